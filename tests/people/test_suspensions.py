"""An account that is closed for a while: by whom, for what reason, what is left, and how it ends.

Olive organises, and Oscar where he comes in. Ben is a member of the morning group; Ada leads it.
"""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from alongside.people import privacy
from alongside.people.models import Draft, News, Person, Suspension
from alongside.people.safety import suspended
from alongside.people.safety.suspensions import LONGEST
from alongside.vault.access import AccessLine
from alongside.vault.endings import Ending
from alongside.vault.erase import erase_person
from tests.conftest import person
from tests.house.test_doors import names
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

WHY = "You wrote to Cleo again after she had asked you not to."


@pytest.fixture
def oscar(db):
    return person("oscar", is_organiser=True)


@pytest.fixture
def closed(morning, ben, olive):
    return Suspension.objects.suspend(ben, by=olive, reason=WHY)


def again(someone):
    return Person.objects.get(pk=someone.pk)


def written_down():
    return [(line.what, line.by) for line in AccessLine.objects.order_by("number")]


# -- closing it ------------------------------------------------------------------------------------


def test_an_organiser_closes_an_account_with_a_reason(morning, ben, olive, browse):
    page = browse(olive).post(f"/organise/people/{ben.pk}/suspend/", {"reason": WHY}, follow=True)
    assert "The account is closed." in page.text
    suspension = Suspension.objects.get()
    assert (suspension.person, suspension.by, suspension.reason) == (ben, olive, WHY)
    assert again(ben).is_suspended
    assert ("account_suspended", olive.pk) in written_down()


def test_nobody_else_can(morning, ada, ben, cleo, browse):
    for someone in (ada, ben, cleo):
        address = f"/organise/people/{cleo.pk}/suspend/"
        assert browse(someone).post(address, {"reason": WHY}).status_code == 403
    assert not Suspension.objects.exists()


@pytest.mark.parametrize("reason", ["", "   ", "x" * (LONGEST + 1)])
def test_without_a_fitting_reason_nothing_happens_and_the_words_stay(ben, olive, browse, reason):
    page = browse(olive).post(f"/organise/people/{ben.pk}/suspend/", {"reason": reason})
    assert "Nothing is lost." in page.text
    assert reason.strip() in page.text
    assert not again(ben).is_suspended


def test_an_organiser_cannot_close_their_own_account(olive, oscar, browse):
    address = f"/organise/people/{olive.pk}/"
    assert "Close the account" not in browse(olive).get(address).text
    assert "Close the account" in browse(oscar).get(address).text
    assert browse(olive).post(f"{address}suspend/", {"reason": WHY}).status_code == 403
    with pytest.raises(PermissionDenied):
        Suspension.objects.suspend(olive, by=olive, reason=WHY)


def test_an_organiser_who_is_suspended_decides_nothing_any_more(ben, olive, oscar):
    Suspension.objects.suspend(olive, by=oscar, reason=WHY)
    with pytest.raises(PermissionDenied):
        Suspension.objects.suspend(ben, by=olive, reason=WHY)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("on_disk")
def test_two_organisers_who_close_each_others_account_leave_one_who_can_open_it(olive, oscar):
    def close(whom, by):
        try:
            Suspension.objects.suspend(whom, by=by, reason=WHY)
        except PermissionDenied:
            return "refused"
        return "closed"

    answers = at_once(lambda: close(olive, oscar), lambda: close(oscar, olive))
    assert sorted(answers) == ["closed", "refused"]
    assert Person.objects.filter(is_organiser=True, is_suspended=False).count() == 1


def test_closing_it_twice_is_closing_it_once(closed, ben, olive, oscar):
    assert Suspension.objects.suspend(ben, by=oscar, reason="Another reason.") == closed
    assert Suspension.objects.get().reason == WHY


# -- finding it ------------------------------------------------------------------------------------


def test_an_account_is_found_by_the_name_it_signs_in_with(ben, olive, browse):
    page = browse(olive).post("/organise/people/", {"name": "BEN"}, follow=True)
    assert page.redirect_chain == [(f"/organise/people/{ben.pk}/", 302)]
    assert ">Ben</h1>" in page.text


def asked(work, *args):
    with CaptureQueriesContext(connection) as queries:
        work(*args)
    return [one["sql"] for one in queries]


def test_finding_or_not_takes_the_same_work_and_is_written_down(ben, olive, browse):
    browser, counts = browse(olive), []
    browser.post("/organise/people/", {"name": "nobody"})
    for name in ("ben", "nobody", "be"):  # The first one's way on, to their page, is not counted.
        counts.append(len(asked(browser.post, "/organise/people/", {"name": name})))
    assert len(set(counts)) == 1
    sought = AccessLine.objects.filter(what="account_sought")
    assert [line.about["person"] for line in sought.order_by("number")] == [
        None,
        ben.pk,
        None,
        None,
    ]


def test_names_cannot_be_tried_without_end(ben, olive, browse, settings):
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": memory, "LOCATION": "names"}}
    browser = browse(olive)
    for number in range(20):
        browser.post("/organise/people/", {"name": f"somebody {number}"})
    page = browser.post("/organise/people/", {"name": "ben"})
    assert "many tries just now" in page.text
    assert 'value="ben"' in page.text


def test_the_page_shows_what_somebody_is_called_and_nothing_else(bens_story, ben, olive, browse):
    page = browse(olive).get(f"/organise/people/{ben.pk}/").text
    assert "Ben" in page
    for private in (bens_story.body, "The morning group"):
        assert private not in page


