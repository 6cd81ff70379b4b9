"""A thread, as the person sees it and as those who lead the group see it; and all of a group's."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.people.being_here.drafts import done
from alongside.people.models import Draft, Person
from alongside.vault.models import open_many

from ..access import in_group
from ..joining.arrivals import mark_of_hopes
from ..roles import Act
from .forms import MessageForm, NoTimeFitsForm, TimesForm
from .standing import ASKING, INSIDE, called, leaders_known_to, standing_of, standing_or_404
from .threads import Thread
from .times import clocks

A_PAGE = 25
READ_STILL = gettext_lazy(
    "It is sent. They have just changed what would help them here: it stands here for you to read."
)


# -- one's own -------------------------------------------------------------------------------------


def own_thread(request, ref):
    """(how this person stands to the group, their thread). Whoever has none gets a 404 or 403.

    Also before they said yes to the agreement, since they may want to ask about it.
    """
    return with_own_thread(standing_or_404(request.user, called(ref)))


def with_own_thread(standing):
    require(standing.has_thread)
    return standing, Thread.objects.between(standing.person, standing.group)


@require_http_methods(["GET", "HEAD", "POST"])
def thread(request, ref):
    """One's own with those who lead. For these, the list of all threads of the group."""
    standing = standing_or_404(request.user, called(ref))
    if standing.leads:
        # Words to oneself, by who has come to lead meanwhile, are given back with a refusal.
        require(request.method != "POST")
        return redirect("threads", standing.group.ref)
    return a_thread(request, *with_own_thread(standing), here="thread")


@require_POST
def take_time(request, ref, pk):
    """One of the times that were proposed, with one tap."""
    standing, thread = own_thread(request, ref)
    if not standing.may_write:
        return too_late(request, standing, thread, "person")
    if thread.take(pk):
        messages.success(request, _("It is agreed. Those who lead can see it now."))
    else:
        messages.warning(request, _("That time cannot be taken any more. Nothing else changed."))
    return redirect("thread", standing.group.ref)


@require_http_methods(["GET", "HEAD", "POST"])
def no_time_fits(request, ref):
    """None of the times, or not the one that was taken after all: said in words."""
    standing, thread = own_thread(request, ref)
    if not standing.may_write:
        return too_late(request, standing, thread, "person")
    place = f"no_time:{thread.pk}"
    begun = Draft.objects.begun(request.user, place) if request.method != "POST" else {}
    usual = {"body": _("None of these times fits me, I am sorry.")}
    form = NoTimeFitsForm(request.POST or None, initial=usual | begun)
    if form.is_valid():
        words = form.cleaned_data
        with form.makes_one():
            thread.no_time_fits(by=request.user, body=words["body"], pk=words["id"])
            done(request, place)
            messages.success(request, _("Those who lead can read it now."))
            return redirect("thread", standing.group.ref)
    context = {"group": standing.group, "inside": standing.is_in, "form": form, "place": place}
    return render(request, "groups/no_time_fits.html", context)


# -- for those who lead ----------------------------------------------------------------------------


@require_safe
@in_group(to=Act.READ_THREADS)
def threads(request, membership):
    """All threads of the group, those with something new first."""
    here = Thread.objects.begun().there().with_last().filter(group=membership.group)
    here = here.select_related("person")
    new = list(here.new_for_leaders().order_by("last_at", "pk"))
    others = here.exclude(pk__in=[one.pk for one in new])
    shown = page(others, by="last_at", size=A_PAGE, at=request.GET.get("page", ""))
    open_many([request.user, membership.group, *new, *shown.rows])
    context = {"group": membership.group, "new": new, "others": shown}
    return render(request, "groups/threads.html", context)


def thread_of(membership, pk):
    """(how this person stands to the group of one who leads it, their thread). Else a 404."""
    person = get_object_or_404(Person, pk=pk)
    standing = standing_of(person, Q(group=membership.group_id))
    if standing is None or not standing.has_thread:
        raise Http404
    return standing, Thread.objects.between(person, standing.group)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.READ_THREADS)
def thread_with(request, membership, pk):
    return a_thread(request, *thread_of(membership, pk), here="thread_with")


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.READ_THREADS)
def propose_times(request, membership, pk):
    """Up to three times for a first talk with somebody who asks to come in."""
    standing, thread = thread_of(membership, pk)
    require(standing.may_be_called)
    group = membership.group
    form = TimesForm(request.POST or None, zone=group.time_zone)
    if form.is_valid():
        how = {"place": form.cleaned_data["how"], "zone": group.time_zone}
        if thread.propose(form.moments, by=request.user, **how):
            messages.success(request, _("They can see these times now, and take one."))
            return redirect("thread_with", group.ref, pk)
        form.add_error(
            None, _("They have taken a time already. It stands, and these were not proposed.")
        )
    context = {
        "group": group,
        "person": standing.person,
        "form": form,
        "replaces": thread.times.open().exists(),
        "talk": thread.agreed_talk(),
    }
    return render(request, "groups/propose_times.html", context)


