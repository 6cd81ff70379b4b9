"""A reviewer decides about a resource and signs; an organiser says who reviews."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib.access import require
from alongside.people.models import Person
from alongside.vault import access
from alongside.vault.models import open_many

from .drawing import draw
from .forms import DecideForm, ReviewerForm
from .models import Resource, Reviewer
from .resources import Decided, State
from .reviewers import reviewer

A_MONTH = timedelta(days=30)


def decide_form(row, reviews, data=None):
    """The form with which this reviewer decides; None where nothing can be decided any more."""
    signs = {"name": reviews.person.called, "role": reviews.readable("role") or ""}
    form = DecideForm(data, resource=row, initial=signs)
    return form if form.fields["to"].choices else None


@require_POST
def decide_resource(request, pk):
    row = get_object_or_404(Resource.objects.visible_to(request.user), pk=pk)
    reviews = reviewer(request.user)
    require(reviews)
    open_many([request.user, reviews])
    form = decide_form(row, reviews, request.POST)
    if form and form.is_valid():
        if decided(row, form.cleaned_data, by=request.user):
            messages.success(request, _("Decided, and signed."))
            return redirect("library_resource", row.pk)
        row.refresh_from_db()
        form = decide_form(row, reviews, request.POST)  # Which says that it is late.
    described = row.description if row.readable("says") is not None else None
    if form is None:
        return too_late(request, described, row)
    form.bring_up_to_date()
    return draw(request, described, row, form)


def too_late(request, described, row):
    """Nothing can be decided about it any more: what was typed is given back beside it."""
    messages.error(request, _("It was not taken meanwhile, so nothing more is decided about it."))
    kept = "\n\n".join(filter(None, (request.POST.get(name, "") for name in ("why", "conflict"))))
    return draw(request, described, row, None, kept=kept)


def decided(row, said, *, by):
    """Carry it out; False where somebody else was quicker."""
    is_in = said["to"] == State.SHOWN
    words = {
        "signed_by": _("%(name)s, %(role)s") % {"name": said["name"], "role": said["role"]},
        "conflict": said["conflict"],
        "why": said["why"],
    }
    until = timezone.localdate() + A_MONTH * int(said["months"]) if is_in else None
    try:
        row.decide(said["to"], by=by, said=words, review_by=until, evidence=said["evidence"])
    except Decided:
        return False
    return True


# -- who reviews -----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def reviewers(request):
    require(request.user.is_organiser)
    form = ReviewerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = named(form.cleaned_data["sign_in_name"], by=request.user)
        if person:
            Reviewer.objects.appoint(person, role=form.cleaned_data["role"], by=request.user)
            messages.success(request, _("They review from now on."))
            return redirect("reviewers")
        form.add_error("sign_in_name", _("No account signs in with this name, letter by letter."))
    there = list(Reviewer.objects.current().select_related("person").order_by("since", "pk"))
    open_many([request.user, *there])
    return render(request, "library/reviewers.html", {"form": form, "reviewers": there})


def named(name, *, by):
    """The person who signs in as `name`, or None. That somebody asked is written down."""
    person = Person.objects.filter(sign_in_name=name).first()
    access.write("account_sought", by=by, person=person and person.pk)
    return person


@require_POST
def end_reviewer(request, pk):
    require(request.user.is_organiser)
    get_object_or_404(Reviewer, pk=pk).end(by=request.user)
    messages.success(request, _("They do not review any more. What they signed stays signed."))
    return redirect("reviewers")
