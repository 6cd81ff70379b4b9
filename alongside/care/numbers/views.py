"""Organisers keep the crisis lines: confirm, correct, add, retire, and read back who did it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.lib.access import require
from alongside.vault.ids import new_id

from . import keeping, looked_over
from .forms import LineForm, begun_from
from .lines import LineVersion, all_lines, as_kept
from .shipped import LINES


def kept_or_404(request, key):
    require(request.user.is_organiser)
    for kept in all_lines():
        if kept.key == key:
            return kept
    raise Http404


@require_POST
def confirm_numbers(request):
    """Every line is right today."""
    require(request.user.is_organiser)
    looked_over.confirm(by=request.user)
    messages.success(request, _("Thank you. The page says that they were looked over today."))
    return redirect("help")


@require_safe
def crisis_lines(request):
    require(request.user.is_organiser)
    lines = all_lines()
    context = {
        "lines": [one for one in lines if not one.is_retired],
        "retired": [one for one in lines if one.is_retired],
    }
    return render(request, "care/crisis_lines.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_crisis_line(request):
    require(request.user.is_organiser)
    form = LineForm(request.POST or None)
    if form.is_valid():
        key = f"own-{form.cleaned_data['id'] or new_id()}"
        words = {"said": form.said, "checked_on": form.cleaned_data["checked_on"]}
        keeping.write(key, by=request.user, after=0, **words)  # None: it was sent twice.
        messages.success(request, _("It is on the page “Help now” from this moment."))
        return redirect("crisis_lines")
    return render(request, "care/crisis_line.html", {"form": form, "kept": None})


@require_http_methods(["GET", "HEAD", "POST"])
def crisis_line(request, key):
    """A POST corrects it. Words that stay as they ship stay in every language."""
    kept = kept_or_404(request, key)
    form = LineForm(request.POST or None, initial=begun_from(kept))
    theirs = None
    if form.is_valid():
        said = {} if kept.is_as_shipped and not form.changes_words else form.said
        words = {"said": said, "checked_on": form.cleaned_data["checked_on"]}
        after = form.cleaned_data["after"]
        if keeping.write(key, by=request.user, after=after, **words) or is_as_sent(key, words):
            messages.success(request, _("It is on the page “Help now” from this moment."))
            return redirect("crisis_lines")
        kept = theirs = kept_or_404(request, key)
        form.has_changed_meanwhile(kept)
    context = {"form": form, "kept": kept, "theirs": theirs}
    return render(request, "care/crisis_line.html", context)


def is_as_sent(key, words):
    """Whether the line says this already: a form that is sent twice is no surprise."""
    now = LineVersion.objects.newest().get(key=key)
    return now.readable("said") == words["said"] and now.checked_on == words["checked_on"]


@require_POST
def confirm_crisis_line(request, key):
    kept = kept_or_404(request, key)
    done = keeping.confirm(kept, by=request.user, after=after_of(request))
    return told(request, done, _("Thank you. It says that it was looked over today."))


@require_POST
def retire_crisis_line(request, key):
    kept = kept_or_404(request, key)
    if not keeping.can_be_retired(kept):
        messages.warning(request, _("This is the last emergency number. Add another one first."))
        return redirect("crisis_lines")
    done = keeping.retire(kept, by=request.user, after=after_of(request))
    return told(request, done, _("Nobody is shown it any more. You can put it back."))


@require_POST
def put_back_crisis_line(request, key):
    kept = kept_or_404(request, key)
    done = keeping.put_back(kept, by=request.user, after=after_of(request))
    return told(request, done, _("It is on the page “Help now” again."))


def after_of(request):
    """The version that the button stood beside; one that is none is nobody's."""
    said = request.POST.get("after", "")
    return int(said) if said.isdecimal() and len(said) < 5 else -1


def told(request, done, words):
    if done:
        messages.success(request, words)
    else:
        words = _(
            "That was done already, or somebody else was a moment quicker. This is how the lines "
            "stand now."
        )
        messages.info(request, words)
    return redirect("crisis_lines")


@require_safe
def crisis_line_versions(request, key):
    """Everything it ever said, newest first: who kept it so, and when."""
    kept = kept_or_404(request, key)
    shipped = next((line for line in LINES if line.key == key), None)
    versions = LineVersion.objects.filter(key=key).select_related("written_by")
    versions = versions.order_by("-number").opened()
    context = {"kept": kept, "versions": [as_kept(one, shipped) for one in versions]}
    return render(request, "care/crisis_line_versions.html", context)
