"""Fills an empty demo with its people and their months, through the same verbs as the pages."""

import sys
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.cast import AGREEMENT, CAST, GROUPS
from alongside.conversations.models import Reply, Response, Story
from alongside.groups.models import Group, Membership
from alongside.meetings import engine, plan
from alongside.meetings.evening import state_of, store
from alongside.meetings.models import Entry, Meeting, Seat, Today
from alongside.meetings.plans.shipped import all_templates
from alongside.people.models import Person, Readiness

from ..models import Host
from . import meetings, stories
from .asking import ask_to_join
from .caring import look_after
from .change import talk_a_change_over
from .explaining import explain
from .library import fill_the_library, recommend
from .looking_back import look_back
from .own_pages import write_for_oneself
from .practising import practise
from .series import meet_every_week
from .slow import go_round_slowly
from .small_steps import try_small_steps
from .to_be_found import to_be_found, wait_for_groups
from .told import tell_of_stories

ZONE = "Europe/London"


def seed(progress=False):
    """Make the demo's people, groups, stories and meetings, unless they are there already.

    A demo that is started again gets a new meeting that begins now, if the last one is over.
    """
    if not Person.objects.exists():
        if progress:
            print("Making the demo's people and their months …", file=sys.stderr)
        with transaction.atomic():
            Host.objects.create(name="The demo of Alongside", contact="Nobody: this is made up.")
            people = {character.name: make_person(character) for character in CAST}
            for circle in GROUPS:
                make_group(circle, people)
            wait_for_groups(people)
            ask_to_join(people)
            fill_the_library(people)
            practise(people["gwen"])
            recommend(people, Group.objects.get(slug="morning"))
            look_after(people, Group.objects.get(slug="morning"), ZONE)
    for group in Group.objects.all():
        have_a_meeting_soon(group)
        if group.slug == "evening" and not group.series.exists():
            meet_every_week(group)


def make_person(character):
    person = Person.objects.sign_up(
        character.name, display_name=character.display_name, is_organiser=character.organises
    )
    person.accept_limits()
    return person


def make_group(circle, people):
    begun = timezone.now() - timedelta(days=200)
    group = Group.objects.create(
        slug=circle.slug, name=circle.name, purpose=circle.purpose, begun_at=begun, time_zone=ZONE
    )
    agreement = group.write_agreement("\n".join(AGREEMENT), by=people[circle.leads[0]])
    group.agreements.update(written_at=begun)
    for name in circle.leads + circle.members:
        leads = name in circle.leads
        role = Membership.Role.FACILITATOR if leads else Membership.Role.MEMBER
        place = group.welcome(
            people[name],
            role=role,
            joined_at=begun,
            sees_from=None,
            settled_at=begun,
            greeted_at=begun,
        )
        place.accept(agreement)
    if circle.slug in meetings.NEXT:
        tell_visitors(group, circle, people)
    to_be_found(group)
    for name in circle.invited:
        group.welcome(people[name])
    for shared in stories.STORIES.get(circle.slug, ()):
        make_story(group, shared, people)
    catch_up(group)
    tell_of_stories(group)
    if circle.slug == "morning":
        talk_a_change_over(group, people)
        explain(group, people)
        try_small_steps(group, people)
        write_for_oneself(people)
        go_round_slowly(group, people)
    for held in meetings.HELD.get(circle.slug, ()):
        make_past_meeting(group, held, people)


def tell_visitors(group, circle, people):
    """The first page tells of this group and who leads it; their readiness is noted."""
    group.told_to_visitors = True
    group.save(update_fields=["told_to_visitors"])
    leads = [people[name] for name in circle.leads]
    group.memberships.filter(person__in=leads).update(named_to_visitors=True)
    today = timezone.localdate()
    for number, person in enumerate(leads):
        Readiness.objects.note(
            person,
            by=None,
            trained_on=today - timedelta(days=400),
            supervision_on=today - timedelta(days=20 + 40 * number),
            note="",
        )


def make_story(group, shared, people):
    shared_at = timezone.now() - timedelta(days=shared.days_ago)
    story = Story.objects.create(
        group=group,
        author=people[shared.by],
        body=shared.body,
        wish=shared.wish,
        shared_at=shared_at,
    )
    respond(story, shared.taps, people)
    for answer in shared.replies:
        at = min(shared_at + timedelta(hours=answer.hours), timezone.now())
        reply = Reply.objects.create(
            story=story, group=group, author=people[answer.by], body=answer.body, shared_at=at
        )
        respond(reply, answer.taps, people)
        Story.objects.filter(pk=story.pk).update(newest_reply_at=at)


