"""The practices, for anybody: what there is, and one of them to go through."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..describing import LANGUAGE
from ..labels import FLAGS, GRADES, RED_FLAGS
from .practices import practices_here


@login_not_required
@require_safe
def practices(request):
    context = {"practices": practices_here().values(), "card_language": LANGUAGE}
    return render(request, "toolkit/practices.html", context)


@login_not_required
@require_safe
def practice(request, slug):
    """A page that needs nothing else once it is there: to read, or to be taken through."""
    every = practices_here()
    if slug not in every:
        raise Http404
    found = every[slug]
    context = {
        "practice": found,
        "card": found.card,
        "flag": FLAGS[found.card.flag],
        "grade": GRADES[found.card.grade],
        "red_flags": RED_FLAGS,
        "card_language": LANGUAGE,
        "can_be_read_aloud": True,
    }
    return render(request, "toolkit/practice.html", context)
