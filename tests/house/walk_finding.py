"""The walk comes to those who look for a group or miss one, and to those who lead many."""

from unittest.mock import patch

from alongside.groups.models import Group, Invitation, Wanted
from alongside.meaning.ranking import Match, Ranking
from tests.conftest import new_group

FIND, MISSING = "/find/", "/organise/wanted/"
SETTINGS = {
    "joining": "open",
    "capacity": "1",
    "questions": "«Why?»",
    "in_other_words": "«My feet burn at night.»",
    "themes": ["nerves", "any"],
    "format": "call",
    "meets_on": "1",
    "meets_at": "10:30",
    "meets_every": "2",
    "language": "cy",
    "newcomers_on": "2999-01-01",
    "shows_past": "on",
}


def walk_to_a_group(walk, who, group):
    """Zoe looks for a group: there is none, then there is one, which is full, and others."""
    walk.meet("zoe")
    walk.get("zoe", FIND, "find a group")
    walk.post("zoe", FIND, "find a group, no words")
    walk.post("zoe", FIND, "find a group, none", {"q": "«feet»"})
    walk.post("zoe", FIND, "find a group, none chosen", {"how": "choose", "theme": "head"})
    walk.post("zoe", FIND, "find a group, odd choice", {"how": "choose", "theme": "«x»"})
    walk_to_the_settings(walk, group)
    alone = Ranking("words", [Match(group.pk, 1.0, "«Burns»")])
    with patch("alongside.groups.finding.looking.rank", lambda words, items: alone):
        walk.post("zoe", FIND, "find a group, by words alone", {"q": "«feet»"})
    walk.post("zoe", FIND, "find a group, chosen", {"how": "choose", "theme": "nerves"})
    walk.get("zoe", f"{FIND}{group.pk}/", "a group found, full and together")
    Group.objects.filter(pk=group.pk).update(joining="asking", talks_first=True, capacity=None)
    group.memberships.current().leading().update(named_to_visitors=True)
    walk.get("zoe", f"{FIND}{group.pk}/", "a group found, asking and named")
    many = [new_group(f"many-{number}", who.ada) for number in range(31)]
    Group.objects.filter(slug__startswith="many-").update(joining="open")
    for one in many:
        one.name, one.purpose = "«M»", "«P»"
        one.save(update_fields=["name", "purpose"])
    walk.post("zoe", FIND, "find a group, many chosen", {"how": "choose"})
    Group.objects.filter(slug__startswith="many-").delete()
    walk_about_what_is_missing(walk, group)


def walk_to_the_settings(walk, group):
    address = f"{group.get_absolute_url()}settings/"
    walk.get("ada", address, "settings")
    odd = {"joining": "«x»", "capacity": "0", "meets_at": "«noon»", "newcomers_on": "2020-01-01"}
    lines = {"questions": "«?»\n" * 5, "in_other_words": f"«{'o' * 300}»"}
    walk.post("ada", address, "settings, odd", {**odd, **lines, "themes": ["«x»"]})
    walk.post("ada", address, "settings, a time and no day", {"meets_at": "10:00"})
    named = {"name": group.name, "purpose": group.purpose}
    walk.post("ada", address, "settings, saved", {**named, **SETTINGS})


def walk_about_what_is_missing(walk, group):
    walk.get("olive", MISSING, "nobody misses a group")
    walk.post("zoe", f"{FIND}wanted/", "wanted, no words")
    for number in range(3):
        words = {"words": f"«Feet {number}»"}
        walk.post("zoe", f"{FIND}wanted/", f"wanted, {number} before", words)
    walk.post("zoe", f"{FIND}wanted/", "wanted, too many", {"words": "«More»"})
    first, second, _third = Wanted.objects.order_by("wanted_at")
    walk.get("olive", MISSING, "groups that are missing")
    walk.get("olive", "/organise/", "organising, somebody waits")
    walk.post("olive", f"{MISSING}{first.pk}/answer/", "wanted, answered with nothing")
    answer = {"group": group.pk}
    walk.post("olive", f"{MISSING}{first.pk}/answer/", "wanted, answered", answer)
    walk.post("olive", f"{MISSING}{second.pk}/put-aside/", "wanted, put aside")
    walk.get("zoe", "/", "today, a group may fit and another cannot be offered")
    walk.get("zoe", FIND, "find a group, told")
    walk.get("zoe", f"{FIND}{group.pk}/", "a group found, told of it")
    walk.post("zoe", f"{FIND}wanted/{first.pk}/go-on/", "wanted, goes on")
    walk.post("zoe", f"{FIND}wanted/{second.pk}/take-back/", "wanted, put away")
    Group.objects.filter(pk=group.pk).update(joining="invitation")
    walk.get("olive", MISSING, "groups that are missing, none can be found")


def walk_about_how_much_is_enough(walk, who, group):
    for number, name in (("«x»", "odd"), ("1", "one"), ("", "not said")):
        walk.post("ada", "/leading/", f"leading, at most {name}", {"leads_at_most": number})
    for at_most in (0, 1):
        type(who.ada).objects.filter(pk=who.ada.pk).update(leads_at_most=at_most)
        walk.get("olive", "/organise/", f"organising, ada leads {at_most} at most")
        walk.get("olive", f"/organise/groups/{group.pk}/", f"to lead, ada {at_most} at most")
    another = new_group("another", who.dev)
    another.name, another.purpose = "«A»", "«P»"
    another.save(update_fields=["name", "purpose"])
    link = Invitation.objects.make_to_lead(another, by=who.olive)
    walk.get("ada", link.get_absolute_url(), "asked to lead, one too many")
    place = another.welcome(who.ada)
    walk.get("dev", f"/groups/another/people/{place.pk}/role/", "a role, one too many")
    another.delete()
    type(who.ada).objects.filter(pk=who.ada.pk).update(leads_at_most=None)
