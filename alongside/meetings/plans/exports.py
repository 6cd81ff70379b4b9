"""The plans that somebody shared, as they take them along."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section

from .kept import SharedPlan


def export(person):
    mine = SharedPlan.objects.filter(shared_by=person).order_by("kept_at", "pk")
    return [Section("shared_plans", _("Plans I shared with others who lead"), mine, entry)]


def entry(row):
    """All the words of a plan, a step after the other."""
    if not row.can_be_read:
        return Entry(_("A plan"), when=row.kept_at, words="")
    return Entry(_("A plan"), when=row.kept_at, words="\n\n".join((row.title, *lines(row.steps))))


def lines(steps):
    for step in steps:
        said = (step.title, step.purpose, step.question, step.script, step.note)
        yield "\n".join(filter(None, said))
