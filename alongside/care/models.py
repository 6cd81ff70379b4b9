"""Models of this app, which live in its rooms: Django looks for them here."""

from .cases.case import Case, Step
from .cases.watching import LookedOver
from .hours.duties import Duty
from .hours.staffing import Responder, Staffing

__all__ = ["Case", "Duty", "LookedOver", "Responder", "Staffing", "Step"]
