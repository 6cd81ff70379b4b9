"""What goes when somebody leaves, and who leads then."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import ReadingMark, Story
from alongside.groups.models import Asking, Invitation, Membership, Proposal, Remark, Voice
from alongside.groups.roles import Role
from alongside.meetings.models import Ahead, Today
from alongside.people.models import Draft, Suspension
from tests.conftest import new_group, new_meeting
from tests.house.world_forms import a_change

from .parting import comes, place_of

MORNING = "/groups/morning/"


def shares(group, someone):
    body = "Slept on the floor."
    return Story.objects.share(by=someone, group=group, body=body, wish="listen")


def test_losing_access_cleans_up_what_pointed_at_it(morning, ada, ben, cleo, bens_story, tonight):
    proposal = a_change(morning, by=ada)
    long_ago = timezone.now() - timedelta(days=60)
    Membership.objects.filter(person=cleo).update(joined_at=long_ago)
    place = place_of(cleo, morning)
    proposal.say(place, Voice.Says.NOT_YET)
    remark = Remark.objects.create(proposal=proposal, group=morning, author=cleo, body="Hm.")
    place.about, place.hopes, place.named_to_visitors = "Teaches.", "To be heard.", True
    place.save()
    link = Invitation.objects.make(morning, by=cleo)
    place.end(by=cleo)
    place.refresh_from_db()
    assert (place.about, place.hopes, place.named_to_visitors) == (None, None, False)
    assert not proposal.voices.filter(person=cleo).exists()
    assert not Invitation.objects.open().filter(pk=link.pk).exists()
    remark.refresh_from_db()
    assert remark.body == "Hm.", "it was shared, and stays"


@pytest.mark.parametrize(("words", "stays"), [("taken", False), ("unnamed", True)])
def test_what_was_said_to_a_change_goes_with_the_words(morning, ada, cleo, words, stays):
    proposal = a_change(morning, by=ada)
    Remark.objects.create(proposal=proposal, group=morning, author=cleo, body="Hm.")
    mine = place_of(cleo, morning)
    Proposal.objects.filter(pk=proposal.pk).update(closed_at=timezone.now())
    current = morning.current_agreement()
    own = Proposal.objects.create(
        group=morning, proposed_by=cleo, changes=current, body="We knock.", why="The door."
    )
    mine.end(by=cleo, words=words)
    own.refresh_from_db()
    assert own.readable("body") == "We knock.", "the group's"
    assert own.readable("why") == ("The door." if stays else None)
    assert [one.readable("body") for one in Remark.objects.all()] == (["Hm."] if stays else [])
    if stays:
        assert Remark.objects.get().author is None and own.proposed_by is None


# -- who leads ------------------------------------------------------------------------------------


def test_the_page_says_who_would_lead(morning, ada, ben, cleo, browse):
    page = browse(ada).get(f"{MORNING}leave/").text
    assert "nobody would be left to lead the group" in page
    gwen = comes(morning, "gwen", Role.CO_FACILITATOR)
    page = browse(ada).get(f"{MORNING}leave/").text
    assert 'When you go, <span dir="auto">Gwen</span> facilitates the group' in page
    assert "You are the only one" not in browse(gwen).get(f"{MORNING}leave/").text
    browse(ada).post(f"{MORNING}leave/")
    assert place_of(gwen, morning).role == Role.FACILITATOR
    ada.refresh_from_db()
    assert not ada.leads


def test_whoever_is_suspended_leads_nobody(morning, ada, ben, cleo, olive, browse):
    """Neither stands in the way of who could, nor is promised to."""
    gwen = comes(morning, "gwen", Role.CO_FACILITATOR)
    place_of(ben, morning).let_facilitate()
    place_of(cleo, morning).give_role(Role.CO_FACILITATOR)
    for one in (ben, cleo):
        Suspension.objects.suspend(one, by=olive, reason="For a while.")
    page = browse(ada).get(f"{MORNING}leave/").text
    assert 'When you go, <span dir="auto">Gwen</span> facilitates the group' in page
    browse(ada).post(f"{MORNING}leave/")
    assert place_of(gwen, morning).role == Role.FACILITATOR


def test_it_is_never_a_lock(morning, ada, browse):
    assert browse(ada).post(f"{MORNING}leave/").url == "/"
    assert not morning.memberships.current().leading().exists()


def test_of_a_group_of_ones_own_it_says_that_too(ada, browse):
    new_group("alone", ada)
    assert "Nobody else is in the group." in browse(ada).get("/groups/alone/leave/").text


def test_who_is_asked_to_leave_leaves_their_words(morning, ada, cleo):
    story = shares(morning, cleo)
    place_of(cleo, morning).end(by=ada)
    assert Story.objects.get(pk=story.pk).body == "Slept on the floor."


def test_marks_drafts_and_what_was_said_ahead_go(morning, cleo, bens_story, tonight):
    later = new_meeting(morning, starts_in=timedelta(hours=8))
    Draft.objects.keep(cleo, f"story:{morning.pk}", "Half a sente")
    bens_story.mark_read(by=cleo, until=timezone.now())
    Ahead.objects.say(by=cleo, meeting=later, today="not")
    seat = tonight.seats.create(person=cleo)
    Today.objects.create(
        seat=seat, group=morning, person=cleo, answer={"today": "few", "rough": True}
    )
    Asking.objects.create(group=morning, person=cleo, number=1)
    place_of(cleo, morning).end(by=cleo)
    for model in (Draft, ReadingMark, Ahead, Today):
        assert not model.objects.filter(person=cleo).exists(), model
    assert not Asking.objects.open().exists()
