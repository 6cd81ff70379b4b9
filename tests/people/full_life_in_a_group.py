"""What somebody can have said and done in a group besides talking: a row in each table of it."""

from datetime import timedelta

from django.utils import timezone

from alongside.care.models import (
    Case,
    ContactOpening,
    Duty,
    EmergencyContact,
    LineVersion,
    NumbersLookedOver,
    OwnCare,
    PolicyVersion,
    Responder,
    Staffing,
)
from alongside.conversations.models import (
    Edit,
    ExplainingCard,
    ExplainingLine,
    Helped,
    Hold,
    HoldStep,
    Move,
    SheetPart,
    Start,
    Steering,
)
from alongside.groups.models import (
    Asking,
    Concern,
    FastReading,
    Message,
    Proposal,
    ProposedTime,
    Remark,
    Thread,
    Voice,
    Wanted,
)
from alongside.library.models import Impression, Recommendation, Resource, Reviewer
from alongside.meetings import engine
from alongside.meetings.models import (
    Calendar,
    Coming,
    Rehearsal,
    Review,
    SlowRound,
    SlowTurn,
    TurnHold,
    TurnHoldStep,
)
from alongside.meetings.rehearsing.rehearsals import ME
from alongside.meetings.schedule import changing
from alongside.toolkit.models import (
    AppointmentSheet,
    CardVersion,
    FlarePlan,
    LightLog,
    SmallStep,
)
from alongside.toolkit.shipped import shipped_cards
from tests.meetings.planning import a_series

IN_A_GROUP = {
    "answer": "tarnifoldine",
    "worry": "sorrowfeltch",
    "message": "ulmastride",
    "call": "zephromarsh",
    "proposal": "nethercombard",
    "remark": "wimberfold",
    "wanted": "pellumbrook",
    "before": "drellimarsh",
    "caution": "varnacombe",
    "to ring": "quillandrew",
    "why opened": "tobblestane",
    "line": "cuddlestraw",
    "asked again": "snowdrabble",
    "own words": "finchwarble",
    "in a calendar": "juniperslade",
    "small step": "wicklethorn",
    "noted after": "quenderlow",
    "plan": "mistlequarry",
    "appointment": "quillhaven",
    "of a day": "pennyfold",
    "rehearsed": "nutkinbarrow",
    "in a slow round": "mallowquince",
    "asked of a turn": "dimblewick",
    "suggested": "willowspurn",
    "role": "lanternish",
    "recommended": "plumblewick",
    "impression": "cinderhollow",
    "signature": "sextonbury",
    "of a card": "quaverdown",
}


def takes_part(group, someone, by):
    """`by` leads the group; all of this is of somebody, and some of it about them."""
    words, here = IN_A_GROUP, {"group": group}
    mine = {"person": someone}
    state = {"state": "declined", "number": 7}
    Asking.objects.create(**here, **mine, **state, answers=[["Why?", words["answer"]]])
    Concern.objects.create(**here, raised_by=someone, about=by, words=words["worry"])
    thread, _made = Thread.objects.get_or_create(**here, **mine)
    Message.objects.create(**here, thread=thread, author=someone, body=words["message"])
    ProposedTime.objects.create(
        **here,
        thread=thread,
        proposed_by=someone,
        starts_at=timezone.now() + timedelta(days=2),
        zone="Europe/London",
        place=words["call"],
    )
    current = group.current_agreement()
    proposal = Proposal.objects.create(
        **here, proposed_by=someone, changes=current, body="We knock.", why=words["proposal"]
    )
    Voice.objects.create(proposal=proposal, **mine, says="yes")
    Remark.objects.create(**here, proposal=proposal, author=someone, body=words["remark"])
    Wanted.objects.create(**mine, words=words["wanted"])
    place = group.memberships.current().get(person=someone)
    FastReading.objects.create(membership=place, pages=40, seen_by=someone)
    story = group.stories.filter(author=someone).first()
    written = {**here, "author": someone, "story": story}
    Edit.objects.create(**written, body=words["before"])
    Helped.objects.create(**written, caution=words["caution"])
    Start.objects.create(**mine)
    Steering.objects.create(story=story, by=someone, what="pause")
    holds(group, someone, by, story)
    explains(group, someone)
    plans_ahead(group, someone)
    tries_something_small(group, someone, by)
    looks_after(group, someone)


def tries_something_small(group, someone, by):
    """A step that helped them, one they took off the shelf where they lead, and a flare plan."""
    step = SmallStep.objects.begin(by=someone, what=IN_A_GROUP["small step"], group=group)
    step.look_back(outcome="helped", group=group)
    other = SmallStep.objects.begin(by=by, what="Ten steps.", group=group)
    other.take_off_shelf(by=someone, because="It may harm.")
    FlarePlan.objects.keep(by=someone, words={"signs": IN_A_GROUP["plan"]})
    AppointmentSheet.objects.keep(by=someone, words={"hope": IN_A_GROUP["appointment"]})
    LightLog.objects.begin(by=someone)
    LightLog.objects.note(by=someone, day=1, said={"word": IN_A_GROUP["of a day"]})
    suggests(someone, by)
    recommends(group, someone, by)


