"""The small step that Today shows: the newest one of which somebody has not said how it went."""

from datetime import timedelta

from django.utils import timezone

from alongside.vault.models import open_many

from .steps import SmallStep

A_WHILE = timedelta(hours=12)  # Before that, nobody asks how it went.


def told_of_step(person, has_some=True):
    """What toolkit/_today_step.html reads. Without any, nothing is asked of the database."""
    if not has_some:
        return {}
    steps = SmallStep.objects.of(person).open().order_by("-begun_at", "-pk")
    step = steps.first()
    if step is None:
        return {}
    open_many([step])
    return {"small_step": step, "asks_how": step.begun_at < timezone.now() - A_WHILE}
