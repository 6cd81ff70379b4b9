"""Whoever has left a group: no table points from them at it any more, but for a reason."""

import pytest
from django.apps import apps

from alongside.groups.models import Group, Membership, Message, Thread
from alongside.meetings.models import Today
from alongside.people.models import Draft, Person
from tests.groups.parting import comes
from tests.people.full_life import with_a_full_life

# What stays of somebody in a group that they have left, by "app.Model.column", and why.
STAYS = {
    "groups.Membership.person": "that they were there, from when to when; the goodbye for 30 days",
    "groups.Membership.ended_by": "who ended a place, so that a restore lets nobody back in",
    "groups.Acceptance.membership": "which agreement held for what they shared, with their place",
    "groups.Agreement.written_by": "the agreement is the group's, whoever wrote it down",
    "groups.Proposal.proposed_by": "a change that was talked over is part of how it came about",
    "groups.Proposal.closed_by": "who settled it, for the group to look up",
    "conversations.ExplainingCard.begun_by": "the card is the group's; its title goes if they say",
    "conversations.ExplainingCard.closed_by": "who closed it, for the group to look up",
    "conversations.ExplainingCard.parked_by": "who kept it for a meeting, for the group to look up",
    "conversations.ExplainingLine.author": "as a story does; it is not printed any more",
    "conversations.Helped.author": "it stands by words that stay, and goes where they take them",
    "conversations.Hold.by": "who held words, for their author and those who lead",
    "conversations.HoldStep.by": "who asked to look again or decided, for the same people",
    "conversations.Move.by": "who said that a story might be heard better elsewhere, to its author",
    "conversations.Steering.by": "who paused or kept a conversation, for those who lead",
    "groups.Remark.author": "it was shared, as a story is: it goes where they take their words",
    "groups.Invitation.made_by": "who made a link, for whoever asks later; it opens nothing now",
    "groups.EmergencyReading.asked_by": "what an organiser did stays for the group to see",
    "groups.EmergencyReading.allowed_by": "what an organiser did stays for the group to see",
    "groups.Decision.person": "they read why, and can ask somebody to look again",
    "groups.Decision.by": "who decided it, for whom it is about",
    "groups.Decision.confirmed_by": "who decided it, for whom it is about",
    "groups.Decision.ended_by": "who ended it, for whom it is about",
    "groups.Decision.answered_by": "who answered it, for whom it is about",
    "groups.Asking.person": "what became of it when they asked; what they said then is gone",
    "groups.Asking.answered_by": "who let somebody in, or did not, for those who lead",
    "groups.FastReading.membership": "those who lead are told even if the reader has gone",
    "groups.FastReading.seen_by": "which of those who lead has seen it",
    "groups.Thread.person": "they can write to those who led it, until the thread ends by itself",
    "groups.Message.author": "what was written to those who lead ends with its thread",
    "groups.ProposedTime.proposed_by": "who proposed a time, in the thread of somebody else",
    "groups.Concern.raised_by": "a concern is answered even if they have gone",
    "groups.Concern.about": "a concern is answered even if whom it is about has gone",
    "groups.Concern.answered_by": "a concern is for organisers, who are in no group for that",
    "groups.Concern.taken_by": "a concern is for organisers, who are in no group for that",
    "groups.Wanted.person": "what they looked for before; it is about no group they were in",
    "conversations.Story.author": "it stays with its name, goes, or stays without: they choose",
    "conversations.Reply.author": "it stays with its name, goes, or stays without: they choose",
    "conversations.Edit.author": "it goes or stays with the words that it was before",
    "conversations.Response.person": "whoever was answered keeps the answer, with its name",
    "meetings.Meeting.cancelled_by": "who cancelled a meeting, for the group to look up",
    "toolkit.SmallStep.person": "their own again, and of no group: sharing ends with the place",
    "toolkit.SmallStep.taken_off_by": "who took something off the shelf, for whose it is",
    "library.Impression.person": "it stays with its name, goes, or stays without: they choose",
    "library.Impression.held_by": "who held words, for their author and those who lead",
    "library.Recommendation.by": "it stays with its name, goes, or stays without: they choose",
    "care.Case.person": "what the care team did for them is theirs to read until its stated day",
    "care.Case.claimed_by": "who looked after something, for whoever answers for it later",
    "care.Case.second": "who read it as a second one, for whoever answers for it later",
    "care.ContactOpening.person": "that somebody looked at whom to ring is theirs to read",
    "care.ContactOpening.by": "who looked at whom to ring, for whom it was given",
    "care.Step.by": "who did what with a case, for whoever answers for it later",
    "meetings.SlowRound.led_by": "who began a slow round, as in what that group remembers of it",
    "meetings.TurnHold.by": "who held words, for their author and those who lead",
    "meetings.TurnHoldStep.by": "who asked to look again or decided, for the same people",
    "meetings.SlowTurn.author": "it stays with its name, goes, or stays without: they choose",
    "meetings.Seat.person": "the events of a meeting point at its seats, and hold no word",
    "meetings.Entry.author": "it stays with its name, goes, or stays without: they choose",
}
FAR = 3  # Steps from a row to its group.


