"""Who is told of something, and who hears of it: what the notices here and above are made of.

A notice is asked whether it is still so each time it would be shown or leave the house. So whoever
lost a place, or has a break, sees and gets nothing, whatever was meant for them before. That the
account itself is open is asked of every notice alike, in alongside/notices/models.py.
"""

from functools import partial

from alongside.notices.kinds import Kind, register
from alongside.people.models import Person

from . import models
from .roles import Act


def still(holds):
    """`is_still_so` of a kind of notice, of `holds(person, pk)`: for whom, and by which row.

    Nothing is, for as long as somebody has a break.
    """

    def is_still_so(person, about):
        return person.paused_since is None and bool(holds(person, pk_of(about)))

    return is_still_so


def pk_of(about):
    """123, of "meeting:123"."""
    return int(about.split(":")[1])


def inside(person, group):
    """The place of this person in the group with this id, from which they read; or None."""
    places = models.Membership.objects.current().inside().agreed().of(person)
    place = places.filter(group=group).select_related("group").first()
    return place if place and not place.group.is_gone else None


def may(person, act, group):
    """Whether this person may do that now in the group with this id."""
    place = inside(person, group)
    return bool(place and place.may(act))


def who_may(act, group):
    """[Person] who may do that in a group now, and could: their account is open."""
    places = group.memberships.current().agreed().able().select_related("person", "group")
    return [place.person for place in places if place.may(act)]


def all_inside(group, but=None):
    """Everybody who reads what the group shares, `but` the one who knows. Ids will do for both."""
    places = models.Membership.objects.filter(group=group).current().inside().agreed()
    people = Person.objects.filter(pk__in=places.values("person"))
    return people.exclude(pk=getattr(but, "pk", but)) if but else people


def who_lead(group, but=None):
    """[Person] who lead the group and can be told, `but` the one who knows."""
    return [one for one in who_may(Act.LEAD_MEETINGS, group) if one != but]


def ref_of(group):
    """What stands in addresses for the group with this id."""
    return models.Group.objects.only("pk", "slug").get(pk=group).ref


def of(row):
    """What a notice about this row is about."""
    return f"{row._meta.model_name}:{row.pk}"


# -- kinds: where they lead, and to which group they belong ---------------------------------------


def group_of(row, about):
    """The id of the group of this row of a model of groups, as `about` names it."""
    rows = getattr(models, row).objects.filter(pk=pk_of(about))
    return rows.values_list("group", flat=True).first()


def to_group(page, about):
    return page, [ref_of(pk_of(about))]


def to_row(page, row, about):
    """A page of the group with the row on it."""
    return page, [ref_of(group_of(row, about)), pk_of(about)]


def about_group(name, sentence, urgency, holds, page):
    more = {"link": partial(to_group, page), "group": pk_of, "is_still_so": still(holds)}
    return register(Kind(name, sentence, urgency, **more))


def about_row(name, sentence, urgency, holds, *, row, link):
    more = {"link": link, "group": partial(group_of, row), "is_still_so": still(holds)}
    return register(Kind(name, sentence, urgency, **more))
