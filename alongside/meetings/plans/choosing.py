"""The plans to choose from: those we bring along, a group's own, and shared ones.

One key for each, as in an address: `stigma`, `own-123`, `shared-123`.
"""

import re
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from . import shipped
from .kept import MOST_OWN, MOST_SHARED, OwnPlan, SharedPlan

OF_PEOPLE = re.compile(r"(own|shared)-(\d{1,19})")


@dataclass(frozen=True)
class Offered:
    """A plan to choose. `template` is there for those we bring along, `row` for the others."""

    key: str
    title: str
    what: str
    steps: tuple
    template: shipped.Template | None = None
    row: OwnPlan | SharedPlan | None = None
    shared_by_me: bool = False

    @property
    def minutes(self):
        return sum(step.minutes for step in self.steps)

    @property
    def is_lost(self):
        return self.row is not None and not self.row.can_be_read

    @property
    def kind(self):
        return self.key.partition("-")[0] if self.row else "template"

    @property
    def language(self):
        return self.template.language if self.template else None


def templates(subject="", most=None):
    """Those we bring along, about this subject, and of so many minutes at most."""
    found = [from_template(one) for one in shipped.all_templates().values()]
    return [
        one
        for one in found
        if (not subject or one.template.subject == subject) and (not most or one.minutes <= most)
    ]


def own(group):
    """The newest first."""
    rows = OwnPlan.objects.filter(group=group).order_by("-kept_at", "-pk")[:MOST_OWN].opened()
    return [from_row(row, "own") for row in rows]


def shared(person):
    """Those of everybody who leads here, the newest first."""
    rows = SharedPlan.objects.order_by("-kept_at", "-pk")[:MOST_SHARED].opened()
    return [from_row(row, "shared", person) for row in rows]


def find(key, group, person):
    """The plan of this key for somebody who plans in this group; None where there is none."""
    if template := shipped.all_templates().get(key):
        return from_template(template)
    theirs = OF_PEOPLE.fullmatch(key)
    if not theirs or int(theirs[2]) >= 2**63:
        return None
    rows = OwnPlan.objects.filter(group=group) if theirs[1] == "own" else SharedPlan.objects.all()
    row = rows.filter(pk=int(theirs[2])).first()
    return from_row(row, theirs[1], person) if row else None


def for_a_meeting(request, group):
    """The plan that a form or an address asks for; None where none is asked for. A 404 without."""
    key = request.POST.get("plan") or request.GET.get("plan", "")
    found = find(key, group, request.user) if key else None
    if key and (found is None or found.is_lost):
        raise Http404
    return found


def from_template(one):
    return Offered(one.slug, one.title, one.what, one.steps, template=one)


def from_row(row, kind, person=None):
    if not row.can_be_read:
        title = _("A plan that cannot be opened any more")
        return Offered(f"{kind}-{row.pk}", title, "", (), row=row)
    mine = kind == "shared" and row.shared_by_id == person.pk
    return Offered(f"{kind}-{row.pk}", row.title, row.what, row.steps, row=row, shared_by_me=mine)
