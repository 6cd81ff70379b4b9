"""Asking to join: who can, what they are told, who answers, and what is kept of it."""

import pytest
from django.utils import timezone

from alongside.groups.joining import places
from alongside.groups.models import Asking, Group, Membership
from alongside.groups.parting.decisions import Decision
from tests.conftest import new_group, person
from tests.house.test_doors import all_of_it

QUESTIONS = "What brings you?\nHave you been in a group before?"


def settle(group, **how):
    """`group` as somebody has set it up who leads it."""
    for name, value in how.items():
        setattr(group, name, value)
    group.save(update_fields=list(how))
    return group


@pytest.fixture
def noon(ada, ben):
    """A group to be asked, with two questions. Ada leads; Ben is a member."""
    return settle(new_group("noon", ada, ben), joining="asking", questions=QUESTIONS)


def address(group):
    return f"/find/{group.pk}/ask/"


def asks(browser, group, **words):
    form = {"asked": group.questions or "", **words}
    return browser.post(address(group), form)


@pytest.fixture
def nias(noon, nia, browse):
    """Nia has asked to join."""
    asks(browse(nia), noon, answer_0="My hands.", answer_1="")
    return Asking.objects.get()


# -- asking ---------------------------------------------------------------------------------------


def test_the_page_asks_what_the_group_asks_and_says_what_happens_next(noon, nia, browse):
    page = browse(nia).get(address(noon)).text
    for words in (noon.name, "What brings you?", "They are volunteers", "there is no clock"):
        assert words in page


def test_asking_keeps_the_answers_for_those_who_lead(noon, ada, ben, nia, nias, browse):
    assert nias.answers == [["What brings you?", "My hands."], [QUESTIONS.split("\n")[1], ""]]
    assert (nias.state, nias.number) == ("asked", 1)
    answer = f"/groups/noon/askings/{nias.pk}/"
    assert "My hands." in browse(ada).get(answer).text
    assert browse(ben).get(answer).status_code == 403
    assert browse(nia).get(answer).status_code == 404
    assert "My hands." in browse(nia).get(nias.get_absolute_url()).text


def test_asking_twice_is_asking_once(noon, nia, nias, browse):
    for answer in ("My hands.", ""):
        assert asks(browse(nia), noon, answer_0=answer).url == nias.get_absolute_url()
    assert browse(nia).get(address(noon)).url == nias.get_absolute_url()
    assert Asking.objects.get().answers[0][1] == "My hands."


def test_other_answers_of_who_has_asked_already_come_back(noon, nia, nias, browse):
    page = asks(browse(nia), noon, answer_0="My knees, since the fall.").text
    assert "You have asked already, or are in." in page and nias.get_absolute_url() in page
    assert "My knees, since the fall.</textarea>" in page and "Ask to join" not in page
    assert Asking.objects.get().answers[0][1] == "My hands."


def test_answers_of_who_was_let_in_meanwhile_come_back(noon, nia, browse):
    noon.welcome(nia)
    page = asks(browse(nia), noon, answer_0="My hands.").text
    assert "You have asked already, or are in." in page and "My hands.</textarea>" in page
    assert asks(browse(nia), noon).url == noon.get_absolute_url()


def test_a_question_that_changed_meanwhile_is_shown_again_with_what_was_typed(noon, nia, browse):
    form = {"asked": "What brings you?", "answer_0": "My hands."}
    page = browse(nia).post(address(noon), form)
    assert "has just changed its questions" in page.text
    assert "My hands.</textarea>" in page.text
    assert not Asking.objects.exists()


def test_an_answer_that_is_too_long_is_given_back(noon, nia, browse):
    page = asks(browse(nia), noon, answer_0="ouch " * 200)
    assert "longer than fits" in page.text and "ouch ouch" in page.text
    assert not Asking.objects.exists()


def by_invitation(group, nia, ada):
    settle(group, joining="invitation")


def over(group, nia, ada):
    settle(group, ends_on=timezone.localdate() - timezone.timedelta(days=1))


