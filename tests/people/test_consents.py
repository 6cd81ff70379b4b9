"""What somebody agreed to: the words of its version, when, and taken back as easily as given."""

from pathlib import Path

import pytest

from alongside import people
from alongside.live import hub
from alongside.people.arriving.limits import LIMITS
from alongside.people.being_told import addresses
from alongside.people.leaving.consents import words_of
from alongside.people.models import Consent
from alongside.vault import endings
from alongside.vault.endings import Ending
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db
YES = {"of_age": "on", "understood": "on"}


def agreed_to_version_1(someone):
    someone.consents.update(version=1)
    Consent.keep_limits(someone.pk)


# -- the limits ------------------------------------------------------------------------------------


def test_every_version_has_its_words_and_the_newest_three_parts_of_three_sentences():
    assert set(LIMITS) == set(range(1, Consent.LIMITS_VERSION + 1))
    newest = LIMITS[Consent.LIMITS_VERSION]
    assert [len(part.sentences) for part in newest.parts] == [3, 3, 3]
    assert all(part.title for part in newest.parts)
    assert newest.new, "whoever agreed to the one before is told what is new"


def test_the_page_says_all_of_it(leo, browse):
    page = browse(leo).get("/limits/").text
    for part in LIMITS[Consent.LIMITS_VERSION].parts:
        for sentence in part.sentences:
            assert str(sentence) in page


def test_who_agreed_to_the_version_before_is_asked_anew_and_told_what_is_new(leo, browse):
    leos = browse(leo)
    assert "It has changed since" not in leos.get("/limits/").text
    agreed_to_version_1(leo)
    assert leos.get("/").url.startswith("/limits/")
    page = leos.get("/limits/").text
    assert "It has changed since you agreed to it" in page
    for sentence in LIMITS[Consent.LIMITS_VERSION].new:
        assert str(sentence) in page
    leos.post("/limits/", YES)
    assert leos.get("/").status_code == 200
    assert sorted(leo.consents.values_list("version", flat=True)) == [1, 2]


def test_a_yes_on_a_page_of_the_version_before_is_none_to_this_one(leo, browse):
    agreed_to_version_1(leo)
    leos = browse(leo)
    assert f'name="version" value="{Consent.LIMITS_VERSION}"' in leos.get("/limits/").text
    page = leos.post("/limits/", {**YES, "version": "1", "next": "/help/", "kept_body": "Danke"})
    assert "Please read it once more." in page.text and "Danke</textarea>" in page.text
    assert " checked" not in page.text and 'value="/help/"' in page.text
    assert leo.consents.get().version == 1
    assert leos.post("/limits/", {**YES, "version": Consent.LIMITS_VERSION}).status_code == 302
    assert leo.consents.count() == 2


def test_words_with_no_place_to_wait_at_are_on_the_page_to_be_copied(leo, browse):
    agreed_to_version_1(leo)
    sent = {"reason": "Careful words of why."}
    from_there = {"headers": {"referer": "https://localhost/groups/morning/"}}
    page = browse(leo).post("/groups/morning/stories/1/hold/", sent, **from_there)
    assert page.status_code == 403 and "Careful words of why." in page.text
    assert 'action="/limits/"' in page.text and 'value="/groups/morning/"' in page.text
    leo.refresh_from_db()
    assert not leo.has_accepted_limits()


def test_who_comes_for_the_first_time_hears_nothing_of_changes(db, browse):
    from alongside.people.models import Person

    kit = Person.objects.sign_up("kit", PASSWORD)
    page = browse(kit).get("/limits/").text
    assert "It has changed" not in page
    assert "I agree, let me in" in page


def test_who_has_agreed_is_not_asked_again(leo, browse):
    page = browse(leo).get("/limits/").text
    assert "You agreed to this" in page
    assert "I agree, let me in" not in page


# -- the rows --------------------------------------------------------------------------------------


def test_each_row_says_in_which_words(leo, browse):
    agreed_to_version_1(leo)
    leos = browse(leo)
    leos.post("/limits/", YES)
    page = leos.get("/account/consents/").text
    for version in (1, 2):
        for words in words_of("limits", version):
            assert str(words).replace("'", "&#39;") in page or str(words) in page
    assert "A newer version has taken its place." in page
    assert page.count("Take this back") == 1


