"""What no rule found has no excerpt: whoever leads there is led to where the words stand."""

import pytest
from django.utils import timezone

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