@require_POST
@in_group(to=Act.READ_THREADS)
def withdraw_time(request, membership, pk, time):
    """A time that was proposed is not offered any more; a talk that was agreed is called off.

    The button says which of the two it was for: they may have taken the time a moment ago.
    """
    standing, thread = thread_of(membership, pk)
    require(standing.may_write)
    if not thread.take_back_time(time, only_open="open" in request.POST):
        told = _("They have taken this time meanwhile, so it stands. You can call it off here.")
        messages.warning(request, told)
    return redirect("thread_with", membership.group.ref, pk)


# -- both ------------------------------------------------------------------------------------------


def a_thread(request, standing, thread, *, here):
    """The newest page of it, and a box to write in; a POST writes. `here` names the address."""
    side = thread.side_of(request.user)
    address = [standing.group.ref] if side == "person" else [standing.group.ref, standing.person.pk]
    form = MessageForm(request.POST or None)
    if request.method == "POST":
        if not standing.may_write:
            return too_late(request, standing, thread, side)
        if form.is_valid():
            words = form.cleaned_data
            greets = request.POST.get("seen", "") in ("", seen_of(standing, side))
            with form.makes_one():
                thread.write(by=request.user, body=words["body"], pk=words["id"], greets=greets)
                done(request, thread.draft_place)
                if not greets and to_greet(standing, side):
                    messages.info(request, READ_STILL)
                return redirect(here, *address)
    else:
        begun = Draft.objects.words(request.user, thread.draft_place)
        form = MessageForm(initial={"body": begun})
    return show(request, standing, thread, form, side)


def too_late(request, standing, thread, side):
    """Nothing can be added: the page says why, and gives back what was written."""
    kept = request.POST.get("body", "")
    return show(request, standing, thread, MessageForm(), side, kept=kept, status=403)


def to_greet(standing, side):
    """The place of somebody whom those who lead have not greeted yet; None for everybody else."""
    is_new = side == "leaders" and standing.kind == INSIDE and standing.row.greeted_at is None
    return standing.row if is_new else None


def seen_of(standing, side):
    """What the form of those who lead carries: of which hopes they know when they write."""
    is_here = side == "leaders" and standing.kind == INSIDE
    return mark_of_hopes(standing.row) if is_here else ""


def show(request, standing, thread, form, side, *, kept="", status=200):
    at = request.GET.get("page", "")
    written = thread.messages.select_related("author")
    shown = page(written, by="written_at", size=A_PAGE, at=at)
    leaders = leaders_known_to(standing, thread)
    standing_times = thread.times.standing().to_come().order_by("starts_at", "pk")
    times = list(standing_times.select_related("proposed_by")) if standing.may_write else []
    open_many([request.user, standing.person, standing.group, *shown.rows, *leaders, *times])
    read_at = getattr(thread, f"{side}_read_at")
    if not at and status == 200:
        thread.mark_read(side, newest(thread, shown.rows))
    context = {
        "group": standing.group,
        "standing": standing,
        "inside": standing.is_in,
        "leading": side == "leaders",
        "person": standing.person,
        "thread": thread,
        "read_at": read_at,
        "messages_shown": shown,
        "leaders": leaders,
        "not_read": not_read_by(request.user, leaders) if side == "person" else [],
        "times_open": [one for one in times if not one.taken_at],
        "talk": next((one for one in times if one.taken_at), None),
        "clocks": clocks,
        "asking": standing.row if standing.kind == ASKING and side == "leaders" else None,
        "form": form,
        "kept": kept,
        "place": thread.draft_place,
        "to_greet": to_greet(standing, side),
        "seen": seen_of(standing, side),
    }
    return render(request, "groups/thread.html", context, status=status)


def newest(thread, rows):
    """Up to when somebody has read who sees the newest page: its last message, and all times."""
    moments = [thread.begun_at, thread.person_wrote_at, thread.leaders_wrote_at]
    moments += [one.written_at for one in rows[:1]]
    return max(moment for moment in moments if moment)


def not_read_by(person, leaders):
    """Of those who lead, whom this person has blocked: they read the thread all the same."""
    blocked = set(person.blocks.values_list("whom", flat=True))
    return [one for one in leaders if one.pk in blocked]
