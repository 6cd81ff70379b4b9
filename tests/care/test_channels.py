"""Every place in which somebody writes: looked over, or not, as the page on watching says."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from alongside.care import signals
from alongside.care.cases import watching, watching_daily
from alongside.care.cases.case import Case
from alongside.care.cases.watching import HOPES, KINDS, look_over
from alongside.care.cases.watching_daily import look_over_names
from alongside.care.models import EmergencyContact
from alongside.conversations.models import ExplainingCard, ExplainingLine, Story
from alongside.conversations.second_thoughts.edits import edit, version_of
from alongside.groups.models import Asking, Concern, Remark, Thread
from alongside.library.models import Impression
from alongside.meetings.models import Entry, Seat, SlowRound, SlowTurn
from alongside.people.models import Draft
from alongside.toolkit.models import AppointmentSheet, FlarePlan, LightLog, SmallStep
from alongside.vault.fields import SealedField
from alongside.work import run_due
from tests.conftest import new_meeting
from tests.conversations.held import held
from tests.house.world_forms import a_change

from .test_watching import BAD, finds

DAILY = {"people.person.display_name", "groups.membership.about"}
FOR_ONESELF = "they keep it for themselves: never looked over"
A_DRAFT = "a draft is never looked over, nor what it would have said beside it"
ORGANISERS = "written to organisers, who read it in any case"
A_DECISION = "about a decision, and read by whoever decides in any case"
OF_A_GROUP = "the words of a group about itself, and of nobody"
A_NOTE = "a few words over others, which are looked over themselves"
BEFORE = "what words were before they were edited, looked over when they were shared"
A_CASE = "of a case, which somebody of the care team reads in any case"
A_STEP = "of the toolkit, also where some of it is shared: never looked over"
NO_WORDS = "answers that are chosen from a list, without a word of their own"
# What dies with somebody's key and is not looked over, by its label, and why.
NOT_WATCHED = {
    "care.case.excerpt": A_CASE,
    "care.case.said": A_CASE,
    "care.contact_opening.reason": A_CASE,
    "care.emergency_contact.name": "whom to ring for them, sealed until it is needed",
    "care.emergency_contact.number": "whom to ring for them, sealed until it is needed",
    "conversations.edit.body": BEFORE,
    "conversations.edit.content_note": BEFORE,
    "conversations.helped.caution": A_NOTE,
    "conversations.reply.content_note": A_NOTE,
    "conversations.sheet_part.words": FOR_ONESELF,
    "conversations.story.content_note": A_NOTE,
    "groups.asking.answer": A_DECISION,
    "groups.decision.answer": A_DECISION,
    "groups.decision.appeal": A_DECISION,
    "groups.decision.reason": A_DECISION,
    "groups.decision.rule": A_DECISION,
    "groups.group.ending": OF_A_GROUP,
    "groups.group.in_other_words": OF_A_GROUP,
    "groups.group.name": OF_A_GROUP,
    "groups.group.purpose": OF_A_GROUP,
    "groups.group.questions": OF_A_GROUP,
    "groups.group.themes": OF_A_GROUP,
    "groups.wanted.words": FOR_ONESELF,
    "library.impression.held_because": A_DECISION,
    "library.impression.phrase": NO_WORDS,
    "library.impression.what": NO_WORDS,
    "library.reviewer.role": ORGANISERS,
    "meetings.ahead.answer": NO_WORDS,
    "meetings.calendar.title": FOR_ONESELF,
    "meetings.rehearsal.so_far": "made-up people in a rehearsal by oneself",
    "meetings.review.note": "what somebody who led notes about a meeting",
    "meetings.review.phrases": NO_WORDS,
    "meetings.slow_turn.content_note": A_NOTE,
    "meetings.support.asked": NO_WORDS,
    "meetings.today.answer": NO_WORDS,
    "notices.choices.chosen": NO_WORDS,
    "notices.subscription.says": "what a browser gave, and no word of anybody",
    "people.address.email": "an address, and no word to anybody",
    "people.authenticator.secret": "made by the program to sign in with",
    "people.death.how": ORGANISERS,
    "people.draft.beside": A_DRAFT,
    "people.draft.body": A_DRAFT,
    "people.news.holds": "made by the program, to tell them of",
    "people.person.display": NO_WORDS,
    "people.person.paused": NO_WORDS,
    "people.profile.pause": NO_WORDS,
    "people.profile.pronouns": "a word or two for how to speak of somebody",
    "people.readiness.note": ORGANISERS,
    "people.recovery.words": "two words that the program drew, to know each other by",
    "people.suspension.answer": ORGANISERS,
    "people.suspension.appeal": ORGANISERS,
    "people.suspension.reason": ORGANISERS,
    "toolkit.appointment_sheet.words": FOR_ONESELF,
    "toolkit.flare_plan.words": FOR_ONESELF,
    "toolkit.light_log.days": FOR_ONESELF,
    "toolkit.small_step.caution": A_STEP,
    "toolkit.small_step.learned": A_STEP,
    "toolkit.small_step.outcome": NO_WORDS,
    "toolkit.small_step.planned_for": A_STEP,
    "toolkit.small_step.source": A_STEP,
    "toolkit.small_step.taken_off_because": A_STEP,
    "toolkit.small_step.what": A_STEP,
}
# A sentence of the page for each kind of words, so that none is looked over that it does not name.
SAID = {
    "story": "stories",
    "reply": "replies",
    "entry": "what you say in meetings",
    "slow": "slow rounds",
    "answer": "slow rounds",
    "line": "lines on a card",
    "remark": "words about a change of the agreement",
    "tried": "what something from the library was like for you",
    "goodbye": "a goodbye",
    "message": "everything in your thread with them, theirs too",
    "asking": "what you answered when you asked to join",
    "hopes": "what would help you here",
}


def of_somebody():
    """The label of every sealed field whose words die with the key of whoever wrote them."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedField) and field.owner in ("self", "person", "author"):
                yield field.label


