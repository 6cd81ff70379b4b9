"""What is left to somebody whose account is closed for a while: help, their words, the way out."""

from django.urls import get_resolver

from alongside.people.models import Draft, Person, Suspension
from alongside.people.safety import suspended
from tests.house.test_doors import names

from .closed import WHY, asked

CLOSED = (
    *("/", "/groups/morning/", "/groups/morning/people/", "/groups/morning/stories/"),
    *("/groups/morning/agreement/", "/groups/morning/leave/", "/search/", "/people/blocked/"),
)


def test_whatever_page_of_others_they_ask_for_they_get_the_reason(closed, ben, browse):
    browser = browse(ben)
    for address in CLOSED:
        page = browser.get(address, follow=True)
        assert page.redirect_chain[-1][0] == "/suspended/", address
    assert WHY in page.text
    assert "An organiser decided this" in page.text
    assert "Olive" not in page.text


def test_without_a_suspension_the_same_pages_are_open(morning, ben, browse):
    browser = browse(ben)
    assert [browser.get(address).status_code for address in CLOSED] == [200] * len(CLOSED)
    assert browser.get("/suspended/").url == "/"
    assert browser.post("/suspended/appeal/", {"appeal": "Why?"}).url == "/"


def test_help_and_ones_own_things_stay_open(closed, ben, browse):
    browser = browse(ben)
    for address in ("/help/", "/privacy/", "/account/", "/display/", "/sign-out/", "/questions/"):
        assert browser.get(address).status_code == 200, address


def test_every_name_that_stays_open_is_an_address():
    assert suspended.STILL_OPEN - set(names(get_resolver())) == set()


def test_the_way_out_with_what_is_ones_own_stays_open():
    """Whatever it takes to take one's words along, to be erased, and to sign in safely."""
    there = set(names(get_resolver()))
    wanted = {"export", "export_file", "erase", "account_reauthenticate", "mfa_index", "read_news"}
    assert wanted <= there & suspended.STILL_OPEN


def test_nothing_can_be_shared_or_joined_and_words_are_kept(closed, morning, evening, ben, browse):
    browser = browse(ben)
    words = {"body": "One thing more.", "wish": "listen", "place": f"story:{morning.pk}"}
    assert browser.post("/groups/morning/stories/", words).url == "/suspended/"
    assert not morning.stories.exists()
    assert Draft.objects.words(ben, f"story:{morning.pk}") == "One thing more."


def test_words_with_no_place_to_wait_at_are_there_to_be_copied(closed, morning, ben, browse):
    page = browse(ben).post("/groups/morning/stories/1/hold/", {"reason": "Careful words of why."})
    assert page.status_code == 403 and "Careful words of why." in page.text
    assert "Your account is closed for now" in page.text and not Draft.objects.exists()


def test_a_button_without_words_does_not_lose_the_draft(closed, morning, ben, browse):
    place = f"story:{morning.pk}"
    Draft.objects.keep(ben, place, "Half a sente")
    browse(ben).post("/groups/morning/stories/", {"body": "", "place": place})
    assert Draft.objects.words(ben, place) == "Half a sente"


def test_an_invitation_lets_nobody_in_who_is_suspended(closed, evening, dev, ben, browse):
    from alongside.groups.models import Invitation

    evening.memberships.filter(person=ben).delete()
    link = Invitation.objects.make(evening, by=dev).get_absolute_url()
    assert browse(ben).post(link).url == "/suspended/"
    assert not evening.memberships.filter(person=ben).exists()


def test_signing_in_again_leads_to_the_reason(db, olive, browse):
    leo = Person.objects.sign_up("leo", "correct horse battery")
    leo.accept_limits()
    Suspension.objects.suspend(leo, by=olive, reason=WHY)
    form = {"login": "leo", "password": "correct horse battery"}
    assert WHY in browse().post("/sign-in/", form, follow=True).text


def test_a_page_asks_nothing_more_for_it(morning, ben, browse):
    """Whether somebody is suspended stands in the row that every page reads anyway."""
    browser = browse(ben)
    queries = asked(browser.get, "/groups/morning/")
    assert [one for one in queries if "people_person" in one]
    assert not [one for one in queries if "suspension" in one]
    assert [one for one in asked(browser.get, "/suspended/") if "suspension" in one]
