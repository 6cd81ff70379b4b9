"""What people hold of each other that ends: carried out again on data from an older copy."""

from django.db import transaction
from django.utils import timezone

from alongside import live

from .death import deaths
from .exports import export
from .models import Address, Block, Consent, Draft, Mute, Person, Recovery
from .safety import suspensions


def blocked(*, block, by, whom):
    """Neither reads the other, as it was; nothing where one of them is not there any more."""
    if Person.objects.filter(pk__in=[by, whom]).count() == 2:
        Block.objects.get_or_create(by_id=by, whom_id=whom, defaults={"pk": block})


def unblocked(*, by, whom):
    Block.objects.filter(by=by, whom=whom).delete()


def muted(*, mute, by, whom):
    """What they write comes folded, as it did."""
    if Person.objects.filter(pk__in=[by, whom]).count() == 2:
        Mute.objects.get_or_create(by_id=by, whom_id=whom, defaults={"pk": mute})


def unmuted(*, by, whom):
    Mute.objects.filter(by=by, whom=whom).delete()


def consent_taken_back(*, consent):
    """It does not hold, whatever an older copy says; what hung on the limits is closed."""
    for one in Consent.objects.filter(pk=consent, taken_back_at=None):
        one.taken_back_at = timezone.now()
        one.save(update_fields=["taken_back_at"])
        Consent.keep_limits(one.person_id)


def address_removed(*, address):
    """It signs nobody in any more, and no letter goes to it."""
    Address.objects.filter(pk=address).delete()


def recovery_stopped(*, recovery):
    """Whoever asked does not come in by it."""
    Recovery.objects.filter(pk=recovery, ended_at=None).update(
        ended=Recovery.End.STOPPED, ended_at=timezone.now()
    )


def recovery_used(*, recovery):
    """It opened the account once, and does not do so again."""
    Recovery.objects.filter(pk=recovery, ended_at=None).update(
        ended=Recovery.End.USED, ended_at=timezone.now()
    )


def erase(person, keep):
    """Their pages close on every device. All else here goes with the account."""
    transaction.on_commit(lambda: live.recheck(person.pk))


ENDINGS = {"blocked": blocked, "unblocked": unblocked, "muted": muted, "unmuted": unmuted}
ENDINGS |= {
    "suspended": suspensions.suspend_again,
    "suspension_lifted": suspensions.lift_again,
}
ENDINGS |= {"died": deaths.rest_again, "death_was_a_mistake": deaths.open_again}
ENDINGS |= {
    "address_removed": address_removed,
    "recovery_stopped": recovery_stopped,
    "recovery_used": recovery_used,
}
ENDINGS |= {"consent_taken_back": consent_taken_back}

TASKS = (Draft.objects.forget_old,)

__all__ = ["ENDINGS", "TASKS", "erase", "export"]
