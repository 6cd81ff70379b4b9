"""What the care team, organisers and whoever was written to are told: that, and nothing else."""

from django.utils.translation import gettext_lazy as _

from alongside.groups.hearing import pk_of
from alongside.notices.kinds import Kind, register

from . import models


def case_of(about):
    return models.Case.objects.filter(pk=pk_of(about)).select_related("person", "group").first()


def still_waits(person, about):
    """Nobody looks after it yet, and this person may."""
    from .cases.readers import Readers  # Here, since it is made of what this is made of.

    case = case_of(about)
    if case is None or not models.Case.objects.free().filter(pk=case.pk).exists():
        return False
    return person in Readers([case]).of(case)


def is_still_late(person, about):
    free = models.Case.objects.free().filter(pk=pk_of(about))
    return person.is_organiser and free.exists()


def is_for_them(person, about):
    case = case_of(about)
    return case is not None and case.person_id == person.pk and case.told_at is not None


def is_theirs_to_read(person, about):
    """They look after it still. Once they have looked, it is forgotten: see cases/views.py."""
    from .cases.readers import Readers  # Here, since it is made of what this is made of.

    case = case_of(about)
    if case is None or case.claimed_by_id != person.pk or case.closed_at:
        return False
    is_free = models.Case.objects.free().filter(pk=case.pk).exists()
    return not is_free and Readers([case]).may_go_on(person, case)


def can_be_asked_again(person, about):
    from .cases.following_up import is_theirs

    case = case_of(about)
    return case is not None and is_theirs(person, case)


def is_told_of_opening(person, about):
    return models.ContactOpening.objects.filter(pk=pk_of(about), person=person).exists()


def should_practise(person, about):
    from .load.reminding import is_due

    return is_due(person)


def somebody_should_practise(person, about):
    from .load.reminding import are_due

    return person.is_organiser and bool(are_due())


def leading_to(page, name, sentence, urgency, is_still_so, title=""):
    """A kind that leads to a page with nothing in its address."""

    def link(about):
        return page, []

    return register(Kind(name, sentence, urgency, link, is_still_so, title))


SOMEBODY_WAITS = leading_to(
    "care_queue",
    "somebody_waits",
    _("Something waits for whoever is on call."),
    "on_call",
    still_waits,
    title=_("When I am on call: something waits"),
)
CLOCK_RAN_OUT = leading_to(
    "staffing",
    "clock_ran_out",
    _("Something has waited longer than it should, and nobody looks after it."),
    "on_call",
    is_still_late,
    title=_("When something waits too long for the care team"),
)
WROTE_TO_YOU = register(
    Kind(
        "wrote_to_you",
        sentence=_("Somebody of the care team wrote to you."),
        urgency="at_once",
        link=lambda about: ("with_me", [pk_of(about)]),
        is_still_so=is_for_them,
        whoever=True,
    )
)
THEY_WROTE = register(
    Kind(
        "they_wrote",
        sentence=_("There is something new from somebody you look after."),
        urgency="on_call",
        link=lambda about: ("a_case", [pk_of(about)]),
        is_still_so=is_theirs_to_read,
        title=_("When there is something new from somebody I look after"),
    )
)
ASK_AGAIN = leading_to(
    "care_queue",
    "ask_again",
    _("It is the day to ask somebody again how they are."),
    "at_once",
    can_be_asked_again,
    title=_("When it is time to ask somebody again how they are"),
)
CONTACT_OPENED = leading_to(
    "my_contact",
    "contact_opened",
    _("Somebody of the care team looked at whom you gave us to ring."),
    "at_once",
    is_told_of_opening,
)
PRACTISE_AGAIN = leading_to(
    "enough",
    "practise_again",
    _("It is time to go through what you would do on a bad night."),
    "digest",
    should_practise,
    title=_("When I look after others: it is time to practise"),
)
TEAM_PRACTISES = leading_to(
    "staffing",
    "team_practises",
    _("Somebody who looks after others has not practised for half a year."),
    "digest",
    somebody_should_practise,
)
