"""A walk through every kind of page there is, by the right people, with all that may go wrong.

Everything that people write here stands in «quotes», so that it can be told from our own words.
`walk.pages` holds what was seen, by a name that says where.
"""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from unittest.mock import patch

from django.test import Client
from django.utils import timezone

from alongside.cast import CAST
from alongside.conversations.models import Reply, Response, Story
from alongside.groups.beginning import views as beginning
from alongside.groups.models import Group, Invitation
from alongside.home.demo import views as demo
from alongside.home.models import set_up_token
from tests.conftest import new_group, person, sign_in

GOOD = "four words I like"


class Walk:
    """Who is there, each with a browser of their own, and every page they have seen."""

    def __init__(self):
        self.pages, self.browsers, self.people = {}, {}, {}
        self.visitor = browser()

    def see(self, name, answer, status=200):
        assert answer.status_code == status, f"{name}: {answer.status_code}"
        assert name not in self.pages, name
        self.pages[name] = answer.text
        return answer

    def meet(self, name, **more):
        someone = person(name, **more)
        someone.display_name = f"«{name.title()}»"
        someone.save()
        self.people[name] = someone
        self.browsers[name] = browser(someone)
        return someone

    def get(self, who, address, name, **more):
        asking = self.browsers[who] if who else self.visitor
        return self.see(name, asking.get(address, follow=True), **more)

    def post(self, who, address, name, form=None, **more):
        asking = self.browsers[who] if who else self.visitor
        # A form in which nothing was filled in still brings its token along.
        form = {"csrfmiddlewaretoken": "", **(form or {})}
        return self.see(name, asking.post(address, form, follow=True), **more)


def browser(someone=None):
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    if someone is not None:
        sign_in(client, someone)
    return client


def long_words(most):
    """Somebody's words, longer than the most that fits."""
    return f"«{'o' * most}»"


def walk_in(walk, monkeypatch):
    """Setting up, looking round as a visitor, signing up and in, and the limits."""
    address = f"/set-up/{set_up_token()}/"
    walk.get(None, address, "set-up")
    walk.post(None, address, "set-up, empty")
    form = {
        "host": "«The two of us»",
        "contact": "«Knock»",
        "username": "«O»",
        "password1": "short",
    }
    walk.post(None, address, "set-up, short password", form)
    walk.browsers["founder"] = browser()
    walk.post("founder", address, "limits, on the way in", {**form, "password1": GOOD})
    walk.post("founder", "/limits/", "limits, not ticked")

    cast = [replace(one, display_name="«D»", introduction="«Made up»") for one in CAST]
    monkeypatch.setattr(demo, "CAST", cast)
    for name in ("", "demo/", "help/", "privacy/", "sign-in/", "sign-up/", "sign-in/closed/"):
        walk.get(None, f"/{name}", f"visitor, /{name}")
    walk.post(None, "/sign-in/", "sign-in, empty")
    walk.post(None, "/sign-in/", "sign-in, wrong", {"login": "«O»", "password": "«guess»"})
    walk.post(None, "/sign-up/", "sign-up, empty")
    for name, words in {
        "common": {"username": "«P»", "password1": "password123"},
        "taken": {"username": "«O»", "password1": GOOD},
        "long": {"username": long_words(40), "password1": GOOD},
        "one letter": {"username": "«", "password1": GOOD},
        "invisible": {"username": "«P\u200bQ»", "password1": GOOD},
    }.items():
        walk.post(None, "/sign-up/", f"sign-up, {name}", words)
    words = {"body": "«Half a story»", "place": "story:1", "page": "/"}
    walk.post(None, "/groups/morning/stories/", "sign-in with words", words, status=401)


def gather_people(walk):
    """The morning group of Ada, Ben and Cleo; Nia is invited, Olive organises."""
    for name in ("ada", "ben", "cleo", "dev", "nia"):
        walk.meet(name)
    walk.meet("olive", is_organiser=True)
    who = SimpleNamespace(**walk.people)
    group = new_group("morning", who.ada, who.ben, who.cleo)
    group.name, group.purpose = "«The morning group»", "«For us.»"
    group.save()
    group.agreements.update(version=1)
    group.write_agreement("«What is said here stays here.»\n«Passing is fine.»", by=who.ada)
    for someone in (who.ada, who.ben, who.cleo):
        group.memberships.get(person=someone).accept(group.current_agreement())
    group.welcome(who.nia)
    return who, group


def walk_about_oneself(walk):
    for who in ("ada", "cleo", "nia", "olive", "dev"):
        walk.get(who, "/", f"today of {who}")
    walk.get("cleo", "/sign-out/", "sign-out")
    walk.post("founder", "/sign-out/", "signed out")


