"""What organisers do with crisis lines: each act is a version, and none is ever changed."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from alongside.vault import access

from .lines import LineVersion, shown


def write(key, *, by, after, said, checked_on, retired=False):
    """The version after number `after`. None where somebody wrote that one meanwhile."""
    there = LineVersion.objects.filter(key=key).aggregate(newest=Max("number"))
    if (there["newest"] or 0) != after:
        return None
    words = {"said": said, "checked_on": checked_on, "retired": retired}
    made = LineVersion(key=key, number=after + 1, written_by=by, **words)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            access.write("crisis_line_written", by=by, version=made.pk)
    except IntegrityError:
        return None
    return made


def confirm(kept, *, by, after):
    """It is right today. What it says stays as it is; None where nobody can read that any more."""
    if kept.is_retired or kept.is_broken:
        return None
    return again(kept, by=by, after=after, checked_on=timezone.localdate())


def retire(kept, *, by, after):
    """Nobody is shown it any more. None where that is so already."""
    if kept.is_retired:
        return None
    return again(kept, by=by, after=after, checked_on=kept.checked_on, retired=True)


def put_back(kept, *, by, after):
    """It is shown again, with the day on which it was last looked over. None where it is."""
    if not kept.is_retired:
        return None
    return again(kept, by=by, after=after, checked_on=kept.checked_on)


def again(kept, **more):
    said = kept.version.readable("said") if kept.version else {}
    return write(kept.key, said=said or {}, **more)


def can_be_retired(kept):
    """Not the last emergency number: whoever opens the page in danger finds one."""
    others = [one for one in shown() if one.key != kept.key and one.line]
    is_last = not any(one.line.is_emergency for one in others)
    return not (kept.line and kept.line.is_emergency and is_last)