def test_a_facilitator_has_the_line_for_an_organiser_and_members_have_not(
    morning, ada, ben, cleo, browse
):
    line = f"http://localhost/organise/people/{ben.pk}/"
    assert line in browse(ada).get("/groups/morning/people/").text
    assert line not in browse(cleo).get("/groups/morning/people/").text


# -- what is left ----------------------------------------------------------------------------------

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


# -- asking again, and the answer ------------------------------------------------------------------


def test_they_can_ask_once_for_another_look(closed, ben, browse):
    browser = browse(ben)
    sent = browser.post("/suspended/appeal/", {"appeal": "She wrote first."}, follow=True)
    assert "Sent." in sent.text and "She wrote first." in sent.text
    assert "Ask for another look" not in sent.text
    browser.post("/suspended/appeal/", {"appeal": "And another thing."})
    assert Suspension.objects.get().appeal == "She wrote first."


@pytest.mark.parametrize("words", ["", " ", "x" * (LONGEST + 1)])
def test_what_does_not_fit_is_not_sent_and_stays(closed, ben, browse, words):
    page = browse(ben).post("/suspended/appeal/", {"appeal": words})
    assert "Nothing is lost." in page.text and words.strip() in page.text
    assert Suspension.objects.get().appealed_at is None


def test_another_organiser_answers_and_not_the_one_who_decided(closed, ben, olive, oscar, browse):
    closed.ask_again("She wrote first.")
    address = f"/organise/people/{ben.pk}/"
    form = {"answer": "You are right.", "outcome": "lift"}
    assert "Send the answer" not in browse(olive).get(address).text
    assert browse(olive).post(f"{address}answer/", form).status_code == 403
    assert "asks for another look" not in browse(olive).get("/organise/").text
    assert "asks for another look" in browse(oscar).get("/organise/").text
    assert "She wrote first." in browse(oscar).get(address).text
    browse(oscar).post(f"{address}answer/", form)
    assert not again(ben).is_suspended
    assert browse(ben).get("/groups/morning/").status_code == 200
    told = browse(ben).get("/suspended/").text
    assert "open again" in told and "You are right." in told and "Oscar" not in told


def test_the_only_organiser_answers_what_they_decided_themselves(closed, ben, olive, browse):
    closed.ask_again("She wrote first.")
    form = {"answer": "I have asked Cleo. It stays.", "outcome": "keep"}
    browse(olive).post(f"/organise/people/{ben.pk}/answer/", form)
    page = browse(ben).get("/", follow=True).text
    assert again(ben).is_suspended and "I have asked Cleo. It stays." in page
    assert ("suspension_kept", olive.pk) in written_down()


@pytest.mark.parametrize("form", [{}, {"answer": "Yes."}, {"outcome": "lift"}])
def test_half_an_answer_is_not_sent(closed, ben, oscar, browse, form):
    closed.ask_again("She wrote first.")
    page = browse(oscar).post(f"/organise/people/{ben.pk}/answer/", form)
    assert "Nothing is lost." in page.text and form.get("answer", "") in page.text
    assert again(ben).is_suspended


def test_it_is_lifted_with_a_few_words_and_news_of_it(closed, ben, olive, browse):
    form = {"note": "Cleo and you have talked."}
    browse(olive).post(f"/organise/people/{ben.pk}/lift/", form)
    assert not again(ben).is_suspended
    assert ben.news.filter(kind=News.Kind.LIFTED).exists()
    assert "Cleo and you have talked." in browse(ben).get("/suspended/").text
    assert ("suspension_lifted", olive.pk) in written_down()
    assert not Suspension.objects.get().lift(by=olive)


def test_a_note_to_an_answered_appeal_does_not_take_the_answer_away(closed, olive, oscar):
    closed.ask_again("She wrote first.")
    closed.keep(by=oscar, answer="It stays.")
    closed.lift(by=olive, note="It is over.")
    assert Suspension.objects.get().answer == "It stays.\n\nIt is over."


# -- after an older copy was put back, and after the person is gone --------------------------------


def carry_out_again(what):
    for ending in Ending.objects.filter(what=what):
        privacy.ENDINGS[what](**ending.about)


def test_it_holds_on_an_older_copy_without_the_reason(closed, ben, browse):
    Suspension.objects.all().delete()
    Person.objects.filter(pk=ben.pk).update(is_suspended=False)
    carry_out_again("suspended")
    carry_out_again("suspended")
    assert again(ben).is_suspended and Suspension.objects.get().pk == closed.pk
    assert "cannot be opened any more" in browse(ben).get("/", follow=True).text


def test_what_was_lifted_stays_lifted_on_an_older_copy(closed, ben, olive):
    closed.lift(by=olive)
    Suspension.objects.update(lifted_at=None)
    Person.objects.filter(pk=ben.pk).update(is_suspended=True)
    carry_out_again("suspended")
    carry_out_again("suspension_lifted")
    assert not again(ben).is_suspended
    assert Suspension.objects.get().lifted_at


def test_a_second_one_holds_where_the_copy_still_has_the_first(closed, ben, olive):
    closed.lift(by=olive)
    second = Suspension.objects.suspend(ben, by=olive, reason=WHY)
    Suspension.objects.filter(pk=second.pk).delete()
    Suspension.objects.update(lifted_at=None)
    carry_out_again("suspended")
    assert Suspension.objects.current().get().pk == second.pk


def test_it_goes_with_the_account(closed, ben):
    erase_person(ben.pk, keep=False)
    assert not Suspension.objects.exists()
    carry_out_again("suspended")
    assert not Suspension.objects.exists()


def test_it_is_no_news_who_decided_once_they_are_gone(closed, ben, olive, browse):
    erase_person(olive.pk, keep=False)
    assert WHY in browse(ben).get("/", follow=True).text
