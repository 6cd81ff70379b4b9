"""One person writes for the same place on two devices: nothing typed on either is thrown away."""

import re

import pytest

from alongside.conversations.models import Story
from alongside.people.being_here.together import is_in, together
from alongside.people.models import Consent, Draft, Suspension
from tests.begun import began_on

from .closed import WHY
from .test_second_factor import STEP, add_app, by_password, code_of
from .test_signing_in import sign_in

SHARE, STORIES = "/groups/morning/stories/share/", "/groups/morning/stories/"
LONG = "Begun, and then two hundred careful words."
PHONE, LAPTOP = "f" * 36, "a" * 36  # How a page's script calls itself.
MORE = "On another page you had written something more."


@pytest.fixture
def place(morning):
    return f"story:{morning.pk}"


class Page:
    """The page on which stories are written, as it was when this browser came there."""

    def __init__(self, browser, place, called=""):
        self.browser, self.place = browser, place
        mark = began_on(browser.get(SHARE))["began"]
        self.began = ";".join(filter(None, [mark, called]))

    def form(self, body, **more):
        return {"place": self.place, "began": self.began, "body": body, **more}

    def saves(self, body, **more):
        answer = self.browser.post(
            "/drafts/", self.form(body, **more), headers={"accept": "application/json"}
        )
        if answer.status_code == 200:
            self.began = f"{answer.json()['began']};{self.began.rpartition(';')[2]}"
            return answer.json()["there"]
        assert answer.status_code == 204
        return {}

    def shares(self, body, **more):
        return self.browser.post(STORIES, self.form(body, wish="listen", **more), follow=True)


@pytest.fixture
def phone(cleo, browse, place):
    """Open since before the laptop was."""
    return Page(browse(cleo), place, PHONE)


@pytest.fixture
def laptop(phone, cleo, browse, place):
    phone.saves("Begun")
    page = Page(browse(cleo), place, LAPTOP)
    assert page.saves(LONG) == {}
    return page


def words(cleo, place):
    return Draft.objects.words(cleo, place)


def test_a_page_writes_over_what_it_kept_itself(phone, cleo, place):
    for body in ("Begun", "Begun anew", "Anew"):
        assert phone.saves(body) == {} and words(cleo, place) == body
    phone.saves("")
    assert not Draft.objects.exists()


def test_an_older_page_writes_over_nothing_and_is_told_what_is_there(phone, laptop, cleo, place):
    assert phone.saves("Begun.") == {"body": LONG}
    assert words(cleo, place) == f"Begun.\n\n{LONG}"
    assert phone.saves(f"Begun.\n\n{LONG} And on.") == {}
    assert words(cleo, place) == f"Begun.\n\n{LONG} And on."


def test_who_never_hears_the_answer_writes_over_nothing_either(phone, laptop, cleo, place):
    began = phone.began
    phone.saves("Begun.")
    phone.began = began
    phone.saves("Begun. More")
    assert LONG in words(cleo, place) and "Begun. More" in words(cleo, place)


def test_emptied_on_an_older_page_it_stays(phone, laptop, cleo, place):
    assert phone.saves("") == {"body": LONG}
    assert words(cleo, place) == LONG


def test_what_is_in_the_other_already_is_there_once(phone, laptop, cleo, place):
    assert phone.saves("Begun") == {"body": LONG} and words(cleo, place) == LONG


def test_a_page_that_came_afterwards_writes_over_it(laptop, cleo, browse, place):
    assert Page(browse(cleo), place).saves("Quite other") == {}
    assert words(cleo, place) == "Quite other"


def test_each_field_is_joined_and_a_choice_is_the_last(phone, laptop, cleo, place):
    laptop.saves(LONG, content_note="Stairs", wish="ideas")
    there = phone.saves("Begun.", wish="listen")
    assert there["content_note"] == "Stairs"
    begun = Draft.objects.begun(cleo, place)
    assert begun["content_note"] == "Stairs" and begun["wish"] == "listen"


def test_a_button_without_a_script_joins_them_as_well(phone, laptop, cleo, place):
    answer = phone.browser.post("/drafts/", {**phone.form("Begun."), "not_now": "yes"})
    assert answer.status_code == 302 and LONG in words(cleo, place)


def test_too_long_together_is_refused_and_nothing_is_lost(phone, laptop, cleo, place):
    laptop.saves("x" * 60_000)
    answer = phone.browser.post("/drafts/", phone.form("y" * 60_000))
    assert answer.status_code == 422 and words(cleo, place) == "x" * 60_000


# -- where the words meet a closed door ------------------------------------------------------------


