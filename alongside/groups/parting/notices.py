"""What is told of decisions about somebody, and of an emergency reading."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from alongside.notices import tell
from alongside.notices.kinds import Kind, register

from .. import models
from ..hearing import (
    about_row,
    all_inside,
    group_of,
    inside,
    may,
    of,
    pk_of,
    ref_of,
    still,
    to_row,
)
from ..roles import Act

# -- decisions ------------------------------------------------------------------------------------


def decision(pk):
    return models.Decision.objects.filter(pk=pk).select_related("group").first()


def is_new_to(person, pk):
    mine = models.Decision.objects.not_seen().filter(pk=pk, person=person)
    return mine.exists()


def waits_for_a_second(person, pk):
    one = decision(pk)
    if one is None or not one.waits or person.pk in (one.by_id, one.person_id):
        return False
    return may(person, Act.CONFIRM_REMOVAL, one.group_id)


def waits_for_an_organiser(person, pk):
    from .looking_again import can_be_answered_by  # Here, since it is made of what this is made of.

    one = decision(pk)
    return one is not None and can_be_answered_by(one, person)


def to_own(about):
    return "decision", [pk_of(about)]


DECIDED = about_row(
    "decided",
    _("Something was decided about your place in a group."),
    "at_once",
    is_new_to,
    row="Decision",
    link=to_own,
)
DECISION_ANSWERED = about_row(
    "decision_answered",
    _("Somebody has looked again, as you asked."),
    "at_once",
    is_new_to,
    row="Decision",
    link=to_own,
)
TO_CONFIRM = about_row(
    "to_confirm",
    _("A decision waits for a second one who leads."),
    "at_once",
    waits_for_a_second,
    row="Decision",
    link=partial(to_row, "decided", "Decision"),
)
TO_LOOK_AT_AGAIN = register(
    Kind(
        "to_look_at_again",
        _("Somebody asks an organiser to look again."),
        "at_once",
        link=lambda about: ("answer_decision", [pk_of(about)]),
        is_still_so=still(waits_for_an_organiser),
    )
)


def tell_decided(decision):
    """Whom it is about; only once it holds."""
    tell([decision.person], DECIDED, of(decision), key=of(decision))


def tell_second_ones(decision, places):
    tell([place.person for place in places], TO_CONFIRM, of(decision), key=of(decision))


def tell_appeal(decision, organisers):
    tell(organisers, TO_LOOK_AT_AGAIN, of(decision), key=f"{of(decision)}:appeal")


def tell_answer(decision):
    tell([decision.person], DECISION_ANSWERED, of(decision), key=f"{of(decision)}:answer")


# -- an emergency reading -------------------------------------------------------------------------


def can_be_allowed(person, pk):
    waiting = models.EmergencyReading.objects.waiting_for(person).filter(pk=pk)
    return person.is_organiser and waiting.exists()


def can_be_allowed_even_so(person, about):
    """In a break too: it is no news of a group, and somebody may be in danger there."""
    return can_be_allowed(person, pk_of(about))


def is_told(person, pk):
    found = models.EmergencyReading.objects.told().filter(pk=pk).first()
    return found is not None and inside(person, found.group_id)


EMERGENCY_ASKED = register(
    Kind(
        "emergency_asked",
        _("Another organiser asks to read a group in an emergency."),
        "on_call",
        link=lambda about: ("emergency", []),
        is_still_so=can_be_allowed_even_so,
    )
)
EMERGENCY_READING = about_row(
    "emergency_reading",
    _("An organiser reads a group of yours, in an emergency."),
    "at_once",
    is_told,
    row="EmergencyReading",
    link=lambda about: ("emergency_readings", [ref_of(group_of("EmergencyReading", about))]),
)


def tell_emergency_asked(reading, organisers):
    tell(organisers, EMERGENCY_ASKED, of(reading), key=of(reading))


def tell_emergency(reading):
    """Everybody whose words can be read."""
    tell(all_inside(reading.group), EMERGENCY_READING, of(reading), key=of(reading))
