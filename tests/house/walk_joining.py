"""The walk comes by those who ask to join, who wait, who are welcomed, and who read fast."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.joining import places
from alongside.groups.models import Asking, FastReading, Group, Invitation
from tests.conftest import new_group

from .walk import long_words

QUESTIONS = "«What brings you?»"


def walk_to_a_place(walk, who):
    """Vera, Wim and Xenia would like to come into the noon group, which Ada leads."""
    for name in ("vera", "wim", "xenia"):
        walk.meet(name)
    noon = new_group("waiting", who.ada, who.ben)
    noon.name, noon.purpose = "«The noon group»", "«For lunch.»"
    noon.agreements.all().delete()
    for someone in (who.ada, who.ben):
        place = noon.memberships.get(person=someone)
        place.accept(noon.write_agreement("«Passing is fine.»", by=who.ada))
    settle(noon, joining="asking", questions=QUESTIONS, talks_first=True)
    walk_and_ask(walk, noon)
    walk_and_wait(walk, noon)
    walk_by_a_link(walk, noon)
    walk_in_together(walk, noon)
    walk_past_the_welcome(walk, noon)


def settle(group, **how):
    for name, value in how.items():
        setattr(group, name, value)
    group.save()


def newest(name, walk):
    return walk.people[name].askings.order_by("-number").first()


def walk_and_ask(walk, noon):
    ask = f"/find/{noon.pk}/ask/"
    walk.get("vera", ask, "ask to join")
    long = {"asked": QUESTIONS, "answer_0": long_words(600)}
    walk.post("vera", ask, "ask to join, too long", long)
    walk.post("vera", ask, "ask to join, other questions", {"asked": "«?»", "answer_0": "«A»"})
    walk.post("vera", ask, "asked", {"asked": QUESTIONS, "answer_0": "«My hands.»"})
    other = {"asked": QUESTIONS, "answer_0": "«My feet.»"}
    walk.post("vera", ask, "asked once more, in other words", other)
    walk.get("vera", "/", "today, asked")
    walk.get("ada", "/", "today, somebody asks")
    walk.get("ada", f"{noon.get_absolute_url()}desk/", "desk, somebody asks")
    settle(noon, talks_first=False)
    door = f"{noon.get_absolute_url()}askings/{newest('vera', walk).pk}/"
    walk.get("ada", door, "answer, room")
    settle(noon, capacity=1)
    walk.get("ada", door, "answer, full")
    settle(noon, newcomers_on=timezone.localdate() + timedelta(days=3))
    walk.get("ada", door, "answer, a day")
    settle(noon, newcomers_on=None)
    walk.get("ada", f"{door}decline/", "decline")
    walk.post("ada", f"{door}decline/", "decline, no words", {"answer": ""})
    walk.post("ada", f"{door}decline/", "declined", {"answer": "«Not now.»"})
    walk.get("vera", "/", "today, declined")
    mine = newest("vera", walk).get_absolute_url()
    walk.get("vera", mine, "not this time")
    walk.post("vera", f"{mine}put-away/", "put away")
    walk.get("vera", mine, "not this time, put away")


def walk_and_wait(walk, noon):
    settle(noon, joining="open", questions=None)
    ask = f"/find/{noon.pk}/ask/"
    walk.get("wim", ask, "wait for a place")
    walk.post("wim", ask, "waits, next")
    walk.post("vera", ask, "waits, a few")
    for number in range(20, 24):
        Asking.objects.filter(person=walk.people["wim"]).update(number=number + 10)
        other = walk.meet(f"other{number}")
        noon.askings.create(person=other, number=number, state=Asking.State.WAITING)
    walk.get("wim", newest("wim", walk).get_absolute_url(), "waits, more")
    walk.get("ada", f"{noon.get_absolute_url()}desk/", "desk, a line")
    waiting = f"{noon.get_absolute_url()}askings/{newest('wim', walk).pk}/"
    walk.get("ada", waiting, "answer, waiting already")
    mine = newest("vera", walk).get_absolute_url()
    walk.post("vera", f"{mine}take-back/", "taken back")
    walk.get("vera", mine, "what was taken back")
    noon.askings.filter(number__range=(20, 23)).delete()
    settle(noon, capacity=9)
    places.fill(noon)
    walk.get("wim", newest("wim", walk).get_absolute_url(), "a place for wim")
    walk.get("wim", "/", "today, a place")
    noon.memberships.get(person=walk.people["wim"]).end(by=walk.people["wim"])
    walk.get("wim", newest("wim", walk).get_absolute_url(), "was let in once")
    walk.get("vera", ask, "come in at once")
    same_name(walk, "vera", "ben")
    walk.get("vera", ask, "come in at once, a name taken")
    walk.people["vera"].display_name = "«Vera»"
    walk.people["vera"].save()


def same_name(walk, name, other):
    walk.people[name].display_name = walk.people[other].display_name
    walk.people[name].save()


def walk_by_a_link(walk, noon):
    door = f"{noon.get_absolute_url()}invitation/"
    walk.get("ada", door, "links")
    walk.post("ada", door, "links, odd", {"uses": "«7»", "days": "9"})
    walk.post("ada", door, "people, a link for five", {"uses": "5", "days": "7"})
    settle(noon, capacity=1)
    link = Invitation.objects.open().get(group=noon).get_absolute_url()
    walk.get("xenia", link, "invited where it is full")
    walk.post("xenia", link, "waits by a link")
    same_name(walk, "xenia", "ben")
    address = f"{noon.get_absolute_url()}askings/{newest('xenia', walk).pk}/"
    walk.get("ada", address, "answer, a name taken")
    walk.people["xenia"].display_name = "«Xenia»"
    walk.people["xenia"].save()


def walk_in_together(walk, noon):
    settle(noon, capacity=9, newcomers_on=timezone.localdate() + timedelta(days=3))
    walk.get("xenia", newest("xenia", walk).get_absolute_url(), "waits for the day")
    walk.post("vera", f"/find/{noon.pk}/ask/", "waits for the day, too")
    walk.get("ada", f"{noon.get_absolute_url()}desk/", "desk, a line and a day")
    walk.post("ada", f"{noon.get_absolute_url()}newcomers/", "let in together")
    group = Group.objects.get(pk=noon.pk)
    for name in ("vera", "xenia"):
        place = group.memberships.current().get(person=walk.people[name])
        place.accept(group.current_agreement())
    walk.get("vera", f"{noon.get_absolute_url()}people/", "people, came in together")


def walk_past_the_welcome(walk, noon):
    at = noon.get_absolute_url()
    walk.get("vera", at, "group, not welcomed yet")
    walk.get("vera", f"{at}stories/", "stories, none since one came")
    walk.get("vera", f"{at}welcome/", "a first welcome")
    walk.post("vera", f"{at}welcome/", "welcome, too long", {"hopes": long_words(600)})
    walk.post("vera", f"{at}welcome/", "welcome, a hope", {"hopes": "«Company.»"})
    walk.post("vera", f"{at}welcome/about/", "welcome, too long about", {"about": long_words(300)})
    walk.post("vera", f"{at}welcome/about/", "welcome, what first", {"about": "«Knits.»"})
    asked = noon.askings.filter(person=walk.people["vera"]).order_by("-number").first()
    asked.answers = [["«What brings you?»", "«My hands.»"], ["«And?»", ""]]
    asked.save()
    place = noon.memberships.current().get(person=walk.people["vera"])
    FastReading.objects.create(membership=place, pages=20)
    walk.get("ada", f"{at}desk/", "desk, newcomers")
    for name in ("vera", "xenia"):
        place = noon.memberships.current().get(person=walk.people[name])
        walk.post("ada", f"{at}people/{place.pk}/greeted/", f"greeted {name}")
    reading = FastReading.objects.get(membership__group=noon)
    walk.post("ada", f"{at}fast-readings/{reading.pk}/", "desk, nothing waits")
