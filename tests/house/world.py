"""The morning group in the middle of an evening, for everybody who might come to its doors."""

from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import TimestampSigner
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from alongside.groups.models import EmergencyReading, Invitation
from alongside.home.models import Host, set_up_token
from alongside.meetings import engine, evening
from alongside.meetings.commands import TAKES_WORDS
from alongside.people.models import Block, Mute, Suspension
from alongside.vault.sessions import hashed
from tests.conftest import new_meeting, person
from tests.meetings.evening import writing_together
from tests.people.passkey import give_ways_in

from .world_at_work import AtWork
from .world_cards import Cards
from .world_caring import Caring
from .world_coming_in import ComingIn
from .world_deaths import FORMS as death_forms
from .world_deaths import Deaths
from .world_explaining import Explaining
from .world_finding import Finding
from .world_flaring import Flaring
from .world_forms import FORMS, OF_A_PROPOSAL, PASSWORD, a_change
from .world_holding import Holding
from .world_joining import Joining
from .world_library import Library
from .world_looking_back import LookingBack
from .world_notices import FORMS as notice_forms
from .world_notices import Told
from .world_of_the_toolkit import OfTheToolkit
from .world_parting import FORMS as parting_forms
from .world_parting import Parting
from .world_plans import Plans
from .world_reading import FORMS as reading_forms
from .world_reading import Reading
from .world_recommending import Recommending
from .world_rehearsing import FORMS as rehearsing_forms
from .world_rehearsing import Rehearsing
from .world_schedule import FORMS as schedule_forms
from .world_schedule import Scheduled
from .world_second_thoughts import FORMS as second_forms
from .world_second_thoughts import SecondThoughts
from .world_slow import Slowly
from .world_talking import FORMS as talking_forms
from .world_talking import Talking

