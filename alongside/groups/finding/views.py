"""Looking for a group: in one's own words, by choosing, and one group as whoever looks sees it.

All of it comes by POST, and none of it is kept: what somebody looks for tells of their health.
"""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alongside.vault.models import open_many

from ..models import Wanted
from .forms import BrowseForm, LookForm, WantForm
from .looking import browse, look, shown_to, with_room
from .saying import language_name, rhythm
from .themes import labels


@require_http_methods(["GET", "HEAD", "POST"])
def find_group(request):
    """The forms; a POST looks, by words or by what was chosen."""
    chosen = request.POST.get("how") == "choose"
    words = LookForm(request.POST if request.method == "POST" and not chosen else None)
    choice = BrowseForm(request.POST if chosen else None)
    answer, asked = None, ""
    if words.is_valid():
        asked = words.cleaned_data["q"]
        answer = look(request.user, asked)
    elif chosen and choice.is_valid():
        answer = browse(request.user, **choice.cleaned_data)
    return show(request, words, choice, answer, WantForm(initial={"words": asked}))


def show(request, words, choice, answer, want):
    waits_for = list(Wanted.objects.of(request.user).order_by("wanted_at", "pk"))
    answers = [wanted.answer_id for wanted in waits_for if wanted.answer_id]
    can_see = shown_to(request.user).filter(pk__in=answers) if answers else Wanted.objects.none()
    open_many([request.user, *waits_for])
    found = answer.found if answer else []
    context = {
        "words": words,
        "choice": choice,
        "answer": answer,
        "rhythms": {one.group.pk: rhythm(one.group) for one in found},
        "languages": {one.group.pk: language_name(one.group.language) for one in found},
        "want": want,
        "waits_for": waits_for,
        "can_see": set(can_see.values_list("pk", flat=True)),
    }
    return render(request, "groups/find.html", context)


@require_safe
def found_group(request, pk):
    """A group for somebody who may want to join it. Not to be found is like not there."""
    group = with_room(shown_to(request.user)).filter(pk=pk).first()
    if group is None:
        raise Http404
    if group.memberships.current().inside().filter(person=request.user).exists():
        return redirect(group)
    named = list(named_leaders(group))
    agreement = group.current_agreement()
    waited = Wanted.objects.of(request.user).told_of([group]).first()
    open_many([request.user, group, *named, *filter(None, [agreement, waited])])
    context = {
        "group": group,
        "named": [place.person for place in named],
        "agreement": agreement,
        "themes": labels(group.readable("themes")),
        "rhythm": rhythm(group),
        "spoken": language_name(group.language),
        "waited": waited,
        "is_in": group.memberships.current().filter(person=request.user).exists(),
    }
    return render(request, "groups/found.html", context)


def named_leaders(group):
    """Places of those who lead it and said that whoever looks may read their name."""
    named = group.memberships.current().leading().able().filter(named_to_visitors=True)
    named = named.select_related("person").defer("about", "hopes", "goodbye")
    return named.order_by("joined_at")
