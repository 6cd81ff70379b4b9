"""Models of this app, which live in its rooms: Django looks for them here."""

from .cases.case import Case, Step
from .cases.watching import LookedOver
from .contact.contacts import ContactOpening, EmergencyContact
from .hours.duties import Duty
from .hours.staffing import Responder, Staffing
from .load.own_care import OwnCare
from .numbers.lines import LineVersion
from .numbers.looked_over import NumbersLookedOver
from .policies.versions import PolicyVersion

__all__ = [
    "Case",
    "ContactOpening",
    "Duty",
    "EmergencyContact",
    "LineVersion",
    "LookedOver",
    "NumbersLookedOver",
    "OwnCare",
    "PolicyVersion",
    "Responder",
    "Staffing",
    "Step",
]
