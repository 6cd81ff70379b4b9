"""What care holds of somebody, as they are told it themselves: never how urgent anybody took it."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.exports import Entry, Section, facts

from .cases.in_words import STEPS
from .cases.levels import ASKED, CONCERN, SUPPORT
from .contact import exports as contact
from .load import exports as load
from .models import Case, Duty, Responder, Staffing, Step
from .numbers import exports as numbers
from .policies import exports as policies


def export(person):
    """Cases about them and what they wrote in any; and what they did and when, in the care team."""
    return [
        *of_cases(person),
        *of_the_team(person),
        *contact.sections(person),
        *load.sections(person),
        *numbers.sections(person),
        *policies.sections(person),
    ]


def of_cases(person):
    looked_after = Q(claimed_by=person) | Q(second=person)
    return [
        Section(
            "cases",
            _("When the care team looked after something for me"),
            Case.objects.filter(person=person).order_by("opened_at", "pk"),
            about_me,
        ),
        Section(
            "cases_looked_after",
            _("What I looked after in the care team"),
            Case.objects.filter(looked_after).order_by("opened_at", "pk"),
            lambda row: Entry(_("Something that came in"), when=row.opened_at),
        ),
        Section(
            "case_steps",
            _("What I wrote and did there"),
            Step.objects.filter(by=person).order_by("at", "pk"),
            step,
        ),
    ]


def of_the_team(person):
    return [
        Section(
            "responding",
            _("The care team and me"),
            Responder.objects.filter(Q(person=person) | Q(named_by=person)).order_by("since"),
            lambda row: in_the_team(row, person),
        ),
        Section(
            "duties",
            _("When I was or am on call, or put somebody down"),
            Duty.objects.filter(Q(person=person) | Q(put_by=person)).order_by("begins_at"),
            lambda row: on_call(row, person),
        ),
        Section(
            "staffing",
            _("Staffed hours that I set"),
            Staffing.objects.filter(set_by=person),
            lambda row: Entry(_("I set the staffed hours"), when=row.set_at),
        ),
    ]


ABOUT_ME = {
    ASKED: gettext_lazy("I asked for somebody"),
    CONCERN: gettext_lazy("I raised a concern"),
    SUPPORT: gettext_lazy("I asked for support in a meeting"),
}


def about_me(case):
    what = ABOUT_ME.get(case.source) or _("Something I wrote came to the care team")
    told = facts((_("closed"), case.closed_at), (_("kept until"), case.keep_until))
    return Entry(what, when=case.opened_at, facts=told)


def step(row):
    """What is said of somebody in their case belongs to them: here are words to or from them."""
    what = STEPS.get(row.what, _("Something"))
    words = row.readable("words") if row.what in ("wrote", "they_wrote") else None
    return Entry(what, when=row.at, words=words or "")


def in_the_team(row, person):
    mine = row.person_id == person.pk
    what = _("I belong to the care team") if mine else _("I named somebody for the care team")
    return Entry(what, when=row.since, facts=facts((_("until"), row.ended_at)))


def on_call(row, person):
    mine = row.person_id == person.pk
    what = _("I am on call") if mine else _("I put somebody down")
    return Entry(what, when=row.begins_at, facts=facts((_("until"), row.ends_at)))
