"""What I agreed to: in which words, when, and taken back when; as easily as it was given."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from alongside import live

from ..arriving.limits import ADDRESS, LIMITS
from ..being_told import addresses, letters
from ..coming_in.ways_in import unless_it_stays
from ..models import Consent
from ..safety.leading import PROMISES

TITLES = {
    Consent.Kind.LIMITS: gettext_lazy("The age rule and the limits of confidentiality"),
    Consent.Kind.ADDRESS: gettext_lazy("An e-mail address kept here"),
    Consent.Kind.LEADING: gettext_lazy("What I promise as somebody who leads groups"),
}


def words_of(kind, version):
    """The sentences that somebody agreed to in this version of what was asked."""
    return {
        Consent.Kind.LIMITS: words_of_limits,
        Consent.Kind.ADDRESS: ADDRESS.get,
        Consent.Kind.LEADING: PROMISES.get,
    }[kind](version)


def words_of_limits(version):
    """Every sentence of this version, and what one said yes to."""
    limits = LIMITS[version]
    read = [sentence for part in limits.parts for sentence in part.sentences]
    return [*read, *limits.promises]


@require_safe
def consents(request):
    """Everything that was ever agreed to, the newest first; the rows stay when it is taken back."""
    given = list(request.user.consents.order_by("-given_at", "-pk"))
    newest = {}
    for one in given:
        if not one.taken_back_at:
            newest.setdefault(one.kind, one)
    rows = [
        {
            "consent": one,
            "title": TITLES[one.kind],
            "words": words_of(one.kind, one.version),
            "holds": newest.get(one.kind) == one,
        }
        for one in given
    ]
    context = {"rows": rows, "limits_hold": request.user.has_accepted_limits()}
    return render(request, "people/consents.html", context)


@require_POST
def take_back(request, pk):
    """It holds no more, from this moment on and on every device."""
    consent = get_object_or_404(request.user.consents, pk=pk)

    def goes():
        if consent.take_back():
            AFTERWARDS.get(consent.kind, nothing_more)(request.user)

    if consent.kind == Consent.Kind.ADDRESS:
        if unless_it_stays(request, "address", goes):
            return redirect("address")  # Where it says why, and what to do.
    else:
        with transaction.atomic():
            goes()
    messages.success(request, _("Taken back. Nobody is told, and you need not say why."))
    return redirect("consents")


def nothing_more(person):
    """Of some kinds nothing follows but that it is known."""


def close_everything(person):
    """Without the limits nothing private is open: their streams look again, and end."""
    transaction.on_commit(lambda: live.recheck(person.pk))


def remove_the_address(person):
    """It goes with the yes to it. Its letterbox is told only that something changed."""
    before = [one.email for one in person.addresses.confirmed().opened()]
    addresses.take_back(person)
    transaction.on_commit(lambda: letters.something_changed(before))


# What follows when a consent of this kind is taken back.
AFTERWARDS = {
    Consent.Kind.LIMITS: close_everything,
    Consent.Kind.ADDRESS: remove_the_address,
}
