"""The inbox: what one has been told, day by day, and the ways from there to where it is about."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.lib import keyset
from alongside.ui import times

from .models import Notice, Sending

AT_ONCE = 20


@require_safe
def inbox(request):
    """What is due and still so. What is so no more has had its time, and counts as read."""
    mine = request.user.notices.due().select_related("person")
    page = keyset.page(mine, by="due_at", size=AT_ONCE, at=request.GET.get("page", ""))
    still_so = [notice for notice in page.rows if is_still_so(notice, request.user)]
    gone = {notice.pk for notice in page.rows} - {notice.pk for notice in still_so}
    if gone:
        mine.filter(pk__in=gone).settle()
    context = {
        "days": [(heading(day), list(told)) for day, told in groupby(still_so, day_of)],
        "page": page,
        "has_unread": any(notice.read_at is None for notice in still_so),
        "until": timezone.now().isoformat(),
    }
    return render(request, "notices/inbox.html", context)


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
    request.user.notices.due().filter(due_at__lte=until).settle()
    return redirect("notices")


def parse_datetime_or_none(text):
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@require_safe
def follow(request, pk):
    """From the inbox to what a notice is about."""
    notice = get_object_or_404(request.user.notices.due(), pk=pk)
    return to_its_place(request, notice)


@require_safe
def from_outside(request, token):
    """From a letter or a push, after signing in, to the same place. A digest leads to the inbox.

    Somebody else's token, or none at all, is not there.
    """
    sending = Sending.objects.called(token)
    if sending is None or sending.person_id != request.user.pk:
        raise Http404
    if sending.is_digest:
        return redirect("notices")
    return to_its_place(request, sending.notice) if sending.notice else over(request)


def to_its_place(request, notice):
    """What holds no more, or is not theirs to see any more, leads to Today and says neither."""
    Notice.objects.filter(pk=notice.pk).settle()
    if not is_still_so(notice, request.user):
        return over(request)
    name, arguments = notice.of_kind.link(notice.about)
    if isinstance(arguments, dict):
        return redirect(name, **arguments)
    return redirect(name, *arguments)


def over(request):
    messages.info(request, _("That has had its time. Here is what is next."))
    return redirect("home")
