"""Words about a group that is missing: sent to those who organise, answered, and taken back."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from alongside.lib.access import require
from alongside.vault.models import open_many

from ..models import Group, Wanted
from .forms import BrowseForm, LookForm, WantForm
from .views import show

TOO_MANY = gettext_lazy("You wait for three groups already. Take one of them back first.")

QUICKER = gettext_lazy(
    "Somebody was a moment quicker: they have been told of a group already. Nothing more was done."
)


@require_POST
def want_group(request):
    """Send the words that were looked for, or others, to those who organise. Without a name."""
    form = WantForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data
        with form.makes_one():
            if Wanted.objects.send(request.user, words["words"], id=words["id"]):
                messages.success(request, _("Sent. The page “Today” tells you of such a group."))
                return redirect("find_group")
            form.add_error("words", TOO_MANY)
    return show(request, LookForm(), BrowseForm(), None, form)


def mine(request, pk):
    return get_object_or_404(Wanted.objects.of(request.user), pk=pk)


@require_POST
def take_back(request, pk):
    mine(request, pk).take_back()
    messages.success(request, _("You do not wait for it any more, and the words are gone."))
    return redirect("find_group")


@require_POST
def go_on_waiting(request, pk):
    mine(request, pk).go_on_waiting()
    messages.success(request, _("You go on waiting. The page “Today” tells you of another one."))
    return redirect("find_group")


# -- for those who organise ------------------------------------------------------------------------


class AnswerForm(forms.Form):
    """Which group to tell somebody of: one of those that can be found."""

    group = forms.ChoiceField(
        error_messages={
            "required": gettext_lazy("Please choose a group first."),
            "invalid_choice": gettext_lazy("This group cannot be found any more."),
        }
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(str(group.pk), group.readable("name") or _("a group")) for group in groups]
        self.fields["group"].choices = sorted(named, key=lambda one: one[1].casefold())
        self.fields["group"].label = _("Tell them of")


@require_safe
def wanted(request):
    """What people look for and do not find: their words, and never who they are."""
    require(request.user.is_organiser)
    return show_wanted(request)


def show_wanted(request, refused=None, form=None):
    """The page; with the `form` that was refused beneath the words with that id."""
    groups = groups_to_tell_of()
    rows = list(Wanted.objects.waiting().order_by("wanted_at", "pk"))
    open_many([request.user, *rows])
    context = {
        "rows": [
            (row, form if row.pk == refused else form_beneath(row, groups=groups)) for row in rows
        ],
        "groups": groups,
    }
    return render(request, "groups/wanted.html", context)


def form_beneath(row, *sent, groups):
    """Each with ids of its own: there are several on the page."""
    return AnswerForm(*sent, groups=groups, auto_id=f"{row.pk}_%s")


def groups_to_tell_of():
    return Group.objects.to_be_found().order_by("pk").opened()


@require_POST
def answer_wanted(request, pk):
    """Somebody who organises knows of a group that fits."""
    require(request.user.is_organiser)
    row = get_object_or_404(Wanted.objects.open(), pk=pk)
    groups = groups_to_tell_of()
    form = form_beneath(row, request.POST, groups=groups)
    if not form.is_valid():
        return show_wanted(request, refused=row.pk, form=form)
    chosen = form.cleaned_data["group"]
    if row.tell_of(next(group for group in groups if str(group.pk) == chosen)):
        messages.success(request, _("They read on their page “Today” that there is a group."))
    else:
        messages.warning(request, QUICKER)
    return redirect("wanted")


@require_POST
def put_wanted_aside(request, pk):
    require(request.user.is_organiser)
    if get_object_or_404(Wanted, pk=pk).put_aside():
        told = _("Put aside. They are told that there is no such group for now.")
        messages.success(request, told)
    else:
        messages.warning(request, QUICKER)
    return redirect("wanted")
