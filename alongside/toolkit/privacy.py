"""What the toolkit holds of people that ends, also on data from an older copy."""

from django.utils import timezone

from .appointment.sheets import AppointmentSheet
from .editing.ending import take_names_off
from .exports import export
from .flaring.plans import FlarePlan
from .light_log.logs import LightLog
from .removing import end_again
from .stepping.ending import end_sharing, end_step
from .stepping.steps import SmallStep


def small_step_kept(*, step):
    """It is its person's alone, whatever an older copy says."""
    end_sharing(SmallStep.objects.filter(pk=step))


def small_step_removed(*, step):
    end_step(step)


def small_step_taken_off(*, step):
    """It stays off the shelf; the reason is in the copy, or is lost with it."""
    steps = SmallStep.objects.filter(pk=step)
    steps.update(shelved_at=None)
    steps.filter(taken_off_at=None).update(taken_off_at=timezone.now())


def light_log_removed(*, page):
    end_again(LightLog.objects, page, "light_log")


def flare_plan_removed(*, page):
    end_again(FlarePlan.objects, page, "flare_plan")


def appointment_sheet_removed(*, page):
    end_again(AppointmentSheet.objects, page, "appointment")


def erase(person, keep):
    """Steps and plan go with the account. Cards they wrote or signed say their name no more."""
    take_names_off(person)


def erase_group(group):
    """What was shared with it is its people's alone again."""
    end_sharing(SmallStep.objects.filter(group=group))


ENDINGS = {
    "small_step_kept": small_step_kept,
    "small_step_removed": small_step_removed,
    "small_step_taken_off": small_step_taken_off,
    "light_log_removed": light_log_removed,
    "flare_plan_removed": flare_plan_removed,
    "appointment_sheet_removed": appointment_sheet_removed,
}

__all__ = ["ENDINGS", "erase", "erase_group", "export"]