def walk_through_a_group(walk, group):
    address = "/groups/morning/"
    walk.get("cleo", address, "group, empty")
    walk.get("nia", address, "agreement to accept")
    walk.post("nia", f"{address}agreement/", "agreement, not ticked")
    walk.get("cleo", f"{address}agreement/", "agreement, accepted")
    walk.get("ada", f"{address}agreement/", "agreement of the facilitator")
    walk.get("cleo", f"{address}people/", "people")
    walk.get("ada", f"{address}people/", "people, no link")
    walk.post("ada", f"{address}invitation/", "people, with a link")
    link = Invitation.objects.make(group, by=walk.people["ada"]).get_absolute_url()
    walk.get(None, link, "invitation of a visitor")
    walk.get("dev", link, "invitation")
    walk.get("cleo", f"{address}leave/", "leave")
    walk_past_somebody(walk)
    walk.post("dev", link, "agreement of somebody new")
    walk.post("dev", f"{address}leave/", "left")
    with patch.object(beginning, "needs_the_kit", lambda: True):
        walk.get("olive", "/begin-a-group/", "the kit comes first")
    walk.get("olive", "/begin-a-group/", "from what it shall start")
    walk.get("olive", "/begin-a-group/?from=0", "begin a group")
    walk.get("olive", "/begin-a-group/?from=3", "begin a group from a starting point")
    walk.post("olive", "/begin-a-group/", "begin a group, empty")
    begun = {"name": "«G»", "purpose": "«P»", "time_zone": "Europe/Paris"}
    odd = {**begun, "name": long_words(80), "time_zone": "«Mars»", "agreement": "«A»"}
    walk.post("olive", "/begin-a-group/", "begin a group, odd", odd)
    walk.post("olive", "/begin-a-group/", "begun", {**begun, "agreement": "«A»"})
    assert Group.objects.count() == 2


def walk_past_somebody(walk):
    """Cleo does not want to read Ada, who facilitates; nor Ada Cleo, for a while."""
    ada, cleo = walk.people["ada"].pk, walk.people["cleo"].pk
    walk.get("cleo", "/people/blocked/", "nobody blocked")
    walk.get("cleo", f"/people/{ada}/block/", "to block a facilitator")
    walk.get("ada", f"/people/{cleo}/block/", "to block a member")
    walk.post("cleo", f"/people/{ada}/block/", "blocked")
    walk.get("cleo", f"/people/{ada}/block/", "blocked already")
    walk.post("cleo", f"/people/{ada}/unblock/", "read again")


def walk_through_stories(walk, who, group):
    address = "/groups/morning/stories/"
    walk.get("cleo", address, "stories, none yet")
    walk.get("cleo", f"{address}share/", "share")
    walk.post("cleo", address, "share, empty")
    long = {"body": long_words(20_000), "wish": "listen"}
    walk.post("cleo", address, "share, too long", long)
    asked_about = {"body": "«Ring me on 07700 900123.»", "wish": "listen"}
    walk.post("cleo", address, "before sharing", asked_about)
    walk.post("cleo", address, "shared", {"body": "«The stairs again.»", "wish": "listen"})
    told = {wish: tell(group, who.ben, wish) for wish in ("listen", "ideas", "questions")}
    for days in (0, 1, 3, 20, 400):
        at = timezone.now() - timedelta(days=days)
        Story.objects.create(group=group, author=who.ben, body="«Then»", shared_at=at)
    gone = tell(group, who.cleo, "listen")
    Story.objects.filter(pk=gone.pk).update(author=None)  # Their words cannot be opened either.
    for to in (told["listen"], told["listen"].reply(by=who.ben, body="«Me too»")):
        for by, kind in ((who.ada, "hear"), (who.cleo, "hear"), (who.ada, "same")):
            Response.objects.give(by=by, to=to, kind=kind)
    for wish, story in told.items():
        for reader in ("ada", "ben"):
            walk.get(reader, story.get_absolute_url(), f"{wish} of {reader}")
    walk.get("ada", gone.get_absolute_url(), "story of somebody who left")
    walk.post("ada", f"{gone.get_absolute_url()}replies/", "reply, empty")
    walk.get("cleo", address, "stories of many days")
    walk.get("cleo", "/", "today with news")
    walk.get("cleo", "/groups/morning/", "group with stories")
    walk_back(walk, who, group)
    walk_page_by_page(walk, who, group, told["questions"])


def walk_back(walk, who, group):
    """Ben takes back a story and a reply that stay as a line, then a story that does not."""
    story, unheard = (tell(group, who.ben, "listen") for _time in range(2))
    reply = story.reply(by=who.ben, body="«And the lift»")
    story.reply(by=who.cleo, body="«I believe you»")
    address = "/groups/morning"
    replies = f"{address}/replies/{reply.pk}/take-back/"
    stories = f"{address}/stories/{story.pk}/take-back/"
    walk.get("ben", replies, "to take back a reply")
    walk.post("ben", replies, "a reply taken back")
    walk.get("ben", stories, "to take back a story with replies")
    walk.post("ben", stories, "a story with replies taken back")
    walk.get("cleo", story.get_absolute_url(), "what stays of a story")
    stories = f"{address}/stories/{unheard.pk}/take-back/"
    walk.get("ben", stories, "to take back a story")
    walk.post("ben", stories, "a story taken back")


def tell(group, author, wish):
    return Story.objects.create(group=group, author=author, body=f"«{wish}»", wish=wish)


def walk_page_by_page(walk, who, group, story):
    for number in range(60):
        Reply.objects.create(story=story, group=group, author=who.cleo, body=f"«{number}»")
        Story.objects.create(group=group, author=who.cleo, body=f"«{number}»")
    for name, start in (
        ("stories", "/groups/morning/stories/"),
        ("replies", story.get_absolute_url()),
    ):
        first = walk.get("ada", start, f"{name}, first page")
        cursor = first.text.split("?page=")[1].split('"')[0]
        walk.get("ada", f"{start}?page={cursor}", f"{name}, second page")
