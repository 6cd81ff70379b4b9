"""The inbox: what one has been told, day by day, and the ways from there to where it is about."""

from datetime import timedelta
from itertools import groupby, takewhile

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.lib import keyset
from alongside.people.as_they_like import as_they_like
from alongside.ui import times

from .models import Notice, Sending

AT_ONCE = 20
PAGES = 5  # Read on past what has had its time, before somebody is asked to go on themselves.
# For so long what is not so may be so again: words are held and released, and who leads changes.
MAY_RETURN = timedelta(days=7)


@require_safe
def inbox(request):
    """What is due and still so."""
    as_they_like(request.user)  # The days above what is told are put into words here already.
    asked = StillSo(request.user)
    still_so, older, newer = read_on(request.user, request.GET.get("page", ""), asked)
    context = {
        "days": [(heading(day), list(told)) for day, told in groupby(still_so, day_of)],
        "older": older,
        "newer": newer,
        "has_unread": any(notice.read_at is None for notice in still_so)
        or has_unread(request.user, asked),
        "until": timezone.now().isoformat(),
    }
    return render(request, "notices/inbox.html", context)


class StillSo:
    """Whether notices of this person are still so: of many about one thing it is asked once."""

    def __init__(self, person):
        self.person, self.known = person, {}

    def __call__(self, notice):
        what = notice.kind, notice.about
        if what not in self.known:
            self.known[what] = is_still_so(notice, self.person)
        return self.known[what]


def read_on(person, at, asked):
    """The first page from there on that has anything still so: that, and where older and newer are.

    In a break nothing counts as read: most of it is not for now, and waits until they are back.
    """
    mine, way = person.notices.due(), "after" if at.startswith("after.") else "before"
    first = None
    for _page in range(PAGES):
        page = keyset.page(mine, by="due_at", size=AT_ONCE, at=at)
        first = first or page
        still_so = [notice for notice in page.rows if asked(notice)]
        if not person.paused_since:
            let_be(person, [notice for notice in page.rows if not asked(notice)])
        at = getattr(page, way)
        if still_so or not at:
            break
    older, newer = (page, first) if way == "before" else (first, page)
    return still_so, older.before, newer.after


def let_be(person, gone):
    """What is not so any more has had its time, and counts as read; if it may return, it waits."""
    before = timezone.now() - MAY_RETURN
    if over := [one.pk for one in gone if one.read_at is None and one.due_at < before]:
        person.notices.filter(pk__in=over).settle()


def has_unread(person, asked=None):
    """Whether anything is new and still so that they can read now, on whichever page."""
    asked = asked or StillSo(person)
    if person.paused_since:
        return bool(new_in_a_break(person, asked))
    new = list(person.notices.due().unread().order_by("-due_at")[: AT_ONCE * PAGES])
    gone = list(takewhile(lambda one: not asked(one), new))
    let_be(person, gone)
    return len(gone) < len(new)


def new_in_a_break(person, asked):
    """[id] of what is new and theirs to read even so. The rest waits until they are back.

    But for calls for help that are over: those reach people in a break too, and would pile up.
    """
    new = {one.pk: one for one in person.notices.due().unread()}
    still_so = [pk for pk, one in new.items() if asked(one)]
    calls = {pk for pk, one in new.items() if one.of_kind and one.of_kind.urgency == "on_call"}
    if calls := calls.difference(still_so):
        person.notices.filter(pk__in=calls).settle()
    return still_so


def is_still_so(notice, person):
    notice.person = person  # Who is signed in, and so need not be looked up again.
    return notice.is_still_so()


def day_of(notice):
    return timezone.localtime(notice.due_at).date()


def heading(day):
    """A day as the heading above what came on it."""
    days_ago = (timezone.localdate() - day).days
    if days_ago in (0, 1):
        return _("Yesterday") if days_ago else _("Today")
    return times.long_date(day) if days_ago > 6 else times.weekday(day)


@require_POST
def read_all(request):
    """All that was there when the page was drawn; what has come since stays as it is."""
    until = parse_datetime_or_none(request.POST.get("until", "")) or timezone.now()
    there = request.user.notices.due().filter(due_at__lte=until)
    if request.user.paused_since:
        there = there.filter(pk__in=new_in_a_break(request.user, StillSo(request.user)))
    there.settle()
    return redirect("notices")


def parse_datetime_or_none(text):
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@require_safe
def follow(request, pk):
    """From the inbox to what a notice is about; it may have been taken back since it was drawn."""
    return to_its_place(request, request.user.notices.due().filter(pk=pk).first())


@require_safe
def from_outside(request, token):
    """From a letter or a push, after signing in, to the same place. A digest leads to the inbox.

    Somebody else's token, or none that is known any more, as where the device of a push was taken
    away since, has had its time.
    """
    sending = Sending.objects.called(token)
    if sending is None or sending.person_id != request.user.pk:
        return over(request)
    if sending.is_digest:
        return redirect("notices")
    return to_its_place(request, sending.notice)


def leads_them_even_so(person, token):
    """Whether this token of theirs leads whoever is suspended, or yet to agree to the limits."""
    sending = Sending.objects.called(token)
    notice = sending.notice if sending and sending.person_id == person.pk else None
    kind = notice and notice.of_kind
    return bool(kind and kind.whoever and is_still_so(notice, person))


from_outside.opens_even_so = leads_them_even_so


def to_its_place(request, notice):
    """What holds no more, is taken back or not theirs, leads to Today, which says none of these."""
    holds = notice is not None and is_still_so(notice, request.user)
    if request.user.paused_since and not holds:
        return not_in_a_break(request)
    if notice is not None:
        Notice.objects.filter(pk=notice.pk).settle()
    if not holds:
        return over(request)
    name, arguments = notice.of_kind.link(notice.about)
    if isinstance(arguments, dict):
        return redirect(name, **arguments)
    return redirect(name, *arguments)


def over(request):
    messages.info(request, _("That has had its time. Here is what is next."))
    return redirect("home")


def not_in_a_break(request):
    """Whether it is over is not known before they are back."""
    messages.info(
        request,
        _(
            "While you are having a break, that does not open. If it still holds when you are "
            "back, it waits for you under “Notices”."
        ),
    )
    return redirect("home")