def asked_to_leave(group, nia, ada):
    group.welcome(nia).end(by=ada)
    now = timezone.now()
    Decision.objects.create(
        group=group, person=nia, kind="removal", by=ada, holds_from=now, reason="Not here."
    )


@pytest.mark.parametrize("ending", [by_invitation, over, asked_to_leave])
def test_what_is_not_to_be_found_is_not_there(noon, ada, nia, browse, ending):
    nias = browse(nia)
    assert nias.get(address(noon)).status_code == 200
    ending(noon, nia, ada)
    for method in ("get", "post"):
        there = getattr(nias, method)(address(noon))
        nowhere = getattr(nias, method)(f"/find/{2**62}/ask/")
        assert there.status_code == 404
        assert all_of_it(there) == all_of_it(nowhere)
    with pytest.raises(Group.DoesNotExist):
        places.ask(noon, nia)
    assert not Asking.objects.exists()


def test_members_are_in_already(noon, ben, browse):
    assert browse(ben).get(address(noon)).url == noon.get_absolute_url()
    assert browse(ben).post(address(noon)).url == noon.get_absolute_url()
    assert not Asking.objects.exists()


def test_an_open_group_with_room_lets_in_at_once(noon, nia, browse):
    settle(noon, joining="open", questions=None, capacity=2)
    assert "There is a place for you." in browse(nia).get(address(noon)).text
    assert browse(nia).post(address(noon)).url == noon.get_absolute_url()
    assert noon.memberships.current().filter(person=nia, role="member").exists()
    assert browse(nia).get(noon.get_absolute_url()).url.startswith("/groups/noon/agreement/")


def test_an_open_group_that_talks_first_asks_those_who_lead(noon, nia, browse):
    settle(noon, joining="open", talks_first=True)
    assert "talk with everybody once" in browse(nia).get(address(noon)).text
    asks(browse(nia), noon)
    assert Asking.objects.get().state == "asked"


def test_a_name_like_a_members_is_not_told_of_where_one_cannot_come_in(noon, ben, browse):
    """Or asking under one name after the other would tell who is in the group."""
    double = person("bem")
    double.display_name = "Ben"
    double.save()
    browser = browse(double)
    assert "a name very like yours" not in browser.get(address(noon)).text
    assert asks(browser, noon).status_code == 302
    Asking.objects.all().delete()
    settle(noon, joining="open", questions=None)
    assert "a name very like yours" in browser.get(address(noon)).text
    assert browser.post(address(noon)).status_code == 200
    assert not Membership.objects.filter(person=double).exists()


# -- one's own page -------------------------------------------------------------------------------


def test_an_asking_is_there_for_whoever_asked_alone(noon, ada, ben, nia, olive, nias, browse):
    own = nias.get_absolute_url()
    assert browse(nia).get(own).status_code == 200
    for somebody in (ada, ben, olive):
        for page in (own, f"{own}take-back/", f"{own}put-away/"):
            method = "get" if page == own else "post"
            there = getattr(browse(somebody), method)(page)
            assert there.status_code == 404
    assert Asking.objects.get().is_open


def test_today_says_how_it_stands(noon, ada, nia, nias, browse):
    assert "You asked to join" in browse(nia).get("/").text
    assert "Somebody asks to join" in browse(ada).get("/").text
    places.accept(nias, by=ada)
    page = browse(nia).get("/").text
    assert "There is a place for you now." in page
    assert "You asked to join" not in page
    assert "Somebody asks to join" not in browse(ada).get("/").text


def test_taking_it_back_takes_the_answers_along(noon, nia, ada, nias, browse):
    browse(nia).post(f"{nias.get_absolute_url()}take-back/")
    nias.refresh_from_db()
    assert (nias.state, nias.answers) == ("taken_back", None)
    assert browse(ada).get(f"/groups/noon/askings/{nias.pk}/").status_code == 404
    assert asks(browse(nia), noon).url != nias.get_absolute_url(), "one may ask again"


