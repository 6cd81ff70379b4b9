"""Who looks after others and should practise again; they are told, and so are organisers.

A reminder, once a month for as long as it is so. Nothing is closed to anybody because of it.
"""

from alongside.notices import tell
from alongside.people.models import Person
from alongside.people.safety.suspensions import organisers

from ..hours.staffing import care_team
from ..notices import PRACTISE_AGAIN, TEAM_PRACTISES
from .own_care import OwnCare, is_ready

# About nothing but this Alongside.
HOUSE = "house:0"


def who_practises():
    """[Person] of whom it is asked: the care team, and whoever leads and once said they had."""
    team = [one.person for one in care_team()]
    said = OwnCare.objects.filter(practised_on__isnull=False).values("person")
    leading = Person.objects.filter(pk__in=said, leads=True, is_active=True, is_suspended=False)
    return list(dict.fromkeys([*team, *leading]))


def are_due():
    """[Person] of these who have not practised within half a year."""
    people = who_practises()
    said = OwnCare.objects.of(people)
    return [one for one in people if not is_ready(said.get(one.pk))]


def is_due(person):
    return person in are_due()


def remind(now):
    due, month = are_due(), f"{now:%Y%m}"
    tell(due, PRACTISE_AGAIN, HOUSE, key=f"practise:{month}")
    if due:
        tell(organisers(), TEAM_PRACTISES, HOUSE, key=f"team_practises:{month}")
