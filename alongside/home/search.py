"""Looking for words in what one's own groups have shared. Nothing of it is kept anywhere."""

from functools import partial

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.groups.joining.fast_reading import opened_a_page
from alongside.groups.models import Group
from alongside.lib.keyset import cursor, page
from alongside.lib.words import Line
from alongside.meetings.models import Entry
from alongside.ui.words import beginning
from alongside.vault.models import open_many
from alongside.vault.search.asking import Piece
from alongside.vault.search.finding import Answer, BeingRebuilt, Result
from alongside.vault.search.finding import search as find

from .findable import kind_of
from .narrowing import NarrowingForm, people_read_by

A_PAGE = 20
TAPS_AT_ONCE = 200  # Rows that are looked through in one query for any that say something.
TIMES = 3  # So many queries for one page of what was found.
LONGEST = 200
OPENING = 240  # Letters of what is shown where no words were looked for.


class SearchForm(NarrowingForm):
    """The words, which of one's groups to look in, and where an earlier page ended."""

    q = Line(
        label=_("What are you looking for?"),
        help_text=_("A word or two. Words “in quotes” are found side by side."),
        max_length=LONGEST,
        required=False,
        error_messages={
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
    before = forms.CharField(required=False)

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = {group.ref: group for group in groups}
        named = [
            (ref, group.readable("name") or _("a group")) for ref, group in self.groups.items()
        ]
        self.fields["group"].choices = [("", _("All my groups")), *named]

    def clean(self):
        asked = super().clean()
        if not (self.errors or asked["q"] or self.narrows):
            self.add_error("q", _("Type a word or two first, or narrow it down below."))
        return asked

    @property
    def where(self):
        """The ids of the groups to look in."""
        chosen = self.groups.get(self.cleaned_data["group"])
        return [group.pk for group in ([chosen] if chosen else self.groups.values())]

    def once_more(self):
        """What was asked, as it was sent, for the button that asks for more of it."""
        names = ("q", "group", "who", "wish", "lately", "since")
        return {name: self.data[name] for name in names if self.data.get(name)}


@require_http_methods(["GET", "HEAD", "POST"])
def search(request):
    """The form; a POST looks for the words. They are never part of an address."""
    groups = Group.objects.joined_by(request.user).order_by("begun_at", "pk").opened()
    people = people_read_by(request.user, [group.pk for group in groups]) if groups else []
    form = SearchForm(
        request.POST or None,
        groups=groups,
        people=people,
        initial={"group": request.GET.get("group", "")},
    )
    context = {"form": form, "groups": groups}
    if groups and form.is_valid():
        look = look_for_words if form.cleaned_data["q"] else list_all
        context |= look(request.user, form)
    return render(request, "home/search.html", context)


def look_for_words(person, form):
    asked = form.cleaned_data
    try:
        answer = find(
            asked["q"],
            groups=form.where,
            among={
                (kind.model, kind.field): partial(may_be_shown, kind, person, form)
                for kind in form.kinds()
            },
            at=asked["at"] or 0,
            loosely=asked["loosely"],
            size=A_PAGE,
        )
    except BeingRebuilt:
        return {"rebuilding": True}
    onward = {"at": answer.more} | ({"loosely": "on"} if answer.loosely else {})
    return answered(answer, onward, person, form, goes_on=bool(asked["at"]))


def list_all(person, form):
    """Where nothing but narrowing down was asked for: all of that, newest first."""
    at = form.cleaned_data["before"]
    at = at if at.startswith("before.") else ""
    found, ends = [], []
    for kind in form.kinds():
        there = {"group__in": form.where, f"{kind.field}__isnull": False}
        rows, end = in_words(may_be_shown(kind, person, form).filter(**there), kind, at)
        found += [(kind.moment_of(row), row.pk, row, kind.field) for row in rows]
        ends += [end] if end else []
    # No further than to where every kind has been looked through.
    found = [one for one in found if not ends or one[:2] >= max(ends)]
    found.sort(key=lambda one: one[:2], reverse=True)
    end = found[A_PAGE - 1][:2] if len(found) > A_PAGE else max(ends, default=None)
    found = found[:A_PAGE]
    open_many([row for _moment, _pk, row, _field in found])
    results = [
        Result(row, field, opening_of(row.readable(field))) for _moment, _pk, row, field in found
    ]
    onward = {"before": cursor("before", *end)} if end else {}
    answer = Answer(results, more=0 if end else None)
    return answered(answer, onward, person, form, goes_on=bool(at))


def in_words(rows, kind, at):
    """Those that say anything, as many as a page has if there are, and where they end.

    That a tap is an answer in no words shows only once it is opened. It is read on past taps, but
    not past all of them at once. They end at (moment, id) of the last row that was looked at; None
    where that was the last one there is.
    """
    shown = page(rows, by=kind.moment, size=A_PAGE, at=at)
    found, times = with_words(shown.rows, kind), 0
    while shown.before and len(found) < A_PAGE and times < TIMES:
        shown, times = page(rows, by=kind.moment, size=TAPS_AT_ONCE, at=shown.before), times + 1
        found += with_words(shown.rows, kind)
    last = shown.rows[-1] if shown.before else None
    return found, last and (kind.moment_of(last), last.pk)


def with_words(rows, kind):
    if not kind.may_be_a_tap:
        return rows
    open_many(rows)
    return [row for row in rows if row.readable(kind.field) != ""]


def answered(answer, onward, person, form, *, goes_on):
    groups = {group.pk: group for group in form.groups.values()}
    if goes_on:
        note_paging(person, answer.results)
    return {
        "answer": answer,
        "results": [drawn(result, groups, person) for result in answer.results],
        "onward": form.once_more() | onward,
        "goes_on": goes_on,
        "of_one_name": form.cleaned_data["who"],
    }


def note_paging(person, results):
    """A further page of what was found is a page of the past of each group that has rows on it."""
    newest = {}
    for result in sorted(results, key=moment_of):
        newest[result.row.group_id] = result
    for place in person.memberships.current().filter(group__in=newest):
        found = newest[place.group_id]
        which = f"found:{found.row._meta.model_name}:{found.row.pk}"
        opened_a_page(place, which, newest=moment_of(found))


def may_be_shown(kind, person, form):
    rows = form.narrowed(kind, kind.model.objects.visible_to(person)).select_related("author")
    return rows.with_folds_of(person) if kind.folds else rows


def moment_of(result):
    return kind_of(result).moment_of(result.row)


def opening_of(text):
    return [Piece(beginning(text, OPENING), False)] if text is not None else []


def drawn(result, groups, person):
    """What a result is drawn from, whichever kind of row it is.

    Of words that come folded there is their note, and nothing of what was looked for.
    """
    row, kind = result.row, kind_of(result)
    note = row.note_for(person) if kind.noted else ""
    return {
        "row": row,
        "address": address_of(row, kind),
        "note": note,
        "is_folded": kind.folds and row.is_folded,
        "snippet": [] if note else result.snippet,
        "kind": kind.called,
        "author": row.author,
        "at": moment_of(result),
        "group": groups[row.group_id],
    }


def address_of(row, kind):
    if kind.model is Entry:
        return reverse("meeting", args=[row.meeting_id])
    if kind.field == "reflection":
        return f"{reverse('slow_round', args=[row.round_id])}#answer-{row.pk}"
    return row.get_absolute_url()
