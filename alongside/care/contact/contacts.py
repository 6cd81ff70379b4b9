"""Somebody to ring for a member whose life may be in danger: given for this alone, and sealed.

Nobody sees it until whoever looks after a red or crisis case of theirs opens it, with a reason.
Each opening is a row that the member reads: who, when, and why.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.notices import tell
from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from ..cases.case import Case
from ..cases.readers import Readers

LONGEST_NAME, LONGEST_NUMBER, LONGEST_REASON = 80, 40, 500
# For so long whoever opened it finds it on the page of the case, without saying why again.
OPEN_FOR = timedelta(hours=4)
URGENT = ("red", "crisis")


def sealed(label, longest):
    return SealedText(label=label, owner="person", audience="facilitators", max_length=longest)


class EmergencyContactQuerySet(SealedQuerySet):
    def give(self, person, *, name, number):
        """This one holds from now on, in place of one given before."""
        given = {"name": name, "number": number, "given_at": timezone.now()}
        return self.update_or_create(person=person, defaults=given)[0]

    def take_back(self, person):
        """It is gone, from older copies too once they are put back."""
        with transaction.atomic():
            for one in self.filter(person=person):
                record("emergency_contact_taken_back", contact=one.pk)
                one.delete()


class EmergencyContact(SealedModel):
    """One person whom a member wants rung, and their number."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="emergency_contact"
    )
    name = sealed("care.emergency_contact.name", LONGEST_NAME)
    number = sealed("care.emergency_contact.number", LONGEST_NUMBER)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EmergencyContactQuerySet.as_manager()

    def open_for(self, case, *, by, reason):
        """`by` looks at it for this case. None where it is not theirs to open."""
        from ..notices import CONTACT_OPENED

        with transaction.atomic():
            held = Case.objects.open().select_for_update().filter(pk=case.pk).first()
            if held is None or not may_open(held, by):
                return None
            opening = ContactOpening(person_id=self.person_id, case=held, by=by, reason=reason)
            opening.save(force_insert=True)
            held.step("contact_opened", by=by, words=reason)
            access.write("emergency_contact_opened", by=by, case=held.pk)
        about = f"contact_opening:{opening.pk}"
        tell([held.person], CONTACT_OPENED, about, key=about)
        return opening


class ContactOpening(SealedModel):
    """Somebody looked at it: who, when, and why, for the member to read."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="contact_openings"
    )
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="+")
    by = whoever()
    reason = sealed("care.contact_opening.reason", LONGEST_REASON)
    at = models.DateTimeField(default=timezone.now, editable=False)


def is_for_ringing(case):
    """Whether it is open, and a life may be in danger.

    Not a concern: whoever raised one is not whom it is about. Not after a death: it stays closed.
    """
    is_there = case.closed_at is None and case.person_id is not None and not case.person_has_died
    return is_there and not case.is_concern and case.level in URGENT


def may_open(case, person):
    """Whether they look after this case, and still may, as it is for ringing somebody."""
    is_theirs = case.claimed_by_id == person.pk and is_for_ringing(case)
    return is_theirs and Readers([case]).may_go_on(person, case)


def could_open(case, person):
    """Whether nobody looks after it now, and they could: it may have been put back meanwhile."""
    is_free = is_for_ringing(case) and not case.is_looked_after
    return is_free and person in Readers([case]).of(case)


def is_open_to(case, person, now):
    """Whether they opened it for this case not long ago."""
    openings = ContactOpening.objects.filter(case=case, by=person, at__gt=now - OPEN_FOR)
    return may_open(case, person) and openings.exists()


def take_back_again(contact):
    """On an older copy of the data."""
    EmergencyContact.objects.filter(pk=contact).delete()