def paths(model, target, far=FAR):
    """Every way of foreign keys from a row of this model to a `target`, as lookups."""
    for field in model._meta.local_concrete_fields:
        other = field.related_model
        if other is target:
            yield field.name
        elif other is not None and far > 1 and other is not Person and other is not model:
            yield from (f"{field.name}__{rest}" for rest in paths(other, target, far - 1))


def pointing():
    """{"app.Model.column": (model, ways to a person, ways to a group)}, of every table there is."""
    found = {}
    for model in apps.get_models():
        groups = list(paths(model, Group))
        for field in model._meta.local_concrete_fields:
            people = field.name if field.related_model is Person else None
            if model is not Membership and field.related_model is Membership:
                people = f"{field.name}__person"
            if people and groups:
                found[f"{model._meta.label}.{field.name}"] = (model, people, groups)
    return found


def rows(name, person, group):
    model, people, groups = pointing()[name]
    found = model._base_manager.filter(**{people: person})
    return any(found.filter(**{way: group}).exists() for way in groups)


@pytest.fixture
def someone(morning, ada, cleo):
    """With a row in nearly every table, and a voice in a change that is being talked over."""
    someone = with_a_full_life(morning, ada, cleo)
    comes(morning, "gwen", "co_facilitator")
    for story in morning.stories.all():
        Draft.objects.keep(someone, f"reply:{story.pk}", "Half a sente")
    for meeting in morning.meetings.all():
        Draft.objects.keep(someone, f"turn:{meeting.pk}", "Half a turn")
    thread = Thread.objects.filter(group=morning, person=someone).first()
    thread = thread or Thread.objects.create(group=morning, person=someone)
    Message.objects.create(thread=thread, group=morning, author=someone, body="May I ask?")
    return someone


def test_there_was_something_to_leave(someone, morning):
    there = {name for name in pointing() if rows(name, someone, morning)}
    assert {"conversations.ReadingMark.person", "meetings.Ahead.person"} <= there
    assert {"groups.Voice.person", "meetings.Today.person"} <= there
    assert Draft.objects.filter(person=someone).count() >= 3


@pytest.mark.parametrize("by", ["themselves", "somebody else"])
def test_only_what_has_a_reason_still_points_at_the_group(someone, morning, ada, by):
    place = morning.memberships.current().get(person=someone)
    place.end(by=someone if by == "themselves" else ada)
    left = {name for name in pointing() if rows(name, someone, morning)}
    assert sorted(left - set(STAYS)) == []
    assert not Draft.objects.filter(person=someone).exists(), "they point by their place"
    assert not morning.invitations.open().filter(made_by=someone).exists()
    assert not Today.objects.filter(person=someone).exists()


def test_taking_ones_words_along_leaves_less(someone, morning):
    place = morning.memberships.current().get(person=someone)
    place.end(by=someone, words="taken")
    left = {name for name in pointing() if rows(name, someone, morning)}
    taken = {"conversations.Response.person", "meetings.Entry.author", "groups.Remark.author"}
    assert left & taken == set()


def test_every_reason_is_a_sentence_about_what_is_there():
    assert sorted(set(STAYS) - set(pointing())) == []
    assert [name for name, reason in STAYS.items() if len(reason.split()) < 5] == []
