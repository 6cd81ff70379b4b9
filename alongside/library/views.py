"""The library: nine topics, what there is in each, and research told plainly."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.lib.topics import TOPICS
from alongside.people.coming_in.wholly import reader_of
from alongside.vault.models import open_many

from .deciding import decide_form
from .drawing import CONTENT_LANGUAGE, LABELS, draw
from .models import Look, Resource
from .resources import State
from .reviewers import reviewer
from .shipped import all_papers, all_shipped


@login_not_required
@require_safe
def library(request):
    reader = reader_of(request)
    context = {
        "topics": TOPICS,
        "papers": all_papers().values(),
        "reviews": reader.is_authenticated and reviewer(reader),
        "content_language": CONTENT_LANGUAGE,
    }
    return render(request, "library/library.html", context)


@login_not_required
@require_safe
def library_topic(request, topic):
    """What there is about one of the nine: what ships, and what was suggested here and reviewed."""
    if topic not in TOPICS:
        raise Http404
    suggested = Resource.objects.filter(state=State.SHOWN).described()
    every_one = (*all_shipped().values(), *filter(None, suggested))
    context = {
        "topic": topic,
        "label": TOPICS[topic],
        "some_are_lost": None in suggested,
        "resources": [one for one in every_one if topic in one.topics],
        "papers": [one for one in all_papers().values() if topic in one.resource.topics],
        "gone": Look.objects.gone(),
        "content_language": CONTENT_LANGUAGE,
        "labels": LABELS,
    }
    return render(request, "library/topic.html", context)


@login_not_required
@require_safe
def library_resource(request, key):
    """One resource; whoever reviews can decide about it here."""
    row, reader = None, reader_of(request)
    described = all_shipped().get(key)
    if described is None:
        row = suggested_or_404(reader, key)
        described = row.description if row.readable("says") is not None else None
    reviews = row and reader.is_authenticated and reviewer(reader)
    if reviews:
        open_many([reader, reviews])
    return draw(request, described, row, decide_form(row, reviews) if reviews else None)


def suggested_or_404(person, key):
    if not (key.isascii() and key.isdigit() and len(key) < 20 and int(key) < 2**63):
        raise Http404
    row = Resource.objects.visible_to(person).filter(pk=int(key)).first()
    if row is None:
        raise Http404
    return row


@login_not_required
@require_safe
def library_paper(request, slug):
    every = all_papers()
    if slug not in every:
        raise Http404
    context = {
        "paper": every[slug],
        "content_language": CONTENT_LANGUAGE,
        "labels": LABELS,
        "can_be_read_aloud": True,
    }
    return render(request, "library/paper.html", context)
