"""Every kind of notice there is: it is on the page that tells of them, and says nothing outside."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from alongside.groups.hearing import of
from alongside.home.notices import HOUSE
from alongside.notices import tell
from alongside.notices.choices import EMAIL, PUSH, Choices
from alongside.notices.kinds import kind_called, kinds
from alongside.notices.models import Notice, Subscription
from alongside.people.models import Address, Person
from alongside.work import run_due
from tests.notices.push_service import Device
from tests.notices.test_push import service  # noqa: F401  A fixture.

from .test_docs import rows, text_of, ticked
from .test_private_words import log, told  # noqa: F401  A fixture.

MEETING, SERIES, GROUP = "meetings.Meeting", "meetings.Series", "groups.Group"
DECISION, HOLD, THREAD = "groups.Decision", "conversations.Hold", "groups.Thread"

# Of which table a row is, that a notice of this kind is about; None: about this Alongside itself.
ABOUT = {
    "meeting_coming_up": MEETING,
    "meeting_begins_soon": MEETING,
    "slow_round_opened": "meetings.SlowRound",
    "slow_round_reminder": "meetings.SlowRound",
    "turn_held": "meetings.TurnHold",
    "turn_to_look_at": "meetings.TurnHold",
    "meeting_cancelled": MEETING,
    "meeting_takes_place": MEETING,
    "meeting_moved": MEETING,
    "meeting_moved_back": MEETING,
    "meeting_elsewhere": MEETING,
    "series_changed": SERIES,
    "cover_asked": MEETING,
    "cover_found": MEETING,
    "seat_kept": MEETING,
    "nobody_leads": MEETING,
    "nobody_came_to_lead": MEETING,
    "asked_to_join": "groups.Asking",
    "asking_answered": "groups.Asking",
    "let_in": GROUP,
    "thread_answered": THREAD,
    "thread_written": THREAD,
    "talk_soon": "groups.ProposedTime",
    "agreement_proposed": "groups.Proposal",
    "agreement_changed": "groups.Agreement",
    "role_given": GROUP,
    "group_ends": GROUP,
    "group_goes_on": GROUP,
    "decided": DECISION,
    "to_confirm": DECISION,
    "to_look_at_again": DECISION,
    "decision_answered": DECISION,
    "concern_raised": "groups.Concern",
    "concern_answered": "groups.Concern",
    "emergency_asked": "groups.EmergencyReading",
    "emergency_reading": "groups.EmergencyReading",
    "story_shared": "conversations.Story",
    "replied": "conversations.Story",
    "unanswered": "conversations.Story",
    "words_held": HOLD,
    "held_to_look_at": HOLD,
    "held_to_answer": HOLD,
    "move_proposed": "conversations.Move",
    "somebody_waits": "care.Case",
    "clock_ran_out": "care.Case",
    "wrote_to_you": "care.Case",
    "they_wrote": "care.Case",
    "ask_again": "care.Case",
    "contact_opened": "care.ContactOpening",
    "practise_again": None,
    "team_practises": None,
    "small_step": "toolkit.SmallStep",
    "account_appeal": "people.Suspension",
    "death_told": "people.Death",
    "death_confirmed": "groups.Membership",
    "death_ended": "groups.Membership",
    "group_told": "conversations.Story",
    "copies_are_old": None,
    "kit_is_missing": None,
    "numbers_are_old": None,
}


def about(kind):
    """What a notice of this kind could be about, of all that was done in Everything."""
    table = ABOUT[kind.name]
    return HOUSE if table is None else of(apps.get_model(table).objects.first())


# -- the page that tells of them ------------------------------------------------------------------


def test_the_page_of_notices_names_every_kind_and_how_soon_it_comes():
    said = {
        name: row[-1].replace(" ", "_")
        for row in rows(text_of("docs/notices.md"))
        for name in ticked(row[0])
    }
    assert said == {kind.name: kind.urgency for kind in kinds()}


def test_every_kind_is_looked_at_here():
    assert set(ABOUT) == {kind.name for kind in kinds()}


@pytest.mark.parametrize("name", ABOUT)
def test_what_is_gone_is_told_of_to_nobody(name, ben):
    nothing = HOUSE if ABOUT[name] is None else f"{ABOUT[name].split('.')[1].lower()}:{2**62}"
    assert not kind_called(name).is_still_so(ben, nothing)


def test_everything_a_kind_leads_to_is_a_page(everything):
    for kind in kinds():
        page, arguments = kind.link(about(kind))
        assert reverse(page, args=arguments).startswith("/")
        kind.group(about(kind))
        kind.when(about(kind))


# -- what leaves the house ------------------------------------------------------------------------


@pytest.fixture
def member(everything, monkeypatch):
    """The member of Everything, who is told of all there is and wants to recognise reminders."""
    monkeypatch.setattr(Notice, "is_still_so", lambda notice: True)
    person = Person.objects.called("ostrevandel")
    Notice.objects.filter(person=person).delete()
    email = "somebody@letterbox.example"
    now = timezone.now()
    Address.objects.filter(person=person).delete()
    Address.objects.create(person=person, email=email, found_by=email, confirmed_at=now)
    mail.outbox.clear()
    return person


def tell_everything(person, way):
    """One notice of each kind, and then whatever leaves in the next days."""
    wants = {"usual": way, "digest": "day", "quiet": False, "recognisable": True}
    Choices.objects.change(person, kinds={}, groups={}, **wants)
    for kind in kinds():
        tell([person], kind, about(kind))
    now = timezone.now()
    for days in range(3):
        with time_machine.travel(now + timedelta(days=days)):
            run_due()


def as_read(letter):
    """The letter as it goes over the line, and as its reader sees it."""
    raw = letter.message().as_bytes()
    parsed = message_from_bytes(raw, policy=policy.default)
    forms = [parsed.get_body([form]).get_content() for form in ("plain", "html")]
    return "\n".join([raw.decode(), *map(str, parsed.values()), *forms])


def one_a_kind():
    """How many leave: one for each kind, but those that are gathered."""
    return sum(kind.urgency != "digest" for kind in kinds())


def is_free_of(everything, text):
    """Nothing that somebody wrote, nor which thing it is about, nor of which kind."""
    ids = {about(kind).split(":")[1] for kind in kinds()} - {"0"}
    words = [str(kind.sentence) for kind in kinds()] + [kind.name for kind in kinds()]
    return told([*everything.secrets(), *ids, *words], text) == []


@pytest.mark.pure
def test_no_letter_says_anything(everything, member, log):  # noqa: F811
    tell_everything(member, EMAIL)
    texts = [as_read(letter) for letter in mail.outbox]
    assert len(texts) > one_a_kind()
    assert [text for text in texts if not is_free_of(everything, text)] == []
    assert is_free_of(everything, log.getvalue())


@pytest.mark.pure
def test_no_push_says_anything(everything, member, service, log):  # noqa: F811
    device = Device(f"{service.address}device")
    Subscription.objects.keep(member, **device.subscription)
    tell_everything(member, PUSH)
    assert len(service.took) > one_a_kind()
    for path, headers, body in service.took:
        assert is_free_of(everything, f"{path} {headers} {device.read(body)}")
    assert is_free_of(everything, log.getvalue())


@pytest.mark.pure
def test_a_word_that_got_out_would_be_found(everything, member, monkeypatch):
    from alongside.notices import words

    monkeypatch.setattr(words, "subject", lambda: f"About {everything.meeting.title}")
    tell_everything(member, EMAIL)
    assert not is_free_of(everything, as_read(mail.outbox[-1]))
