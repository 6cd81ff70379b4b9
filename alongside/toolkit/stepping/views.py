"""My small steps: the page of all, one of them, beginning one, and how it went."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.lib.keyset import page
from alongside.lib.meanwhile import version_of
from alongside.people.being_here.drafts import done, with_what_was_begun
from alongside.people.models import Draft
from alongside.vault.models import open_many

from . import ending
from .forms import ONLY_ME, LookBackForm, StepForm, places_to_share
from .reminding import remind
from .sources import source_of
from .steps import SmallStep

A_PAGE = 20
BEGUN = "step:0"  # One is begun at a time.


def mine_or_404(request, pk):
    steps = SmallStep.objects.of(request.user).select_related("group")
    return get_object_or_404(steps, pk=pk)


@require_safe
def small_steps(request):
    """Mine, newest first; those still open say so, and nothing is counted."""
    mine = SmallStep.objects.of(request.user).select_related("group")
    shown = page(mine, by="begun_at", size=A_PAGE, at=request.GET.get("page", ""))
    open_many([request.user, *shown.rows])
    return render(request, "toolkit/steps/steps.html", {"steps": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def begin_step(request):
    """Ask what and when, and whether it feels doable: if not, ask again for something smaller."""
    places = places_to_share(request.user)
    open_many([request.user, *places.values()])
    begun = Draft.objects.begun(request.user, BEGUN)
    initial = {"source": request.GET.get("from", ""), **begun}
    group = request.GET.get("group", "")
    if group in places:
        initial["group"] = group
    form = StepForm(request.POST or None, places=places, initial=initial)
    if form.is_valid() and not form.is_too_big:
        with form.makes_one():
            step = keep(form, request.user)
            done(request, BEGUN)
            messages.success(request, _("Kept. Whatever comes of it is fine."))
            return redirect(step)
    context = {
        "form": form,
        "smaller": form.is_valid() and form.is_too_big,
        "source": source_of(form["source"].value() or ""),
        "place": BEGUN,
    }
    return render(request, "toolkit/steps/begin.html", context)


def keep(form, person):
    """The step that the form asks for, with its reminder."""
    words = form.cleaned_data
    step = SmallStep.objects.begin(
        by=person,
        what=words["what"],
        when=words["when"],
        source=words["source"],
        group=form.shared_with,
        pk=words["id"],
    )
    if form.remind_in:
        remind(step, at=timezone.now() + form.remind_in)
    return step


@require_safe
def small_step(request, pk):
    step = mine_or_404(request, pk)
    open_many([request.user, step, *filter(None, [step.group])])
    context = {"step": step, "source": source_of(step.readable("source") or "")}
    return render(request, "toolkit/steps/step.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def look_back(request, pk):
    """How it went, and who may read that. What helped and is shared goes onto the shelf."""
    step = mine_or_404(request, pk)
    places = places_to_share(request.user)
    open_many([request.user, step, *filter(None, [step.group]), *places.values()])
    place = f"look_back:{step.pk}"
    said = {name: step.readable(name) or "" for name in ("outcome", "learned", "caution")}
    shared = str(step.group_id) if step.shared_at and not step.group.is_gone else ONLY_ME
    begun = Draft.objects.begun(request.user, place)
    there = {"version": version_of(said), **said}
    initial = {"group": shared, **with_what_was_begun(there, begun, place)}
    form = LookBackForm(request.POST or None, step=step, places=places, initial=initial)
    if form.is_valid() and form.is_up_to_date(said):
        words = form.cleaned_data
        if form.ends_sharing:
            ending.keep_to_oneself(step)
        step.look_back(
            outcome=words["outcome"],
            learned=words["learned"],
            caution=words["caution"],
            group=form.shared_with,
            stays_as_it_is=form.stays_as_it_is,
        )
        done(request, place)
        messages.success(request, what_became_of(step))
        return redirect(step)
    context = {"form": form, "step": step, "place": place}
    return render(request, "toolkit/steps/look_back.html", context)


def what_became_of(step):
    """In a sentence, what happened with what was said."""
    if step.looked_back_at is None:
        return _("Kept for next time. There is no hurry.")
    if step.shelved_at:
        return _("Thank you. It is on your group’s shelf, for others to find.")
    return _("Thank you. It is kept.")


@require_POST
def keep_step(request, pk):
    """Nobody else reads it any more."""
    step = mine_or_404(request, pk)
    ending.keep_to_oneself(step)
    messages.success(request, _("It is yours alone now."))
    return redirect(step)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_step(request, pk):
    """Asks first: it cannot be brought back. Pressed twice, it is gone as well; whether somebody
    else has one there is told to nobody.
    """
    if request.method == "POST":
        for step in SmallStep.objects.of(request.user).filter(pk=pk):
            ending.remove(step)
        messages.success(request, _("It is gone."))
        return redirect("small_steps")
    step = mine_or_404(request, pk)
    open_many([request.user, step])
    return render(request, "toolkit/steps/remove.html", {"step": step})
