"""Everything that people can do, done once through the pages, with words that are nobody's.

Each word is made up and long, so that finding it anywhere can be no accident.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Story
from alongside.groups.models import EmergencyReading, Group, Invitation
from alongside.home.models import set_up_token
from alongside.meetings import engine, evening
from alongside.meetings.models import Meeting
from alongside.people.models import Person
from tests.people.test_second_factor import code_of

from .agreeing import OF_A_CHANGE, Agreeing
from .being_here import OF_ONESELF, BeingHere
from .being_led import OF_BEING_LED, BeingLed
from .caring import OF_CARING, Caring
from .explaining import OF_EXPLAINING, Explaining
from .finding import OF_FINDING, Finding
from .flaring import OF_A_FLARE, Flaring
from .going_slowly import OF_A_SLOW_ROUND, GoingSlowly
from .holding import OF_HOLDING, Holding
from .joining import OF_JOINING, Joining
from .looked_back import OF_LOOKING_BACK, LookedBack
from .looking_after import OF_LOOKING_AFTER, LookingAfter
from .of_a_death import OF_A_DEATH, OfADeath
from .of_cards import OF_CARDS, OfCards
from .of_recommending import OF_RECOMMENDING, OfRecommending
from .of_the_library import OF_THE_LIBRARY, OfTheLibrary
from .of_the_toolkit import OF_THE_TOOLKIT, OfTheToolkit
from .parting import OF_PARTING, Parting
from .planned import OF_PLANS, Planned
from .scheduled import OF_THE_SCHEDULE, Scheduled
from .second_thoughts import OF_SECOND_THOUGHTS, UNDONE, SecondThoughts
from .shelved import OF_WHAT_HELPED, Shelved
from .told import BeingTold

WORDS = {
    "host": "brindlewick",
    "contact": "quellomast",
    "organiser": "tarnifoldine",
    "member": "ostrevandel",
    "neighbour": "yarrowmelt",
    "group": "wexholdern",
    "purpose": "gristomeny",
    "agreement": "hallowquint",
    "rewritten": "dunnaverith",
    "title": "sorrowfeltch",
    "story": "mirkelanthe",
    "reply": "fennowhistle",
    "draft": "vorpendrake",
    "looked_for": "quornibbet",
    "turn": "ulmastride",
    "finish": "jasperquoin",
    "waiting": "kelpwindle",
    "caller": "sandrivole",
    "carried": "zephromoor",
    "other": "nethercombard",
    "letters": "wimberfold",
    "arriving": "pellumbrook",
    "reason": "cresselmoor",
    "noted": "drellimarsh",
    "why_closed": "varnacombe",
    "appealed": "thistlequay",
    "answered": "pomberwick",
    **OF_ONESELF,
    **OF_FINDING,
    **OF_BEING_LED,
    **OF_A_CHANGE,
    **OF_PARTING,
    **OF_JOINING,
    **OF_SECOND_THOUGHTS,
    **OF_WHAT_HELPED,
    **OF_PLANS,
    **OF_A_SLOW_ROUND,
    **OF_A_DEATH,
    **OF_EXPLAINING,
    **OF_HOLDING,
    **OF_CARING,
    **OF_LOOKING_AFTER,
    **OF_A_FLARE,
    **OF_THE_TOOLKIT,
    **OF_THE_LIBRARY,
    **OF_RECOMMENDING,
    **OF_CARDS,
    **OF_THE_SCHEDULE,
    **OF_LOOKING_BACK,
}
# What these people answered about their health and their eyes, in the words of our own forms.
ANSWERS = ("listening", '"rough"', "hyperlegible", "Pacific/Chatham")
# What Alongside said to somebody and keeps in their sign-in until it is shown.
NOTICES = ("Every page looks like this", "Not everybody has had their turn")
PASSWORD = "correct horse battery"


class Everything(
    BeingHere,
    Agreeing,
    BeingLed,
    Joining,
    Finding,
    Parting,
    SecondThoughts,
    Shelved,
    Explaining,
    Flaring,
    OfTheToolkit,
    OfTheLibrary,
    OfRecommending,
    OfCards,
    Holding,
    Caring,
    LookingAfter,
    Planned,
    GoingSlowly,
    OfADeath,
    Scheduled,
    LookedBack,
    BeingTold,
):
    """An organiser and a member, from the first set-up to the end of an evening together.

    And somebody else who organises, and reads their group in an emergency.
    """

    def __init__(self, browse):
        self.answers, self.kept_secret = [], []
        self.browse = browse
        self.organiser, self.member, self.other = browse(), browse(), browse()
        self.arrive()
        self.begin_the_group()
        self.join_it()
        self.change_the_agreement()
        self.come_in_otherwise()
        self.not_read_somebody()
        self.talk()
        self.think_again()
        self.keep_what_helped()
        self.explain()
        self.try_something_small()
        self.write_for_oneself()
        self.suggest_something(WORDS["organiser"])
        self.recommend_something()
        self.change_a_card()
        self.look_for_words()
        self.meet()
        self.look_back()
        self.go_round_slowly()
        self.go_on_after_a_sign_in_ran_out()
        self.say_who_one_is()
        self.say_what_one_has_ahead()
        self.plan_a_series()
        self.make_pages_fit()
        self.read_in_an_emergency()
        self.organise()
        self.write_to_those_who_lead()
        self.raise_a_concern()
        self.hold_and_look_again()
        self.ask_for_somebody()
        self.look_after_each_other()
        self.ask_to_join(PASSWORD)
        self.find_a_time()
        self.be_welcomed()
        self.look_for_a_group()
        self.close_an_account()
        self.hear_of_a_death(self.closed)
        self.have_a_break()
        self.be_told(WORDS["member"])
        self.decide_about_somebody()
        self.leave_well()

    def post(self, browser, address, /, **form):
        answer = browser.post(address, form)
        self.answers.append(answer)
        assert answer.status_code in (204, 302, 401), f"{address}: {answer.status_code}"
        return answer

    def arrive(self):
        names = {"username": WORDS["organiser"], "password1": PASSWORD}
        hosted = {"host": f"The {WORDS['host']} trust", "contact": f"Ask {WORDS['contact']}"}
        self.post(self.organiser, reverse("set_up", args=[set_up_token()]), **names, **hosted)
        self.post(self.organiser, reverse("limits"), of_age="on", understood="on")
        self.add_a_second_factor(self.organiser)
        names["username"] = WORDS["member"]
        self.post(self.member, reverse("account_signup"), **names)
        self.post(self.member, reverse("limits"), of_age="on", understood="on")

    def add_a_second_factor(self, browser):
        """An app for codes, and with it come ten codes for the day that it is lost."""
        page = browser.get(reverse("mfa_activate_totp")).text
        secret = page.split('<code dir="ltr">')[1].split("<")[0].replace(" ", "")
        self.post(browser, reverse("mfa_activate_totp"), code=code_of(secret))
        codes = browser.get(reverse("mfa_view_recovery_codes")).text
        shown = re.findall(r"<li><code>(\d+) (\d+)</code>", codes)
        assert len(shown) == 10
        self.kept_secret += [secret, *map("".join, shown)]

    def begin_the_group(self):
        self.post(
            self.organiser,
            reverse("begin_group"),
            name=f"The {WORDS['group']} group",
            purpose=f"For {WORDS['purpose']}.",
            time_zone="Europe/London",
            agreement=f"We keep {WORDS['agreement']}.",
        )
        self.group = Group.objects.get()
        rewritten = reverse("propose", args=[self.group.ref])
        self.post(self.organiser, rewritten, body=f"We also keep {WORDS['rewritten']}.")
        self.post(self.organiser, reverse("invite", args=[self.group.ref]))
        self.token = Invitation.objects.get().token

    def join_it(self):
        self.post(self.member, reverse("join", args=[self.token]))
        self.post(self.member, reverse("agreement", args=[self.group.ref]), agreed="on")

    def come_in_otherwise(self):
        """An address, somebody who begins to arrive by a link, and somebody who asks for help."""
        self.post(self.member, reverse("address"), email=f"{WORDS['letters']}@example.org")
        arriving = WORDS["arriving"]
        named = {"username": arriving, "email": f"{arriving}@example.org"}
        self.post(self.browse(), reverse("sign_up_by_link"), **named)
        self.letter = re.search(r"/link/\w+/", mail.outbox[-1].body)[0]
        self.kept_secret.append(self.letter.split("/")[2])
        self.post(self.browse(), reverse("recovery_ask"), name=WORDS["member"])

    def not_read_somebody(self):
        """A third member comes, whom the other does not want to read."""
        self.neighbour = third = self.browse()
        member = WORDS["neighbour"]
        self.post(third, reverse("account_signup"), username=member, password1=PASSWORD)
        self.post(third, reverse("limits"), of_age="on", understood="on")
        self.post(third, reverse("join", args=[self.token]))
        self.post(third, reverse("agreement", args=[self.group.ref]), agreed="on")
        self.post(self.member, reverse("block", args=[Person.objects.called(member).pk]))

    def talk(self):
        stories = reverse("stories", args=[self.group.ref])
        self.post(self.member, stories, body=f"My {WORDS['story']} again.", wish="ideas")
        self.story = Story.objects.get()
        self.organiser.get(self.story.get_absolute_url())  # Which leaves a mark of having read it.
        reply = reverse("reply", args=[self.story.pk])
        self.post(self.organiser, reply, body=f"Try {WORDS['reply']}.")
        self.post(self.organiser, reverse("respond", args=[self.story.pk]), kind="hear")
        place = f"reply:{self.story.pk}"
        self.post(self.member, reverse("draft"), place=place, body=f"Half of {WORDS['draft']}")

    def look_for_words(self):
        """One that is there, which the index is made for, and one that nobody wrote."""
        form = {"q": f"{WORDS['story']} {WORDS['looked_for']}"}
        return self.organiser.post(reverse("search"), form)

    def meet(self):
        soon = timezone.localtime() + timedelta(minutes=5)
        self.post(
            self.organiser,
            reverse("schedule", args=[self.group.ref]),
            title=f"About {WORDS['title']}",
            date=soon.date().isoformat(),
            time=soon.strftime("%H:%M"),
        )
        self.meeting = Meeting.objects.get()
        self.plan_ahead()
        at = self.meeting.get_absolute_url()
        self.post(self.organiser, f"{at}arrive/", today="talk")
        self.post(self.member, f"{at}arrive/", today="listening", rough="on")
        self.post(self.organiser, f"{at}next/", leaving="0")
        self.post(self.member, f"{at}take/", turn=self.turn)
        self.post(self.member, f"{at}say/", turn=self.turn, body=f"It was {WORDS['turn']}.")
        self.post(self.member, f"{at}finish/", turn=self.turn, body=f"So {WORDS['finish']}.")
        # Not hers any more: the words wait in her draft, and a notice in her sign-in.
        self.post(self.member, f"{at}say/", turn=self.turn, body=f"And {WORDS['waiting']}.")
        self.post(self.member, f"{at}need-support/")
        self.post(self.organiser, f"{at}callers/", name=f"One {WORDS['caller']}")
        self.post(self.organiser, f"{at}close/")
        self.post(self.organiser, f"{at}close/", anyway="on")
        self.post(self.member, f"{at}feedback/", chance="yes", heard="partly", take="no")

    @property
    def turn(self):
        return engine.current_turn(evening.state_of(self.meeting)).id

    def go_on_after_a_sign_in_ran_out(self):
        late = self.browse()
        place, body = f"edit_story:{self.story.pk}", f"Nearly lost {WORDS['carried']}"
        address = reverse("edit_story", args=[self.group.ref, self.story.pk])
        self.post(late, address, body=body, wish="listen", place=place)
        named = {"login": WORDS["member"], "password": PASSWORD}
        self.post(late, reverse("account_login"), **named, kept_place=place, kept_body=body)

    def read_in_an_emergency(self):
        names = {"username": WORDS["other"], "password1": PASSWORD}
        self.post(self.other, reverse("account_signup"), **names)
        self.post(self.other, reverse("limits"), of_age="on", understood="on")
        Person.objects.filter(sign_in_name=WORDS["other"]).update(is_organiser=True)
        self.add_a_second_factor(self.other)
        ask = reverse("emergency_ask", args=[self.group.pk])
        self.post(self.other, ask, reason=f"Because of {WORDS['reason']}.")
        self.emergency = EmergencyReading.objects.get()
        self.post(self.organiser, reverse("emergency_allow", args=[self.emergency.pk]))

    def organise(self):
        """The other organiser notes something of the one who leads, who promises and tells."""
        leader = Person.objects.called(WORDS["organiser"])
        self.post(self.organiser, reverse("leading"), promised="on")
        self.post(self.organiser, reverse("visitors", args=[self.group.ref]), told="on")
        noted = {"trained_on": "2026-01-02", "note": f"With {WORDS['noted']}."}
        self.post(self.other, reverse("readiness", args=[leader.pk]), **noted)
        self.post(self.other, reverse("leaders", args=[self.group.pk]))

    def close_an_account(self):
        """The third member's, who asks for another look and gets an answer."""
        self.closed = Person.objects.called(WORDS["neighbour"])
        suspend = reverse("suspend", args=[self.closed.pk])
        self.post(self.other, suspend, reason=f"It was {WORDS['why_closed']}.")
        self.post(self.neighbour, reverse("appeal"), appeal=f"Not {WORDS['appealed']}.")
        answer = {"answer": f"Still {WORDS['answered']}.", "outcome": "keep"}
        self.post(self.organiser, reverse("answer_appeal", args=[self.closed.pk]), **answer)

    def have_a_break(self):
        """And another look at what was agreed to: taken back, and given once more."""
        self.post(self.member, reverse("pause"))
        self.post(self.member, reverse("back"))
        consent = Person.objects.called(WORDS["member"]).consents.get(kind="limits")
        self.post(self.member, reverse("take_back_consent", args=[consent.pk]))
        self.post(self.member, reverse("limits"), of_age="on", understood="on")

    # -- what there is to see ---------------------------------------------------------------------

    def secrets(self):
        """Every word that must lie open nowhere, and what it takes to come in."""
        cookies = [one.cookies[settings.SESSION_COOKIE_NAME].value for one in self.browsers]
        to_come_in = [PASSWORD, self.token, *cookies, *self.kept_secret]
        return [*WORDS.values(), UNDONE, *ANSWERS, *NOTICES, *to_come_in]

    @property
    def browsers(self):
        return (self.organiser, self.member, self.other, self.asker)

    def addresses(self):
        """Every page of theirs on which there is something to read."""
        ref = self.group.ref
        of_the_group = ("group", "people", "agreement", "leave", "stories", "share", "meetings")
        of_ones_own = ("help", "privacy", "display", "blocked", "limits", "account_logout")
        of_being_here = ("account", "profile", "leave_quickly", "strategies", "find_strategies")
        of_leaving = ("consents", "pause", "export", "erase")
        return [
            *("/", reverse("search"), *map(reverse, of_ones_own), *map(reverse, of_leaving)),
            *map(reverse, of_being_here),
            *(reverse(name, args=[ref]) for name in of_the_group),
            *(reverse(name, args=[ref]) for name in ("agreement_versions", "schedule")),
            *self.of_the_change(),
            *self.of_parting(),
            *self.of_being_told(),
            *self.of_finding(),
            *self.of_being_led(),
            *self.of_joining(),
            *self.of_second_thoughts(),
            *self.of_what_helped(),
            *self.of_plans(),
            *self.of_a_slow_round(),
            *self.of_explaining(),
            *self.of_a_flare(),
            *self.of_the_toolkit(),
            *self.of_the_library(),
            *self.of_recommending(),
            *self.of_cards(),
            *self.of_holding(),
            *self.of_caring(),
            *self.of_looking_after(),
            *self.of_a_death(),
            *self.of_the_schedule(),
            *self.of_looking_back(),
            *(reverse("address"), reverse("devices"), reverse("recoveries"), self.letter),
            *(reverse("begin_group"), reverse("join", args=[self.token])),
            *(reverse("emergency"), reverse("emergency_ask", args=[self.group.pk])),
            reverse("emergency_stories", args=[self.emergency.pk]),
            reverse("emergency_story", args=[self.emergency.pk, self.story.pk]),
            reverse("emergency_readings", args=[ref]),
            reverse("edit_story", args=[ref, self.story.pk]),
            *map(reverse, ("a_meeting", "is_it_for_me", "questions", "leading", "organise")),
            *(reverse("find_account"), reverse("visitors", args=[ref])),
            *(reverse(name, args=[self.closed.pk]) for name in ("an_account", "readiness")),
            reverse("leaders", args=[self.group.pk]),
            self.story.get_absolute_url(),
            reverse("take_back", args=[ref, self.story.pk]),
            reverse("block", args=[Person.objects.called(WORDS["neighbour"]).pk]),
            self.meeting.get_absolute_url(),
        ]

    def pages(self):
        """All of it as each of the three sees it, refusals too; and what a search found."""
        seen = [browser.get(address) for browser in self.browsers for address in self.addresses()]
        return [*seen, self.look_for_words()]
