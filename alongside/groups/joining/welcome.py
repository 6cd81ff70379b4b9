"""The welcome: what would help, a few words for the others, and what to do first.

It asks nothing twice and locks nothing: whoever would rather goes straight to the group.
"""

from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from alongside.people.being_here.drafts import done
from alongside.people.models import Draft

from ..access import in_group
from ..models import Membership
from ..signals import hopes_written
from .forms import AboutForm, HopesForm


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def welcome(request, membership):
    """What they hope for; then the next page, or straight to the group."""
    return one_page(request, membership, HopesForm, "welcome", then="welcome_about")


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def welcome_about(request, membership):
    """A few words about them for the others; then they have been welcomed."""
    return one_page(request, membership, AboutForm, "welcome_about", then="welcome_here")


def one_page(request, membership, form_class, page, then):
    """A page of the welcome with its one field; its words can stay empty."""
    (field,) = form_class.base_fields
    # Nothing written is an answer as well, so that the method counts and not what came with it.
    sent = request.POST if request.method == "POST" else None
    place = f"{field}:{membership.group_id}"
    begun = {} if sent else Draft.objects.begun(request.user, place)
    form = form_class(sent, initial={field: membership.readable(field)} | begun)
    straight = "straight" in request.POST
    if form.is_valid():
        keep(membership, field, form.cleaned_data[field] or None)
        done(request, place)
        if straight or then == "welcome_here":
            settle(membership)
        group = membership.group
        return redirect(group) if straight else redirect(then, group.ref)
    context = {"group": membership.group, "me": membership, "form": form, "place": place}
    return render(request, f"groups/{page}.html", context)


def keep(membership, field, words):
    """With what follows from new words. The same ones again, from a form sent twice, are none."""
    is_new = words is not None and words != membership.readable(field)
    with transaction.atomic():
        setattr(membership, field, words)
        membership.save(update_fields=[field])
        if is_new and field == "hopes":
            # Also of somebody who was greeted before: those who lead have not read these words.
            Membership.objects.filter(pk=membership.pk).update(greeted_at=None)
            hopes_written.send(Membership, membership=membership)


def settle(membership):
    """They have been through the welcome, or round it."""
    mine = Membership.objects.filter(pk=membership.pk, settled_at=None)
    mine.update(settled_at=timezone.now())


@require_safe
@in_group
def welcome_here(request, membership):
    """What one can do first."""
    return render(request, "groups/welcome_here.html", {"group": membership.group})
