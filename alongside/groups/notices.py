"""What people are told of their groups, and of asking to join one: see docs/notices.md.

Everything is told in the transaction in which it happens, and names nobody. The rooms of talking
and of parting have kinds of their own.
"""

from functools import partial

from django.utils.translation import gettext_lazy as _

from alongside.notices import forget, tell
from alongside.notices.kinds import register_groups

from . import models
from .hearing import (
    about_group,
    about_row,
    all_inside,
    group_of,
    inside,
    may,
    of,
    pk_of,
    ref_of,
    to_row,
    who_may,
)
from .parting import notices as of_parting  # noqa: F401  Kinds of this app, in other rooms.
from .roles import Act
from .talking import notices as of_talking  # noqa: F401

# -- coming in ------------------------------------------------------------------------------------


def waits_for_an_answer(person, pk):
    asked = models.Asking.objects.asked().filter(pk=pk).first()
    return asked is not None and may(person, Act.LET_IN, asked.group_id)


def is_answered(person, pk):
    mine = models.Asking.objects.told().filter(pk=pk, person=person).select_related("group").first()
    return mine is not None and mine.state != mine.State.ASKED and not mine.group.is_gone


def can_come_in(person, pk):
    """Whether a place is theirs, and they have not come in yet."""
    place = models.Membership.objects.current().of(person).filter(group=pk).with_agreed()
    place = place.select_related("group").first()
    return place is not None and not place.has_agreed and not place.group.is_over


ASKED_TO_JOIN = about_row(
    "asked_to_join",
    _("Somebody asks to join a group that you lead."),
    "digest",
    waits_for_an_answer,
    row="Asking",
    link=partial(to_row, "answer_asking", "Asking"),
)
ASKING_ANSWERED = about_row(
    "asking_answered",
    _("There is an answer for you."),
    "at_once",
    is_answered,
    row="Asking",
    link=lambda about: ("asking", [pk_of(about)]),
)
LET_IN = about_group(
    "let_in", _("You can come in to a group you asked to join."), "at_once", can_come_in, "group"
)


def tell_asked(asking):
    tell(who_may(Act.LET_IN, asking.group), ASKED_TO_JOIN, of(asking), key=of(asking))


def tell_answered(asking):
    key = f"{of(asking)}:{asking.state}"
    tell([asking.person], ASKING_ANSWERED, of(asking), key=key)


def tell_let_in(places, here):
    """Those who waited, but for who is `here` and sees it on the page."""
    for place in places:
        if place.person != here:
            key = f"let_in:{place.pk}"
            tell([place.person], LET_IN, f"group:{place.group_id}", key=key)


# -- what belongs to the whole group --------------------------------------------------------------


def is_talked_over(person, pk):
    proposal = models.Proposal.objects.open().filter(pk=pk).first()
    return proposal is not None and inside(person, proposal.group_id)


def is_new_to(person, pk):
    """Whether that version is the agreement now, and they have not said yes to it."""
    agreement = models.Agreement.objects.filter(pk=pk).select_related("group").first()
    if agreement is None or agreement != agreement.group.current_agreement():
        return False
    place = inside(person, agreement.group_id)
    return place and not agreement.acceptances.filter(membership=place).exists()


def comes_to_its_end(person, pk):
    place = inside(person, pk)
    return place and place.group.ends_on is not None


def goes_on(person, pk):
    place = inside(person, pk)
    return place and place.group.ends_on is None


AGREEMENT_PROPOSED = about_row(
    "agreement_proposed",
    _("Somebody proposes a change of your group’s agreement."),
    "digest",
    is_talked_over,
    row="Proposal",
    link=partial(to_row, "proposal", "Proposal"),
)
AGREEMENT_CHANGED = about_row(
    "agreement_changed",
    _("Your group’s agreement has a new version."),
    "digest",
    is_new_to,
    row="Agreement",
    link=lambda about: ("agreement", [ref_of(group_of("Agreement", about))]),
)
ROLE_GIVEN = about_group(
    "role_given", _("You have another role in a group."), "at_once", inside, "people"
)
GROUP_ENDS = about_group(
    "group_ends", _("A group of yours comes to its end."), "at_once", comes_to_its_end, "ending"
)
GROUP_GOES_ON = about_group(
    "group_goes_on", _("A group of yours goes on after all."), "at_once", goes_on, "group"
)


def tell_proposed(proposal):
    people = all_inside(proposal.group, but=proposal.proposed_by)
    tell(people, AGREEMENT_PROPOSED, of(proposal), key=of(proposal))


def tell_changed(agreement, by):
    """Those who have not said yes to it already."""
    said_yes = agreement.acceptances.values("membership__person")
    people = all_inside(agreement.group, but=by).exclude(pk__in=said_yes)
    tell(people, AGREEMENT_CHANGED, of(agreement), key=of(agreement))


def tell_role(place, by):
    """Whoever was given it; not who lays one down themselves."""
    if by is not None and by != place.person:
        tell([place.person], ROLE_GIVEN, f"group:{place.group_id}")


def tell_ending(group, by):
    """Everybody; what was said of its end before is not so any more."""
    for before in (GROUP_ENDS, GROUP_GOES_ON):
        forget(before, of(group))
    tell(all_inside(group, but=by), GROUP_ENDS if group.ends_on else GROUP_GOES_ON, of(group))


# -- for the page of choices ----------------------------------------------------------------------


def groups_of(person):
    """[(id, name)] of the groups in which somebody chooses what they are told of."""
    groups = models.Group.objects.joined_by(person).opened()
    return [(group.pk, group.readable("name") or str(_("a group"))) for group in groups]


register_groups(groups_of)
