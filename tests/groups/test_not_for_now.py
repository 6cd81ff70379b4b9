"""Whoever cannot write in their group for now is told why, until when, and what is open to them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.agreeing.proposals import Proposal

from .parting import place_of, silence

THREAD = "/groups/morning/thread/"
NOT_YOURS = "This is not yours to do"
UNTIL = "For now you do not share or reply here. That ends"
OVER = "This group has come to its end."
TO_WRITE_ON = (
    "/groups/morning/stories/share/",
    "/groups/morning/explaining/begin/",
    "/groups/morning/agreement/change/",
)


@pytest.fixture
def silenced(morning, ada, cleo):
    silence(morning, cleo, by=ada)
    return cleo


@pytest.mark.parametrize("address", TO_WRITE_ON)
def test_who_is_silenced_is_told_until_when_and_what_is_open(silenced, browse, address):
    page = browse(silenced).get(address)
    assert page.status_code == 403
    assert UNTIL in page.text and "write to those who lead" in page.text
    assert "/decisions/" in page.text and 'href="/groups/morning/"' in page.text
    assert NOT_YOURS not in page.text


def test_and_words_that_were_begun_before_come_back(morning, silenced, bens_story, browse):
    hers, words = browse(silenced), {"body": "All that I had written"}
    for address in ("/groups/morning/stories/", bens_story.get_absolute_url() + "replies/"):
        page = hers.post(address, words)
        assert page.status_code == 403 and UNTIL in page.text
        assert "All that I had written</textarea>" in page.text


def test_where_there_is_no_form_the_page_says_why(morning, ada, ben, silenced, browse):
    morning.memberships.filter(person=ben).update(joined_at=timezone.now() - timedelta(days=60))
    place = morning.memberships.get(person=ada)
    current = morning.current_agreement()
    made = Proposal.objects.propose(by=place, body="Be kind.", why="", changes=current)
    page = browse(silenced).get(f"/groups/morning/agreement/changes/{made.pk}/")
    assert page.status_code == 200 and UNTIL in page.text
    assert "Your words about it count already" not in page.text


@pytest.mark.parametrize("address", TO_WRITE_ON)
def test_in_a_group_that_has_ended_it_says_so(morning, cleo, browse, address):
    morning.ends_on = timezone.localdate() - timedelta(days=1)
    morning.save()
    page = browse(cleo).get(address)
    assert page.status_code == 403 and OVER in page.text and NOT_YOURS not in page.text
    assert "<title>Nothing is added here any more" in page.text.replace("\n", "").replace("  ", "")


def test_who_is_not_in_the_group_any_more_is_told_so_where_they_write_to_who_leads(
    morning, ada, cleo, browse
):
    hers = browse(cleo)
    assert hers.post(THREAD, {"body": "Are you there?"}).status_code == 302
    place_of(cleo, morning).end(by=ada)
    for sent in (
        hers.post(THREAD, {"body": "I cannot do this any more"}),
        hers.post(f"{THREAD}times/none/", {"body": "I cannot do this any more"}),
    ):
        assert sent.status_code == 403 and NOT_YOURS not in sent.text
        assert "You are not in this group any more." in sent.text
        assert "I cannot do this any more</textarea>" in sent.text
        assert "If it cannot wait, or you are in danger" in sent.text
    adas = browse(ada).post(f"/groups/morning/threads/{cleo.pk}/", {"body": "Take care."})
    assert adas.status_code == 403 and "They are not in the group any more." in adas.text
    assert "Take care.</textarea>" in adas.text


def test_what_was_never_theirs_is_refused_as_ever(morning, silenced, browse):
    page = browse(silenced).get("/groups/morning/settings/")
    assert page.status_code == 403 and NOT_YOURS in page.text and UNTIL not in page.text
