"""What people hold of each other that ends: carried out again on data from an older copy."""

from django.db import transaction

from alongside import live

from .models import Block, Person


def blocked(*, block, by, whom):
    """Neither reads the other, as it was; nothing where one of them is not there any more."""
    if Person.objects.filter(pk__in=[by, whom]).count() == 2:
        Block.objects.get_or_create(by_id=by, whom_id=whom, defaults={"pk": block})


def unblocked(*, by, whom):
    Block.objects.filter(by=by, whom=whom).delete()


def erase(person, keep):
    """Their pages close on every device. All else here goes with the account."""
    transaction.on_commit(lambda: live.recheck(person.pk))


ENDINGS = {"blocked": blocked, "unblocked": unblocked}
