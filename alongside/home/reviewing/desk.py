"""The reviewer's desk: what was suggested and changed, and what is to be looked over again."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from alongside.lib.access import require
from alongside.library.models import Resource
from alongside.library.reviewers import reviewer
from alongside.library.shipped import all_papers, all_shipped
from alongside.meetings.plans.shipped import all_templates
from alongside.toolkit.cards import all_cards
from alongside.toolkit.models import CardVersion
from alongside.toolkit.practising.practices import all_practices
from alongside.toolkit.shipped import shipped_cards
from alongside.vault.models import open_many

SOON = timedelta(days=60)
LATELY = 10  # So many changed cards are told of.
# What ships, and the page of one of it; a plan is read in a group, and has none for everybody.
KINDS = (
    (_("Strategy cards"), all_cards, "review_card"),
    (_("Practices"), all_practices, "practice"),
    (_("Plans for meetings"), all_templates, None),
    (_("Research made plain"), all_papers, "library_paper"),
    (_("Resources"), all_shipped, "library_resource"),
)


@dataclass(frozen=True)
class ToReview:
    """Something that the house says, until when it holds, and who has signed it."""

    title: str
    address: str
    review_by: date
    signed_by: str

    @property
    def is_due(self):
        return self.review_by <= timezone.localdate() + SOON


@dataclass(frozen=True)
class Changed:
    """A version of a card, with the title that people know the card by."""

    title: str
    row: CardVersion


def the_reviewer(request):
    """The Reviewer that somebody is. Whoever reviews comes in, and nobody else."""
    reviews = reviewer(request.user)
    require(reviews)
    return reviews


@require_safe
def review_desk(request):
    """Titles and dates, nothing of any group."""
    reviews = the_reviewer(request)
    waiting = list(Resource.objects.due())
    newest = list(CardVersion.objects.newest())
    signed = list(CardVersion.objects.exclude(signed_at=None).order_by("-signed_at")[:LATELY])
    open_many([request.user, reviews, *waiting, *newest, *signed])
    every, shipped = all_cards(), shipped_cards()
    context = {
        "waiting": waiting,
        "unsigned": changed((row for row in newest if not row.signed_at), every),
        "behind": changed(
            (row for row in newest if row.slug in shipped and is_behind(row, shipped)), every
        ),
        "lately": changed(signed, every),
        "shelves": [(label, *shelf(*more)) for label, *more in KINDS],
    }
    return render(request, "home/review_desk.html", context)


def is_behind(row, shipped):
    """Whether another text ships now than when this was written."""
    return row.shipped != shipped[row.slug].digest


def changed(rows, every):
    """[Changed] of these versions, without those of a card that does not ship any more."""
    return [Changed(every[row.slug].title, row) for row in rows if row.slug in every]


def shelf(everything, page):
    """(what is due, what nobody has signed yet) of one kind, what is due first to come first."""
    found = [to_review(key, one, page) for key, one in everything().items()]
    found.sort(key=lambda one: (one.review_by, one.title))
    due = [one for one in found if one.is_due]
    return due, [one for one in found if not one.is_due and not one.signed_by]


def to_review(key, one, page):
    address = reverse(page, args=[key]) if page else ""
    return ToReview(one.title, address, one.review_by, one.signed_by)