def suggests(someone, by):
    """They suggested something for the library, which waits, and review what others did."""
    said = {"title": "A kettle", "what": IN_A_GROUP["suggested"]}
    Resource.objects.create(suggested_by=someone, says=said)
    Reviewer.objects.appoint(someone, role=IN_A_GROUP["role"], by=by)
    changes_a_card(someone)


def changes_a_card(someone):
    """They wrote a version of a strategy card, and signed it too: nobody else reviews."""
    card, signed = shipped_cards()["music-time"], IN_A_GROUP["signature"]
    why = IN_A_GROUP["of a card"]
    version = CardVersion.objects.write(
        card.slug, card.says, on=0, by=someone, signature=signed, why=why, digest=card.digest
    )
    version.sign(by=someone, signature=signed, is_alone=True)


def recommends(group, someone, by):
    """They recommended something, said what it was like, and held back what another said of it."""
    what = {"group": group, "what": "resource:nice-ng193"}
    until = timezone.localdate() + timedelta(days=7)
    why = IN_A_GROUP["recommended"]
    Recommendation.objects.recommend(by=someone, why=why, until=until, **what)
    said = {"phrase": "helped", **what}
    Impression.objects.say(by=someone, words=IN_A_GROUP["impression"], **said)
    Impression.objects.say(by=by, words="So so.", **said).hold(by=someone, because="It may harm.")


def plans_ahead(group, someone):
    """They are down to lead a series and a meeting, cancelled another, and come to one."""
    series = a_series(group, led_by=someone)
    first, second, *_more = series.meetings.order_by("rule_day")
    Coming.objects.create(meeting=first, person=someone, says="yes", said_for=first.starts_at)
    changing.cancel(second, by=someone, why="holiday")
    Calendar.objects.make(someone, IN_A_GROUP["in a calendar"])
    note = IN_A_GROUP["noted after"]
    Review.objects.keep(by=someone, meeting=first, phrases=["hard"], note=note)
    now = timezone.now()
    words = {"prompt": "What helps?", "closing": "Thank you."}
    round = SlowRound.objects.create(
        group=group, led_by=someone, turns_until=now, closed_at=now, **words
    )
    turn = SlowTurn.objects.create(
        round=round, group=group, author=someone, body=IN_A_GROUP["in a slow round"]
    )
    words = {"rule": "other", "reason": "Because.", "ended_at": now}
    hold = TurnHold.objects.create(turn=turn, group=group, by=someone, **words)
    step = {"hold": hold, "group": group, "by": someone}
    TurnHoldStep.objects.create(**step, what="appeal", asks=IN_A_GROUP["asked of a turn"])
    TurnHoldStep.objects.create(**step, what="stays", why="So.")
    rehearsal = Rehearsal.objects.begin(by=someone, moment="tears")
    rehearsal.carry_out(engine.Say("welcome", ME, turn=None, entry=1), IN_A_GROUP["rehearsed"])


def holds(group, someone, by, story):
    """Words of theirs were held, and they asked to look again; leading, they did as much."""
    words = {"rule": "other", "reason": "Because."}
    hold = Hold.objects.create(group=group, story=story, by=by, **words, ended_at=timezone.now())
    step = {"hold": hold, "group": group, "by": someone}
    HoldStep.objects.create(**step, what="appeal", asks=IN_A_GROUP["asked again"])
    other = story.reply(by=by, body="I see.")
    Hold.objects.create(group=group, reply=other, by=someone, **words, ended_at=timezone.now())
    HoldStep.objects.create(**step, what="stays", why="So.")
    Move.objects.create(story=story, group=group, by=someone, answered_at=timezone.now())


def explains(group, someone):
    """A card that they began, closed and kept; a line on it, and words of their own for a page."""
    card = ExplainingCard.objects.begin(by=someone, group=group, audience="family")
    for what in ("close", "park"):
        card.steer(what, by=someone)
    line = {"card": card, "group": group, "author": someone, "body": IN_A_GROUP["line"]}
    ExplainingLine.objects.create(**line)
    SheetPart.objects.write(someone, card, IN_A_GROUP["own words"])


def looks_after(group, someone):
    """They asked for somebody, and looked after something themselves; hours and a rota too.

    What a case holds stays until its day under its own key, whoever leaves: no word of theirs here.
    """
    now = timezone.now()
    for other in (None, someone):
        mine = {"person": someone, "group": group, "found_by": f"{other}"}
        case = Case(**mine, claimed_by=other, second=other)
        case.save()
        case.step("came_in", by=someone)
    Responder.objects.create(person=someone, named_by=someone)
    Duty.objects.create(
        person=someone, begins_at=now, ends_at=now + timedelta(hours=1), put_by=someone
    )
    Staffing.objects.create(zone="UTC", set_by=someone)
    given = {"name": IN_A_GROUP["to ring"], "number": "112"}
    EmergencyContact.objects.give(someone, **given)
    opened = {"person": someone, "by": someone, "reason": IN_A_GROUP["why opened"]}
    ContactOpening.objects.create(**opened, case=case)
    OwnCare.objects.enough(someone, 4)
    NumbersLookedOver.objects.create(by=someone, on=now.date())
    line = {"said": {"name": "A line of ours"}, "checked_on": now.date()}
    LineVersion.objects.create(key="own-1", number=1, written_by=someone, **line)
    written = {"body": "We listen.", "reason": "We are two."}
    PolicyVersion.objects.create(key="medicines", number=1, written_by=someone, **written)
