"""The cards of a group, one card with its lines, and what one can do with a line of one's own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group, require_may
from alongside.groups.joining.fast_reading import opened_a_page
from alongside.groups.roles import Act
from alongside.groups.sharing.before_sharing import line_about_medicines
from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.people.being_here.drafts import done
from alongside.people.models import Draft
from alongside.vault.models import open_many

from .audiences import recognition, starters_for
from .cards import STEPS, ExplainingCard
from .changing import change
from .forms import HERE, MAY, CardForm, EditLineForm, LineForm
from .lines import CardClosed, ExplainingLine
from .taking_back import keep_here, take_back, take_title_back
from .why import why_it_matters

A_PAGE = 25


def card_or_404(membership, pk):
    """A card of the reader's group, which it has at hand; else a 404."""
    here = ExplainingCard.objects.as_read_by(membership.person).filter(group=membership.group_id)
    card = get_object_or_404(here, pk=pk)
    card.group = membership.group
    return card


# -- cards -----------------------------------------------------------------------------------------


@require_safe
@in_group
def cards(request, membership):
    """The group's cards, newest first."""
    group = membership.group
    here = ExplainingCard.objects.as_read_by(request.user).filter(group=group)
    shown = page(here, by="begun_at", size=A_PAGE, at=request.GET.get("page", ""))
    for card in shown.rows:
        card.group = group
    open_many([request.user, group, *shown.rows])
    context = {
        "group": group,
        "cards": shown,
        "may_begin": membership.may(Act.SHARE),
        "silenced_until": membership.is_silenced and membership.silenced_until,
        "why": why_it_matters(),
    }
    return render(request, "conversations/explaining/cards.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.SHARE)
def begin_card(request, membership):
    group = membership.group
    form = CardForm(request.POST or None)
    if form.asks_first:
        return look_over(request, group, form, lasting="audience")
    if form.is_valid():
        words = form.cleaned_data
        with form.makes_one():
            card = ExplainingCard.objects.begin(
                by=request.user,
                group=group,
                audience=words["audience"],
                title=words["body"],
                pk=words["id"],
            )
            return redirect(card)
    open_many([request.user, group])
    return render(request, "conversations/explaining/begin.html", {"group": group, "form": form})


@require_POST
@in_group
def title_back(request, membership, pk):
    """Whoever gave the card its title takes it back. A second time is nothing."""
    card = card_or_404(membership, pk)
    require(card.begun_by_id == request.user.pk)
    take_title_back(card)
    messages.success(request, _("The title is gone. Now the card just says who it is for."))
    return redirect(card)


@require_POST
@in_group(to=Act.PAUSE_STORIES)
def steer_card(request, membership, pk):
    """For those who lead: closed or open again, kept for the next meeting or not."""
    card = card_or_404(membership, pk)
    what = request.POST.get("what", "")
    if what in STEPS:
        card.steer(what, by=request.user)
    return redirect(card)


# -- one card --------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def card(request, membership, pk):
    """A card with one page of its lines; a POST adds one. A form that came back keeps its words."""
    card, group = card_or_404(membership, pk), membership.group
    place = f"line:{card.pk}"
    form = LineForm(request.POST or None, initial=Draft.objects.begun(request.user, place))
    if request.method == "POST":
        require_may(membership, Act.SHARE)
        require(not card.closed_at)
    if form.asks_first:
        return look_over(request, group, form, lasting="printing", place=place)
    if form.is_valid():
        with form.makes_one():
            if add_line(request.user, card, form):
                done(request, place)
                messages.success(request, _("Your line is on the card."))
                return redirect(card)
    return show(request, membership, card, form)


def add_line(person, card, form):
    """Whether it is on the card; the form says why not."""
    body, pk = form.cleaned_data["body"], form.cleaned_data["id"]
    try:
        ExplainingLine.objects.add(by=person, card=card, body=body, printable=form.printable, pk=pk)
    except CardClosed:
        form.add_error(None, _("This card was closed a moment ago. Your words are still here."))
        return False
    return True


def show(request, membership, card, form):
    group, at = membership.group, request.GET.get("page", "")
    lines = card.lines.visible_to(request.user).with_folds_of(request.user).with_whether_here()
    shown = page(lines.select_related("author"), by="shared_at", size=A_PAGE, at=at)
    open_many([request.user, group, card, *shown.rows])
    note_paging(membership, shown, at)
    context = {
        "group": group,
        "me": membership,
        "card": card,
        "lines": shown,
        "form": form,
        "recognition": recognition(card.audience),
        "starters": starters_for(card.audience),
        "may_write": membership.may(Act.SHARE),
        "may_steer": membership.may(Act.PAUSE_STORIES),
        "silenced_until": membership.is_silenced and membership.silenced_until,
    }
    return render(request, "conversations/explaining/card.html", context)


def note_paging(membership, shown, at):
    """An earlier page of lines has been opened, on a card or beside somebody's sheet."""
    if at and shown.rows:
        newest = shown.rows[0]
        opened_a_page(membership, f"lines:{newest.pk}", newest=newest.shared_at)


def look_over(request, group, form, *, lasting, place=""):
    """What was noticed in the words, and what to do about it. Nothing of it has been shared.

    `lasting` is the form's other field, which comes along as it was chosen, and `place` where a
    draft of them is kept, if one is.
    """
    rule = ""
    if any(one.is_about_medicines for one in form.noticed):
        rule = line_about_medicines(group.current_agreement())
    context = {"group": group, "form": form, "rule": rule, "lasting": lasting, "place": place}
    return render(request, "conversations/explaining/before.html", context)


# -- a line of one's own ---------------------------------------------------------------------------


def there_for(request, membership, pk):
    """A line of the group that is there for the reader, or None."""
    lines = ExplainingLine.objects.visible_to(request.user).filter(group=membership.group_id)
    line = lines.select_related("card", "author").filter(pk=pk).first()
    if line:
        line.card.group = membership.group
    return line


def own_line(request, membership, pk):
    """Such a line: a 404 if there is none, 403 where it is another's."""
    line = there_for(request, membership, pk)
    if line is None:
        raise Http404
    require(line.author_id == request.user.pk)
    return line


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.SHARE)
def edit_line(request, membership, pk):
    """The line in its box; a POST changes it, unless another tab has, which is shown then."""
    line = own_line(request, membership, pk)
    require(not line.card.closed_at)
    place, now = f"edit_line:{line.pk}", None
    begun = as_it_is(line) | Draft.objects.begun(request.user, place)
    form = EditLineForm(request.POST or None, initial=begun)
    if form.asks_first:
        return look_over(request, membership.group, form, lasting="printing", place=place)
    if form.is_valid():
        words = form.cleaned_data
        said = {"version": words["version"], "body": words["body"], "printable": form.printable}
        try:
            changed = change(line, **said)
            done(request, place)
            if changed:
                messages.success(request, _("Your line is changed."))
            return redirect(line.card)
        except ChangedMeanwhile as meanwhile:
            now = meanwhile.now
            form.carry(version=now.version)
        except ExplainingLine.DoesNotExist:  # Taken back a moment ago.
            raise Http404 from None
    open_many([request.user, membership.group, line])
    context = {"group": membership.group, "line": line, "form": form, "now": now, "place": place}
    return render(request, "conversations/explaining/edit_line.html", context)


def as_it_is(line):
    printing = MAY if line.printable_since else HERE
    return {"body": line.readable("body") or "", "printing": printing, "version": line.version}


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def take_back_line(request, membership, pk):
    """Says what will happen; a POST does it. Twice is once: what is gone already is not missed."""
    if request.method == "POST" and there_for(request, membership, pk) is None:
        return redirect("explaining", membership.group.ref)
    line = own_line(request, membership, pk)
    if request.method == "POST":
        take_back(line)
        messages.success(request, _("You took it back. Your words are gone from here."))
        return redirect(line.card)
    open_many([request.user, membership.group, line])
    context = {"group": membership.group, "line": line}
    return render(request, "conversations/explaining/take_back.html", context)


@require_POST
@in_group
def keep_line_here(request, membership, pk):
    """Taking the consent to print back: with one tap, also where nothing is added any more."""
    line = own_line(request, membership, pk)
    keep_here(line)
    messages.success(
        request,
        _("It stays in the group from now on. Nobody else can put it on a page to print any more."),
    )
    return redirect(line.card)
