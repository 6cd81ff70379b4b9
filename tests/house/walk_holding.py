"""The walk comes by words that are held, a private word, and a story for another group."""

from alongside.conversations.models import Hold, Move, Story
from alongside.conversations.second_thoughts.edits import version_of
from tests.conftest import new_group
from tests.conversations.held import held

from .walk import browser, long_words

AT = "/groups/holding/"
BAD = {"rule": "", "reason": ""}


def walk_past_what_is_held(walk, who):
    """A group of their own, in which all of it happens; another one for a story to be heard in."""
    for name in ("ada", "ben", "cleo", "olive"):
        walk.browsers[name] = browser(walk.people[name])
    group, other = (new_group(slug, who.ada, who.ben, who.cleo) for slug in ("holding", "other"))
    for one in (group, other):
        one.name = one.purpose = "«Held»"
        one.save()
        agreement = one.write_agreement("«Passing is fine.»", by=who.ada)
        for place in one.memberships.current():
            place.accept(agreement)
        one.memberships.update(sees_from=None)
    story = Story.objects.share(by=who.ben, group=group, body="«I»", wish="listen")
    reply = story.reply(by=who.ben, body="«You»")
    walk_and_hold(walk, story, reply)
    walk_to_look_again(walk, who, story)
    walk_by_a_private_word(walk, story, reply)
    walk_to_another_group(walk, who, group, other)
    group.delete()
    other.delete()


def walk_and_hold(walk, story, reply):
    for name, one in (("story", story), ("reply", reply)):
        at = f"{AT}{'stories' if one == story else 'replies'}/{one.pk}/"
        walk.get("ada", f"{at}hold/", f"to hold a {name}")
        walk.post("ada", f"{at}hold/", f"to hold a {name}, nothing said", BAD)
        said = {"rule": "other", "reason": "«So»", "version": "another"}
        walk.post("ada", f"{at}hold/", f"to hold a {name}, changed meanwhile", said)
        too_long = {"rule": "other", "reason": long_words(1500), "version": "first"}
        walk.post("ada", f"{at}hold/", f"to hold a {name}, too long", too_long)
        walk.post("ada", f"{at}hold/", f"a {name} held", said | {"version": "first"})
        walk.post("ada", f"{at}hold/", f"a {name} held already", said | {"reason": "«No»"})
        walk.get("ben", "/", f"today, a {name} held")
        walk.get("ben", f"{at}held/", f"a {name} of mine held")
    walk.get("cleo", story.get_absolute_url(), "a story, held from me")
    walk.get("cleo", f"{AT}stories/", "stories, held from me")
    walk.get("ben", story.get_absolute_url(), "a story of mine, held")
    walk.get("ada", f"{AT}stories/", "stories, held")
    walk.get("ada", f"{AT}desk/", "desk, held")
    walk.get("ben", "/account/held/", "what was held of mine")


def walk_to_look_again(walk, who, story):
    at = f"{AT}stories/{story.pk}/held/"
    walk.post("ben", at, "to ask for another look, nothing said", {"asks": ""})
    walk.post("ben", at, "asked for another look", {"asks": "«I»"})
    walk.get("ada", at, "not mine to decide")
    walk.get("olive", "/", "today, asked for another look")
    hold = Hold.objects.get(story=story)
    again = f"/organise/held/{hold.pk}/"
    walk.get("olive", again, "an organiser looks again")
    walk.post("olive", again, "an organiser looks again, nothing said", {"why": ""})
    said = {"outcome": "stays", "why": "«So»"}
    walk.post("olive", again, "an organiser has looked again", said)
    walk.get("ben", "/", "today, looked again")
    walk.get("ben", at, "a story that stays held")
    edit = {"body": "«We were all of us there»", "wish": "listen", "version": "first"}
    walk.post("ben", f"{AT}stories/{story.pk}/edit/", "held while I was editing", edit)
    edit["version"] = version_of(Story.objects.get(pk=story.pk))
    walk.get("ben", f"{AT}stories/{story.pk}/edit/", "to edit a held story")
    walk.post("ben", f"{AT}stories/{story.pk}/edit/", "a held story edited", edit)
    walk.get("ada", f"{AT}desk/", "desk, held words changed")
    walk.get("ada", "/", "today, held words changed")
    walk.get("ada", at, "to decide, held words changed")
    walk.post("ada", at, "to decide, changed meanwhile", said | {"version": "first"})
    version = version_of(Story.objects.get(pk=story.pk))
    walk.post("ada", at, "held no more", said | {"outcome": "release", "version": version})
    walk.get("ben", "/", "today, held no more")
    walk.get("ben", at, "a story held no more")
    late = edit | {"body": "«You»", "version": version}
    walk.post("ben", f"{AT}stories/{story.pk}/edit/", "held no more while I was editing", late)
    held(story, who.ada, reason="«So»")
    who.ada.blocks.all().delete()
    place = story.group.memberships.current().get(person=who.ben)
    type(place).objects.filter(pk=place.pk).update(role="peer")
    walk.get("ben", at, "held a second time")


def walk_by_a_private_word(walk, story, reply):
    for name, one in (("story", story), ("reply", reply)):
        at = f"{AT}{'stories' if one == story else 'replies'}/{one.pk}/word/"
        walk.get("ada", at, f"a private word about a {name}")
        walk.post("ada", at, f"a private word about a {name}, nothing said", {"body": ""})
        walk.post("ada", at, f"a private word about a {name}, said", {"body": "«How»"})


def walk_to_another_group(walk, who, group, other):
    story = Story.objects.share(by=who.ben, group=group, body="«There»", wish="ideas")
    at = f"{AT}stories/{story.pk}/move/"
    walk.get("ada", at, "heard better elsewhere")
    walk.post("ada", at, "heard better elsewhere, nowhere", {})
    walk.post("ada", at, "heard better elsewhere, said", {"group": other.pk})
    walk.get("ada", at, "heard better elsewhere, said already")
    move = Move.objects.get(story=story)
    walk.get("ben", "/", "today, heard better elsewhere")
    walk.get("ben", f"/moves/{move.pk}/", "mine, heard better elsewhere")
    walk.post("ben", f"/moves/{move.pk}/", "mine, shared elsewhere", {"answer": "also"})
    alone = Story.objects.share(by=who.cleo, group=group, body="«Here»", wish="ideas")
    other.memberships.filter(person=who.cleo).update(ended_at=alone.shared_at)
    walk.get("ada", f"{AT}stories/{alone.pk}/move/", "heard better nowhere else")
