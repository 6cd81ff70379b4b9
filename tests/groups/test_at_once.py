"""Two taps at the very same moment, from two threads with two connections, are one."""

import pytest

from alongside.conversations.models import Reply, Response, Story
from alongside.groups.models import Acceptance, Group, Invitation, Membership
from alongside.people.models import Consent, Draft, Person
from tests.on_disk import at_once

pytestmark = [pytest.mark.usefixtures("on_disk"), pytest.mark.django_db(transaction=True)]


def posts(clients, address, form):
    """Each client sends the form, all at once; what they were told to go and see."""

    def post(client):
        return lambda: client.post(address, form)

    answers = at_once(*(post(client) for client in clients))
    assert [answer.status_code for answer in answers] == [302] * len(clients)
    return {answer.url for answer in answers}


@pytest.fixture
def cleos(cleo, browse):
    """Cleo's browser, four times: the tap that would not go through."""
    return [browse(cleo) for _time in range(4)]


def test_one_story(morning, cleos):
    form = {"id": "42", "body": "Only once", "wish": "listen"}
    assert posts(cleos, "/groups/morning/stories/", form) == {"/stories/42/"}
    assert Story.objects.get().body == "Only once"


def test_two_people_with_one_id_both_share(morning, ben, cleo, browse):
    form = {"id": "42", "body": "Mine", "wish": "listen"}
    pages = posts([browse(ben), browse(cleo)], "/groups/morning/stories/", form)
    assert len(pages) == 2
    assert {story.author for story in Story.objects.all()} == {ben, cleo}
    assert {story.body for story in Story.objects.all()} == {"Mine"}


def test_one_reply(bens_story, cleos):
    form = {"id": "43", "body": "Only once"}
    pages = posts(cleos, f"{bens_story.get_absolute_url()}replies/", form)
    assert len(pages) == 1
    assert Reply.objects.get().body == "Only once"


def test_one_response_or_none(bens_story, cleos):
    """A tap gives, a second takes back: four at once are never two of a kind."""
    posts(cleos, f"{bens_story.get_absolute_url()}responses/", {"kind": "hear"})
    assert Response.objects.count() in (0, 1)


def test_one_place(morning, ada, nia, browse):
    invitation = Invitation.objects.make(morning, by=ada)
    nias = [browse(nia) for _time in range(4)]
    pages = posts(nias, invitation.get_absolute_url(), {})
    assert pages == {"/groups/morning/agreement/"}
    assert Membership.objects.filter(person=nia).count() == 1


def test_one_yes_to_the_agreement(invited, browse):
    nias = [browse(invited) for _time in range(4)]
    posts(nias, "/groups/morning/agreement/", {"agreed": "on"})
    assert Acceptance.objects.filter(membership__person=invited).count() == 1


def test_one_yes_to_the_limits(browse):
    leo = Person.objects.sign_up("leo")
    leos = [browse(leo) for _time in range(4)]
    posts(leos, "/limits/", {"of_age": "on", "understood": "on"})
    assert Consent.objects.count() == 1


def test_one_group(olive, browse):
    olives = [browse(olive) for _time in range(4)]
    form = {"id": "44", "name": "Early", "purpose": "For us.", "time_zone": "Europe/London"}
    pages = posts(olives, "/begin-a-group/", {**form, "agreement": "Passing is fine."})
    assert pages == {"/organise/groups/44/"}
    assert Group.objects.get().current_agreement().version == 1
    assert Membership.objects.count() == Acceptance.objects.count() == 1


def test_one_end_of_a_place(morning, ada, cleos, cleo):
    [home] = posts(cleos[:1], "/groups/morning/leave/", {})
    assert home == "/"
    places = [Membership.objects.get(person=cleo) for _time in range(4)]
    at_once(*(lambda place=place: place.end(by=ada) for place in places))
    assert Membership.objects.get(person=cleo).ended_by == cleo


def test_one_change_of_the_agreement(morning, ada, browse):
    """Alone with tenure, Ada's change is the agreement at once; a second one changes nothing."""
    adas = [browse(ada) for _time in range(4)]
    answers = at_once(
        *(
            lambda browser=browser: browser.post(
                "/groups/morning/agreement/change/", {"id": "45", "body": "We knock first."}
            )
            for browser in adas
        )
    )
    assert {answer.status_code for answer in answers} <= {200, 302}
    versions = morning.agreements.order_by("version").values_list("version", flat=True)
    assert list(versions) == [1, 2]


def test_one_draft(morning, cleo):
    place = f"story:{morning.pk}"
    bodies = [f"Half a sentence, {number}" for number in range(4)]
    at_once(*(lambda body=body: Draft.objects.keep(cleo, place, body) for body in bodies))
    assert Draft.objects.get().body in bodies


def test_one_person_of_a_name(browse):
    form = {"username": "Quiet River", "password1": "correct horse battery"}
    visitors = [browse() for _time in range(3)]
    answers = at_once(
        *(lambda visitor=visitor: visitor.post("/sign-up/", form) for visitor in visitors)
    )
    assert {answer.status_code for answer in answers} <= {200, 302}, "in, or told kindly"
    assert Person.objects.count() == 1