def test_at_the_limits_both_are_kept(phone, laptop, cleo, place):
    Consent.objects.filter(person=cleo).delete()
    Consent.keep_limits(cleo.pk)
    phone.browser.post(STORIES, phone.form("From the phone", wish="listen"))
    assert words(cleo, place) == f"From the phone\n\n{LONG}"


def test_when_suspended_both_are_kept(phone, laptop, cleo, olive, place):
    Suspension.objects.suspend(cleo, by=olive, reason=WHY)
    phone.browser.post(STORIES, phone.form("From the phone", wish="listen"))
    assert words(cleo, place) == f"From the phone\n\n{LONG}"


def test_after_signing_in_again_both_are_kept(morning, leo, browse):
    morning.welcome(leo).accept(morning.current_agreement())
    place = f"story:{morning.pk}"
    old = Page(browse(leo), place, PHONE)
    Page(browse(leo), place, LAPTOP).saves(LONG)
    late = browse()
    page = late.post(STORIES, old.form("From the phone", wish="listen"))
    carried = dict(re.findall(r'name="(kept_\w+)" value="([^"]*)"', page.text))
    assert carried["kept_began"] == old.began
    sign_in(late, "leo", **carried)
    assert words(leo, place) == f"From the phone\n\n{LONG}"


def test_after_signing_in_again_long_words_of_both_are_kept(morning, leo, browse):
    morning.welcome(leo).accept(morning.current_agreement())
    place = f"story:{morning.pk}"
    old = Page(browse(leo), place, PHONE)
    Page(browse(leo), place, LAPTOP).saves("x" * 60_000)
    carried = {f"kept_{name}": text for name, text in old.form("y" * 60_000).items()}
    sign_in(browse(), "leo", **carried)
    assert words(leo, place) == f"{'y' * 60_000}\n\n{'x' * 60_000}"


@pytest.mark.parametrize("length", [150_000, 400_000])
def test_long_words_that_two_pages_held_are_not_cut_by_signing_in_once_more(
    morning, leo, browse, length
):
    morning.welcome(leo).accept(morning.current_agreement())
    place = f"story:{morning.pk}"
    Draft.objects.keep(leo, place, "x" * length, most=2 * length)
    page = Page(browse(leo), place, PHONE)
    carried = {f"kept_{name}": text for name, text in page.form("x" * length + " So.").items()}
    sign_in(browse(), "leo", **carried)
    assert words(leo, place) == "x" * length + " So."


def test_nor_by_a_second_step(morning, leo, browse):
    secret = add_app(browse(leo))
    leos, _answer = by_password(leo, kept_place="story:42", kept_body="x" * 150_000)
    leos.post(STEP, {"code": code_of(secret)})
    assert words(leo, "story:42") == "x" * 150_000


# -- sharing ---------------------------------------------------------------------------------------


def test_shared_from_an_older_page_what_was_written_elsewhere_stays(phone, laptop, cleo, place):
    assert MORE in phone.shares("Begun.").text
    assert Story.objects.get().body == "Begun." and words(cleo, place) == LONG


def test_shared_with_all_of_it_nothing_stays(phone, laptop, cleo, place):
    assert MORE not in phone.shares(f"{LONG} And the end.").text
    assert not Draft.objects.exists()


def test_who_leaves_something_out_of_their_own_keeps_nothing(phone, cleo, place):
    phone.saves("One. Two. Three.")
    assert MORE not in phone.shares("One. Three.").text and not Draft.objects.exists()


def test_a_form_that_came_back_still_knows_its_draft(phone, cleo, place):
    phone.saves("One. Two. Three.")
    page = phone.shares("One. Two.", content_note="x" * 500)
    phone.began = began_on(page)["began"]
    assert PHONE in phone.began and phone.saves("One.") == {}
    phone.shares("One.")
    assert not Draft.objects.exists()


def test_as_it_is_again_takes_the_place_of_what_was_begun(bens_story, ben, browse):
    place, bens = f"edit_story:{bens_story.pk}", browse(ben)
    bens.post("/drafts/", {"place": place, "began": "", "body": "Half a change"})
    page = bens.get(f"/groups/morning/stories/{bens_story.pk}/edit/?as-it-is")
    bens.post("/drafts/", {"place": place, "body": "Another", **began_on(page)})
    assert Draft.objects.words(ben, place) == "Another"


# -- the texts -------------------------------------------------------------------------------------


@pytest.mark.pure
def test_texts_are_together_once():
    assert together("", "There") == "There" == together("There", "")
    assert together("Here and there.", "there") == "Here and there."
    assert together("Here", "There") == "Here\n\nThere"
    assert is_in("One\r\n\r\ntwo ", "One\n\ntwo three")
