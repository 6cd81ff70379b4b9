"""After a case was closed: whoever closed it asks again how they are, on the day they set."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.following_up import remind
from alongside.care.models import Case
from alongside.groups.models import Concern
from alongside.notices.models import Notice
from alongside.people.models import Block

from ..acting import ASK, act


def told(person, kind="ask_again"):
    return [one for one in person.notices.filter(kind=kind) if one.is_still_so()]


@pytest.fixture
def case(of_two, ada, cleo, browse):
    """Cleo asked; Ada closed it, and wants to ask again in two days."""
    browse(cleo).post(ASK)
    case = Case.objects.get()
    act(browse(ada), case, "claim")
    soon = timezone.localdate() + timedelta(days=2)
    act(browse(ada), case, "close", outcome="talked", follow_up_on=str(soon), debriefed="on")
    Notice.objects.all().delete()
    return case


def test_on_the_day_they_are_told_once(case, ada, gwen):
    now = timezone.now()
    remind(now + timedelta(days=1))
    assert told(ada) == []
    for _hour in range(2):
        remind(now + timedelta(days=2))
    assert len(told(ada)) == 1 and told(gwen) == []


def test_they_can_write_and_whom_it_is_about_reads_it(case, ada, gwen, cleo, browse):
    hers, words = browse(ada), "How are you now?"
    assert "Ask again how they are" in hers.get(f"/care/{case.pk}/").text
    assert "Ask again how they are" not in browse(gwen).get(f"/care/{case.pk}/").text
    assert words in act(browse(gwen), case, "follow-up", words=words).text
    remind(timezone.now() + timedelta(days=2))
    assert (
        "Kept: you have asked again."
        in hers.post(f"/care/{case.pk}/follow-up/", {"words": words}, follow=True).text
    )
    assert len(told(cleo, "wrote_to_you")) == 1 and told(ada) == []
    page = browse(cleo).get(f"{ASK}{case.pk}/").text
    assert page.count(words) == 1 and "You can ask for somebody again at any time." in page
    page = act(hers, case, "follow-up", words="And today?").text
    assert "somebody has asked again" in page and "And today?" in page
    assert [one.what for one in case.steps.opened()].count("wrote") == 1


def test_words_that_are_too_long_come_back_once(case, ada, browse):
    page = act(browse(ada), case, "follow-up", words="It goes on " * 300).text
    assert page.count("This is longer than fits") >= 1 and page.count("</textarea>") == 1
    case.refresh_from_db()
    assert case.followed_up_at is None


def test_where_who_closed_it_is_there_no_more_another_asks(case, ada, gwen, olive, browse):
    ada.responding.get().end(by=olive)
    remind(timezone.now() + timedelta(days=2))
    assert told(ada) == [] and len(told(gwen)) == 1
    Case.objects.update(follow_up_on=timezone.localdate())
    assert "It is time to ask again" in browse(gwen).get("/care/").text
    act(browse(gwen), case, "follow-up")
    case.refresh_from_db()
    assert case.followed_up_at


@pytest.mark.parametrize("how", ["a block", "a concern"])
def test_where_something_came_between_the_two_another_asks(
    case, ada, gwen, cleo, morning, browse, how
):
    if how == "a block":
        Block.objects.block(by=cleo, whom=ada)
    else:
        Concern.objects.raise_one(by=cleo, group=morning, about=ada, words="She told others.")
    remind(timezone.now() + timedelta(days=2))
    assert told(ada) == [] and len(told(gwen)) == 1
    Case.objects.update(follow_up_on=timezone.localdate())
    assert "It is time to ask again" not in browse(ada).get("/care/").text
    assert "It is time to ask again" in browse(gwen).get("/care/").text
    act(browse(gwen), case, "follow-up", words="How are you today?")
    case.refresh_from_db()
    assert case.followed_up_at and told(gwen) == []
    assert "How are you today?" in browse(cleo).get(f"{ASK}{case.pk}/").text
