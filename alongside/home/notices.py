"""What organisers are told of the service itself: see docs/notices.md."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.care.numbers import lines
from alongside.groups.hearing import of, pk_of, still
from alongside.notices import tell
from alongside.notices.kinds import Kind, register
from alongside.people.models import Suspension
from alongside.people.safety.suspensions import organisers
from alongside.vault import kit
from alongside.vault.checkup import OFTEN

from .at_work import last_backup
from .death import notices as of_death  # noqa: F401  Kinds of this app, in another room.

HOUSE = "house:0"  # What is about nothing but this Alongside.
AGAIN = timedelta(days=7)  # What nobody has done anything about is told of again.


# -- what holds -----------------------------------------------------------------------------------


def copies_are_old(now):
    """Whether data or keyring were not copied lately. A demo has nothing to lose."""
    copied = last_backup()
    return not settings.DEMO and (copied is None or now - copied > OFTEN)


def kit_is_missing(now):
    return not kit.is_verified() and not settings.DEMO


def numbers_are_old(now):
    return lines.are_old()


def of_the_house(name, sentence, is_so, page):
    """A kind for every organiser, for as long as `is_so(now)`."""
    return register(
        Kind(
            name,
            sentence,
            "digest",
            link=lambda about: (page, []),
            is_still_so=still(lambda person, pk: person.is_organiser and is_so(timezone.now())),
        )
    )


def waits_for(person, pk):
    suspension = Suspension.objects.waiting().filter(pk=pk).first()
    return suspension is not None and suspension.can_be_answered_by(person)


def to_account(about):
    return "an_account", [Suspension.objects.values_list("person", flat=True).get(pk=pk_of(about))]


COPIES_ARE_OLD = of_the_house(
    "copies_are_old",
    _("The last backup is more than two days old."),
    copies_are_old,
    "at_work",
)
KIT_IS_MISSING = of_the_house(
    "kit_is_missing",
    _("Nobody has shown yet that they hold the recovery kit."),
    kit_is_missing,
    "at_work",
)
NUMBERS_ARE_OLD = of_the_house(
    "numbers_are_old",
    _("It is time to look at the numbers of crisis lines again."),
    numbers_are_old,
    "help",
)
ACCOUNT_APPEAL = register(
    Kind(
        "account_appeal",
        _("Somebody asks to look again at a closed account."),
        "at_once",
        link=to_account,
        is_still_so=still(waits_for),
    )
)

WATCHED = {
    COPIES_ARE_OLD: copies_are_old,
    KIT_IS_MISSING: kit_is_missing,
    NUMBERS_ARE_OLD: numbers_are_old,
}


# -- who is told ----------------------------------------------------------------------------------


def look_after_the_house(now):
    """Every organiser, once a week for as long as it is so."""
    week = (now - datetime.min.replace(tzinfo=UTC)) // AGAIN
    for kind, is_so in WATCHED.items():
        if is_so(now):
            tell(organisers(), kind, HOUSE, key=f"{kind.name}:{week}")


def look_for_appeals():
    """Whoever could answer: an appeal is made below, where nobody can be told of it."""
    for suspension in Suspension.objects.waiting():
        people = [one for one in organisers() if suspension.can_be_answered_by(one)]
        tell(people, ACCOUNT_APPEAL, of(suspension), key=of(suspension))
