"""The kinds of words that can be looked for: where they lie, and what is said of them."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.conversations.models import Reply, Story
from alongside.meetings.models import Entry, SlowTurn


@dataclass(frozen=True)
class Kind:
    """`field` of rows of `model`; they were said at the `moment` of their row.

    Where `folds`, they come folded for whoever has muted their author, and where `noted`, under
    what their author says is hard in them. Some `may_be_a_tap`, which has no words at all.
    """

    model: type[models.Model]
    moment: str
    called: str
    field: str = "body"
    folds: bool = True
    noted: bool = True
    may_be_a_tap: bool = False

    def moment_of(self, row):
        return getattr(row, self.moment)


KINDS = (
    Kind(Story, "shared_at", _("a story")),
    Kind(Reply, "shared_at", _("a reply")),
    # A turn in a meeting is folded for nobody: a circle with invisible people is broken.
    Kind(Entry, "said_at", _("in a meeting"), folds=False, noted=False),
    Kind(SlowTurn, "settled_at", _("in a slow round")),
    Kind(
        SlowTurn,
        "reflected_at",
        _("an answer in a slow round"),
        field="reflection",
        noted=False,
        may_be_a_tap=True,
    ),
)


def kind_of(result):
    """The Kind of a vault.search Result."""
    here = (type(result.row), result.field)
    return next(kind for kind in KINDS if (kind.model, kind.field) == here)