@pytest.mark.parametrize(
    ("before", "says"),
    [(0, "You are next."), (1, "A few are before you."), (3, "A few are"), (4, "more than a few")],
)
def test_the_line_is_told_in_words(noon, ada, nia, browse, before, says):
    settle(noon, joining="open", capacity=1, questions=None)
    for number in range(before):
        places.ask(noon, person(f"early-{number}"))
    mine = places.ask(noon, nia)
    page = browse(nia).get(mine.get_absolute_url()).text
    assert says in page
    assert "You are waiting for a place" in page


# -- answering ------------------------------------------------------------------------------------


def test_a_yes_lets_in_and_the_agreement_comes_next(noon, ada, nia, nias, browse):
    assert "My hands." in browse(ada).get(f"/groups/noon/askings/{nias.pk}/").text
    assert browse(ada).post(f"/groups/noon/askings/{nias.pk}/accept/").url == "/groups/noon/desk/"
    nias.refresh_from_db()
    assert (nias.state, nias.answered_by) == ("let_in", ada)
    assert "There is a place for you now" in browse(nia).get(nias.get_absolute_url()).text
    assert browse(nia).get("/groups/noon/").url.startswith("/groups/noon/agreement/")


def test_not_this_time_comes_with_words_and_keeps_no_answers(noon, ada, nia, nias, browse):
    door = f"/groups/noon/askings/{nias.pk}/decline/"
    assert "Thank you for asking" in browse(ada).get(door).text
    assert "no words here yet" in browse(ada).post(door, {"answer": " "}).text
    browse(ada).post(door, {"answer": "Try the evening group."})
    nias.refresh_from_db()
    assert (nias.state, nias.answers) == ("declined", None)
    nias_browser = browse(nia)
    assert "There is an answer from" in nias_browser.get("/").text
    page = nias_browser.get(nias.get_absolute_url()).text
    assert "Try the evening group." in page
    assert "Ada" not in page
    nias_browser.post(f"{nias.get_absolute_url()}put-away/")
    assert "There is an answer from" not in nias_browser.get("/").text
    assert "Try the evening" not in nias_browser.get(nias.get_absolute_url()).text


@pytest.mark.parametrize("act", ["", "accept/", "decline/"])
def test_nobody_else_answers(noon, evening, ada, ben, dev, olive, nia, nias, browse, act):
    """Ben is a member, Dev leads another group, Olive organises, Nia asked."""
    door = f"/groups/noon/askings/{nias.pk}/{act}"
    method = "get" if act == "" else "post"
    for somebody, status in ((ben, 403), (dev, 404), (olive, 404), (nia, 404)):
        assert getattr(browse(somebody), method)(door).status_code == status
    theirs = f"/groups/evening/askings/{nias.pk}/{act}"
    assert getattr(browse(dev), method)(theirs).status_code == 404
    assert Asking.objects.get().state == "asked"


def test_what_was_answered_is_answered_once(noon, ada, nias, browse):
    adas = browse(ada)
    adas.post(f"/groups/noon/askings/{nias.pk}/accept/")
    assert adas.post(f"/groups/noon/askings/{nias.pk}/accept/").status_code == 404
    assert not places.decline(nias, by=ada, words="After all not.")
    assert Asking.objects.get().state == "let_in"


def test_the_desk_names_who_asks_for_those_who_lead_alone(noon, ada, ben, nias, browse):
    assert "Nia" in browse(ada).get("/groups/noon/desk/").text
    assert browse(ben).get("/groups/noon/desk/").status_code == 403
    assert "/desk/" in browse(ada).get("/groups/noon/").text
    assert "/desk/" not in browse(ben).get("/groups/noon/").text


def test_members_do_not_learn_who_asks(noon, ben, nias, browse):
    for page in ("/", "/groups/noon/", "/groups/noon/people/"):
        assert "Nia" not in browse(ben).get(page).text
