"""A concern that was raised: taken, answered and closed; and what it does not do."""

from importlib import import_module
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from alongside.care.cases.concerns import case_of
from alongside.care.models import Case
from alongside.groups.models import Concern, Thread
from alongside.groups.roles import Role
from alongside.people.models import Person
from alongside.vault.access import AccessLine
from alongside.vault.erase import erase_person
from tests.house.world import everything_kept

from .talks import main_of
from .test_concerns import LIST, MINE, WORDS, about, one, organises, raised


def end(browser, concern):
    """On its page in the queue, with an outcome, a day, and somebody to talk it over with."""
    said = {"outcome": "settled", "follow_up_on": str(timezone.localdate()), "debriefed": "on"}
    return browser.post(f"/care/{case_of(concern).pk}/close/", said)


# -- answering it ----------------------------------------------------------------------------------


def test_taken_answered_closed_and_read(morning, ada, cleo, olive, browse):
    concern = raised(cleo, morning, ada)
    olives, cleos = browse(olive), browse(cleo)
    olives.post(one(concern, "take/"))
    assert "Somebody looks after it." in cleos.get(MINE).text
    assert "raised a concern" not in olives.get("/").text
    olives.post(one(concern, "answer/"), {"answer": "I shall talk with her this week."})
    assert "has an answer" in cleos.get("/").text
    assert "this week" not in cleos.get("/").text
    page = cleos.get(MINE).text
    assert "I shall talk with her this week." in page and "Olive" in page
    assert "has an answer" not in cleos.get("/").text
    olives.post(one(concern, "answer/"), {"answer": "I have talked with her."})
    assert "has an answer" in cleos.get("/").text, "it was written anew"
    end(olives, concern)
    page = cleos.get(MINE).text
    assert "I have talked with her." in page and "It is closed." in page
    assert "No concern is open." in olives.get(LIST).text
    assert "I have talked with her." in olives.get(one(concern)).text


def test_none_is_closed_without_an_answer(morning, ada, cleo, olive, browse):
    concern = raised(cleo, morning, ada)
    browse(olive).post(one(concern, "take/"))
    answer = end(browse(olive), concern)
    assert "Please answer first: whoever raised it waits for a word." in answer.text
    assert Concern.objects.open().exists() and Case.objects.open().exists()


def test_only_whoever_took_it_answers_and_closes(morning, ada, cleo, olive, oscar, browse):
    concern = raised(cleo, morning, ada)
    browse(olive).post(one(concern, "take/"))
    page = browse(oscar).post(one(concern, "answer/"), {"answer": "Mine, «kept»."})
    assert page.status_code == 200 and "Mine, «kept»." in page.text
    concern.give_answer("Hers.", by=olive)
    end(browse(oscar), concern)
    concern.refresh_from_db()
    assert concern.answer == "Hers." and concern.closed_at is None
    assert "looks after it" in browse(oscar).get(one(concern)).text


def test_if_whoever_took_it_organises_no_more_another_can(morning, ada, cleo, olive, oscar, browse):
    concern = raised(cleo, morning, ada)
    browse(olive).post(one(concern, "take/"))
    Person.objects.filter(pk=olive.pk).update(is_organiser=False)
    assert "raised a concern" in browse(oscar).get("/").text
    browse(oscar).post(one(concern, "take/"))
    concern.refresh_from_db()
    assert concern.taken_by == oscar


def test_an_empty_answer_is_refused_kindly(morning, ada, cleo, olive, browse):
    concern = raised(cleo, morning, ada)
    concern.take(by=olive)
    page = browse(olive).post(one(concern, "answer/"), {"answer": " "})
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert Concern.objects.get().answered_at is None


# -- what it does not do ---------------------------------------------------------------------------


