"""The walk comes by the search: with every answer it can give.

What people wrote here is in letters that are not ours: marks around a word part it from its quotes.
"""

from alongside.conversations.models import Story
from alongside.home import search
from alongside.vault.search import upkeep
from alongside.vault.search.finding import BeingRebuilt
from tests.conftest import new_group

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
    with monkeypatch.context() as broken:
        broken.setattr(upkeep, "catch_up", lambda: 1 / 0)
        walk.post("cleo", HERE, "search, behind", {"q": "лестница"})
        broken.setattr(search, "find", being_rebuilt)
        walk.post("cleo", HERE, "search, being rebuilt", {"q": "лестница"})


def being_rebuilt(*args, **kwargs):
    raise BeingRebuilt
