"""What the pages of words that are held do alike. Each room brings the verb that does it there."""

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.groups.roles import Act
from alongside.lib.access import require
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.vault.models import open_many

from .forms import AskForm, DecideForm, HoldForm
from .holds import AnyStep

QUICKER = gettext_lazy("Somebody else was a moment quicker. Your words are still here.")


def holding(request, shared, version, hold):
    """(form, what became of it): "held", "already" by somebody else, "changed", or "" so far."""
    form = HoldForm(request.POST or None, initial={"version": version})
    if not form.is_valid():
        return form, "already" if shared.held_at else ""
    try:
        made = hold(shared, by=request.user, **form.cleaned_data)
    except ChangedMeanwhile as meanwhile:
        form.data = with_version(form, meanwhile)
        return form, "changed"
    except type(shared).DoesNotExist:  # Taken back a moment ago.
        raise Http404 from None
    # Also where the same form was sent twice.
    if made.by_id == request.user.pk and made.readable("reason") == form.cleaned_data["reason"]:
        messages.success(request, _("It is held. Its author can read why."))
        return form, "held"
    return form, "already"


def asking(request, hold, ask_again):
    """(form, whether it was sent) for the author."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["asks"]
        asked = ask_again(hold, by=request.user, words=words)
        if asked or was_said(hold, AnyStep.What.APPEAL, words):
            messages.success(request, _("Sent. Somebody else is going to look at it again."))
            return form, True
        form.add_error(
            None,
            _(
                "This was not sent: you have asked already, it is over, or those who could look at "
                "it are others now, or nobody. Your words are still here."
            ),
        )
    return form, False


def deciding(request, me, hold, version, *, can_decide, decide):
    """(form or None, whether it was decided) for those who lead."""
    may_hold = me.may(Act.HOLD)
    may_decide = may_hold and can_decide(hold, request.user)
    if request.method == "POST":  # Where somebody has decided meanwhile, the words come back.
        require(may_decide or (hold.ended_at and may_hold))
    elif not may_decide:
        return None, False
    form = DecideForm(request.POST or None, initial={"version": version})
    if not form.is_valid():
        return form, False
    said = form.cleaned_data
    what, why = said["outcome"], said["why"]
    words = {"release": what == "release", "why": why, "version": said["version"]}
    try:
        decided = decide(hold, by=request.user, **words)
    except ChangedMeanwhile as meanwhile:
        form.data = with_version(form, meanwhile)
        changed = _(
            "Their author has changed the words while you were writing. Please read them once "
            "more; what you wrote is still here."
        )
        form.add_error(None, changed)
        return form, False
    if decided or was_said(hold, what, why, by=request.user):
        messages.success(request, _("It is decided. The author can read it."))
        return form, True
    form.add_error(None, QUICKER)
    return form, False


def with_version(form, meanwhile):
    return {**form.data.dict(), "version": meanwhile.now}


def was_said(hold, what, words, **by):
    """Whether this was said of it before: a form that is sent twice is sent once."""
    return any(step.readable(step.words) == words for step in hold.steps.filter(what=what, **by))


def steps_of(holds, *others):
    """{hold's id: its steps}, all of it opened, and these other rows with it."""
    steps = {one.pk: list(one.steps.select_related("by").order_by("at", "pk")) for one in holds}
    open_many([*others, *holds, *(step for some in steps.values() for step in some)])
    return steps
