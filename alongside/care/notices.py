"""What the care team, organisers and whoever was written to are told: that, and nothing else."""

from django.utils.translation import gettext_lazy as _

from alongside.notices.kinds import Kind, register


def case_of(about):
    from .cases.case import Case

    pk = int(about.partition(":")[2])
    return Case.objects.filter(pk=pk).select_related("person", "group").first()


def still_waits(person, about):
    """Nobody looks after it yet, and this person may."""
    from .cases.case import Case
    from .cases.readers import Readers

    case = case_of(about)
    if case is None or not Case.objects.free().filter(pk=case.pk).exists():
        return False
    return person in Readers([case]).of(case)


def is_still_late(person, about):
    from .cases.case import Case

    free = Case.objects.free().filter(pk=int(about.partition(":")[2]))
    return person.is_organiser and free.exists()


def is_for_them(person, about):
    case = case_of(about)
    return case is not None and case.person_id == person.pk and case.told_at is not None


def is_told_of_opening(person, about):
    from .contact.contacts import ContactOpening

    pk = int(about.partition(":")[2])
    return ContactOpening.objects.filter(pk=pk, person=person).exists()


def should_practise(person, about):
    from .load.reminding import is_due

    return is_due(person)


def somebody_should_practise(person, about):
    from .load.reminding import are_due

    return person.is_organiser and bool(are_due())


SOMEBODY_WAITS = register(
    Kind(
        "somebody_waits",
        sentence=_("Something waits for whoever is on call."),
        title=_("When I am on call: something waits"),
        urgency="on_call",
        link=lambda about: ("care_queue", []),
        is_still_so=still_waits,
    )
)
CLOCK_RAN_OUT = register(
    Kind(
        "clock_ran_out",
        sentence=_("Something has waited longer than it should, and nobody looks after it."),
        title=_("When something waits too long for the care team"),
        urgency="on_call",
        link=lambda about: ("staffing", []),
        is_still_so=is_still_late,
    )
)
WROTE_TO_YOU = register(
    Kind(
        "wrote_to_you",
        sentence=_("Somebody of the care team wrote to you."),
        urgency="at_once",
        link=lambda about: ("with_me", [int(about.partition(":")[2])]),
        is_still_so=is_for_them,
    )
)
CONTACT_OPENED = register(
    Kind(
        "contact_opened",
        sentence=_("Somebody of the care team looked at whom you gave us to ring."),
        urgency="at_once",
        link=lambda about: ("my_contact", []),
        is_still_so=is_told_of_opening,
    )
)
PRACTISE_AGAIN = register(
    Kind(
        "practise_again",
        sentence=_("It is time to go through what you would do on a bad night."),
        title=_("When I look after others: it is time to practise"),
        urgency="digest",
        link=lambda about: ("enough", []),
        is_still_so=should_practise,
    )
)
TEAM_PRACTISES = register(
    Kind(
        "team_practises",
        sentence=_("Somebody who looks after others has not practised for half a year."),
        urgency="digest",
        link=lambda about: ("staffing", []),
        is_still_so=somebody_should_practise,
    )
)