def test_any_number_of_them_triggers_nothing(morning, ada, ben, cleo, olive, browse):
    """Nothing in the house is different but the concerns, that organisers are told of each, and the
    log of acts; no page counts.
    """
    browsers = [browse(someone) for someone in (olive, ada, ben)]
    raised(cleo, morning, ada)
    shown = ("/", "/organise/", "/groups/morning/desk/")

    def seen():
        return [main_of(browser.get(page)) for browser in browsers for page in shown]

    pages, before = seen(), everything_kept()
    for _time in range(20):
        raised(cleo, morning, ada)
        raised(ben, morning, ada)
    after = everything_kept()
    different = {name for name in after if after[name] != before[name]}
    told = {"notices_notice", "django_tasks_database_dbtaskresult"}
    assert different == {"groups_concern", "vault_accessline", *told}
    assert seen() == pages


def test_the_log_of_acts_has_no_word_and_not_whom_it_is_about(morning, ada, cleo, olive, browse):
    browse(cleo).post(about(ada), {"body": WORDS})
    concern = Concern.objects.get()
    olives = browse(olive)
    olives.get(one(concern))
    olives.post(one(concern, "take/"))
    olives.post(one(concern, "answer/"), {"answer": "Seen."})
    end(olives, concern)
    lines = list(AccessLine.objects.order_by("number"))
    theirs = [line for line in lines if line.what.startswith("concern_")]
    assert [line.what.removeprefix("concern_") for line in theirs] == [
        *("raised", "read", "taken", "answered", "closed")
    ]
    assert {line.by for line in lines} == {cleo.pk, olive.pk}
    for line in theirs:
        assert line.about == {"concern": concern.pk, "group": morning.pk}
    case = case_of(concern)
    rest = [line for line in lines if line not in theirs]
    assert [line.what for line in rest] == ["case_claimed", "case_closed"]
    assert all(line.about == {"case": case.pk} for line in rest)


def test_a_look_that_cannot_be_written_down_shows_nothing(morning, ada, cleo, olive, browse):
    concern = raised(cleo, morning, ada)
    with (
        patch("alongside.vault.access.write", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        browse(olive).get(one(concern))


def test_the_words_lie_sealed_and_die_with_who_raised_it(morning, ada, cleo, olive):
    concern = raised(cleo, morning, ada)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM groups_concern")
        assert b"laughed" not in bytes(cursor.fetchone()[0])
    erase_person(cleo.pk, keep=True)
    assert not Concern.objects.filter(pk=concern.pk).exists()


def test_it_stays_when_the_other_goes_and_still_no_leader_reads_it(
    morning, ada, gwen, cleo, olive, browse
):
    organises(ada)
    concern = raised(cleo, morning, gwen)
    erase_person(gwen.pk, keep=False)
    assert browse(olive).get(one(concern)).status_code == 200
    assert browse(ada).get(one(concern)).status_code == 404


def test_a_name_is_said_only_of_those_one_still_meets(morning, ben, cleo, olive, browse):
    raised(cleo, morning, ben)
    assert 'About <span dir="auto">Ben' in browse(cleo).get(MINE).text
    morning.memberships.get(person=ben).end(by=ben)
    assert "Ben" not in browse(cleo).get(MINE).text


def test_an_open_concern_does_not_begin_a_thread(morning, ada, cleo, olive, browse):
    browse(cleo).post(about(ada), {"body": WORDS})
    assert not Thread.objects.exists()
    assert morning.memberships.get(person=ada).role == Role.FACILITATOR


def test_who_gave_an_answer_before_it_was_kept_is_found_in_the_access_log(
    morning, ben, cleo, olive
):
    concern = Concern.objects.raise_one(by=cleo, group=morning, about=ben, words="He laughed.")
    assert concern.take(by=olive) and concern.give_answer("I have asked him.", by=olive)
    Concern.objects.update(answered_by=None)
    step = import_module("alongside.groups.migrations.0010_who_answered")
    step.say_who_answered(apps, None)
    assert Concern.objects.get().answered_by == olive
