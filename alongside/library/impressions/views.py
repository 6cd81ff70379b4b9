"""What a resource was like for people in a group: said, taken back, held and shown again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.groups.access import in_group, require_may
from alongside.groups.joining.fast_reading import opened_a_page
from alongside.groups.roles import Act
from alongside.lib import things
from alongside.lib.access import require
from alongside.lib.addresses import page_here
from alongside.lib.keyset import page
from alongside.lib.meanwhile import version_of
from alongside.vault.models import open_many

from .forms import HoldForm, ImpressionForm
from .impressions import Impression

A_PAGE = 20
CHANGED_WHILE_HELD = gettext_lazy(
    "Its author has worded it anew since you read it. Look at it once more, please: it is still "
    "held back."
)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def impressions(request, membership, key):
    """What people here say of a resource, newest first; a POST says what it was like for me."""
    group, thing = membership.group, thing_or_404(key)
    there = Impression.objects.of_thing(group, thing.name)
    mine = there.filter(person=request.user).first()
    may_say = membership.may(Act.REPLY) and bool(thing.address)
    if request.method == "POST":
        require_may(membership, Act.REPLY)
        require(may_say)
    said = as_said(mine)
    begun = {"version": version_of(said), **said}
    form = ImpressionForm(request.POST if request.method == "POST" else None, initial=begun)
    if form.is_valid() and form.is_up_to_date(said):
        words = {name: form.cleaned_data[name] for name in ("phrase", "words")}
        row = Impression.objects.say(by=request.user, group=group, what=thing.name, **words)
        messages.success(request, what_became_of(row))
        return redirect("impressions", group.ref, key)
    holds, at = membership.may(Act.HOLD), request.GET.get("page", "")
    theirs = there.visible_to(request.user, holds=holds).with_folds_of(request.user)
    shown = page(theirs.select_related("person"), by="said_at", size=A_PAGE, at=at)
    open_many([request.user, group, *shown.rows])
    if at and shown.rows:
        newest = shown.rows[0]
        opened_a_page(membership, f"impressions:{newest.pk}", newest=newest.said_at)
    context = {
        "group": group,
        "thing": thing,
        "key": key,
        "impressions": shown,
        "form": form if may_say else None,
        "mine": mine,
        "holds": holds,
        "silenced_until": membership.is_silenced and membership.silenced_until,
    }
    return render(request, "library/impressions.html", context)


def what_became_of(row):
    """In a sentence, who can read what was said."""
    if row.held_at:
        return _(
            "It is kept like this, and stays held back: besides you, only those who lead can read "
            "it."
        )
    return _("Your group can read it now. You can take it back any time.")


def thing_or_404(key):
    """What stands in the library under this key, or did."""
    name = f"resource:{key}"
    found = things.called([name])
    if name not in found:
        raise Http404
    return found[name]


def as_said(mine):
    """What somebody said before, for the form; what cannot be opened is left empty."""
    if mine is None:
        return {}
    open_many([mine])
    return {name: mine.readable(name) or "" for name in ("phrase", "words")}


@require_POST
@in_group
def take_back_impression(request, membership, pk):
    """It goes for good. Pressed twice, it is gone as well."""
    mine = Impression.objects.filter(group=membership.group, person=request.user)
    is_gone = not Impression.objects.filter(group=membership.group, pk=pk).exists()
    row = None if is_gone else get_object_or_404(mine, pk=pk)
    if row:
        Impression.objects.take_back(row)
    messages.success(request, _("Taken back: nobody can read it any more."))
    if row:
        return back_to(row)
    return redirect(page_here(request.POST.get("page", ""), membership.group.get_absolute_url()))


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.HOLD)
def hold_impression(request, membership, pk):
    """Those who lead hold it back, with a reason that its author reads."""
    group = membership.group
    row = get_object_or_404(of_others(membership), pk=pk)
    open_many([request.user, group, row, *filter(None, [row.person])])
    if row.held_at and request.method != "POST":
        return back_to(row)
    begun = {"version": row.version}
    form = HoldForm(request.POST if request.method == "POST" else None, initial=begun)
    if form.is_valid() and form.is_of(row) and form.is_first(row):
        if not row.held_at:
            row.hold(by=request.user, because=form.cleaned_data["because"])
        messages.success(request, _("It is held back. Its author reads why."))
        return back_to(row)
    context = {"group": group, "impression": row, "form": form}
    return render(request, "library/hold_impression.html", context)


@require_POST
@in_group(to=Act.HOLD)
def release_impression(request, membership, pk):
    row = get_object_or_404(of_others(membership), pk=pk)
    if row.held_at is None:  # Somebody was quicker, or pressed twice: it is as they wished.
        messages.success(request, _("Everybody in the group can read it again."))
    elif row.is_still(request.POST.get("version", "")):
        row.release()
        messages.success(request, _("Everybody in the group can read it again."))
    else:
        messages.warning(request, CHANGED_WHILE_HELD)
    return back_to(row)


def of_others(membership):
    """What others said in the group that is there for this person, who holds words back."""
    there = Impression.objects.visible_to(membership.person, holds=True)
    return there.filter(group=membership.group).exclude(person=membership.person)


def back_to(row):
    """The page on which it was said; the group's, where what it was about cannot be opened."""
    key = (row.readable("what") or "").partition(":")[2]
    if not key:
        return redirect(row.group)
    return redirect("impressions", row.group.ref, key)
