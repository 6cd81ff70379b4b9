"""What would help somebody here: looked over each time that it is written.

A place in a group does not keep when its hopes were written, so work is asked for in that moment.
"""

from alongside.work import later

from .watching import HOPES, LookedOver, findings, rows_of, take_in


def after(sender, membership, **kwargs):
    """Somebody wrote it, or wrote it anew."""
    from ..jobs import look_over_hopes

    later(look_over_hopes, membership.pk)


def look_over_hopes(membership):
    """What it says by now; where they have left meanwhile, it is gone."""
    for row, words, what in findings(HOPES, list(rows_of(HOPES).filter(pk=membership))):
        take_in(HOPES, row, words, what)
        said = {"up_to": row.written, "without_model": what.without_model}
        LookedOver.objects.update_or_create(kind=HOPES.name, defaults=said)