def test_taken_back_it_is_closed_at_once_on_every_device(leo, morning, browse):
    phone, desk = browse(leo), browse(leo)
    for device in (phone, desk):
        assert device.get("/").status_code == 200
    answer = phone.post(f"/account/consents/{leo.consents.get().pk}/take-back/")
    assert answer.url == "/account/consents/"
    for device in (phone, desk):
        for address in ("/", "/groups/morning/", "/search/"):
            answer = device.get(address)
            assert answer.url.startswith("/limits/"), address
    page = phone.get("/account/consents/").text
    assert "everything private is closed to you" in page
    assert "taken back" in page
    for address in ("/account/export/", "/account/erase/", "/help/", "/privacy/"):
        assert desk.get(address).status_code == 200, address
    desk.post("/limits/", YES)
    assert phone.get("/").status_code == 200
    assert leo.consents.count() == 2, "the row that was taken back stays"


def test_taking_back_twice_is_taking_back_once(leo, browse):
    leos, consent = browse(leo), leo.consents.get()
    for _time in range(2):
        leos.post(f"/account/consents/{consent.pk}/take-back/")
    assert Ending.objects.filter(what="consent_taken_back").count() == 1
    first = Consent.objects.get().taken_back_at
    leos.post(f"/account/consents/{consent.pk}/take-back/")
    assert Consent.objects.get().taken_back_at == first


def test_nobody_elses_consent_can_be_found(leo, ada, browse):
    theirs = ada.consents.get()
    assert browse(leo).post(f"/account/consents/{theirs.pk}/take-back/").status_code == 404
    assert Consent.objects.get(pk=theirs.pk).taken_back_at is None


def test_older_versions_go_with_the_newest(leo):
    agreed_to_version_1(leo)
    leo.accept_limits()
    leo.consents.get(version=2).take_back()
    assert not leo.consents.filter(taken_back_at=None).exists()
    leo.refresh_from_db()
    assert not leo.has_accepted_limits()


def test_an_open_room_looks_again(leo, browse, monkeypatch, django_capture_on_commit_callbacks):
    rechecked = []
    monkeypatch.setattr(hub, "recheck", rechecked.append)
    monkeypatch.setattr("alongside.live.recheck", rechecked.append)
    with django_capture_on_commit_callbacks(execute=True):
        browse(leo).post(f"/account/consents/{leo.consents.get().pk}/take-back/")
    assert leo.pk in rechecked


def test_the_room_shows_nothing_any_more_without_the_limits(tonight, cleo, browse):
    cleos = browse(cleo)
    cleos.post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
    stream = cleos.get(f"{tonight.get_absolute_url()}stream")
    assert stream.look() is not None
    cleo.consents.get().take_back()
    assert stream.look() is None


# -- an address, a promise -------------------------------------------------------------------------


def test_taking_back_the_address_takes_the_address_away(leo, browse):
    from alongside.people.being_told.addresses import agree
    from alongside.people.models import Address

    agree(leo)
    address = Address.objects.write_down(leo, "leo@elsewhere.example")
    address.confirm()
    consent = leo.consents.get(kind="address")
    leos = browse(leo)
    assert "An e-mail address kept here" in leos.get("/account/consents/").text
    leos.post(f"/account/consents/{consent.pk}/take-back/")
    assert not Address.objects.exists()
    assert leo.consents.get(kind="address").taken_back_at
    assert leos.get("/").status_code == 200, "it closes nothing else"


def test_every_kind_of_consent_has_words_to_show():
    from alongside.people.safety import leading

    versions = {"limits": Consent.LIMITS_VERSION, "address": addresses.VERSION}
    versions["leading"] = leading.VERSION
    assert set(versions) == set(Consent.Kind.values)
    for kind, version in versions.items():
        assert words_of(kind, version), kind


def test_the_words_about_an_address_are_those_of_its_page():
    """As in the template: where no letters are sent, the page does not say them."""
    source = (Path(people.__file__).parent / "jinja2/people/address.html").read_text()
    assert [
        words for words in words_of("address", addresses.VERSION) if str(words) not in source
    ] == []


# -- an older copy ---------------------------------------------------------------------------------


def test_it_stays_taken_back_when_an_older_copy_is_put_back(leo):
    consent = leo.consents.get()
    consent.take_back()
    # As the database was before.
    Consent.objects.update(taken_back_at=None)
    Consent.keep_limits(leo.pk)
    Ending.objects.update(done=False)
    leo.refresh_from_db()
    assert leo.has_accepted_limits()
    assert endings.catch_up() >= 1
    leo.refresh_from_db()
    assert not leo.has_accepted_limits()
    assert Consent.objects.get().taken_back_at
