"""What is new in a case somebody looks after: they are told, and if they do not look, others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.calling import call_for_all
from alongside.care.models import Case
from alongside.groups.models import Concern
from alongside.notices.models import Notice
from alongside.vault.erase import erase_person
from alongside.vault.keyring import keyring

from ..acting import ASK, CLOSE, act, history, the_minutes_go_on, told
from ..team import came_in, from_eight, is_on_call

PRESS = f'action="{ASK}"'


@pytest.fixture
def case(of_two, ada, cleo, browse):
    """Cleo has asked, Ada looks after it, and has looked."""
    browse(cleo).post(ASK)
    case = Case.objects.get()
    act(browse(ada), case, "claim")
    Notice.objects.all().delete()
    return case


# -- asking again ----------------------------------------------------------------------------------


def test_asked_again_whoever_looks_after_it_is_told_once_until_they_look(case, ada, cleo, browse):
    theirs = browse(cleo)
    for _tap in range(2):
        page = theirs.post(ASK, follow=True).text
    assert told(ada) == ["they_wrote"] and history(case)[-2:] == ["claimed", "asked_again"]
    assert "that there is something new, and has not looked yet." in page
    browse(ada).get(f"/care/{case.pk}/")
    assert told(ada) == []
    assert "has not looked yet" not in theirs.get("/help/").text


def test_days_later_too_and_if_they_do_not_look_whoever_is_on_call_is_called(
    case, ada, gwen, cleo, olive, browse
):
    Case.objects.update(opened_at=timezone.now() - timedelta(days=4))
    is_on_call(gwen, by=olive)
    page = browse(cleo).get("/help/").text
    assert "looks after it, since" in page and "is told at once" not in page and PRESS in page
    page = browse(cleo).post(ASK, follow=True).text
    assert "those who look after such calls are called anew" in page
    the_minutes_go_on(4)
    assert (told(ada), told(gwen)) == (["they_wrote"], [])
    the_minutes_go_on(6)
    assert told(gwen) == ["somebody_waits"]
    assert history(case)[-1] == "put_back"
    page = browse(cleo).get("/help/").text
    assert "Gwen</span> is on call at this moment, and was told." in page.replace("<bdi>", "")
    act(browse(gwen), case, "claim")
    case.refresh_from_db()
    assert case.claimed_by == gwen


def test_looked_at_it_stays_theirs(case, ada, gwen, cleo, browse):
    browse(cleo).post(ASK)
    browse(ada).get(f"/care/{case.pk}/")
    the_minutes_go_on(30)
    case.refresh_from_db()
    assert case.claimed_by == ada and told(gwen) == []


def test_what_nobody_took_in_days_is_still_there_and_is_asked_for_again(of_two, cleo, ada, browse):
    theirs = browse(cleo)
    theirs.post(ASK)
    before = timezone.now() - timedelta(days=4)
    Case.objects.update(opened_at=before)
    Case.objects.get().steps.update(at=before)
    Notice.objects.all().delete()
    page = theirs.post(ASK, follow=True).text
    assert "You asked" in page and "Nobody has said yet" in page
    assert "somebody_waits" in told(ada)


def test_beside_something_found_they_can_ask_as_ever(
    of_two, morning, cleo, ada, gwen, olive, browse
):
    found = came_in(cleo, morning, level="amber")
    act(browse(ada), found, "claim")
    act(browse(ada), found, "write", words="How are you?")
    is_on_call(gwen, by=olive)
    page = browse(cleo).get("/help/").text
    assert PRESS in page and "is on call at this moment, and is told at once" in page
    page = browse(cleo).post(ASK, follow=True).text
    assert told(gwen) == ["somebody_waits"] and "You asked" in page
    assert Case.objects.count() == 2


# -- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["amber", "green"])
def test_words_that_are_not_looked_at_are_red_and_others_are_called(
    of_two, morning, cleo, ada, gwen, olive, browse, level
):
    case = came_in(cleo, morning, level=level, source="newcomer" if level == "green" else "found")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="How are you?")
    is_on_call(gwen, by=olive)
    browse(cleo).post(f"{ASK}{case.pk}/", {"words": "I want to die tonight."})
    assert told(ada) == ["they_wrote"]
    the_minutes_go_on(39)
    assert told(gwen) == []
    the_minutes_go_on(41)
    assert told(gwen) == ["somebody_waits"]
    assert Case.objects.get().level == "red" and history(case)[-2:] == ["put_back", "raised"]
    assert "words that they wrote to the care team" in browse(gwen).get(f"/care/{case.pk}/").text


def test_words_in_what_nobody_looks_after_call_at_any_hour_whatever_it_was(
    of_two, morning, cleo, ada, gwen, olive, browse
):
    case = came_in(cleo, morning, level="green", source="newcomer")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="Welcome here.")
    act(browse(ada), case, "hand-over", to="", words="")
    assert told(gwen) == [], "nobody wrote anything yet"
    page = browse(cleo).post(f"{ASK}{case.pk}/", {"words": "I want to die."}, follow=True).text
    assert "Whoever comes to look after this can read it." in page
    assert told(ada) == told(gwen) == ["somebody_waits"]


# -- handed over, given back -----------------------------------------------------------------------


def test_whoever_it_is_handed_to_is_told_and_if_they_do_not_look_others(
    case, ada, gwen, cleo, browse
):
    act(browse(ada), case, "hand-over", to=gwen.pk, words="I have a flare.")
    assert (told(ada), told(gwen)) == ([], ["they_wrote"])
    assert "has not looked yet" in browse(cleo).get("/help/").text
    the_minutes_go_on(6)
    assert told(ada) == told(gwen) == ["somebody_waits"]


def test_amber_that_was_handed_over_can_wait_for_them(of_two, morning, cleo, ada, gwen, browse):
    case = came_in(cleo, morning, level="amber")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "hand-over", to=gwen.pk, words="")
    assert told(gwen) == ["they_wrote"]
    the_minutes_go_on(500)
    case.refresh_from_db()
    assert case.claimed_by == gwen


def test_given_back_the_others_are_called_at_once_and_not_who_gave_it_back(
    of_three, cleo, ada, gwen, dev, olive, browse
):
    is_on_call(ada, by=olive)
    browse(cleo).post(ASK)
    case = Case.objects.get()
    act(browse(ada), case, "claim")
    act(browse(ada), case, "hand-over", to="", words="I have to go.")
    assert told(gwen) == told(dev) == ["somebody_waits"]
    the_minutes_go_on(1)
    assert not Notice.objects.filter(person=ada, read_at=None).exists()
    page = browse(cleo).get(f"{ASK}{case.pk}/").text
    assert "gave it back, and it waits for somebody else." in page and "is told at once" not in page


def test_what_an_account_that_goes_looked_after_is_called_for(case, ada, gwen, browse):
    erase_person(ada.pk, keep=False)
    assert "somebody_waits" in told(gwen)
    assert history(case)[-1] == "put_back"


def test_an_account_goes_although_the_key_of_what_it_looked_after_is_gone(case, ada):
    keyring().destroy("case", case.pk)
    keyring().forget()
    erase_person(ada.pk, keep=False)
    case = Case.objects.get()
    assert case.claimed_by is None and case.steps.count() == 2


# -- more urgent -----------------------------------------------------------------------------------


def test_more_urgent_than_it_was_who_looks_after_it_is_told_and_then_others(
    of_two, morning, cleo, ada, gwen, browse
):
    case = came_in(cleo, morning, level="amber")
    hers = browse(ada)
    act(hers, case, "claim")
    hers.get(f"/care/{case.pk}/")
    came_in(cleo, morning, level="crisis")
    assert told(ada) == ["they_wrote"]
    page = act(hers, case, "close", **CLOSE).text
    assert "There is something new." in page and "it is more urgent now" in page
    case.refresh_from_db()
    assert case.closed_at is None
    act(hers, case, "close", **CLOSE)
    case.refresh_from_db()
    assert case.closed_at


def test_not_looked_at_it_is_called_for(of_two, morning, cleo, ada, gwen, browse):
    case = came_in(cleo, morning, level="amber")
    act(browse(ada), case, "claim")
    came_in(cleo, morning, level="crisis")
    the_minutes_go_on(6)
    assert told(gwen) == ["somebody_waits"]


def test_amber_that_becomes_red_at_night_rings_at_once(of_two, morning, cleo, ada, olive):
    evening = timezone.now().replace(hour=17, minute=50, second=0)
    from_eight(by=olive)
    case = came_in(cleo, morning, level="amber")
    Case.objects.filter(pk=case.pk).update(opened_at=evening)
    call_for_all(evening + timedelta(minutes=1))
    came_in(cleo, morning, level="red")
    assert Notice.objects.filter(person=ada).count() == 1
    call_for_all(evening + timedelta(hours=4))
    assert Notice.objects.filter(person=ada).count() == 2


# -- long afterwards -------------------------------------------------------------------------------


def test_after_the_last_round_each_who_comes_on_call_is_told_once(of_two, cleo, ada, olive, browse):
    browse(cleo).post(ASK)
    case = Case.objects.get()
    for minutes in range(0, 130, 5):
        call_for_all(case.opened_at + timedelta(minutes=minutes))
    before = Notice.objects.filter(person=ada).count()
    Case.objects.update(opened_at=case.opened_at - timedelta(hours=20))
    is_on_call(ada, by=olive)
    for minutes in range(0, 600, 5):
        call_for_all(case.opened_at + timedelta(minutes=minutes))
    assert Notice.objects.filter(person=ada).count() == before + 1


def test_whoever_came_on_call_and_was_not_told_yet_is_not_said_to_be(
    of_two, cleo, ada, gwen, olive, browse
):
    is_on_call(gwen, by=olive)
    theirs = browse(cleo)
    theirs.post(ASK)
    assert "Gwen" in theirs.get("/help/").text
    gwen.duties.all().delete()
    is_on_call(ada, by=olive)
    page = theirs.get("/help/").text
    assert "was not told of it yet. If you ask now, they are told at once." in page
    page = theirs.post(ASK, follow=True).text
    assert told(ada) == ["somebody_waits"] and "is on call at this moment, and was told." in page


def test_what_is_said_before_asking_is_not_of_a_case_that_was_closed(
    of_three, morning, cleo, ada, gwen, browse
):
    case = came_in(cleo, morning, level="green", source="newcomer")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="Welcome here.")
    act(browse(ada), case, "close", **CLOSE)
    assert "All 3 who look after such calls are told at once." in browse(cleo).get("/help/").text


def test_a_concern_is_looked_at_where_it_is_read(of_two, cleo, ben, gwen, olive, browse):
    danger = {"body": "He hurts me.", "danger": "on"}
    browse(cleo).post(f"/groups/morning/concern/{ben.pk}/", danger)
    case, concern = Case.objects.get(), Concern.objects.get()
    act(browse(olive), case, "claim")
    act(browse(olive), case, "hand-over", to=gwen.pk, words="")
    assert "they_wrote" in told(gwen)
    browse(gwen).get(f"/organise/concerns/{concern.pk}/")
    the_minutes_go_on(60)
    case.refresh_from_db()
    assert case.claimed_by == gwen and "they_wrote" not in told(gwen)


# -- what whom it is about is told of it -----------------------------------------------------------


@pytest.mark.parametrize("level", ["amber", "red", "crisis"])
def test_whom_it_is_about_does_not_learn_how_urgent_it_is_taken(
    of_two, morning, cleo, ada, browse, level
):
    case = came_in(cleo, morning, level=level)
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="How are you?")
    theirs, address = browse(cleo), f"{ASK}{case.pk}/"
    page = theirs.post(address, {"words": "So-so."}, follow=True).text
    assert "that there is something new, and has not looked yet." in page
    assert "called anew" not in page and "called anew" not in theirs.get("/help/").text


def test_nor_that_a_rule_found_more(of_two, morning, cleo, ada, browse):
    case = came_in(cleo, morning, level="amber")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="How are you?")
    came_in(cleo, morning, level="crisis")
    assert told(ada) == ["they_wrote"]
    theirs = browse(cleo)
    for page in (theirs.get("/help/").text, theirs.get(f"{ASK}{case.pk}/").text):
        assert "looks after it, since" in page and "something new" not in page
