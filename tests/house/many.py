"""Rows in quantity, sealed like any others, from many different people."""

from datetime import timedelta

from django.utils import timezone

from alongside.conversations.models import Reply, Response, Story
from alongside.groups.models import Acceptance, Asking, FastReading, Membership
from alongside.meetings import engine, plan
from alongside.meetings.evening import carry_out
from alongside.meetings.models import Entry, Meeting, Seat, Today
from alongside.people.models import Person
from alongside.vault.keyring import keyring

START = timezone.now() - timedelta(days=30)


def moment(number):
    return START + timedelta(seconds=number)


def people(count):
    """New people, each with a key of their own."""
    made = [Person(display_name=f"Person {n}") for n in range(count)]
    for person in made:
        keyring().create("person", person.pk)
        person.sign_in_name = str(person.pk)
    return Person.objects.bulk_create(made)


def members(group, count):
    agreement = group.current_agreement()
    places = [Membership(group=group, person=person) for person in people(count)]
    Membership.objects.bulk_create(places)
    Acceptance.objects.bulk_create(
        [Acceptance(membership=place, agreement=agreement) for place in places]
    )
    return [place.person for place in places]


def askings(group, count):
    """So many who ask, so many in line, and so many newcomers, each of whom read fast as well."""
    taken = group.askings.count()
    everyone = people(2 * count)
    Asking.objects.bulk_create(
        Asking(
            group=group,
            person=person,
            number=taken + number + 1,
            state=Asking.State.ASKED if number < count else Asking.State.WAITING,
            answers=[["Why?", f"Answer {number}"]],
        )
        for number, person in enumerate(everyone)
    )
    group.capacity = 0  # Or those who wait would be let in at the first look.
    group.save(update_fields=["capacity"])
    here = group.memberships.filter(person__in=members(group, count))
    for place in here:
        place.hopes = "Company."
        place.save()
    FastReading.objects.bulk_create(FastReading(membership=place, pages=20) for place in here)


def stories(group, authors, count):
    return Story.objects.bulk_create(
        [
            Story(
                group=group,
                author=authors[n % len(authors)],
                body=f"Story {n}",
                shared_at=moment(n),
                newest_reply_at=moment(n),
            )
            for n in range(count)
        ]
    )


def replies(story, authors, count):
    """Replies, each answered with a tap by somebody who has not replied: the last of `authors`."""
    *authors, listener = authors
    made = [
        Reply(
            story=story,
            group_id=story.group_id,
            author=authors[n % len(authors)],
            body=f"Reply {n}",
            shared_at=moment(n),
        )
        for n in range(count)
    ]
    Reply.objects.bulk_create(made, batch_size=1_000)
    Response.objects.bulk_create(
        [Response(person=listener, reply=reply, kind="hear") for reply in made],
        batch_size=1_000,
    )
    Story.objects.filter(pk=story.pk).update(newest_reply_at=moment(count))


def meetings(group, count):
    """As many that are to come as have been."""
    for days in (1, -1):
        made = []
        for n in range(count):
            starts_at = timezone.now() + days * timedelta(days=1, minutes=n)
            made.append(
                Meeting(
                    group=group,
                    title=f"Meeting {n}",
                    wall_date=starts_at.date(),
                    wall_time=starts_at.time(),
                    zone="UTC",
                    starts_at=starts_at,
                    closed_at=starts_at if days < 0 else None,
                    steps=plan.dump(plan.simple()),
                )
            )
        Meeting.objects.bulk_create(made)


def agreements(group, by, count):
    for n in range(count):
        group.write_agreement(f"Version {n}", by)


def seats(meeting, somebody, facilitates=False):
    """Each of these people comes in, saying what they have today. Returns the last one's seat."""
    for person in somebody:
        seat = Seat.objects.create(meeting=meeting, person=person, facilitates=facilitates)
        answer = {"today": "few", "rough": False}
        Today.objects.create(seat=seat, person=person, group=meeting.group, answer=answer)
        do(meeting, engine.Arrive(id=f"arrive {seat.pk}", by=seat.pk, facilitates=facilitates))
    return seat


def do(meeting, command):
    assert carry_out(meeting, command) is None


def an_evening(meeting, facilitator, others):
    """The check-in round has begun. Returns the facilitator's seat."""
    seat = seats(meeting, [facilitator], facilitates=True)
    seats(meeting, others)
    do(meeting, engine.BeginNext(id="begin", by=seat.pk, leaving=0))
    return seat


def entries(meeting, count):
    """Words said in the check-in round, by everybody who has come, in turn."""
    somebody = list(meeting.seats.all())
    Entry.objects.bulk_create(
        [
            Entry(
                meeting=meeting,
                group_id=meeting.group_id,
                seat=somebody[n % len(somebody)],
                author_id=somebody[n % len(somebody)].person_id,
                phase=1,
                body=f"Words {n}",
                said_at=moment(n),
            )
            for n in range(count)
        ]
    )