def watched():
    return {kind.model._meta.get_field(kind.field).label for kind in (*KINDS, HOPES)} | DAILY


@pytest.fixture
def began(of_two, monkeypatch):
    """It began a while ago, and nothing is chosen by chance."""
    monkeypatch.setattr(signals, "look_at_each", finds)
    monkeypatch.setattr(watching_daily, "by_rules", lambda words: finds([words])[0])
    monkeypatch.setattr(watching, "is_one_of_the_sample", lambda about: False)
    look_over(timezone.now() - timedelta(hours=1))


def found():
    """Which kinds of words came into the queue."""
    look_over(timezone.now())
    look_over_names()
    return {case.about.partition(":")[0] for case in Case.objects.all()}


# -- the list --------------------------------------------------------------------------------------


def test_every_place_in_which_somebody_writes_is_looked_over_or_has_its_reason():
    assert sorted(set(of_somebody()) - watched()) == sorted(NOT_WATCHED)
    assert watched() <= set(of_somebody())
    assert [label for label, why in NOT_WATCHED.items() if len(why.split()) < 5] == []


def test_nothing_is_looked_over_that_is_for_oneself_alone():
    private = {
        field.label
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedField) and field.audience == "only me"
    }
    assert private and not private & watched()
    assert not [label for label in watched() if label.startswith("toolkit.")]


def test_the_page_says_each_of_them_and_that_drafts_are_not(db, browse):
    page = browse().get("/what-is-watched/").text
    over, rest = page.split("What is not</h2>")
    assert set(SAID) == {kind.name for kind in (*KINDS, HOPES)}
    assert [said for said in SAID.values() if said not in over] == []
    assert "what you are called, and what you say of yourself to a group" in over
    for never in ("Drafts", "prepared and not read out", "flare plan", "small steps", "two weeks"):
        assert never in rest and never not in over


# -- each, tried -----------------------------------------------------------------------------------


def test_what_is_shared_in_a_group_is_looked_over(began, ben, cleo, ada, morning):
    story = Story.objects.share(by=cleo, group=morning, body=BAD, wish="listen")
    story.reply(by=ben, body=BAD)
    meeting = new_meeting(morning)
    seat = Seat.objects.create(meeting=meeting, person=cleo)
    said = {"meeting": meeting, "group": morning, "phase": 0, "body": BAD}
    Entry.objects.create(**said, seat=seat, author=cleo)
    card = ExplainingCard.objects.begin(by=cleo, group=morning, audience="family")
    ExplainingLine.objects.add(by=cleo, card=card, body=BAD, printable=False)
    proposal = a_change(morning, by=ada)
    Remark.objects.create(proposal=proposal, group=morning, author=ben, body=BAD)
    assert found() == {"story", "reply", "entry", "line", "remark"}


def test_what_is_written_while_it_is_held_is_looked_over_too(began, ada, ben, cleo, morning):
    story = Story.objects.share(by=cleo, group=morning, body="I met somebody.", wish="listen")
    reply = story.reply(by=ben, body="Whom?")
    look_over(timezone.now())
    Case.objects.all().delete()  # Those of the first words of somebody new.
    for shared in (story, reply):
        held(shared, ada)
        words = {"body": BAD, "content_note": "", "wish": "listen"}
        assert edit(shared, version=version_of(shared), **words)
    assert found() == {"story", "reply"}


def test_what_is_said_in_a_slow_round_is_looked_over_though_it_is_held(began, ben, morning):
    now = timezone.now()
    said = {"prompt": "What helped?", "closing": "Thank you.", "turns_until": now}
    round = SlowRound.objects.create(group=morning, **said)
    turn = {"settled_at": now, "reflected_at": now, "held_at": now}
    SlowTurn.objects.create(
        round=round, group=morning, author=ben, body=BAD, reflection=BAD, **turn
    )
    assert found() == {"slow", "answer"}


