"""Who is told of a death, and when: see docs/notices.md. Never who it is, and nothing outside."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from alongside.conversations import notices as of_stories
from alongside.groups.hearing import (
    about_row,
    all_inside,
    may,
    of,
    pk_of,
    still,
    to_row,
    who_lead,
)
from alongside.groups.models import Membership
from alongside.groups.roles import Act
from alongside.notices import forget, tell
from alongside.notices.kinds import Kind, register
from alongside.people.models import Death


def waits_for(person, pk):
    death = Death.objects.waiting().filter(pk=pk).first()
    return death is not None and death.can_be_decided_by(person)


def place_led_by(person, pk):
    """The place with this id, of somebody else in a group that this person leads; or None."""
    place = Membership.objects.current().filter(pk=pk).exclude(person=person).first()
    return place if place and may(person, Act.LEAD_MEETINGS, place.group_id) else None


def group_is_to_be_told(person, pk):
    place = place_led_by(person, pk)
    if place is None or place.remembered_at is not None:
        return False
    return Death.objects.confirmed().filter(person=place.person_id).exists()


def is_not_so(person, pk):
    place = place_led_by(person, pk)
    return place and not Death.objects.current().filter(person=place.person_id).exists()


def about_a_place(name, sentence, holds):
    """For those who lead; about somebody's place in their group, and no other place of theirs."""
    link = partial(to_row, "died", "Membership")
    return about_row(name, sentence, "at_once", holds, row="Membership", link=link)


DEATH_TOLD = register(
    Kind(
        "death_told",
        _("Somebody who leads a group has sad news, and asks an organiser to look at it."),
        "at_once",
        link=lambda about: ("a_death", [pk_of(about)]),
        is_still_so=still(waits_for),
    )
)
DEATH_CONFIRMED = about_a_place(
    "death_confirmed",
    _("There is sad news about somebody in a group that you lead."),
    group_is_to_be_told,
)
DEATH_ENDED = about_a_place(
    "death_ended",
    _("An organiser says that sad news about somebody in your group is not so."),
    is_not_so,
)
GROUP_TOLD = of_stories.kind(
    "group_told",
    _("There is news in a group of yours that is better read in a quiet moment."),
    "at_once",
    of_stories.is_unread,
    link=of_stories.to_story,
)


def tell_organisers(death):
    """Those who can decide it."""
    tell(death.who_could_decide(), DEATH_TOLD, of(death), key=of(death))


def tell_those_who_lead(death):
    """Of each group in which the person has a place, by that place: none learns of another.

    Returns whether anybody is there to be told.
    """
    places = {place: who_lead(place.group) for place in places_of(death.person_id)}
    for place, people in places.items():
        tell(people, DEATH_CONFIRMED, of(place), key=f"{of(death)}:{place.pk}")
    return any(places.values())


def tell_it_is_not_so(death):
    """Whoever has heard of it: those who lead, or where it was set aside, who told of it alone."""
    for place in places_of(death.person_id):
        heard = who_lead(place.group)
        if not death.was_a_mistake:
            heard = [one for one in heard if one.pk == death.told_by_id]
        tell(heard, DEATH_ENDED, of(place), key=f"ended:{of(death)}:{place.pk}")


def tell_group(story, by):
    """Everybody in the group, at once; and not a second time as a story that somebody shared."""
    forget(of_stories.SHARED, of(story))
    people = all_inside(story.group, but=by).filter(is_active=True)
    tell(people, GROUP_TOLD, of(story), key=f"told:{of(story)}")


def places_of(person):
    return Membership.objects.current().filter(person=person).select_related("group")
