"""Everything that people can do, done once through the pages, with words that are nobody's.

Each word is made up and long, so that finding it anywhere can be no accident.
"""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Story
from alongside.groups.models import Group, Invitation
from alongside.home.models import set_up_token
from alongside.meetings import engine, evening
from alongside.meetings.models import Meeting

WORDS = {
    "host": "brindlewick",
    "contact": "quellomast",
    "organiser": "tarnifoldine",
    "member": "ostrevandel",
    "renamed": "plimmerouth",
    "group": "wexholdern",
    "purpose": "gristomeny",
    "agreement": "hallowquint",
    "rewritten": "dunnaverith",
    "title": "sorrowfeltch",
    "story": "mirkelanthe",
    "reply": "fennowhistle",
    "draft": "vorpendrake",
    "turn": "ulmastride",
    "finish": "jasperquoin",
    "waiting": "kelpwindle",
    "carried": "zephromoor",
}
# What these people answered about their health and their eyes, in the words of our own forms.
ANSWERS = ("listening", '"rough"', "hyperlegible")
# What Alongside said to somebody and keeps in their sign-in until it is shown.
NOTICES = ("Every page looks like this", "Not everybody has had their turn")
PASSWORD = "correct horse battery"


class Everything:
    """An organiser and a member, from the first set-up to the end of an evening together."""

    def __init__(self, browse):
        self.answers = []
        self.browse = browse
        self.organiser, self.member = browse(), browse()
        self.arrive()
        self.begin_the_group()
        self.join_it()
        self.talk()
        self.meet()
        self.go_on_after_a_sign_in_ran_out()
        self.make_pages_fit()

    def post(self, browser, address, **form):
        answer = browser.post(address, form)
        self.answers.append(answer)
        assert answer.status_code in (204, 302, 401), f"{address}: {answer.status_code}"
        return answer

    def arrive(self):
        names = {"username": WORDS["organiser"], "password1": PASSWORD}
        hosted = {"host": f"The {WORDS['host']} trust", "contact": f"Ask {WORDS['contact']}"}
        self.post(self.organiser, reverse("set_up", args=[set_up_token()]), **names, **hosted)
        self.post(self.organiser, reverse("limits"), of_age="on", understood="on")
        names["username"] = WORDS["member"]
        self.post(self.member, reverse("account_signup"), **names)
        self.post(self.member, reverse("limits"), of_age="on", understood="on")

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
        rewritten = reverse("rewrite_agreement", args=[self.group.ref])
        self.post(self.organiser, rewritten, body=f"We also keep {WORDS['rewritten']}.")
        self.post(self.organiser, reverse("invite", args=[self.group.ref]))
        self.token = Invitation.objects.get().token

    def join_it(self):
        self.post(self.member, reverse("join", args=[self.token]))
        self.post(self.member, reverse("agreement", args=[self.group.ref]), agreed="on")

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
        at = self.meeting.get_absolute_url()
        self.post(self.organiser, f"{at}arrive/", today="talk")
        self.post(self.member, f"{at}arrive/", today="listening", rough="on")
        self.post(self.organiser, f"{at}next/", leaving="0")
        self.post(self.member, f"{at}take/", turn=self.turn)
        self.post(self.member, f"{at}say/", turn=self.turn, body=f"It was {WORDS['turn']}.")
        self.post(self.member, f"{at}finish/", turn=self.turn, body=f"So {WORDS['finish']}.")
        # Not hers any more: the words wait in her draft, and a notice in her sign-in.
        self.post(self.member, f"{at}say/", turn=self.turn, body=f"And {WORDS['waiting']}.")
        self.post(self.organiser, f"{at}close/")

    @property
    def turn(self):
        return engine.current_turn(evening.state_of(self.meeting)).id

    def go_on_after_a_sign_in_ran_out(self):
        late = self.browse()
        place, body = f"story:{self.group.pk}", f"Nearly lost {WORDS['carried']}"
        stories = reverse("stories", args=[self.group.ref])
        self.post(late, stories, body=body, wish="listen", place=place)
        named = {"login": WORDS["member"], "password": PASSWORD}
        self.post(late, reverse("account_login"), **named, kept_place=place, kept_body=body)

    def make_pages_fit(self):
        self.post(
            self.member,
            reverse("display"),
            theme="dim",
            size="larger",
            font="hyperlegible",
            timers="hidden",
            display_name=WORDS["renamed"],
        )

    # -- what there is to see ---------------------------------------------------------------------

    def secrets(self):
        """Every word that must lie open nowhere, and what it takes to come in."""
        cookies = [one.cookies[settings.SESSION_COOKIE_NAME].value for one in self.browsers]
        return [*WORDS.values(), *ANSWERS, *NOTICES, PASSWORD, self.token, *cookies]

    @property
    def browsers(self):
        return (self.organiser, self.member)

    def addresses(self):
        """Every page of theirs on which there is something to read."""
        ref = self.group.ref
        of_the_group = ("group", "people", "agreement", "leave", "stories", "share", "meetings")
        return [
            *("/", *map(reverse, ("help", "privacy", "display", "limits", "account_logout"))),
            *(reverse(name, args=[ref]) for name in of_the_group),
            *(reverse(name, args=[ref]) for name in ("rewrite_agreement", "schedule")),
            *(reverse("begin_group"), reverse("join", args=[self.token])),
            self.story.get_absolute_url(),
            self.meeting.get_absolute_url(),
        ]

    def pages(self):
        """All of it as each of the two sees it, refusals too."""
        return [browser.get(address) for browser in self.browsers for address in self.addresses()]
