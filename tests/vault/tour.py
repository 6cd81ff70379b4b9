"""A round of every page in tests/browser/pages.py, and of a meeting, without a browser."""

import re
from dataclasses import replace

from django.test import Client
from django.utils import timezone
from markupsafe import escape

from alongside.groups.emergency import EmergencyReading
from alongside.groups.models import Agreement, Group, Invitation, Proposal
from alongside.home.demo.seed import seed
from alongside.meetings.models import Ahead, Meeting
from alongside.people.coming_in.secrets import Secret
from alongside.people.models import (
    Address,
    Draft,
    Link,
    News,
    Person,
    Profile,
    Readiness,
    Recovery,
    Suspension,
)
from alongside.vault.house import sealed_fields
from tests.browser.pages import PAGES, Stop
from tests.conftest import sign_in

from .signs import signs_of
from .tour_caring import Caring
from .tour_explaining import Explaining
from .tour_flaring import Flaring
from .tour_gone import Gone
from .tour_holding import Holding
from .tour_in_the_room import InTheRoom
from .tour_joining import Joining
from .tour_library import Library
from .tour_looking_back import LookingBack
from .tour_notices import BeingTold
from .tour_of_a_death import OfADeath
from .tour_of_the_toolkit import OfTheToolkit
from .tour_parting import Parting
from .tour_plans import Plans
from .tour_reading import Reading
from .tour_recommending import Recommending
from .tour_schedule import Scheduling
from .tour_second_thoughts import SecondThoughts
from .tour_slow import Slowly
from .tour_talking import Talking

FORM = re.compile(r'<form method="post"(?: action="([^"]*)")?[^>]*>(.*?)</form>', re.S)
LINK = re.compile(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.S)
CHANGES_NOTHING = ("Sign in", "Look for it")
WRITTEN_IN = re.compile(r"<textarea.*?</textarea>|<input[^>]*>", re.S)


