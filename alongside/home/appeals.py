"""An organiser looks again at what those who lead a group decided about somebody."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.groups.models import Decision
from alongside.groups.parting import looking_again
from alongside.groups.parting.forms import AnswerForm
from alongside.lib.access import require
from alongside.lib.words import typed
from alongside.vault.models import open_many


@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request, pk):
    """One that waits for this organiser, who is not in the group; a POST answers it, once.

    Nothing else of the group is there to be seen. One that was answered is not shown again; words
    that come too late for it are given back.
    """
    require(request.user.is_organiser)
    decision = get_object_or_404(Decision.objects.told().newest_first(), pk=pk)
    if not looking_again.could_answer(decision).filter(pk=request.user.pk).exists():
        raise Http404
    form = AnswerForm(request.POST or None)
    if decision.answered_at and request.method == "POST":
        return too_late(request, decision, typed(form, "answer"))
    if not decision.is_to_answer:
        raise Http404
    if form.is_valid():
        said = form.cleaned_data
        is_reversed = said["outcome"] == "reversed"
        if looking_again.answer(
            decision, by=request.user, words=said["answer"], is_reversed=is_reversed
        ):
            messages.success(request, _("They can read your answer now."))
            return redirect("organise")
        return too_late(request, decision, said["answer"])
    open_many([request.user, decision])
    return render(request, "home/appeal.html", {"decision": decision, "form": form})


def too_late(request, decision, words):
    """Somebody has answered meanwhile. The same words again, from a form sent twice, were sent."""
    if words == decision.readable("answer"):
        return redirect("organise")
    return render(request, "home/appeal.html", {"kept": words})
