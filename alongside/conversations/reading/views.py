"""Putting away what one was reading, and starting from today."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.lib.access import page_of

from ..models import Start, Story
from .resuming import put_away

STARTED = "started_from_today"
UNDO_FOR = timedelta(days=1)
ONE_TAP = timedelta(minutes=1)  # Twice within it is once: what held before is not written over.


@require_POST
def put_reading_away(request, pk):
    """The card goes; what is unread stays so. A second time is nothing."""
    stories = Story.objects.visible_to(request.user).select_related("group")
    story = get_object_or_404(stories, pk=pk)
    put_away(request.user, story)
    here = story.group.get_absolute_url()
    return redirect(here if page_of(request) == here else "home")


@require_POST
def start_from_today(request):
    """Everything that is there counts as read. What held before waits in their sign-in."""
    now = timezone.now()
    if started_since(request, now - ONE_TAP):
        return redirect("home")
    start = Start.objects.filter(person=request.user).first()
    Start.objects.update_or_create(person=request.user, defaults={"at": now})
    before = start.at.isoformat() if start else ""
    request.session[STARTED] = {"at": now.isoformat(), "before": before}
    messages.success(request, _("You start from today. Everything is still there to read."))
    return redirect("home")


@require_POST
def undo_start(request):
    """As it was before; once, and while the page offers it."""
    if may_undo_start(request):
        before = parse_datetime(request.session[STARTED]["before"])
        mine = Start.objects.filter(person=request.user)
        if before:
            mine.update(at=before)
        else:
            mine.delete()
        messages.success(request, _("Undone. What was new to you is new again."))
    request.session.pop(STARTED, None)
    return redirect("home")


def may_undo_start(request):
    """Whether they started from today a short while ago, in this sign-in."""
    return started_since(request, timezone.now() - UNDO_FOR)


def started_since(request, moment):
    started = request.session.get(STARTED)
    return bool(started) and parse_datetime(started["at"]) > moment
