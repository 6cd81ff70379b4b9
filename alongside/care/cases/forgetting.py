"""The end of a case: its rows go, and with its key every copy of what it held."""

from django.db import transaction

from alongside.people.models import Draft
from alongside.vault.endings import record
from alongside.vault.keyring import keyring
from alongside.vault.wrapping import rotate_epoch

from .case import Case


def forget_what_is_over(now):
    """Every case whose stated day has come. Returns how many there were."""
    over = list(Case.objects.over(now))
    for case in over:
        with transaction.atomic():
            record("case_forgotten", case=case.pk)
            end(case)
    if over:
        rotate_epoch(keyring())
    return len(over)


def forget_again(case):
    """On an older copy of the data."""
    for one in Case.objects.filter(pk=case):
        end(one)


def end(case):
    """Its key goes with it, see vault.models; and so does what its person had begun to write."""
    Draft.objects.filter(place=case.draft_place).delete()
    case.delete()
