"""Concerns: raising one, told beforehand who will read it; and what organisers do with them."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.care.cases import asking, looking_after
from alongside.care.cases import concerns as cases
from alongside.care.cases.calling import call
from alongside.care.cases.with_me import has_looked
from alongside.groups.models import Concern, Group, Membership, Thread
from alongside.groups.talking.concerns import LONGEST, leading_in, readers
from alongside.groups.talking.standing import called, leaders_known_to, standing_or_404
from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.lib.words import Words
from alongside.people.models import Block, Person
from alongside.people.places import places_beside
from alongside.vault.models import open_many
from alongside.vault.once import OnceForm

from .models import Host

A_PAGE = 25


class ConcernForm(OnceForm):
    body = Words(
        label=gettext_lazy("What worries you, if you would like to say"),
        max_length=LONGEST,
        required=False,
        rows=5,
    )
    danger = forms.BooleanField(label=gettext_lazy("Somebody may be in danger"), required=False)


class AnswerForm(forms.Form):
    answer = Words(label=gettext_lazy("Your answer to them"), max_length=LONGEST, rows=5)


# -- raising one -----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def concern(request, ref, pk=None):
    """Says who will read it, and who will not; a POST sends it, with words or without.

    About the person `pk`, as far as whoever raises it may know of them; or about something else.
    """
    standing = standing_or_404(request.user, called(ref))
    group, about = standing.group, somebody_known_to(standing, pk)
    who = list(readers(group, raised_by=request.user, about=about))
    form = ConcernForm(request.POST or None)
    if who and form.is_valid():
        send(request.user, group, about, form.cleaned_data)
        messages.success(request, _("It is with the organisers now. Their answer comes to Today."))
        return redirect("my_concerns")
    open_many([request.user, group, *([about] if about else [])])
    context = {
        "group": group,
        "inside": standing.is_in,
        "about": about,
        "is_how_they_lead": about is None or leading_in(group).filter(person=about).exists(),
        "is_read": bool(who),
        # Who has blocked whom is never told: only what one did oneself.
        "blocked_all": Block.objects.filter(by=request.user, whom__in=who).count() == len(who),
        "truth": asking.truth_of_a_concern(request.user, group, about, timezone.now()),
        "lead_too": leading_in(group).filter(person__in=who).exists(),
        "organise_alone": request.user.is_organiser,
        "host": None if who else Host.objects.first(),
        "form": form,
        "kept": "" if who else request.POST.get("body", ""),
    }
    return render(request, "home/concern.html", context)


def send(person, group, about, words):
    """It is raised and has its case, both or neither; in danger those on call are told at once."""
    with transaction.atomic():
        concern = Concern.objects.raise_one(
            by=person, group=group, about=about, words=words["body"], pk=words["id"]
        )
        case = cases.take_in(concern, in_danger=words["danger"])
    call([case], now=timezone.now())


def somebody_known_to(standing, pk):
    """The person that a concern is about, if whoever raises it can know them here; else a 404."""
    if pk is None:
        return None
    person = get_object_or_404(Person, pk=pk)
    if person.pk == standing.person.pk:
        raise Http404
    if standing.is_in:
        beside = Membership.objects.current().filter(group=standing.group, person=person)
        if (beside if standing.leads else beside.agreed()).exists():
            return person
    thread = Thread.objects.filter(group=standing.group, person=standing.person).first()
    known = leaders_known_to(standing, thread)
    if person in known or (standing.leads and writes_to_leaders(standing.group, person)):
        return person
    raise Http404


def writes_to_leaders(group, person):
    """Whether this is somebody of the threads: one who asks to come in, or went only lately."""
    return Thread.objects.there().filter(group=group, person=person).exists()


@require_safe
def my_concerns(request):
    """What somebody raised, and what was answered. With this page the answers are read."""
    mine = Concern.objects.filter(raised_by=request.user).for_reading()
    shown = page(mine, by="raised_at", size=A_PAGE, at=request.GET.get("page", ""))
    open_many([request.user, *shown.rows])
    new = {one.pk for one in Concern.objects.answered_anew(request.user)}
    about = [one.about_id for one in shown.rows if one.about_id]
    context = {
        "concerns": shown,
        "new": new,
        "about_somebody": cases.were_about_somebody(shown.rows),
        # Only those one still meets are named: a name may have changed since.
        "met": set(
            places_beside(request.user).filter(person__in=about).values_list("person", flat=True)
        ),
        "truth": asking.truth(request.user, timezone.now()),
        "joined": set(Group.objects.joined_by(request.user).values_list("pk", flat=True)),
    }
    answer = render(request, "home/my_concerns.html", context)
    seen = [one.pk for one in shown.rows if one.pk in new]
    Concern.objects.filter(pk__in=seen).update(answer_read_at=timezone.now())
    return answer


# -- for organisers --------------------------------------------------------------------------------


@require_safe
def concerns(request):
    """Those that this organiser reads: the open ones first, the oldest of them on top."""
    require(request.user.is_organiser)
    theirs = Concern.objects.readable_by(request.user).for_reading()
    still_open = list(theirs.open().order_by("raised_at", "pk"))
    closed = theirs.filter(closed_at__isnull=False)
    shown = page(closed, by="closed_at", size=A_PAGE, at=request.GET.get("page", ""))
    open_many([request.user, *still_open, *shown.rows])
    return render(request, "home/concerns.html", {"open": still_open, "closed": shown})


def one_to_read(request, pk):
    """It, with what it says of its case; for an organiser a 404, for anybody else a refusal."""
    found = Concern.objects.for_reading().filter(pk=pk).first()
    if found is None or not cases.may_read(found, request.user):
        require(request.user.is_organiser)
        raise Http404
    return found


@require_safe
def a_concern(request, pk):
    """Each look is written down before anything is shown."""
    found = one_to_read(request, pk)
    found.write_down("concern_read", by=request.user)
    return show(request, found)


def show(request, found, form=None):
    open_many([request.user, found])
    case = cases.case_of(found)
    if form is None:
        if case:  # An answer that was not taken is no look at what is new.
            has_looked(case, request.user)
        form = AnswerForm(initial={"answer": found.readable("answer") or ""})
    context = {
        "concern": found,
        "about_somebody": cases.were_about_somebody([found]),
        "form": form,
        "case": case,
        "is_mine": found.taken_by_id == request.user.pk,
    }
    return render(request, "home/a_concern.html", context)


@require_POST
def take(request, pk):
    found = one_to_read(request, pk)
    if looking_after.claim(cases.take_in(found), by=request.user):
        messages.success(request, _("You look after it now. The others can see that."))
    elif found.closed_at:
        messages.warning(request, _("It was closed meanwhile."))
    else:
        messages.warning(request, _("Another one looks after it already."))
    return redirect("a_concern", pk)


@require_POST
def answer(request, pk):
    found = one_to_read(request, pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        if cases.answer(found, by=request.user, words=form.cleaned_data["answer"]):
            messages.success(request, _("They can read your answer now."))
            return redirect("a_concern", pk)
        form.add_error(
            None, _("Another one looks after it, or it was closed. Your words are here.")
        )
        found = one_to_read(request, pk)  # As it has become meanwhile.
    return show(request, found, form)
