"""Answering how a meeting was: those who came, and those who led; and what it comes to."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act, Role
from alongside.lib.access import require
from alongside.people.arriving.views import onward
from alongside.people.being_here.drafts import done, keep_form
from alongside.people.models import Draft

from ..evening import state_of
from ..models import Parked, Review
from ..reaching import my_seat, reachable, seat_of
from .feedback import Feedback, FeedbackForm, is_asked
from .known import known_of
from .reviews import ENOUGH, ReviewForm


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, pk):
    """For members who were there to the end, once, for a day."""
    meeting, _me = reachable(request, pk)
    seat = my_seat(request, meeting)
    place = state_of(meeting).seats.get(seat.pk)
    if place is None or place.is_out or place.facilitates:
        raise Http404
    if words := too_late(meeting, seat):
        if request.method == "POST":
            messages.warning(request, words)
        return redirect(meeting)
    form = FeedbackForm(request.POST or None)
    if form.is_valid():
        Feedback.objects.give(seat=seat, meeting=meeting, answers=form.cleaned_data)
        messages.success(request, _("Thank you. Nobody can tell which answers are yours."))
        return redirect(meeting)
    context = {"meeting": meeting, "group": meeting.group, "form": form}
    return render(request, "meetings/feedback.html", context)


def too_late(meeting, seat):
    """Why this answer does not come in, in words; "" where it does."""
    if seat.gave_feedback:
        return _("You have answered already. Nobody can tell which answers are yours.")
    if meeting.closed_at is None:
        return _("The meeting has been opened again. You can answer once it is over.")
    if not is_asked(meeting):
        return _("Answers came in for a day, and that day is over. This one was not kept.")
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, pk):
    """For those who led: what is known already, phrases to tap, and a note to themselves."""
    meeting, me = reachable(request, pk)
    require(me.may(Act.LEAD_MEETINGS))
    place, seat = f"review:{meeting.pk}", seat_of(meeting, request.user)
    if meeting.closed_at is None:
        return not_over_yet(request, meeting, place)
    if seat is None or not seat.facilitates:
        if request.method == "POST":  # The refusal gives the words back.
            raise Http404
        return redirect(meeting)
    if request.POST.get("do") == "not-now":
        let_be(request, meeting, place)
        return redirect(onward(request, "home"))
    said = Review.objects.filter(meeting=meeting, person=request.user).first()
    form = ReviewForm(request.POST or None, initial=as_it_was_said(said, request.user, place))
    if request.method == "POST" and form.is_valid():
        keep(request, meeting, form.cleaned_data)
        done(request, place)
        messages.success(request, _("Thank you for leading. It is kept."))
        return redirect(meeting)
    context = {
        "meeting": meeting,
        "group": meeting.group,
        "form": form,
        "was_said": said is not None,
        "known": known_of(meeting, state_of(meeting)),
        "parked": Parked.objects.filter(meeting=meeting).order_by("parked_at", "pk").opened(),
        "draft_at": place,
    }
    return render(request, "meetings/looking_back/review.html", context)


def let_be(request, meeting, place):
    """Not this time: nobody asks again, and what they had begun to write is not lost."""
    Review.objects.let_be(by=request.user, meeting=meeting)
    keep_form(request.user, request.POST.dict() | {"place": place})
    if Draft.objects.begun(request.user, place):
        told = _("That is fine. What you had begun to write is kept for you alone.")
        messages.success(request, told)


def not_over_yet(request, meeting, place):
    """Somebody has opened it again: what was typed meanwhile waits as a draft at `place`."""
    if keep_form(request.user, request.POST.dict() | {"place": place}):
        messages.info(
            request,
            _(
                "This meeting is open again. What you wrote is kept for you alone, and is here "
                "again once the meeting is closed."
            ),
        )
    return redirect(meeting)


def as_it_was_said(said, person, place):
    """What the form begins with: what was begun, or else what was said before."""
    before = {} if said is None else {"phrases": said.readable("phrases") or []}
    if said is not None:
        before["body"] = said.readable("note") or ""
    return {**before, **Draft.objects.begun(person, place)}


def keep(request, meeting, words):
    phrases, note = words["phrases"], words["body"]
    Review.objects.keep(by=request.user, meeting=meeting, phrases=phrases, note=note)
    if words["parked"].strip():
        Parked.objects.park(meeting, words["parked"].strip())


@require_safe
@in_group(to=Act.SEE_NUMBERS)
def looking_back(request, membership):
    """How meetings went for those who led them, as sums: for them and their supervisor."""
    require(membership.facilitates or membership.role == Role.SUPERVISOR)
    group = membership.group
    sums, many = Review.objects.sums(group)
    context = {
        "group": group,
        "reads": membership.may(Act.READ),
        "sums": sums,
        "many": many,
        "enough": ENOUGH,
    }
    return render(request, "meetings/looking_back/looking_back.html", context)
