"""Somebody's own sheet of a card: putting it together, and the page that is printed."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group
from alongside.lib.keyset import page
from alongside.people.being_here.drafts import done
from alongside.people.models import Draft
from alongside.vault.models import open_many

from .forms import OwnWordsForm
from .sheets import MOST_ON_A_SHEET, SheetFull, SheetPart
from .views import card_or_404, note_paging
from .why import why_it_matters

A_PAGE = 25


def parts_of(person, card):
    """What stands on the sheet, in its order; nobody's name comes along."""
    parts = list(SheetPart.objects.on_sheet(person, card).select_related("line"))
    return parts[:MOST_ON_A_SHEET]


def full():
    return _("There is no room for more: your page holds %(number)s lines.") % {
        "number": MOST_ON_A_SHEET
    }


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def sheet(request, membership, pk):
    """The sheet and the lines one can put on it; a POST adds words of one's own.

    It is nobody's but theirs: also whoever does not write for now, or whose group has ended, can.
    """
    card, group = card_or_404(membership, pk), membership.group
    place = f"sheet:{card.pk}"
    form = OwnWordsForm(request.POST or None, initial=Draft.objects.begun(request.user, place))
    if form.is_valid():
        words = form.cleaned_data
        with form.makes_one():
            try:
                SheetPart.objects.write(request.user, card, words["body"], pk=words["id"])
            except SheetFull:
                form.add_error("body", full())
            else:
                done(request, place)
                return redirect("sheet", group.ref, card.pk)
    parts = parts_of(request.user, card)
    free = card.lines.for_a_sheet_of(request.user).with_folds_of(request.user)
    free = free.exclude(pk__in=[part.line_id for part in parts if part.line_id])
    free = free.select_related("author")
    at = request.GET.get("page", "")
    shown = page(free, by="shared_at", size=A_PAGE, at=at)
    open_many([request.user, group, card, *parts, *shown.rows])
    note_paging(membership, shown, at)
    context = {"group": group, "card": card, "parts": parts, "lines": shown, "form": form}
    context |= {"at": at, "why": why_it_matters()}
    return render(request, "conversations/explaining/sheet.html", context)


@require_POST
@in_group
def arrange_sheet(request, membership, pk):
    """One tap: a line is put on the sheet or taken off it, or goes one place up or down."""
    card, mine = card_or_404(membership, pk), SheetPart.objects
    put = number(request.POST.get("put"))
    if put:
        line = get_object_or_404(card.lines.for_a_sheet_of(request.user), pk=put)
        try:
            mine.put(request.user, card, line)
        except SheetFull:
            messages.warning(request, full())
    for name, by in (("up", -1), ("down", 1)):
        if part := number(request.POST.get(name)):
            mine.move(request.user, card, part, by)
    if part := number(request.POST.get("take_off")):
        mine.take_off(request.user, card, part)
    return redirect("sheet", membership.group.ref, card.pk)


def number(text):
    """An id as a form brings it; 0 for what is none."""
    text = text or ""
    is_one = text.isascii() and text.isdigit() and len(text) < 20
    return int(text) if is_one and int(text) < 2**63 else 0


@require_safe
@in_group
def print_sheet(request, membership, pk):
    """What goes on paper: the lines in their order, and no name of anybody, nor of the group."""
    card = card_or_404(membership, pk)
    parts = parts_of(request.user, card)
    open_many([request.user, membership.group, *parts])
    large = request.GET.get("size") == "large"
    context = {"group": membership.group, "card": card, "parts": parts, "large": large}
    return render(request, "conversations/explaining/print.html", context)
