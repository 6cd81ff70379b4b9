"""The walk comes by the search: with every answer it can give.

What people wrote here is in letters that are not ours: marks around a word part it from its quotes.
"""

from alongside.conversations.alike import looking
from alongside.conversations.models import Story
from alongside.home import search
from alongside.meaning.model import NotHere
from alongside.vault.search import upkeep
from alongside.vault.search.finding import BeingRebuilt
from tests.conftest import new_group, person

HERE = "/search/"


def walk_and_look_for_words(walk, who, group, monkeypatch):
    for number in range(search.A_PAGE + 5):
        Story.objects.create(group=group, author=who.ben, body=f"лестница опять {number}")
    walk.get("cleo", HERE, "search")
    walk.get("dev", HERE, "search, in no group")
    walk.post("cleo", HERE, "search, empty")
    walk.post("cleo", HERE, "search, too long", {"q": "я" * (search.LONGEST + 1)})
    walk.post("cleo", HERE, "search, not there", {"q": "кофе"})
    walk.post("cleo", HERE, "search, ordinary", {"q": "the"})
    walk.post("cleo", HERE, "search, found", {"q": "лестница"})
    walk.post("cleo", HERE, "search, found loosely", {"q": "лестница кофе"})
    walk.post("cleo", HERE, "search, more", {"q": "лестница", "at": "20"})
    walk.post("cleo", HERE, "search, no more", {"q": "лестница", "at": "200"})
    noon = new_group("noon", who.ada, who.cleo)
    noon.name = "«Noon»"
    noon.save()
    walk.post("cleo", HERE, "search, of two groups", {"q": "лестница"})
    walk.post("cleo", HERE, "search, of no group of hers", {"q": "лестница", "group": "none"})
    walk_on_narrowing_down(walk, who)
    walk_to_stories_alike(walk, group, monkeypatch)
    with monkeypatch.context() as broken:
        broken.setattr(upkeep, "catch_up", lambda *_how: 1 / 0)
        walk.post("cleo", HERE, "search, behind", {"q": "лестница"})
        broken.setattr(search, "find", being_rebuilt)
        walk.post("cleo", HERE, "search, being rebuilt", {"q": "лестница"})


def walk_on_narrowing_down(walk, who):
    wrong = {"who": "я" * 41, "wish": "я", "lately": "я", "since": "я"}
    walk.post("cleo", HERE, "search, narrowed by what is none", wrong)
    walk.post("cleo", HERE, "search, of nobody", {"who": "я", "since": "2999-01-01"})
    all_of = {"who": who.ben.called, "wish": "listen", "lately": "month"}
    walk.post("cleo", HERE, "search, all of somebody", all_of)
    walk.post("cleo", HERE, "search, words of somebody", {"q": "лестница", **all_of})
    ben = person("another")
    ben.display_name = who.ben.called
    ben.save()
    group = who.ben.memberships.first().group
    group.welcome(ben).accept(group.current_agreement())
    walk.post("cleo", HERE, "search, all of two of one name", {"who": who.ben.called})


def walk_to_stories_alike(walk, group, monkeypatch):
    story = group.stories.filter(body__isnull=False).order_by("-shared_at").first()
    at = f"{story.get_absolute_url()}alike/"
    walk.get("cleo", at, "stories like one")
    walk.get("cleo", f"{at}?in=all", "stories like one, everywhere")
    with monkeypatch.context() as broken:
        broken.setattr(looking, "PATIENCE", -1)
        looking.vectors.forget()
        walk.get("cleo", at, "stories like one, not read yet")
        walk.get("ben", at, "stories like one of his own, not read yet")
        broken.setattr(looking, "model", not_here)
        walk.get("cleo", at, "stories like one, by words")
        broken.setattr(looking, "search", being_rebuilt)
        walk.get("cleo", at, "stories like one, being rebuilt")


def not_here():
    raise NotHere("It is not here.", "bin/setup run")


def being_rebuilt(*args, **kwargs):
    raise BeingRebuilt
