"""What no rule found has no excerpt: whoever leads there is led to where the words stand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import Story
from alongside.groups.models import Thread
from alongside.meetings.models import Entry, Seat, SlowRound, SlowTurn
from tests.conftest import new_meeting
from tests.meetings.slow.conftest import begin

from ..team import came_in

WORDS = "I am new here, and it is hard to begin."


def of_a_meeting(cleo, morning, ada):
    meeting = new_meeting(morning)
    seat = Seat.objects.create(meeting=meeting, person=cleo)
    said = {"meeting": meeting, "group": morning, "phase": 0, "body": WORDS}
    return Entry.objects.create(**said, seat=seat, author=cleo), f"/meetings/{meeting.pk}/"


def of_a_slow_round(cleo, morning, ada):
    round = begin(morning, ada)
    return round.turns.get(author=cleo), f"/slow-rounds/{round.pk}/"


def of_a_thread(cleo, morning, ada):
    written = Thread.objects.between(cleo, morning).write(by=cleo, body=WORDS)
    return written, f"/groups/morning/threads/{cleo.pk}/"


WHERE = {
    "entry": (of_a_meeting, "Said in a meeting."),
    "slow": (of_a_slow_round, "Written in a slow round."),
    "message": (of_a_thread, "Written in a thread with those who lead."),
}


@pytest.mark.parametrize("kind", WHERE)
def test_whoever_leads_there_is_led_to_the_words(of_three, morning, cleo, ada, dev, browse, kind):
    make, said = WHERE[kind]
    row, address = make(cleo, morning, ada)
    seen = {"source": "newcomer", "excerpt": "", "kinds": [], "marks": []}
    case = came_in(cleo, morning, level="green", about=f"{kind}:{row.pk}", **seen)
    hers = browse(ada)
    page = hers.get(f"/care/{case.pk}/").text
    assert said in page and f'href="{address}"' in page and "Hold it" not in page
    assert hers.get(address).status_code == 200
    found = came_in(cleo, morning, about=f"{kind}:{row.pk}", source="found")
    page = browse(dev).get(f"/care/{found.pk}/").text
    assert said not in page and address not in page, "who does not lead there"
    row.delete()
    assert said not in hers.get(f"/care/{case.pk}/").text


def test_where_they_cannot_go_they_are_told_what_it_is(of_two, morning, cleo, ada, gwen, browse):
    turn, address = of_a_slow_round(cleo, morning, ada)
    case = came_in(cleo, morning, about=f"slow:{turn.pk}")
    SlowTurn.objects.filter(author=gwen).delete()
    SlowRound.objects.update(closed_at=timezone.now())
    page = browse(gwen).get(f"/care/{case.pk}/").text
    assert "Whoever takes part in it can read it." in page and address not in page


@pytest.mark.parametrize("kind", ["story", "reply"])
def test_what_was_taken_back_can_be_neither_read_nor_held(
    of_two, morning, cleo, ada, bens_story, browse, kind
):
    row = bens_story.reply(by=cleo, body=WORDS)
    if kind == "story":
        row = Story.objects.share(by=cleo, group=morning, body=WORDS, wish="listen")
    hers, case = browse(ada), came_in(cleo, morning, about=f"{kind}:{row.pk}")
    page = hers.get(f"/care/{case.pk}/").text
    assert "Read it where it stands" in page and "Hold it for reading" in page
    at = "/groups/morning/" + ("stories/" if kind == "story" else "replies/")
    browse(cleo).post(f"{at}{row.pk}/take-back/")
    page = hers.get(f"/care/{case.pk}/").text
    assert "Read it where it stands" not in page and "Hold it for reading" not in page


def test_no_way_leads_to_a_thread_that_is_there_no_more(of_two, morning, cleo, ada, browse):
    row, address = of_a_thread(cleo, morning, ada)
    hers, case = browse(ada), came_in(cleo, morning, about=f"message:{row.pk}")
    assert address in hers.get(f"/care/{case.pk}/").text
    morning.memberships.filter(person=cleo).update(role="co_facilitator")
    page = hers.get(f"/care/{case.pk}/").text
    assert "Written in a thread with those who lead." in page and address not in page
    morning.memberships.filter(person=cleo).update(role="member")
    morning.memberships.get(person=cleo).end(by=cleo)
    assert address in hers.get(f"/care/{case.pk}/").text
    long_ago = timezone.now() - timedelta(days=40)
    morning.memberships.filter(person=cleo).update(ended_at=long_ago)
    assert address not in hers.get(f"/care/{case.pk}/").text
    assert hers.get(address).status_code == 404


def test_whoever_leads_the_group_is_led_to_where_it_stands(of_three, bens_story, ada, dev, browse):
    case = came_in(bens_story.author, bens_story.group, about=f"story:{bens_story.pk}")
    address = f'href="{bens_story.get_absolute_url()}"'
    assert address in browse(ada).get(f"/care/{case.pk}/").text
    assert address not in browse(dev).get(f"/care/{case.pk}/").text
