"""What people keep in their own toolkit. What it is, is in the rooms of the app."""

from .appointment.sheets import AppointmentSheet
from .editing.versions import CardVersion
from .flaring.plans import FlarePlan
from .light_log.logs import LightLog
from .stepping.steps import SmallStep

__all__ = ["AppointmentSheet", "CardVersion", "FlarePlan", "LightLog", "SmallStep"]
