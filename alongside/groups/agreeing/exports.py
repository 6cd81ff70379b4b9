"""What somebody had to say to a change of their group's agreement."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .proposals import Proposal, Remark, Voice


def export(person, groups):
    """`groups(id)` says what a group is called for this person."""
    return [
        Section(
            "proposals",
            _("Changes of an agreement I proposed"),
            Proposal.objects.filter(proposed_by=person).order_by("proposed_at", "pk"),
            lambda row: proposal(row, groups),
        ),
        Section(
            "remarks",
            _("What I said when a change was talked over"),
            Remark.objects.filter(author=person).order_by("said_at", "pk"),
            lambda row: Entry(
                _("A word about a change"),
                when=row.said_at,
                where=groups(row.group_id),
                words=row.readable("body") or "",
            ),
        ),
        Section(
            "voices",
            _("What I answered to changes"),
            Voice.objects.filter(person=person)
            .select_related("proposal")
            .defer("proposal__body", "proposal__why")
            .order_by("said_at", "pk"),
            lambda row: Entry(
                _("I answered a change"),
                when=row.said_at,
                where=groups(row.proposal.group_id),
                facts=facts((_("What I said"), row.get_says_display())),
            ),
        ),
    ]


def proposal(row, groups):
    """The reason is their own; the text is the group's, and there by reference only."""
    said = facts((_("What became of it"), row.get_outcome_display() or None))
    return Entry(
        _("I proposed a change"),
        when=row.proposed_at,
        where=groups(row.group_id),
        facts=said,
        words=row.readable("why") or "",
    )