def catch_up(group):
    """Everybody has read what is older than some days, as people do; the rest is new to them."""
    read_at = timezone.now() - timedelta(days=3)
    for story in group.stories.filter(shared_at__lt=read_at):
        for membership in group.memberships.current().agreed().select_related("person"):
            story.mark_read(by=membership.person, until=read_at)


def respond(to, taps, people):
    for name, kind in taps:
        Response.objects.give(by=people[name], to=to, kind=kind)


def have_a_meeting_soon(group):
    """The morning group's next meeting begins in a few minutes, the evening group's in two days.

    A week after that each of them meets again.
    """
    if group.slug not in meetings.NEXT:
        return
    soon = timedelta(minutes=5) if group.slug == "morning" else timedelta(days=2)
    first, second = meetings.NEXT[group.slug]
    now = timezone.now()
    upcoming = group.meetings.upcoming()
    if not upcoming.filter(starts_at__lt=now + timedelta(days=3)).exists():
        make_meeting(group, first, now + soon)
    if not upcoming.filter(starts_at__gt=now + timedelta(days=3)).exists():
        make_meeting(group, second, now + soon + timedelta(days=7))


def make_meeting(group, title, moment):
    local = moment.astimezone(ZoneInfo(ZONE)).replace(second=0, microsecond=0)
    return Meeting.objects.create(
        group=group,
        title=title,
        wall_date=local.date(),
        wall_time=local.time(),
        zone=ZONE,
        steps=plan.dump(steps_of(title)),
        led_by=first_to_lead(group),
    )


def steps_of(title):
    if slug := meetings.PLANS.get(title):
        return all_templates()[slug].steps
    return plan.simple()


def first_to_lead(group):
    return group.memberships.current().leading().order_by("joined_at", "pk").first().person


def make_past_meeting(group, held, people):
    """Plays the evening through the engine, so that its record is a true one."""
    day = timezone.localtime(timezone=ZoneInfo(ZONE)).date() - timedelta(days=held.days_ago)
    starts = datetime.combine(day, datetime.min.time(), ZoneInfo(ZONE)) + timedelta(hours=10)
    meeting = make_meeting(group, held.title, starts)
    evening = Played(meeting, people)
    evening.arrive(held.today)
    for said in held.rounds:
        evening.play_round(dict(said))
    evening.do(engine.Close, evening.leader, anyway=True)
    look_back(meeting)


class Played:
    """A past meeting as it goes along, a minute a step."""

    def __init__(self, meeting, people):
        self.meeting, self.people = meeting, people
        self.now = meeting.starts_at
        self.seats = {}

    def do(self, kind, name, **more):
        self.now += timedelta(seconds=50)
        by = self.seats[name].pk
        state = state_of(self.meeting)
        command = kind(id=uuid4().hex, by=by, **more)
        events = engine.decide(state, command, self.now.timestamp())
        records = engine.record(state, events, command, self.now.timestamp())
        store(self.meeting, records)

    def arrive(self, today):
        for name, choice in today.items():
            person = self.people[name]
            leads = self.meeting.group.is_facilitated_by(person)
            seat = Seat.objects.create(meeting=self.meeting, person=person, facilitates=leads)
            self.seats[name] = seat
            answer = {"today": choice, "rough": False}
            Today.objects.create(seat=seat, person=person, group=self.meeting.group, answer=answer)
            self.do(engine.Arrive, name, facilitates=leads)
        self.leader = next(name for name, seat in self.seats.items() if seat.facilitates)

    def play_round(self, said):
        names = {seat.pk: name for name, seat in self.seats.items()}
        phase = state_of(self.meeting).phase
        self.do(engine.BeginNext, self.leader, leaving=phase, anyway=True)
        while turn := engine.current_turn(state_of(self.meeting)):
            name = names[turn.seat]
            if words := said.get(name):
                entry = self.say(name, words, phase + 1)
                self.do(engine.Finish, name, turn=turn.id, entry=entry.pk)
            else:
                self.do(engine.Pass, name, turn=turn.id)

    def say(self, name, words, phase):
        return Entry.objects.create(
            meeting=self.meeting,
            group=self.meeting.group,
            seat=self.seats[name],
            author=self.people[name],
            phase=phase,
            body=words,
            said_at=self.now,
        )