def test_what_is_said_in_a_slow_round_is_looked_over_once_it_was_shared(began, ben, morning):
    now = timezone.now()
    said = {"prompt": "What helped?", "closing": "Thank you.", "turns_until": now}
    round = SlowRound.objects.create(group=morning, **said)
    turn = SlowTurn.objects.create(round=round, group=morning, author=ben, body=BAD)
    assert found() == set()
    SlowTurn.objects.filter(pk=turn.pk).update(settled_at=now)
    assert found() == {"slow"}
    turn.reflection, turn.settled_at, turn.reflected_at = BAD, now, timezone.now()
    turn.save()
    assert found() == {"slow", "answer"}


def test_what_is_written_to_those_who_lead_is_looked_over_theirs_too(
    began, ada, cleo, nia, morning
):
    Thread.objects.between(cleo, morning).write(by=ada, body=BAD)
    answers = [["Why?", "Since the fall."], [BAD, f"I want to come. {BAD}"]]
    Asking.objects.create(group=morning, person=nia, number=1, answers=answers)
    assert found() == {"message", "asking"}
    asked = next(case for case in Case.objects.all() if case.about.startswith("asking"))
    assert asked.person == nia and asked.excerpt.endswith(f"I want to come. {BAD}")
    assert asked.excerpt.count(BAD) == 1, "the questions are not theirs"


def test_what_would_help_is_looked_over_though_the_welcome_is_left_in_the_middle(
    began, cleo, morning, browse
):
    browse(cleo).post("/groups/morning/welcome/", {"hopes": BAD})
    assert morning.memberships.get(person=cleo).settled_at is None
    assert not Case.objects.exists(), "no page waits for it"
    run_due()
    case = Case.objects.get()
    assert (case.about.partition(":")[0], case.person, case.group) == ("hopes", cleo, morning)
    assert (case.level, case.excerpt) == ("red", BAD)


def test_what_would_help_is_looked_over_each_time_it_is_written_anew(began, cleo, morning, browse):
    hers = browse(cleo)
    for words, cases in (("Company.", 0), (BAD, 1), (BAD, 1), (f"Still. {BAD}", 2)):
        hers.post("/groups/morning/welcome/", {"hopes": words, "straight": "yes"})
        run_due()
        assert Case.objects.count() == cases, words
        Case.objects.update(closed_at=timezone.now())


def test_what_would_help_is_not_looked_over_once_they_have_left(began, cleo, morning, browse):
    browse(cleo).post("/groups/morning/welcome/", {"hopes": BAD})
    morning.memberships.get(person=cleo).end(by=cleo)
    run_due()
    assert not Case.objects.exists()


def test_a_goodbye_is_looked_over(began, cleo, morning):
    morning.memberships.get(person=cleo).end(by=cleo, goodbye=BAD)
    assert found() == {"goodbye"}


def test_what_something_was_like_is_looked_over(began, ben, morning):
    said = {"about": "x", "what": "helped", "phrase": "", "words": BAD}
    Impression.objects.create(person=ben, group=morning, **said)
    assert found() == {"tried"}


def test_names_are_looked_over_once_for_as_long_as_they_are_the_same(began, ben, cleo, morning):
    ben.display_name = BAD
    ben.save()
    place = morning.memberships.get(person=cleo)
    place.about = BAD
    place.save()
    for _day in range(2):
        assert found() == {"name", "about"}
    assert Case.objects.count() == 2
    Case.objects.update(closed_at=timezone.now())
    assert found() and Case.objects.count() == 2, "closed, and the words are the same"
    ben.display_name = f"Or {BAD}"
    ben.save()
    assert found() and Case.objects.count() == 3


def test_a_name_is_read_by_the_rules_as_they_are(of_two, ben, morning):
    ben.display_name = "I want to kill myself"
    ben.save()
    look_over_names()
    assert Case.objects.get().level in ("red", "crisis")


def test_drafts_and_what_is_for_oneself_are_never_looked_over(began, ben, cleo, ada, morning):
    Draft.objects.keep(cleo, f"story:{morning.pk}", BAD)
    Draft.objects.keep(cleo, f"turn:{new_meeting(morning).pk}", BAD)
    step = SmallStep.objects.begin(by=cleo, what=BAD, group=morning)
    step.look_back(outcome="helped", group=morning, learned=BAD)
    FlarePlan.objects.keep(by=cleo, words={"signs": BAD})
    AppointmentSheet.objects.keep(by=cleo, words={"hope": BAD})
    LightLog.objects.begin(by=cleo)
    LightLog.objects.note(by=cleo, day=1, said={"word": BAD})
    EmergencyContact.objects.give(cleo, name=BAD, number="112")
    Concern.objects.create(group=morning, raised_by=cleo, about=ada, words=BAD)
    assert found() == set()
