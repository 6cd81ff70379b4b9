"""A rehearsal, as whoever rehearses takes it along: which moment, and what they said themselves."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .rehearsals import ME, Rehearsal


def export(person):
    mine = Rehearsal.objects.filter(person=person)
    return [Section("rehearsals", _("My rehearsal with made-up people"), mine, entry)]


def entry(row):
    if not row.can_be_read:
        return Entry(_("A rehearsal"), when=row.begun_at)
    said = [one["words"] for one in row.so_far["said"] if one["seat"] == ME]
    moment = facts((_("What it was about"), row.hard.card.title))
    return Entry(_("A rehearsal"), when=row.begun_at, words="\n\n".join(said), facts=moment)
