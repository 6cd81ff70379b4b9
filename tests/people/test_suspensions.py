"""An account that is closed for a while: by whom, for what reason, what is left, and how it ends.

Olive organises, and Oscar where he comes in. Ben is a member of the morning group; Ada leads it.
"""

import pytest
from django.core.exceptions import PermissionDenied

from alongside.people import privacy
from alongside.people.models import News, Person, Suspension
from alongside.people.safety.suspensions import LONGEST
from alongside.vault.access import AccessLine
from alongside.vault.endings import Ending
from alongside.vault.erase import erase_person
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

from .closed import WHY, asked


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


@pytest.mark.usefixtures("a_cache_that_remembers")
def test_names_cannot_be_tried_without_end(ben, olive, browse):
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
    assert "maxlength" not in page.text
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
