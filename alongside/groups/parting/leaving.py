"""Leaving a group: in one tap, or with a word about what one shared, and a goodbye."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.people.models import Draft

from ..access import membership_of
from ..memberships import NAMED, TAKEN, UNNAMED, WORDS
from ..roles import INSIDE, Role
from .forms import GoodbyeForm


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, ref):
    """What happens; a POST does it at once. What was shared stays, and no word is asked for."""
    membership = membership_of(request.user, ref)
    if request.method == "POST":
        return go(request, membership)
    context = {
        "group": membership.group,
        "me": membership,
        "reads": membership.role in INSIDE and membership.has_agreed,
        **who_would_lead(membership),
    }
    return render(request, "groups/leave.html", context)


@require_safe
def leave_words(request, ref):
    """The first decision: what becomes of what they shared."""
    membership = membership_of(request.user, ref)
    steps = [(NAMED, _("They stay, with my name"))]
    steps += [(UNNAMED, _("They stay, without my name")), (TAKEN, _("I take them with me"))]
    context = {"group": membership.group, "steps": steps}
    return render(request, "groups/leave_words.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def leave_goodbye(request, ref):
    """The second, and the last: a goodbye, or none."""
    membership = membership_of(request.user, ref)
    chosen = request.GET.get("words", NAMED)
    chosen = chosen if chosen in WORDS else NAMED
    # Who has not said yes to the agreement says nothing in the group; nobody does once it is over.
    speaks = membership.has_agreed and not membership.group.is_over
    place = f"goodbye:{membership.group_id}"
    begun = Draft.objects.begun(request.user, place) if request.method != "POST" else {}
    form = GoodbyeForm(request.POST or None, choices=WORDS, initial={"words": chosen, **begun})
    is_silent = not speaks or "silent" in request.POST
    # Written while it could still be said: they look again before they leave without it.
    unheard = "" if speaks or "silent" in request.POST else request.POST.get("goodbye", "").strip()
    # What is not said is not too long either.
    if not unheard and (form.is_valid() or (is_silent and set(form.errors) == {"goodbye"})):
        said = form.cleaned_data
        goodbye = "" if is_silent else said["goodbye"].strip()
        return go(request, membership, words=said["words"] or NAMED, goodbye=goodbye)
    context = {"group": membership.group, "form": form, "words": form["words"].value() or NAMED}
    context |= {"place": place, "speaks": speaks, "kept": unheard}
    return render(request, "groups/leave_goodbye.html", context)


def go(request, membership, **said):
    membership.end(by=request.user, **said)
    messages.success(request, _("You have left the group. You are welcome back any time."))
    return redirect("home")


def who_would_lead(membership):
    """Of the last one who facilitates: who would do so next, and whether anybody is left to ask."""
    if not membership.is_last_facilitator():
        return {"is_last": False}
    others = membership.group.memberships.current().inside().exclude(pk=membership.pk)
    others = others.select_related("person")
    able = others.agreed().able()
    next_one = able.filter(role=Role.CO_FACILITATOR).order_by("joined_at", "pk").first()
    return {"is_last": True, "next_one": next_one, "has_others": others.exists()}