NO_SUCH_ID = 2**62
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class World:
    """What the addresses and forms of the doors are about, and a browser for each person."""

    def __init__(self, people, group, elsewhere, story, browse):
        self.people, self.group, self.elsewhere = people, group, elsewhere
        self.places = {}
        self.story = story
        self.reply = story.reply(by=people["ben"], body="I know those stairs.")
        self.cleos_reply = story.reply(by=people["cleo"], body="So do I.")
        self.cleos_story = group.stories.share(
            by=people["cleo"], group=group, body="Marking, in bed.", wish="listen"
        )
        self.withdrawn = Invitation.objects.make(group, by=people["ada"])
        self.invitation = Invitation.objects.make(group, by=people["ada"])
        self.to_lead = Invitation.objects.make_to_lead(group, by=people["olive"])
        self.passkey = give_ways_in(people["cleo"])
        self.later = new_meeting(group, starts_in=timedelta(days=1))
        self.meeting = writing_together(new_meeting(group))
        self.begin_the_evening(browse)
        self.proposal = a_change(self.group, by=people["ada"])
        self.their_proposal = a_change(self.elsewhere, by=people["dev"])
        self.ask_in_an_emergency()
        self.coming_in = ComingIn(people)
        self.joining = Joining(people, group, elsewhere)
        self.talking = Talking(people, group)
        self.second_thoughts = SecondThoughts(group, self.cleos_story, self.cleos_reply)
        self.reading_on = Reading(group, self.cleos_story, self.cleos_reply, story)
        self.explaining = Explaining(group, people["cleo"], people["ben"])
        self.flaring = Flaring(group, people["cleo"])
        self.of_the_toolkit = OfTheToolkit(people["cleo"])
        self.library = Library(people["cleo"], people["ada"], people["olive"])
        self.recommending = Recommending(people, group, self.later)
        self.cards = Cards(people["ada"])
        self.holding = Holding(people, group, story, self.reply)
        self.parting = Parting(people, group, elsewhere, self.femi)
        self.deaths = Deaths(people, group, elsewhere, self.femi)
        self.finding = Finding(people["nia"], found=self.joining.noon, hidden=group)
        self.plans = Plans(group, elsewhere, people["ada"], self.later, self.meeting)
        self.rehearsing = Rehearsing(people["ada"])
        self.slowly = Slowly(group, people)
        self.scheduled = Scheduled(people, group, elsewhere, self.meeting)
        evenings = (self.meeting, self.later)
        self.looking_back = LookingBack(people, group, elsewhere, *evenings, browse)
        self.at_work = AtWork()
        self.caring = Caring(people, group)
        self.told = Told(people, group)
        self.cookies = {name: cookie_of(browse(someone)) for name, someone in people.items()}
        self.cookies["visitor"] = ""

    def begin_the_evening(self, browse):
        """Everybody has come in, Ben has passed in the check-in round, Cleo is offered the turn."""
        here = {name: browse(self.people[name]) for name in ("ada", "ben", "cleo", "gwen")}
        address = self.meeting.get_absolute_url()
        for browser in here.values():
            browser.post(f"{address}arrive/", {"today": "few"})
        here["ada"].post(f"{address}next/", {"leaving": "0"})
        here["ben"].post(f"{address}pass/", {"turn": self.turn.id})
        assert self.turn.seat == self.seat("cleo")

    def ask_in_an_emergency(self):
        """Olive, alone at first, reads the group; another organiser has come since and asks to."""
        ask = EmergencyReading.objects.ask
        self.reading = ask(by=self.people["olive"], group=self.group, reason="Nobody answers.")
        theirs = person("oscar", is_organiser=True)
        self.asked = ask(by=theirs, group=self.group, reason="Nor does anybody to me.")
        self.close_an_account(by=theirs)

    def close_an_account(self, by):
        """The other organiser has closed Femi's, who asks for another look; and made a link."""
        self.femi = person("femi")
        suspension = Suspension.objects.suspend(self.femi, by=by, reason="For a while.")
        suspension.ask_again("It was not me.")
        self.their_link = Invitation.objects.make_to_lead(self.group, by=by)

    @property
    def turn(self):
        return engine.current_turn(evening.state_of(self.meeting))

    def seat(self, name):
        return self.meeting.seats.get(person=self.people[name]).pk

    def place(self, name, group=None):
        return (group or self.group).memberships.get(person=self.people[name]).pk

    def browser(self, name, **options):
        """A browser that is signed in as far as the person is, and forgets it all afterwards."""
        client = Client(headers={"host": "localhost"}, raise_request_exception=False, **options)
        if self.cookies[name]:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[name]
        return client

    @contextmanager
    def afterwards_as_before(self):
        """Whatever happens inside has not happened; the state that is remembered is read anew."""
        with transaction.atomic():
            try:
                yield
            finally:
                transaction.set_rollback(True)
                evening._states.clear()

    def link_of(self, name):
        """The link to the file with this person's words, as their own sign-in was given it."""
        bound_to = f"{self.people[name].pk}:{hashed(self.cookies[name])}"
        return TimestampSigner(salt=f"people.export:{bound_to}").sign("words")

    # -- where the doors are ----------------------------------------------------------------------

    def address(self, door):
        name, _, kind = door.partition("/")
        return reverse(name, args=self.arguments(name, kind))

    def arguments(self, name, kind):
        """What stands in the address of this door. It is asked for many times, and looked up once:
        what happens in between has not happened afterwards."""
        if (name, kind) not in self.places:
            self.places[name, kind] = self.looked_up(name, kind)
        return self.places[name, kind]

    def looked_up(self, name, kind):
        ref = self.group.ref
        if door := self.coming_in.arguments(name, kind) or self.joining.arguments(name, kind):
            return door
        if door := self.talking.arguments(name, kind) or self.finding.arguments(name, kind):
            return door
        if (
            door := self.holding.arguments(name, kind)
            or self.reading_on.arguments(name)
            or self.explaining.arguments(name)
            or self.flaring.arguments(name)
            or self.of_the_toolkit.arguments(name, kind)
            or self.library.arguments(name, kind)
            or self.recommending.arguments(name, kind)
            or self.cards.arguments(name, kind)
        ):
            return door
        if door := self.parting.arguments(name, kind) or self.second_thoughts.arguments(name):
            return door
        if door := self.caring.arguments(name, kind) or self.deaths.arguments(name, kind):
            return door
        if door := self.at_work.arguments(name, kind) or self.told.arguments(name):
            return door
        if door := self.rehearsing.arguments(name, kind) or self.slowly.arguments(name, kind):
            return door
        if door := self.plans.arguments(name, kind) or self.scheduled.arguments(name, kind):
            return door
        if door := self.looking_back.arguments(name, kind):
            return door
        return self.told_apart(ref).get((name, kind)) or self.usual(ref, kind).get(name, [])

    def told_apart(self, ref):
        """Of doors that have another state besides: which is meant stands behind the slash."""
        return {
            ("set_up", "guessed"): ["0" * 40],
            ("strategy", "unheard-of"): ["unheard-of"],
            ("join", "withdrawn"): [self.withdrawn.token],
            ("join", "to-lead"): [self.to_lead.token],
            ("withdraw_link", "theirs"): [self.group.pk, self.their_link.pk],
            ("readiness", "member"): [self.people["cleo"].pk],
            ("suspend", "oneself"): [self.people["olive"].pk],
            ("answer_appeal", "open"): [self.people["ben"].pk],
            ("lift_suspension", "open"): [self.people["ben"].pk],
            ("emergency_stories", "theirs"): [self.asked.pk],
            ("emergency_allow", "mine"): [self.reading.pk],
            ("emergency_decline", "mine"): [self.reading.pk],
            ("emergency_stop", "theirs"): [self.asked.pk],
            ("stream", "outside"): [self.later.pk],
            ("here", "outside"): [self.later.pk],
            ("act", "outside"): [self.later.pk, "take"],
            ("block", "facilitator"): [self.people["ada"].pk],
            ("agreement_version", "none"): [ref, 7],
            ("proposal", "elsewhere"): [ref, self.their_proposal.pk],
            ("take_back", "nothing"): [ref, NO_SUCH_ID],
        }

    def usual(self, ref, kind):
        return {
            "set_up": [set_up_token()],
            "strategy": ["slow-breathing"],
            "join": [self.invitation.token],
            "leaders": [self.group.pk],
            "withdraw_link": [self.group.pk, self.to_lead.pk],
            "readiness": [self.people["ada"].pk],
            **{one: [self.people["ben"].pk] for one in ("an_account", "suspend")},
            **{one: [self.femi.pk] for one in ("answer_appeal", "lift_suspension")},
            "mfa_remove_webauthn": [self.passkey.pk],
            "take_back_consent": [self.people["cleo"].consents.first().pk],
            "export_file": [self.link_of("cleo")],
            "story": [self.story.pk],
            "reply": [self.story.pk],
            "respond": [self.story.pk],
            "respond_to_reply": [self.reply.pk],
            "take_back": [ref, self.cleos_story.pk],
            "take_back_reply": [ref, self.cleos_reply.pk],
            "block": [self.people["ben"].pk],
            **{one: [self.people["ben"].pk] for one in ("unblock", "mute", "unmute")},
            "about_me": [self.place("cleo")],
            "ahead": [self.later.pk],
            "emergency_ask": [self.elsewhere.pk],
            "emergency_story": [self.reading.pk, self.story.pk],
            **{one: [self.reading.pk] for one in ("emergency_stories", "emergency_stop")},
            **{one: [self.asked.pk] for one in ("emergency_allow", "emergency_decline")},
            "agreement_version": [ref, 1],
            **{one: [ref, self.proposal.pk] for one in OF_A_PROPOSAL},
            "act": [self.meeting.pk, kind or "take"],
            **{one: [self.meeting.pk] for one in ("meeting", "arrive", "stream", "here")},
            **{one: [self.meeting.pk] for one in ("callers", "feedback")},
            **{one: [ref] for one in OF_A_GROUP},
        }

    def nowhere(self, door):
        """The same kind of address, of something that does not exist."""
        name, _, kind = door.partition("/")
        first, *rest = self.arguments(name, kind)
        made_up = {int: NO_SUCH_ID, UUID: UUID(int=0)}.get(type(first), "nowhere")
        return reverse(name, args=[made_up, *rest])

    def form(self, door):
        """What somebody fills in who means it."""
        name, _, kind = door.partition("/")
        if name == "act":
            words = {"body": "Between us"} if kind in TAKES_WORDS else {}
            return {"turn": self.turn.id if self.turn else "", **words, **self.along_with(kind)}
        if (
            form := self.holding.form(name)
            or talking_forms.get(name)
            or self.finding.form(door)
            or self.explaining.form(door)
            or self.flaring.form(door)
            or self.of_the_toolkit.form(door)
            or self.library.form(door)
            or self.recommending.form(door)
            or self.cards.form(door)
            or self.caring.form(door)
        ):
            return form
        if form := parting_forms.get(name) or second_forms.get(name) or reading_forms.get(door):
            return form
        if form := self.looking_back.form(door):
            return form
        if form := self.plans.form(door) or schedule_forms.get(name):
            return form
        if form := rehearsing_forms.get(name) or self.slowly.form(door):
            return form
        if form := notice_forms.get(name) or death_forms.get(name):
            return form
        return self.coming_in.form(door) or FORMS.get(door) or FORMS.get(name) or {}

    def along_with(self, verb):
        return {
            "next": {"leaving": "1", "anyway": "yes"},
            "close": {"anyway": "yes"},
            "begin-reading": {"leaving": "2"},
            "just-talk": {"leaving": "1"},
            "in-turn": {"leaving": "1"},
            "lower-hand": {"seat": self.seat("cleo")},
            "hand-over": {"seat": self.seat("gwen")},
            "stay-with": {"seat": self.seat("cleo")},
            "support-seen": {"seat": self.seat("cleo")},
            **{one: {"seat": A_CALLER} for one in FOR_A_CALLER},
            "move": {"seat": self.seat("gwen"), "where": "first"},
            "remove": {"seat": self.seat("cleo")},
        }.get(verb, {})

    def prepare(self, door):
        """Bring about the state in which the door makes sense."""
        self.coming_in.prepare(door)
        self.joining.prepare(door)
        self.talking.prepare(door)
        self.parting.prepare(door)
        self.second_thoughts.prepare(door)
        self.reading_on.prepare(door)
        self.scheduled.prepare(door)
        self.caring.prepare(door)
        self.slowly.prepare(door)
        self.deaths.prepare(door)
        if door == "set_up/done":
            Host.objects.create(name="Two volunteers", contact="Knock on the door")
        if door == "account_login":
            self.people["ben"].set_password(PASSWORD)
            self.people["ben"].save()
        if door in ("suspended/mine", "appeal/mine"):
            cleo, olive = self.people["cleo"], self.people["olive"]
            Suspension.objects.suspend(cleo, by=olive, reason="For a while.")
        if door == "propose":
            self.proposal.close(by=self.people["gwen"])
        if door == "unblock":
            Block.objects.block(by=self.people["cleo"], whom=self.people["ben"])
        if door == "unmute":
            Mute.objects.mute(by=self.people["cleo"], whom=self.people["ben"])
        if door.removeprefix("act/") in FOR_A_CALLER:
            self.browser("ada").post(self.address("callers"), {"id": A_CALLER, "name": "Vera"})
        for who, verb in BEFOREHAND.get(door, ()):
            self.browser(who).post(self.address(f"act/{verb}"), self.form(f"act/{verb}"))