class Tour(
    Talking,
    Joining,
    Reading,
    Parting,
    OfADeath,
    SecondThoughts,
    Explaining,
    Flaring,
    Holding,
    Plans,
    Scheduling,
    OfTheToolkit,
    Library,
    Recommending,
    Caring,
    BeingTold,
    InTheRoom,
    LookingBack,
    Slowly,
    Gone,
):
    """The demo, with a row of everything, and what each page of it shows when all is well."""

    def __init__(self):
        seed()
        self.people = {person.called.lower(): person for person in Person.objects.all()}
        self.group = Group.objects.get(slug="morning")
        self.browsers = {None: Client(headers={"host": "localhost"}, raise_request_exception=False)}
        self.meet()
        self.add_what_is_missing()
        self.stops = [*map(self.on_foot, PAGES), *self.rooms()]
        self.signs = {
            (field.label, row.pk): signs_of(row, field)
            for field in sealed_fields()
            for row in field.model.objects.all()
        }
        for _round in range(2):  # What is new on the first round is read on the second.
            self.answers = {stop: self.look(stop) for stop in self.stops}
        self.shown = {stop: self.shown_on(answer) for stop, answer in self.answers.items()}

    # -- making it --------------------------------------------------------------------------------

    def meet(self):
        """Ada and Hana are in the room; Ada has said something in the first part."""
        self.meeting = self.group.meetings.upcoming().first()
        self.tell_steps_apart()
        at = self.meeting.get_absolute_url()
        self.browser("ada").post(f"{at}arrive/", {"today": "talk"})
        self.browser("hana").post(f"{at}arrive/", {"today": "listening", "rough": "on"})
        self.browser("ada").post(f"{at}say/", {"body": "Good morning to every one of you."})

    def tell_steps_apart(self):
        """No two meetings have a step of one title: each is known by its first letters."""
        for meeting in Meeting.objects.all():
            for step in (steps := meeting.steps)["steps"]:
                step["title"] = f"{step['title'][:12]}, and after that {meeting.pk}"
            meeting.steps = steps
            meeting.save()

    def add_what_is_missing(self):
        Invitation.objects.make(self.group, by=self.people["ada"])
        for agreement in Agreement.objects.all():
            agreement.body = f"We of {agreement.group_id} agree.\n{agreement.body}"
            agreement.save()
        for proposal in Proposal.objects.all():  # Or it would begin like everybody's agreement.
            proposal.body = f"Instead, {proposal.pk} is ours.\n{proposal.body}"
            proposal.save()
        story = self.group.stories.order_by("-shared_at").first()
        for place in (f"story:{self.group.pk}", f"reply:{story.pk}", f"turn:{self.meeting.pk}"):
            for name in ("cleo", "hana"):
                note = f"{name}, about {place}"
                begun = {"body": f"{name} has begun {place}", "content_note": note}
                Draft.objects.keep(self.people[name], place, **begun)
        EmergencyReading.objects.create(
            group=self.group,
            asked_by=self.people["olive"],
            reason="Somebody wrote to us about a letter.",
            begins_at=timezone.now(),
            ends_at=timezone.now() + timezone.timedelta(hours=1),
        )
        self.say_things_of_themselves()
        self.write_to_those_who_lead()
        self.think_again()
        self.keep_plans()
        self.plan_a_series()
        self.call_in_and_ask()
        self.look_back()
        self.go_round_slowly()
        self.be_told()
        self.tell_steps_apart()
        self.tell_meetings_apart()
        self.ask_to_join()
        self.pin_and_pause()
        self.explain()
        self.try_something_small()
        self.write_for_oneself()
        self.suggest_something()
        self.recommend_something()
        self.hold_words()
        self.look_after()
        self.decide_and_go()
        self.hear_of_a_death()
        self.close_an_account()
        for name, person in self.people.items():
            person.display_name = f"{name.title()} {person.pk}"
            person.display = {"theme": "dim"}
            person.save()

    def say_things_of_themselves(self):
        hana, cleo, ada = (self.people[name] for name in ("hana", "cleo", "ada"))
        for place in self.group.memberships.filter(person=hana):
            place.about = "Paints, mostly with her left hand."
            place.save()
        Profile.objects.create(person=hana, pronouns="she/her/hers", pause={"since": "now"})
        sol = self.people["sol"]
        sol.has_news = True
        News.objects.create(person=sol, kind="signed_in", holds={"device": "A phone"})
        Address.objects.create(
            person=cleo,
            email="cleo.of.the.morning@example.org",
            found_by="cleo.of.the.morning@example.org",
            confirmed_at=timezone.now(),
        )
        Link.objects.make("sign_up", holds={"name": "Zoe", "email": "zoe@example.org"})
        Recovery.objects.ask(self.people["kit"], "0" * 40)
        Secret.objects.create(person=sol, text="JBSWY3DPEHPK3PXP")
        Ahead.objects.say(by=self.people["femi"], meeting=self.meeting, today="not")
        for readiness in Readiness.objects.filter(person=ada):
            readiness.note = "Trained with Gwen in the spring."
            readiness.save()
        self.people["lou"].paused = {"back": timezone.now().isoformat()}

    def close_an_account(self):
        self.closed = self.people["ivo"]
        Suspension.objects.create(
            person=self.closed,
            by=self.people["olive"],
            reason="Somebody said that he sold things.",
            appeal="I did not sell anything at all.",
            appealed_at=timezone.now(),
            answer="We looked again, and it stays so for now.",
            answered_by=self.people["olive"],
            answered_at=timezone.now(),
        )
        self.closed.is_suspended = True

    def rooms(self):
        yield Stop("an account", "olive", f"/organise/people/{self.closed.pk}/")
        yield Stop("suspended", "ivo", "/suspended/")
        yield Stop("recovery news", "sol", "/")
        yield from self.threads_and_concerns()
        yield from self.edited_words()
        yield from self.who_asks()
        yield from self.what_was_decided()
        yield from self.what_was_heard()
        yield from self.what_helped()
        yield from self.of_plans()
        yield from self.of_the_schedule()
        yield from self.of_notices()
        yield from self.what_is_left()
        yield from self.what_is_explained()
        yield from self.what_is_small()
        yield from self.what_is_for_oneself()
        yield from self.where_one_practises()
        yield from self.of_slow_rounds()
        yield from self.what_is_in_the_library()
        yield from self.what_is_recommended()
        yield from self.what_is_held()
        yield from self.what_is_looked_after()
        at = self.meeting.get_absolute_url()
        yield Stop("room", "hana", at)
        yield Stop("room, leading", "ada", at)
        yield Stop("invitation", None, Invitation.objects.get().get_absolute_url())
        yield Stop("invitation, signed in", "dev", Invitation.objects.get().get_absolute_url())

    # -- walking ----------------------------------------------------------------------------------

    def browser(self, name):
        if name not in self.browsers:
            self.browsers[name] = client = Client(
                headers={"host": "localhost"}, raise_request_exception=False
            )
            sign_in(client, self.people[name])
        return self.browsers[name]

    def on_foot(self, stop):
        """The same stop, with the address that its links lead to."""
        address = stop.start
        for name in filter(None, stop.click.split(" > ")):
            links = LINK.findall(self.browser(stop.who).get(address, follow=True).text)
            said = str(escape(self.as_called_here(name)))
            there = [href for href, text in links if said in text]
            assert there, f"{stop.name}: no link says {name}"  # Not StopIteration: it ends a map.
            address = there[0]
        return replace(stop, start=address, click="")

    def as_called_here(self, words):
        """The words of a link, with the names that people have on this tour."""
        for name, person in self.people.items():
            words = re.sub(rf"\b{name.title()}\b", person.called, words)
        return words

    def look(self, stop):
        page = self.browser(stop.who).get(stop.start, follow=True)
        return self.press(page, stop) if stop.press in CHANGES_NOTHING else page

    def press(self, page, stop):
        words = {"csrfmiddlewaretoken": "", "q": stop.look_for}
        for action, inside in FORM.findall(page.text):
            if stop.press in inside:
                return self.browser(stop.who).post(action.partition("#")[0] or stop.start, words)
        return page

    def is_found(self, stop, label, pk):
        """Whether this value is there because it was looked for: by words, or as one like it."""
        if stop.name == "alike":
            return label == "conversations.story.body" and (label, pk) not in self.compared_at(stop)
        return bool(stop.look_for)

    def compared_at(self, stop):
        """The words to which others on this page are compared."""
        if stop.name != "alike":
            return set()
        return {("conversations.story.body", int(stop.start.split("/")[-3]))}

    # -- what is shown ----------------------------------------------------------------------------

    def shown_on(self, answer, among=None):
        """(label, id) of every value that is on this page; or of those among these alone."""
        return self.in_text(answer.text, self.signs if among is None else among)

    def told_at(self, stop, among):
        """The same, without what stands in a form to be written over: no notice can stand there."""
        return self.in_text(WRITTEN_IN.sub("", self.answers[stop].text), among)

    def in_text(self, text, among):
        return {name for name in among if any(one in text for one in self.signs.get(name, ()))}

    def where(self, label, pk):
        """The stops at which this value is shown."""
        return [stop for stop in self.stops if (label, pk) in self.shown[stop]]
