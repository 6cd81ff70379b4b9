"""One card, looked over: its versions and how they differ; signed, or changed into a new one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.lib.access import require
from alongside.library.reviewers import is_alone
from alongside.people.being_here.drafts import done, with_what_was_begun
from alongside.people.models import Draft
from alongside.toolkit.describing import LANGUAGE
from alongside.toolkit.editing.comparing import compare
from alongside.toolkit.editing.forms import CardForm, SignVersionForm
from alongside.toolkit.editing.history import History, place_of
from alongside.toolkit.editing.versions import ChangedMeanwhile
from alongside.toolkit.models import CardVersion
from alongside.toolkit.shipped import shipped_cards
from alongside.vault.models import open_many

from .desk import the_reviewer


def shipped_or_404(slug):
    """The card as it ships. What does not ship is no card."""
    every = shipped_cards()
    if slug not in every:
        raise Http404
    return every[slug]


def name_and_role(person, reviews):
    """How they sign, as far as this site knows."""
    open_many([person, reviews])
    return {"name": person.called, "role": reviews.readable("role") or ""}


# -- looking it over -------------------------------------------------------------------------------


@require_safe
def review_card(request, slug):
    base, reviews = shipped_or_404(slug), the_reviewer(request)
    return looked_over(request, History(base), reviews)


def looked_over(request, history, reviews, form=None):
    """The page of a card for whoever reviews. `form` is one to sign it that was refused."""
    waits, card = history.waiting, history.waiting and history.cards[history.newest]
    may_sign = card and (waits.edited_by_id != request.user.pk or is_alone(request.user))
    if may_sign and form is None:
        form = SignVersionForm(card=card, initial=name_and_role(request.user, reviews))
    context = {
        "history": history,
        "card": history.read,
        "parts": card and compare(history.text(history.read.version), history.text(card.version)),
        "form": form if may_sign else None,
        "card_language": LANGUAGE,
    }
    return render(request, "home/review_card.html", context)


@require_POST
def sign_card(request, slug, number):
    """Sign what somebody else has written; one's own only where nobody else reviews."""
    base, reviews = shipped_or_404(slug), the_reviewer(request)
    row = get_object_or_404(CardVersion.objects.of(slug), number=number)
    alone = is_alone(request.user)
    require(alone or row.edited_by_id != request.user.pk)
    history = History(base)
    card = history.cards[number]
    if card is None:
        raise Http404
    if history.waiting != row:
        return look_once_more(request, slug)
    form = SignVersionForm(request.POST, card=card)
    if not form.is_valid():
        return looked_over(request, history, reviews, form)
    try:
        row.sign(by=request.user, signature=form.signature, is_alone=alone)
    except ChangedMeanwhile:
        return look_once_more(request, slug)
    messages.success(request, _("Signed. This is what people read from now on."))
    return redirect("review_card", slug)


def look_once_more(request, slug):
    told = _("Somebody was quicker: it was signed or changed. Please look once more.")
    messages.error(request, told)
    return redirect("review_card", slug)


@require_safe
def compare_card(request, slug):
    """Two versions beside each other; where none are asked for, what ships and the newest."""
    base = shipped_or_404(slug)
    the_reviewer(request)
    history = History(base)
    first = number_in(request.GET.get("from", "0"), history)
    second = number_in(request.GET.get("to", str(history.newest)), history)
    lost = [number for number in (first, second) if history.cards[number] is None]
    context = {
        "history": history,
        "first": first,
        "second": second,
        "lost": lost,
        "parts": [] if lost else compare(history.text(first), history.text(second)),
        "card_language": LANGUAGE,
    }
    return render(request, "home/compare_card.html", context)


def number_in(asked, history):
    """The number of a version that was asked for. What is none is not found."""
    if asked not in map(str, history.cards):
        raise Http404
    return int(asked)


# -- changing it -----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def edit_card(request, slug):
    """Every field of it; `?from=2` begins with the words of version 2.

    Where somebody else was quicker, both texts are there, and nothing is written over.
    """
    base, reviews = shipped_or_404(slug), the_reviewer(request)
    history, place = History(base), place_of(slug)
    if request.method == "POST":
        form, begun = CardForm(request.POST, base=base, every=history.every), {}
        if form.is_valid() and written(request, history, form):
            done(request, place)
            return redirect("review_card", slug)
        history = History(base)
    else:
        start, begun = beginning(request, history, place)
        said = with_what_was_begun(start, begun, place)
        initial = said | name_and_role(request.user, reviews)
        form = CardForm(initial=initial, base=base, every=history.every)
    newer = bring_up_to_date(form, history)
    context = {
        "history": history,
        "card": history.read,
        "form": form,
        "place": place,
        "begun": begun,
        "newer": newer,
        "card_language": LANGUAGE,
    }
    return render(request, "home/edit_card.html", context)


def beginning(request, history, place):
    """({name: text} of the version to begin with, what is there of an own draft)."""
    start = {"version": history.newest}
    begun = Draft.objects.begun(request.user, place)
    if "from" in request.GET:  # The form knows of it, and takes its place.
        return start | history.text(number_in(request.GET["from"], history)), {}
    return start | history.text(history.newest), begun


def written(request, history, form):
    """Whether what was typed is the next version now; not so where somebody else was quicker."""
    signature, alone = form.signature, is_alone(request.user)
    needs_no_second = alone or form.card.digest == history.read.digest
    try:
        row = CardVersion.objects.write(
            history.base.slug,
            form.says,
            on=form.cleaned_data["version"],
            by=request.user,
            signature=signature,
            why=form.cleaned_data["why"],
            digest=history.base.digest,
        )
        if needs_no_second and not row.signed_at:
            row.sign(by=request.user, signature=signature, is_alone=alone)
    except ChangedMeanwhile:
        return False
    said = {
        True: _("Kept, and signed. This is what people read from now on."),
        False: _("Kept. People read it once a second reviewer has signed it."),
    }
    messages.success(request, said[needs_no_second])
    return True


def bring_up_to_date(form, history):
    """How what stands in the form differs from a version that is newer than what it began with.

    None where it was not. The form knows of that version from here on: its writer has seen it now.
    """
    if str(form["version"].value()) == str(history.newest):
        return None
    names = form.fields.keys() & history.text(0).keys()
    typed = {name: form[name].value() for name in names}
    if form.is_bound:
        form.data = form.data.copy()
        form.data["version"] = history.newest
        typed |= {"topics": form.cleaned_data.get("topics", typed["topics"])}  # In order.
    else:
        form["version"].initial = history.newest
    return compare(history.text(history.newest), typed)
