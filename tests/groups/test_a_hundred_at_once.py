"""A hundred people ask for eight places at the same moment: on SQLite, and on PostgreSQL."""

import pytest

from alongside.groups.joining import places
from alongside.groups.models import Asking, Group, Invitation, Membership
from alongside.people.models import Person
from tests.on_disk import at_once

pytestmark = [pytest.mark.usefixtures("on_disk"), pytest.mark.django_db(transaction=True)]

PLACES, PEOPLE = 8, 100
# So many knock at the very same moment; each then knocks again for the next of those behind them.
AT_ONCE = 50


@pytest.fixture
def group(ada):
    group = Group.objects.create(
        name="The noon group", purpose="For us.", joining="open", capacity=PLACES
    )
    agreement = group.write_agreement("Passing is fine.", ada)
    group.welcome(ada, role="facilitator").accept(agreement)
    return group


@pytest.fixture
def people(db):
    named = [Person.objects.sign_up(f"asker {number}") for number in range(PEOPLE)]
    for one in named:
        one.accept_limits()
    return named


def all_at_once(people, knock):
    """Each of the people knocks; AT_ONCE of them from the same moment on."""
    batches = [people[start::AT_ONCE] for start in range(AT_ONCE)]

    def in_turn(batch):
        return lambda: [knock(one) for one in batch]

    return [answer for answers in at_once(*map(in_turn, batches)) for answer in answers]


def line(group, state):
    return list(
        group.askings.filter(state=state).order_by("number").values_list("number", "person")
    )


def seated(group):
    return set(group.memberships.current().seated().values_list("person", flat=True))


def the_first_eight_are_in(group):
    """Exactly eight, in order; the rest waits in order; no number twice, and none is missing."""
    let_in, waiting = line(group, "let_in"), line(group, "waiting")
    assert [number for number, _person in let_in] == list(range(1, PLACES + 1))
    assert [number for number, _person in waiting] == list(range(PLACES + 1, PEOPLE + 1))
    assert seated(group) == {person for _number, person in let_in}
    assert Membership.objects.count() == PLACES + 1


def test_exactly_eight_come_in_and_the_rest_waits_in_order(group, people):
    all_at_once(people, lambda one: places.ask(group, one))
    the_first_eight_are_in(group)


def test_the_same_through_the_pages(group, people, browse):
    browsers = {one.pk: browse(one) for one in people}
    address = f"/find/{group.pk}/ask/"
    answers = all_at_once(people, lambda one: browsers[one.pk].post(address))
    assert {answer.status_code for answer in answers} == {302}
    the_first_eight_are_in(group)
    to_the_group = [answer for answer in answers if answer.url == group.get_absolute_url()]
    assert len(to_the_group) == PLACES
    assert len({answer.url for answer in answers}) == PEOPLE - PLACES + 1


def test_a_hundred_that_follow_one_link_are_no_more_than_there_is_room_for(group, ada, people):
    link = Invitation.objects.make(group, by=ada)
    came = all_at_once(people, lambda one: places.come_by_link(link, one))
    assert len([one for one in came if isinstance(one, Membership)]) == PLACES
    assert len(seated(group)) == PLACES
    waiting = line(group, "waiting")
    assert [number for number, _person in waiting] == list(range(1, PEOPLE - PLACES + 1))


def test_a_link_for_five_lets_in_five_of_a_hundred(group, ada, people):
    Group.objects.filter(pk=group.pk).update(capacity=None)
    link = Invitation.objects.make(group, by=ada, uses=5)
    came = all_at_once(people, lambda one: places.come_by_link(link, one))
    assert len([one for one in came if one]) == len(seated(group)) == 5
    assert not Invitation.objects.open().exists()


def test_places_given_back_at_once_go_to_the_first_of_the_line(group, people):
    for one in people[:20]:
        places.ask(group, one)
    leaving = list(group.memberships.current().seated().order_by("joined_at")[:3])
    at_once(*(lambda place=place: place.end(by=place.person) for place in leaving))
    assert seated(group) == {one.pk for one in people[3:11]}
    assert [person for _number, person in line(group, "waiting")] == [
        one.pk for one in people[11:20]
    ]


def test_leaving_asking_and_taking_back_at_once_never_overbook(group, people):
    for one in people[:16]:
        places.ask(group, one)
    here = list(group.memberships.current().seated())
    waiting = list(Asking.objects.waiting().select_related("group"))
    works = [lambda place=place: place.end(by=place.person) for place in here[:4]]
    works += [lambda one=one: places.take_back(one) for one in waiting[:2]]
    works += [lambda one=one: places.ask(group, one) for one in people[16:30]]
    at_once(*works)
    places.fill_all()
    assert len(seated(group)) == PLACES
    still_waiting = [person for _number, person in line(group, "waiting")]
    assert still_waiting and not set(still_waiting) & seated(group)
    numbers = [number for number, _person in line(group, "waiting")]
    let_in = [number for number, _person in line(group, "let_in")]
    assert max(let_in) < min(numbers), "nobody came in before somebody who was in line earlier"


def test_two_who_lead_say_yes_at_once(group, ada, people):
    Group.objects.filter(pk=group.pk).update(joining="asking", capacity=1)
    group.refresh_from_db()
    asked = [places.ask(group, one) for one in people[:6]]
    assert {one.state for one in asked} == {"asked"}
    at_once(*(lambda one=one: places.accept(one, by=ada) for one in asked for _tap in range(2)))
    assert len(seated(group)) == 1
    assert len(line(group, "waiting")) == 5
    places.take_back(Asking.objects.waiting().order_by("number").first())
    [(_number, first), *_rest] = line(group, "waiting")
    Membership.objects.seated().get(group=group, ended_at=None).end(by=ada)
    assert seated(group) == {first}
