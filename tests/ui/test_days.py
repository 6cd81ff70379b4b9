"""The day of a moment is that of its reader's clock, as is everything else that a page says."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.groups.models import Wanted
from alongside.notices.words import say
from alongside.ui import times

LOS_ANGELES = "America/Los_Angeles"
EVENING = datetime(2026, 12, 8, 3, 30, tzinfo=UTC)  # There it is 7 December, half past seven.


def lives_there(person):
    person.display = {"zone": LOS_ANGELES}
    person.save(update_fields=["display"])


def test_a_moment_is_said_as_a_day_by_the_clock_of_the_reader():
    with timezone.override(LOS_ANGELES):
        said = times.long_date(EVENING), times.day_and_month(EVENING), times.weekday(EVENING)
    assert said == ("7 December 2026", "7 December", "Monday")
    assert times.long_date(EVENING) == "8 December 2026"


def test_what_has_a_day_of_its_own_keeps_it():
    with timezone.override(LOS_ANGELES):
        assert times.long_date(EVENING.date()) == "8 December 2026"
        assert times.long_date(EVENING.replace(tzinfo=None)) == "8 December 2026"


def test_a_letter_says_the_day_by_the_clock_of_whoever_gets_it():
    with timezone.override("UTC"):
        said = say("reminder", when=EVENING, zone=ZoneInfo(LOS_ANGELES)).time
    assert said == "It begins on Monday 7 December 2026 at 19:30."


def test_organisers_read_the_day_on_which_words_were_sent(cleo, olive, browse):
    lives_there(olive)
    Wanted.objects.create(person=cleo, words="Cold hands.", wanted_at=EVENING)
    assert "Sent on 7 December 2026." in browse(olive).get("/organise/wanted/").text
