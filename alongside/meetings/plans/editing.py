"""The page on which a plan is changed: what was typed, what a button does, and saving it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.meanwhile import ChangedMeanwhile

from .. import plan
from . import changing, fit
from .choosing import find
from .forms import KeepForm, StepsForm, TimeForm, rearranged, row_of, typed
from .kept import LONGEST_TITLE

# What whoever leads is told where a plan was not saved.
WHY_NOT = {
    changing.Begun: gettext_lazy(
        "The doors have been opened since. The meeting goes on as it was planned."
    ),
    changing.Gone: gettext_lazy(
        "The group does not keep this plan any more. What you typed is still here."
    ),
    changing.TooMany: gettext_lazy(
        "The group has as many plans as it can keep. Let one of them go first."
    ),
}


class Page:
    """One look at the plan of `target`, which is OfMeeting or OfOwn.

    `before` is what waits to be taken into it, shown while nothing is typed that a tap would lose.
    """

    def __init__(self, request, target, people, before):
        self.request, self.target, self.before = request, target, before
        self.time = TimeForm(initial=self.first_time(people))
        self.keeping, self.version = KeepForm(), plan.version_of(target.steps)
        self.theirs, self.is_unsaved, self.look_at = None, False, None
        self.problem = ""

    def first_time(self, people):
        """As it was last looked at on this page, or for as many as are in the group."""
        said = TimeForm(self.request.GET)
        if said.is_valid():
            return said.cleaned_data
        has = sum(step.minutes for step in self.target.steps)
        return {"people": people, "place": self.target.place, "has": has}

    def show(self, steps):
        """The page with steps that are as they should be."""
        self.form = StepsForm([row_of(step) for step in steps], checked=False)
        return self.draw()

    def draw(self):
        checked = StepsForm(self.form.rows)
        time = self.time if self.time.is_bound else TimeForm(self.time.initial)
        sees = checked.is_valid() and time.is_valid()
        context = {
            "page": self,
            "group": self.target.group,
            "lines": list(zip(self.form.forms, self.form.rows, strict=True)),
            "fit": fit.look(checked.steps(), **asked(time)) if sees else None,
            "steps": checked.steps() if sees else [],
            "time_for": time.cleaned_data if sees else None,
            **({} if self.is_unsaved else self.before),
        }
        return render(self.request, "meetings/plans/edit.html", context)


def asked(time):
    """What fit.look wants to know."""
    return {name: time.cleaned_data[name] for name in ("people", "place", "has")}


def edit(request, target, people, before=None):
    """Answer a page that changes the plan of `target`. `people` is for how many, to begin with."""
    page = Page(request, target, people, before or {})
    if request.method == "POST":
        return press(page, request.POST.get("do", ""))
    if key := request.GET.get("use", ""):
        found = find(key, target.group, request.user)
        if found is None or found.is_lost:
            raise Http404
        page.is_unsaved = True
        return page.show(found.steps)
    return page.show(target.steps)


def press(page, do):
    """What one of the buttons does. Whatever was typed is there again afterwards."""
    post = page.request.POST
    rows = typed(post)
    page.version, page.is_unsaved = post.get("version", ""), True
    page.time = TimeForm(post)
    if do.partition("-")[0] in ("up", "down", "remove", "add"):
        rows, page.look_at = rearranged(rows, do)
        page.form = StepsForm(rows, checked=False)
        return page.draw()
    page.form = StepsForm(rows)
    if not page.form.is_valid() or not (page.time.is_valid() or do not in ("look", "fit")):
        return page.draw()
    steps = page.form.steps()
    if do == "look":
        return page.draw()
    if do == "fit":
        time = asked(page.time)
        steps = fit.apply(steps, fit.look(steps, **time), time["people"], time["place"])
        page.form = StepsForm([row_of(step) for step in steps])
        if not page.form.is_valid():
            return page.draw()
    if do == "keep":
        return keep(page, steps)
    return save(page, steps, keep_theirs=do == "both")


def save(page, steps, keep_theirs):
    title = _("%(plan)s, as it was before") % {"plan": page.target.called}
    kept_as = title[:LONGEST_TITLE] if keep_theirs else ""
    try:
        page.target.change(steps, version=page.version, keep_theirs_as=kept_as)
    except ChangedMeanwhile as meanwhile:
        page.theirs, page.version = meanwhile.now, plan.version_of(meanwhile.now)
        return page.draw()
    except tuple(WHY_NOT) as why:
        page.problem = WHY_NOT[type(why)]
        return page.draw()
    messages.success(page.request, _("The plan is saved."))
    seen = f"?{urlencode(asked(page.time))}" if page.time.is_valid() else ""
    return redirect(f"{page.target.address}{seen}")


def keep(page, steps):
    """Keep what is on the page among the group's own; the meeting stays as it is."""
    page.keeping = KeepForm(page.request.POST)
    if not page.keeping.is_valid():
        return page.draw()
    try:
        row = changing.keep(page.target.group.pk, page.keeping.cleaned_data["own_title"], steps)
    except changing.TooMany as why:
        page.problem = WHY_NOT[type(why)]
        return page.draw()
    messages.success(page.request, _("The group keeps this plan now."))
    return redirect("plan", page.target.group.ref, f"own-{row.pk}")
