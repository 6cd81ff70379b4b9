"""Holding words back, asking somebody to look again, and deciding.

Each of these holds the row of the story or reply, as does whoever edits it or takes it back: one
waits for the other. Nothing here removes a word.
"""

from django.db import transaction
from django.utils import timezone

from alongside.groups.memberships import Membership
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.people.leaving.pausing import awake
from alongside.people.models import Block
from alongside.people.safety.suspensions import organisers
from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.search.waiting import mark

from .. import notices
from ..models import Reply, Story
from ..responses import on
from ..second_thoughts.edits import version_of
from .holds import Hold, HoldStep

What = HoldStep.What


# -- who may ---------------------------------------------------------------------------------------


def others_who_lead(hold):
    """Places of those who could look at it with fresh eyes: they had no part in it."""
    places = who_lead_and_read(hold).exclude(person__in=with_a_part(hold))
    return places.able()


def who_lead_and_read(hold):
    """Places of those who lead and for whom its words are there, as `visible_to` gives them."""
    shared = hold.shared
    story = shared.story if hold.reply_id else shared
    places = Membership.objects.reading(story.shared_at).leading().filter(group=hold.group_id)
    for author in {story.author_id, shared.author_id} - {None}:
        places = places.exclude(person__in=Block.objects.between(author))
    return places


def organisers_beside(hold):
    """Organisers who are not in the group, and had no part in it."""
    inside = Membership.objects.current().filter(group=hold.group_id)
    able = organisers().exclude(pk__in=with_a_part(hold))
    return able.exclude(pk__in=inside.values("person"))


def with_a_part(hold):
    """The author, and whoever held the words or decided on them before."""
    return (hold.who_decided() | {hold.shared.author_id}) - {None}


def can_be_decided_by(hold, person):
    """By those who lead and have the words, never on words of their own.

    Where the author asked for another look, by those whom they were told of who had no part in it,
    while there is one of them: a break changes nothing, since what was said was said to them.
    """
    if hold.ended_at or hold.shared.author_id == person.pk or hold.group.is_over:
        return False
    if not hold.is_appealed:
        return who_lead_and_read(hold).filter(person=person).exists()
    leading = others_who_lead(hold).values_list("person_id", flat=True)
    organising = organisers_beside(hold).values_list("pk", flat=True)
    asked = (organising, leading) if hold.asked_organisers else (leading, organising)
    return person.pk in next(filter(None, asked), ())


def can_be_appealed(hold):
    """Once, while it holds."""
    return hold.ended_at is None and hold.appealed_at is None and not hold.group.is_over


def whom_to_ask(hold):
    """(who would look again, [Person]): "leaders", "organisers", or "" where nobody is there.

    Whoever has a break hears of nothing. They are asked only where there is nobody else.
    """
    leading, organising = who_would_look(hold), list(organisers_beside(hold))
    able = [("leaders", awake(leading)), ("organisers", awake(organising))]
    able += [("leaders", leading), ("organisers", organising)]
    return next(((who, people) for who, people in able if people), ("", []))


def who_would_look(hold):
    return [place.person for place in others_who_lead(hold).select_related("person")]


# -- verbs -----------------------------------------------------------------------------------------


def hold(shared, *, by, rule, reason, version):
    """Hold these words from now on. Of two who do so at once, the first one's reason stands.

    Raises ChangedMeanwhile where they are not the `version` that was read any more, and
    DoesNotExist where they were taken back.
    """
    with transaction.atomic():
        row = type(shared).objects.hold(shared.pk)
        if row is None or row.taken_back_at:
            raise type(shared).DoesNotExist
        if there := Hold.objects.current().filter(**on(row)).first():
            return there
        if version != version_of(row):
            raise ChangedMeanwhile(version_of(row))
        now = timezone.now()
        words = {"rule": rule, "reason": reason, "version": row.edited_at}
        made = Hold.objects.create(
            **on(row), group_id=row.group_id, by=by, **words, held_at=now, decided_at=now
        )
        hold_row(row, now)
        record("words_held", hold=made.pk, by=by.pk, **whose(row))
        access.write("words_held", by=by, hold=made.pk, group=row.group_id)
        notices.tell_decided(made)
    return made


def ask_again(hold, *, by, words, told=""):
    """The author asks somebody who had no part in it. False where they have, or it is over.

    Nor is it sent to others than they were `told` of: "leaders" read the words, organisers do not.
    """
    with transaction.atomic():
        row = current(hold)
        if row is None or hold.shared.author_id != by.pk or not can_be_appealed(hold):
            return False
        who, people = whom_to_ask(hold)
        if not who or told not in ("", who):
            return False
        hold.appealed_at, hold.asked_organisers = timezone.now(), who == "organisers"
        hold.save(update_fields=["appealed_at", "asked_organisers"])
        hold.steps.create(group_id=hold.group_id, by=by, what=What.APPEAL, asks=words)
        notices.tell_appeal(hold, who, people)
    return True


def decide(hold, *, by, release, why, version):
    """It stays held, or everybody reads the words again. False where somebody was quicker.

    Raises ChangedMeanwhile where the words are not those any more that were read. An organiser has
    not read them: their `version` is None.
    """
    with transaction.atomic():
        row = current(hold)
        if row is None or not can_be_decided_by(hold, by):
            return False
        if version is not None and version != version_of(row):
            raise ChangedMeanwhile(version_of(row))
        hold.keep_decision(by=by, release=release, why=why)
        if release:
            hold_row(row, None)
            record("hold_released", hold=hold.pk, **whose(row))
        notices.tell_decided(hold)
    return True


def current(hold):
    """The row of its words, held still, and `hold` as it is now; None where it is over."""
    row = type(hold.shared).objects.hold(hold.shared.pk)
    if row is None or row.taken_back_at or not Hold.objects.current().filter(pk=hold.pk).exists():
        return None
    asked = ("appealed_at", "asked_organisers", "answered_at")
    hold.refresh_from_db(fields=["decided_at", *asked, "ended_at", "by"])
    return row


def hold_row(row, since):
    """From now on it is held, or not any more; the index of words follows."""
    row.held_at = since
    row.save(update_fields=["held_at"])
    mark(type(row), [row.pk])


def whose(row):
    return {"story" if isinstance(row, Story) else "reply": row.pk}


# -- when words or people go -----------------------------------------------------------------------


def forget_appeals(author, **where):
    """What an author said of words of theirs goes, where it would tell whose the words were."""
    HoldStep.objects.filter(by=author, what=What.APPEAL, **where).delete()


# -- on data from an older copy --------------------------------------------------------------------


def hold_again(*, hold, by, story=None, reply=None):
    """They are held, as they were; without rule and reason, as the ledger keeps neither."""
    kind, pk = (Story, story) if story else (Reply, reply)
    with transaction.atomic():
        row = kind.objects.hold(pk)
        if row is None or row.taken_back_at or Hold.objects.filter(pk=hold).exists():
            return
        people = type(row)._meta.get_field("author").related_model.objects
        now = timezone.now()
        if not Hold.objects.current().filter(**on(row)).exists():
            Hold.objects.create(
                pk=hold,
                **on(row),
                group_id=row.group_id,
                by=people.filter(pk=by).first(),
                version=row.edited_at,
            )
        hold_row(row, now)


def release_again(*, hold, story=None, reply=None):
    """It had ended: everybody reads the words again."""
    kind, pk = (Story, story) if story else (Reply, reply)
    with transaction.atomic():
        row = kind.objects.hold(pk)
        there = Hold.objects.current().filter(pk=hold)
        if row is not None and there.update(ended_at=timezone.now()):
            hold_row(row, None)
