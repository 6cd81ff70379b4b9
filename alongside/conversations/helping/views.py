"""What helped us: the page of a group, and the pin that an author puts to their own words."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group
from alongside.groups.joining.fast_reading import opened_a_page
from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.vault.models import open_many

from ..models import Reply, Story
from ..responses import on
from .forms import PinForm
from .helped import Helped

A_PAGE = 25


@require_safe
@in_group
def helped(request, membership):
    """What helped, newest first, each by reference to where it was said."""
    group, at = membership.group, request.GET.get("page", "")
    pins = Helped.objects.filter(group=group).visible_to(request.user)
    pins = pins.with_folds_of(request.user).select_related("story__author", "reply__author")
    shown = page(pins, by="pinned_at", size=A_PAGE, at=at)
    open_many([request.user, group, *shown.rows, *(pin.shared for pin in shown.rows)])
    for pin in shown.rows:
        pin.shared.is_folded = pin.is_folded
    if at and shown.rows:
        newest = shown.rows[0].pinned_at
        opened_a_page(membership, f"helped:{shown.rows[0].pk}", newest=newest)
    return render(request, "conversations/helped.html", {"group": group, "helped": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.SHARE)
def pin_story(request, membership, pk):
    return pinning(request, membership.group, Story, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.REPLY)
def pin_reply(request, membership, pk):
    return pinning(request, membership.group, Reply, pk)


def pinning(request, group, kind, pk):
    """Asks for a caution; a POST pins the words, or changes the caution of their pin."""
    shared = own_words(request, group, kind, pk)
    if shared.taken_back_at:
        raise Http404
    pin = Helped.objects.filter(**on(shared)).first()
    begun = {"caution": (pin and pin.readable("caution")) or ""}
    form = PinForm(request.POST if request.method == "POST" else None, initial=begun)
    if form.is_valid():
        try:
            Helped.objects.pin(shared, caution=form.cleaned_data["caution"])
        except kind.DoesNotExist:  # Taken back a moment ago.
            raise Http404 from None
        messages.success(request, said_of(shared))
        return redirect(shared)
    open_many([request.user, group, shared])
    context = {"group": group, "shared": shared, "form": form, "pin": pin}
    return render(request, "conversations/pin.html", context | {"is_story": kind is Story})


def said_of(shared):
    if shared.held_at:
        return _("It is kept. While your words are held, it does not stand among what helped us.")
    return _("It is among what helped us now.")


@require_POST
@in_group
def unpin_story(request, membership, pk):
    return unpinning(request, membership.group, Story, pk)


@require_POST
@in_group
def unpin_reply(request, membership, pk):
    return unpinning(request, membership.group, Reply, pk)


def unpinning(request, group, kind, pk):
    """The pin goes, the words stay. A second time is nothing."""
    shared = own_words(request, group, kind, pk)
    Helped.objects.unpin(shared)
    messages.success(request, _("It is not among what helped us any more. Your words stay."))
    return redirect(shared)


def own_words(request, group, kind, pk):
    """This story or reply of the group: a 404 where it is not there, 403 where another's."""
    visible = kind.objects.visible_to(request.user).filter(group=group)
    shared = get_object_or_404(visible.select_related("author"), pk=pk)
    require(shared.author_id == request.user.pk)
    return shared
