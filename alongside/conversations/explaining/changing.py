"""Changing a line of one's own: its words, and whether members may print it."""

from django.db import transaction
from django.utils import timezone

from alongside.lib.meanwhile import ChangedMeanwhile

from .lines import ExplainingLine
from .taking_back import keep_here


def change(line, *, version, body, printable):
    """Other words, or another answer to whether it may be printed. Whether anything changed.

    Raises ChangedMeanwhile where the line is not the `version` the form was made from: no old tab
    gives a consent anew that was taken back. Raises DoesNotExist where the line was.
    """
    with transaction.atomic():
        row = ExplainingLine.objects.hold(line.pk)
        if row is None:
            raise ExplainingLine.DoesNotExist
        is_other = row.readable("body") != body
        if not is_other and printable == bool(row.printable_since):  # Also a form sent twice.
            return False
        if version != row.version:
            raise ChangedMeanwhile(row)
        if is_other:
            row.body, row.edited_at = body, timezone.now()
        if printable and not row.printable_since:
            row.printable_since = timezone.now()
        row.save(update_fields=["body", "edited_at", "printable_since"])
        if not printable:
            keep_here(row)
    return True
