"""What somebody shared in conversations, as they are told it themselves when they take it along."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.groups.exports import called_by
from alongside.lib.exports import Entry, Section, facts

from .explaining.exports import sections as of_explaining
from .holding.exports import held_and_moved
from .models import Edit, Helped, ReadingMark, Reply, Response, Start, Steering, Story


def export(person):
    """What they wrote, whole; what they answered, by reference; how far they read, as a number."""
    groups = called_by(person)
    return [
        *written(person, groups),
        *answered_and_read(person, groups),
        *led(person, groups),
        *held_and_moved(person, groups),
        *of_explaining(person, groups),
    ]


def written(person, groups):
    return [
        Section(
            "stories",
            _("Stories"),
            Story.objects.filter(author=person).with_holds_for(person).order_by("shared_at", "pk"),
            lambda row: story(row, groups),
        ),
        Section(
            "replies",
            _("Replies"),
            with_whose(Reply.objects.filter(author=person).with_holds_for(person)).order_by(
                "shared_at", "pk"
            ),
            lambda row: reply(row, groups),
        ),
        Section(
            "edits",
            _("Words of mine as they were before I edited them"),
            Edit.objects.filter(author=person).order_by("edited_at", "pk"),
            lambda row: earlier(row, groups),
        ),
    ]


def answered_and_read(person, groups):
    return [
        Section(
            "responses",
            _("Answers with a tap"),
            with_whose(Response.objects.filter(person=person)).order_by("given_at", "pk"),
            lambda row: response(row, person),
        ),
        Section(
            "reading_marks",
            _("Stories I have read"),
            ReadingMark.objects.filter(person=person),
            lambda number: Entry(
                _("How far I have read is kept of this many stories: %(number)s")
                % {"number": number}
            ),
            only_counted=True,
        ),
        Section(
            "helped",
            _("What helped me"),
            Helped.objects.filter(author=person).order_by("pinned_at", "pk"),
            lambda row: helped(row, groups),
        ),
        Section(
            "start",
            _("From when things are new to me"),
            Start.objects.filter(person=person),
            lambda row: Entry(_("I started from that day"), when=row.at),
        ),
    ]


def led(person, groups):
    return [
        Section(
            "steerings",
            _("What I did with conversations, leading"),
            Steering.objects.filter(by=person).select_related("story").order_by("at", "pk"),
            lambda row: steering(row, groups),
        ),
    ]


def with_whose(rows):
    """Each row knows whose story or reply it is to, and when that was shared; not what it says."""
    found = rows.annotate(to_whom=F("story__author"), of_when=F("story__shared_at"))
    if rows.model is Response:
        found = found.annotate(to_reply_of=F("reply__author"), reply_when=F("reply__shared_at"))
    return found


def story(row, groups):
    said = facts(
        (_("What would help?"), row.get_wish_display()),
        (_("Comes folded, under"), row.readable("content_note")),
        (_("Edited"), row.edited_at),
        (_("Taken back"), row.taken_back_at),
    )
    words = row.readable("body") or ""
    where = groups(row.group_id)
    return Entry(_("A story"), when=row.shared_at, where=where, facts=said, words=words)


def reply(row, groups):
    what = (
        _("A reply to a story of my own")
        if row.to_whom == row.author_id
        else _("A reply to a story of somebody else’s")
    )
    said = facts(
        (_("The story was shared"), row.of_when),
        (_("Comes folded, under"), row.readable("content_note")),
        (_("Edited"), row.edited_at),
        (_("Taken back"), row.taken_back_at),
    )
    words = row.readable("body") or ""
    return Entry(what, when=row.shared_at, where=groups(row.group_id), facts=said, words=words)


def earlier(row, groups):
    what = _("Of a reply") if row.reply_id else _("Of a story")
    said = facts((_("Comes folded, under"), row.readable("content_note")))
    words = row.readable("body") or ""
    return Entry(what, when=row.edited_at, where=groups(row.group_id), facts=said, words=words)


def helped(row, groups):
    what = _("A reply of mine") if row.reply_id else _("A story of mine")
    words = row.readable("caution") or ""
    return Entry(what, when=row.pinned_at, where=groups(row.group_id), words=words)


def steering(row, groups):
    return Entry(row.get_what_display(), when=row.at, where=groups(row.story.group_id))


def response(row, person):
    is_mine = person.pk in (row.to_whom, row.to_reply_of)
    if row.reply_id:
        what = _("To a reply of my own") if is_mine else _("To a reply of somebody else’s")
    else:
        what = _("To a story of my own") if is_mine else _("To a story of somebody else’s")
    shared = row.reply_when if row.reply_id else row.of_when
    said = facts((_("I answered"), row.get_kind_display()), (_("Shared"), shared))
    return Entry(what, when=row.given_at, facts=said)
