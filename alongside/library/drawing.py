"""The page of one resource: the same after a decision that needs another look."""

from django.shortcuts import render

from alongside.groups.access import places_inside
from alongside.groups.roles import Act
from alongside.lib.topics import TOPICS
from alongside.people.coming_in.wholly import reader_of

from .labels import EVIDENCE, KINDS, LANGUAGES, NO_CONFLICT
from .models import Look
from .resources import IN_GROUPS, State
from .shipped import all_papers

CONTENT_LANGUAGE = "en-GB"  # Of what ships; pages say so where they speak another.
LABELS = {"kinds": KINDS, "evidence": EVIDENCE, "languages": LANGUAGES}


def draw(request, described, row, form, kept=""):
    context = {
        "resource": described,
        "row": row,
        "form": form,
        "kept": kept,
        "topics": TOPICS,
        "papers": [one for one in all_papers().values() if one.resource == described],
        "is_gone": bool(described) and described.key in Look.objects.gone(),
        "no_conflict": NO_CONFLICT,
        # Groups speak of what stands here or did, also where its words cannot be opened any more.
        "groups": groups_of(reader_of(request)) if row is None or row.state in IN_GROUPS else [],
        "key": described.key if described else str(row.pk),
        "can_be_recommended": described and (row is None or row.state == State.SHOWN),
        "content_language": CONTENT_LANGUAGE,
        "labels": LABELS,
    }
    return render(request, "library/resource.html", context)


def groups_of(person):
    """[(a group of theirs, whether they lead it)]: where people say what it was like for them."""
    return [(place.group, place.may(Act.LEAD_MEETINGS)) for place in places_inside(person)]
