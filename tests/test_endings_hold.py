"""What has ended stays ended when a copy of the day before is put back, and nothing else is lost.

On that day Mara and Hana are erased, Hana's words being kept without her name; Ada ends Femi's
place in the group; Joan and Kit take words back; Ben blocks Eve; Cleo signs out a lost phone; Olive
closes Ivo's account and opens Lou's again.
"""

import pytest

from .an_ended_day import Day

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    return Day(tmp_path_factory.mktemp("day"))


def with_the_keyring_of_today(day, at):
    return day.restore(at.as_it_is_today())


def with_the_older_keyring_over_it(day, at):
    ledger = ["--ledger", day.data / "keyring" / "ledger"]
    return day.restore(at.as_it_is_today(), "--keyring", day.copies["keyring"], *ledger)


def all_lost_but_the_root_and_the_ledger(day, at):
    ledger = ["--ledger", day.data / "keyring" / "ledger"]
    return day.restore(at.with_the_root(), "--keyring", day.copies["keyring"], *ledger)


def all_lost_but_the_root_and_a_newer_copy_of_the_data(day, at):
    ledger = ["--ledger", day.newer["data"] / "ledger"]
    return day.restore(at.with_the_root(), "--keyring", day.copies["keyring"], *ledger)


def all_lost_but_the_root_and_a_newer_copy_of_the_keyring(day, at):
    return day.restore(at.with_the_root(), "--keyring", day.newer["keyring"])


WAYS = (
    with_the_keyring_of_today,
    with_the_older_keyring_over_it,
    all_lost_but_the_root_and_the_ledger,
    all_lost_but_the_root_and_a_newer_copy_of_the_data,
    all_lost_but_the_root_and_a_newer_copy_of_the_keyring,
)
# Where Hana's own key had ended, what she left to the group is only in copies from after that.
WITHOUT_HER_KEY = {
    with_the_keyring_of_today,
    all_lost_but_the_root_and_a_newer_copy_of_the_keyring,
}


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: way.__name__)
def restored(request, day, tmp_path_factory):
    """The copy of the day before, put back in each of these ways and served."""
    at = day.another(tmp_path_factory.mktemp("restored"))
    at.way = request.param
    at.way(day, at)
    with at.served():
        yield at


@pytest.fixture(scope="module")
def raw(day, tmp_path_factory):
    """The files of the copy put in place by hand, and no ledger: as if nothing had ended."""
    at = day.another(tmp_path_factory.mktemp("raw"))
    at.with_the_root().by_hand(ledger=None)
    with at.served():
        yield at


ENDED = {
    "Mara cannot sign in": lambda at: at.signs_in_as_mara() is False,
    "Mara's browser is signed out": lambda at: not at.is_signed_in("mara"),
    "Mara's name is in no list": lambda at: "Mara" not in at.people(),
    "Mara's words are on no page": lambda at: not at.anybody_reads("mara", "mara's reply"),
    "Mara's words are not found": lambda at: not at.finds("mara"),
    "Mara's story opens with no key": lambda at: at.opens("mara") == "KeyMissing",
    "Mara's reply opens with no key": lambda at: at.opens("mara's reply") == "KeyMissing",
    "No older copy of her key opens here": lambda at: not at.has_the_epoch_of_the_copy(),
    "Hana cannot sign in": lambda at: at.signs_in_as("hana") is False,
    "Hana's browser is signed out": lambda at: not at.is_signed_in("hana"),
    "Hana's name is in no list": lambda at: "Hana" not in at.people(),
    "Hana's name is not on her story": lambda at: at.is_of_someone_who_has_left("hana"),
    "Hana's story opens with no key of hers": lambda at: at.opens("hana") == "KeyMissing",
    "Femi has no page of the group": lambda at: at.statuses_for("femi") == {404},
    "Femi finds nothing in it": lambda at: not at.finds("ben", by="femi"),
    "Femi's link lets nobody in": lambda at: at.visit("femi", at.link).status == 404,
    "Joan's story is gone": lambda at: at.visit("ada", at.told["joan"]).status == 404,
    "Joan's story is not found": lambda at: not at.finds("joan"),
    "Joan's words are on no page": lambda at: not at.anybody_reads("joan"),
    "Kit's reply is gone": lambda at: not at.anybody_reads("kit"),
    "Kit's reply is not found": lambda at: not at.finds("kit"),
    "Ben does not read Eve": lambda at: not at.reads("ben", "eve"),
    "Ben does not find Eve": lambda at: not at.finds("eve", by="ben"),
    "Eve does not read Ben": lambda at: not at.reads("eve", "ben"),
    "Eve does not find Ben": lambda at: not at.finds("ben", by="eve"),
    "Cleo's lost phone is signed out": lambda at: not at.is_signed_in("lost phone"),
    "Ivo's account is closed": lambda at: "closed for now" in at.visit("ivo", "/suspended/").text,
    "Lou's account is open": lambda at: "is open again" in at.visit("lou", "/suspended/").text,
}


@pytest.mark.parametrize("over", ENDED)
def test_what_ended_stays_ended(restored, over):
    assert ENDED[over](restored)


def test_files_put_back_by_hand_are_caught_up_with_before_the_site_opens(day, tmp_path):
    """As after a power cut in the middle of an erasure, the ledger knows more than the rows."""
    at = day.another(tmp_path).with_the_root()
    at.by_hand(ledger=day.data / "keyring" / "ledger")
    with at.served():
        assert [what for what, over in ENDED.items() if not over(at)] == []
        assert [one for one in at.doctor() if "Of what ended" in one] == []


@pytest.mark.parametrize("over", ENDED)
def test_without_the_ledger_each_of_them_would_be_back(raw, over):
    """The control, without which nothing above would prove anything."""
    assert not ENDED[over](raw)


def test_everybody_else_is_read_by_whom_they_were_read_before(restored):
    for name in ("ben", "cleo", "eve", "femi"):
        assert restored.reads("ada", name), name
        assert restored.finds(name, by="ada"), name
    assert restored.reads("cleo", "ben") and restored.reads("cleo", "eve")
    assert restored.opens("ben") == restored.words("ben")


def test_no_page_of_theirs_says_that_something_does_not_open(restored):
    for name in ("ada", "ben", "cleo", "eve"):
        for page in restored.every_page(name):
            assert page.status == 200
            assert "cannot be opened" not in page.text


def test_every_sealed_value_opens_and_nothing_is_left_to_end(restored):
    wrong = restored.doctor()
    assert [one for one in wrong if "do not open" in one or "damaged" in one] == []
    assert [one for one in wrong if "Of what ended" in one or "have no key" in one] == []


def test_who_was_signed_in_still_is(restored):
    for name in ("ada", "ben", "cleo", "eve", "femi", "joan", "kit"):
        assert restored.is_signed_in(name), name


def test_what_hana_left_to_the_group_is_there_where_it_could_be_opened(restored):
    assert restored.anybody_reads("hana") is (restored.way not in WITHOUT_HER_KEY)
