"""What holds and moves keep of somebody, as they take it along."""

from django.utils.translation import gettext as _

from alongside.groups.sharing.holding.exports import entry_of_hold, entry_of_step, was_inside
from alongside.lib.exports import Entry, Section, facts

from ..leading.moves import Move
from .holds import Hold, HoldStep


def held_and_moved(person, groups):
    """Of their own words, all that they are told of; of what they decided leading, why as well."""
    places = list(person.memberships.all())
    return [
        Section(
            "holds",
            _("Words of mine that were held"),
            Hold.objects.of_words_of(person).order_by("held_at", "pk"),
            lambda row: hold(row, groups, with_why=was_inside(places, row)),
        ),
        Section(
            "appeals",
            _("What I said, asking for another look"),
            HoldStep.objects.filter(by=person, what=HoldStep.What.APPEAL).order_by("at", "pk"),
            lambda row: entry_of_step(row, groups),
        ),
        Section(
            "held_by_me",
            _("Words I held, leading"),
            Hold.objects.filter(by=person).order_by("held_at", "pk"),
            lambda row: hold(row, groups),
        ),
        Section(
            "decided_on_holds",
            _("What I decided about words that were held"),
            HoldStep.objects.filter(by=person)
            .exclude(what=HoldStep.What.APPEAL)
            .order_by("at", "pk"),
            lambda row: entry_of_step(row, groups),
        ),
        Section(
            "moves",
            _("Stories of which I said that they might be heard better elsewhere"),
            Move.objects.filter(by=person).select_related("story").order_by("at", "pk"),
            lambda row: Entry(_("A story"), when=row.at, where=groups(row.story.group_id)),
        ),
        Section(
            "moves_for_me",
            _("Stories of mine that might be heard better elsewhere"),
            Move.objects.filter(story__author=person).select_related("story").order_by("at", "pk"),
            lambda row: moved(row, groups),
        ),
    ]


def hold(row, groups, with_why=True):
    what = _("A reply") if row.reply_id else _("A story")
    return entry_of_hold(row, what, groups, with_why)


def moved(row, groups):
    said = facts((_("I answered"), row.answered_at))
    return Entry(_("A story"), when=row.at, where=groups(row.story.group_id), facts=said)
