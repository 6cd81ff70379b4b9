"""Looking for words in what one's own groups have shared. Nothing of it is kept anywhere."""

from functools import partial

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.conversations.models import Reply, Story
from alongside.groups.models import Group
from alongside.meetings.models import Entry
from alongside.vault.search.finding import BeingRebuilt
from alongside.vault.search.finding import search as find

A_PAGE = 20
LONGEST = 200


class SearchForm(forms.Form):
    """The words, which of one's groups to look in, and where an earlier page ended."""

    q = forms.CharField(
        label=_("What are you looking for?"),
        help_text=_("A word or two. Words “in quotes” are found side by side."),
        max_length=LONGEST,
        error_messages={
            "required": _("Type a word or two first."),
            "max_length": _("A search takes up to %(limit_value)s letters. A few words find more."),
        },
        # The browser should not keep it either.
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    group = forms.ChoiceField(
        label=_("Where"),
        required=False,
        error_messages={"invalid_choice": _("You are not in that group.")},
    )
    at = forms.IntegerField(min_value=0, max_value=10**9, required=False)
    loosely = forms.BooleanField(required=False)

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = {group.ref: group for group in groups}
        named = [
            (ref, group.readable("name") or _("a group")) for ref, group in self.groups.items()
        ]
        self.fields["group"].choices = [("", _("All my groups")), *named]
        self.fields["q"].widget.attrs.pop("maxlength", None)  # It would cut off without a word.

    @property
    def where(self):
        """The ids of the groups to look in."""
        chosen = self.groups.get(self.cleaned_data["group"])
        return [group.pk for group in ([chosen] if chosen else self.groups.values())]


@require_http_methods(["GET", "HEAD", "POST"])
def search(request):
    """The form; a POST looks for the words. They are never part of an address."""
    groups = Group.objects.joined_by(request.user).order_by("begun_at", "pk").opened()
    form = SearchForm(
        request.POST or None, groups=groups, initial={"group": request.GET.get("group", "")}
    )
    context = {"form": form, "groups": groups}
    if groups and form.is_valid():
        context |= look(request.user, form)
    return render(request, "home/search.html", context)


def look(person, form):
    asked = form.cleaned_data
    try:
        answer = find(
            asked["q"],
            groups=form.where,
            among={model: partial(may_be_shown, model, person) for model in KINDS},
            at=asked["at"] or 0,
            loosely=asked["loosely"],
            size=A_PAGE,
        )
    except BeingRebuilt:
        return {"rebuilding": True}
    onward = {"q": asked["q"], "group": asked["group"], "at": answer.more}
    groups = {group.pk: group for group in form.groups.values()}
    return {
        "answer": answer,
        "results": [drawn(result, groups, person) for result in answer.results],
        "onward": onward | ({"loosely": "on"} if answer.loosely else {}),
        "goes_on": bool(asked["at"]),
    }


def may_be_shown(model, person):
    return model.objects.visible_to(person).select_related("author")


def drawn(result, groups, person):
    """What a result is drawn from, whichever kind of row it is.

    Of words that come folded there is their note, and nothing of what was looked for.
    """
    row = result.row
    said = isinstance(row, Entry)
    note = "" if said else row.note_for(person)
    return {
        "address": reverse("meeting", args=[row.meeting_id]) if said else row.get_absolute_url(),
        "note": note,
        "snippet": [] if note else result.snippet,
        "kind": KINDS[type(row)],
        "author": row.author,
        "at": row.said_at if said else row.shared_at,
        "group": groups[row.group_id],
    }


KINDS = {Story: _("a story"), Reply: _("a reply"), Entry: _("in a meeting")}
