"""The page of one resource: the same after a decision that needs another look."""

from django.shortcuts import render

from alongside.lib.topics import TOPICS

from .labels import EVIDENCE, KINDS, LANGUAGES, NO_CONFLICT
from .models import Look
from .shipped import all_papers

CONTENT_LANGUAGE = "en-GB"  # Of what ships; pages say so where they speak another.
LABELS = {"kinds": KINDS, "evidence": EVIDENCE, "languages": LANGUAGES}


def draw(request, described, row, form):
    context = {
        "resource": described,
        "row": row,
        "form": form,
        "topics": TOPICS,
        "papers": [one for one in all_papers().values() if one.resource == described],
        "is_gone": bool(described) and described.key in Look.objects.gone(),
        "no_conflict": NO_CONFLICT,
        "content_language": CONTENT_LANGUAGE,
        "labels": LABELS,
    }
    return render(request, "library/resource.html", context)
