"""Two hundred people want ten seats at the same moment: on SQLite, and on PostgreSQL."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from alongside.groups.models import Acceptance, Membership
from alongside.meetings.models import Coming
from alongside.meetings.schedule import changing, coming
from alongside.meetings.schedule.series import make_all_ahead
from alongside.people.models import Person
from tests.conftest import new_meeting
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

from .planning import a_series, also_leads, days_of

pytestmark = [pytest.mark.usefixtures("on_disk"), pytest.mark.django_db(transaction=True)]

SEATS, PEOPLE = 10, 200
AT_ONCE = 50  # So many at the very same moment; each then asks for the next of those behind them.


@pytest.fixture
def meeting(morning):
    meeting = new_meeting(morning, starts_in=timedelta(days=2))
    meeting.capacity = SEATS
    meeting.save()
    return meeting


@pytest.fixture
def people(morning):
    agreement = morning.current_agreement()
    named = [Person.objects.sign_up(f"comer {number}") for number in range(PEOPLE)]
    for one in named:
        one.accept_limits()
    places = [Membership(group=morning, person=one) for one in named]
    Membership.objects.bulk_create(places)
    Acceptance.objects.bulk_create(
        [Acceptance(membership=place, agreement=agreement) for place in places]
    )
    return named


def all_at_once(people, say, threads=AT_ONCE):
    batches = [people[start::threads] for start in range(threads)]

    def in_turn(batch):
        return lambda: [say(one) for one in batch]

    return [answer for answers in at_once(*map(in_turn, batches)) for answer in answers]


def rows(meeting, **such):
    found = meeting.coming.filter(**such).order_by("number")
    return list(found.values_list("number", "person"))


def seated(meeting):
    return [person for _number, person in rows(meeting, has_place=True)]


def waiting(meeting):
    return list(meeting.coming.in_line().values_list("person", flat=True))


def the_first_ten_have_a_place(meeting):
    assert [number for number, _ in rows(meeting, has_place=True)] == list(range(1, SEATS + 1))
    there = [number for number, _person in rows(meeting, has_place=False)]
    assert there == list(range(SEATS + 1, PEOPLE + 1))


def test_exactly_ten_have_a_place_and_the_rest_is_in_order(meeting, people):
    answers = all_at_once(people, lambda one: coming.answer(meeting, one, "yes"))
    the_first_ten_have_a_place(meeting)
    told = {answer.person_id for answer in answers if answer.has_place}
    assert told == set(seated(meeting)), "and each was told the truth"


def test_the_same_through_the_pages(meeting, people, browse):
    browsers = {one.pk: browse(one) for one in people}
    address = f"{meeting.get_absolute_url()}coming/"
    # As many pages at once as a server answers.
    answers = all_at_once(
        people, lambda one: browsers[one.pk].post(address, {"says": "yes"}), settings.PAGE_THREADS
    )
    assert {answer.status_code for answer in answers} == {302}
    the_first_ten_have_a_place(meeting)


def test_said_twice_by_everybody_is_said_once(meeting, people):
    some = people[:30]
    all_at_once(some + some, lambda one: coming.answer(meeting, one, "yes"))
    assert [number for number, _ in rows(meeting)] == list(range(1, 31))
    assert len(seated(meeting)) == SEATS


def test_seats_given_back_at_once_go_to_the_first_in_line(meeting, people):
    for one in people[:40]:
        coming.answer(meeting, one, "yes")
    order = waiting(meeting)
    back = people[:4]
    at_once(*(lambda one=one: coming.answer(meeting, one, "no") for one in back))
    assert set(seated(meeting)) == {one.pk for one in people[4:10]} | set(order[:4])
    assert waiting(meeting) == order[4:]


def test_coming_going_leaving_and_more_seats_at_once_never_overbook(meeting, morning, people):
    for one in people[:30]:
        coming.answer(meeting, one, "yes")
    places = {place.person_id: place for place in morning.memberships.select_related("person")}
    works = [lambda one=one: coming.answer(meeting, one, "yes") for one in people[30:50]]
    works += [lambda one=one: coming.answer(meeting, one, "unsure") for one in people[3:6]]
    works += [lambda one=one: places[one.pk].end(by=one) for one in people[:3]]
    works += [lambda: changing.change(meeting, capacity=12)]
    at_once(*works)
    assert len(seated(meeting)) == 12
    order = waiting(meeting)
    assert len(order) == 50 - 3 - 3 - 12
    numbers = {person: number for number, person in rows(meeting, says="yes")}
    assert max(numbers[one] for one in seated(meeting)) < min(numbers[one] for one in order)


def test_two_workers_at_once_make_each_meeting_once(morning):
    series = a_series(morning, made=False)
    at_once(*[make_all_ahead] * 6)
    days = days_of(series)
    assert len(days) == len(set(days))
    assert len(days) in (12, 13)


def test_of_three_who_take_a_meeting_over_at_once_one_leads_it(morning, meeting, ada, ben, cleo):
    for one in (ben, cleo):
        morning.memberships.filter(person=one).update(role="facilitator")
    meeting.led_by, meeting.cover_asked_at = ada, timezone.now()
    meeting.save()
    answers = at_once(*(lambda one=one: changing.lead_it(meeting, one) for one in (ben, cleo)))
    assert sorted(answers) == [False, True]
    meeting.refresh_from_db()
    assert meeting.led_by in (ben, cleo)
    assert meeting.cover_asked_at is None


def test_cancelling_and_moving_at_once_leaves_one_of_both_whole(morning, meeting, ada):
    day = meeting.wall_date + timedelta(days=1)
    at_once(
        lambda: changing.cancel(meeting, by=ada, why="holiday"),
        lambda: changing.move(meeting, day, meeting.wall_time, by=ada),
    )
    before = meeting.starts_at
    meeting.refresh_from_db()
    assert meeting.is_cancelled
    assert (meeting.moved_from is None) == (meeting.starts_at == before)
    assert meeting.sequence == (1 if meeting.moved_from is None else 2)


def test_those_who_lead_take_nobodys_seat(meeting, morning, people, nia):
    also_leads(morning, nia)
    for one in people[:SEATS]:
        coming.answer(meeting, one, "yes")
    assert coming.answer(meeting, nia, "yes").has_place
    assert coming.taken(meeting) == SEATS
    assert Coming.objects.filter(meeting=meeting, has_place=True).count() == SEATS + 1