OF_A_GROUP = (
    *("group", "people", "agreement", "agreement_versions", "propose", "leave", "invite"),
    *("stories", "share", "meetings", "schedule", "emergency_readings"),
    *("visitors", "group_quick_exit"),
)

A_CALLER = 77
FOR_A_CALLER = ("raise-for", "hung-up", "on-the-line")

BEFOREHAND = {
    "act/support-seen": [("cleo", "need-support")],
    "act/on-the-line": [("ada", "hung-up")],
    "act/more-time": [("cleo", "take")],
    "act/lower-hand": [("cleo", "raise-hand")],
    "act/ready": [("ada", "next")],
    "act/begin-reading": [("ada", "next")],
    "act/in-turn": [("ada", "just-talk")],
    "act/resume": [("ada", "pause")],
    "act/moment": [("ada", "stay-with")],
    "act/come-back-later": [("ada", "stay-with")],
    "act/reopen": [("ada", "close")],
}


def cookie_of(browser):
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def everything_kept():
    """{table: rows} of the whole database but for sign-ins, which any visit may renew."""
    kept = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in ("vault_sign_in", "django_migrations"):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                kept[table] = sorted(repr(plain(row)) for row in cursor.fetchall())
    return kept


def plain(row):
    return [bytes(value) if isinstance(value, memoryview) else value for value in row]


class Writes:
    """Counts the queries that could change a row, so that one need not look when there is none."""

    def __init__(self):
        self.seen = 0

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(WRITES) and "vault_sign_in" not in sql:
            self.seen += 1
        return execute(sql, params, many, context)
