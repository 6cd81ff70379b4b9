"""That somebody who organises looked over the numbers of crisis lines: each, and when.

Each line has a day of its own besides, on which it was compared with its source: see lines.py.
"""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.models import SealedModel

# Numbers change; whoever hosts looks at them twice a year.
HOLD_FOR = timedelta(days=183)


class NumbersLookedOver(SealedModel):
    """An organiser has compared every number with what its service says of itself."""

    by = whoever()
    on = models.DateField()


def confirm(*, by):
    """They are right today, says `by`. Twice on one day is once."""
    today = timezone.localdate()
    with transaction.atomic():
        _row, is_new = NumbersLookedOver.objects.get_or_create(on=today, defaults={"by": by})
        if is_new:
            access.write("numbers_looked_over", by=by)


def confirmed_on():
    """The newest day on which somebody looked over all of them; None where nobody has yet."""
    return NumbersLookedOver.objects.order_by("-on").values_list("on", flat=True).first()
