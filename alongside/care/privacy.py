"""What care holds of people, and how it ends."""

from .cases import coming_between
from .cases.forgetting import forget_again
from .cases.readers import keep_apart
from .contact.contacts import take_back_again
from .exports import export
from .hours.duties import Duty


def erase(person, keep):
    """They are on call no more, and what they looked after waits for somebody else.

    A case about them stays under its own key until its stated day, without saying whose it was:
    whoever has to answer for it later can read what was done, and nobody who could not read it
    before.
    """
    keep_apart(person)
    Duty.objects.filter(person=person).delete()
    coming_between.leaves(person)


ENDINGS = {
    "case_forgotten": forget_again,
    "emergency_contact_taken_back": take_back_again,
}

__all__ = ["ENDINGS", "erase", "export"]
