"""The demo's care team: when they read, who is on call, and two things that wait for them."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.care.cases.levels import NEWCOMER
from alongside.care.hours.clock import Span
from alongside.care.hours.duties import put
from alongside.care.hours.staffing import Responder, set_hours
from alongside.care.models import Case, EmergencyContact, OwnCare, PolicyVersion
from alongside.care.numbers import keeping
from alongside.care.numbers.lines import all_lines
from alongside.care.policies.shipped import all_shipped
from alongside.care.policies.versions import write

MORNING, NIGHT = time(8), time(20)
# Words of one of the demo's stories, as a rule would have marked them.
FOUND = "I don't want to be a burden on anybody any more."


def look_after(people, morning, zone):
    """Ada, Gwen and Dev, from eight to eight; Ada and Gwen take turns at being on call."""
    olive = people["olive"]
    for name in ("ada", "gwen", "dev"):
        people[name].refresh_from_db()
        Responder.objects.appoint(people[name], by=olive)
    set_hours(by=olive, zone=zone, week=[[(MORNING, NIGHT)]] * 7)
    today = timezone.localdate()
    for number in range(14):
        day = today + timedelta(days=number)
        begins, ends = (
            datetime.combine(day, wall, tzinfo=ZoneInfo(zone)) for wall in (MORNING, NIGHT)
        )
        if number != 5:  # A day for which somebody is still looked for.
            put(people["gwen" if number % 3 == 2 else "ada"], [Span(begins, ends)], by=olive)
    wait_for_them(people, morning)
    keep_to_it(people)


def keep_to_it(people):
    """Two have practised lately, one long ago; one policy is their own; Cleo gave somebody."""
    for name in ("ada", "gwen", "dev"):
        OwnCare.objects.practised(people[name])
    long_ago = timezone.localdate() - timedelta(days=220)
    OwnCare.objects.filter(person=people["dev"]).update(practised_on=long_ago)
    OwnCare.objects.enough(people["ada"], 5)
    shipped = all_shipped()["not-an-emergency-service"].body
    write(
        "not-an-emergency-service",
        by=people["olive"],
        body=shipped.replace("We cannot come to you. We do not", "We do not"),
        reason="One of us lives round the corner from some of you.",
        after=0,
    )
    before = timezone.now() - timedelta(days=21)
    PolicyVersion.objects.update(written_at=before)
    keep_lines(people["olive"])
    EmergencyContact.objects.give(people["cleo"], name="Rosa, my sister", number="+44 1632 960123")


def keep_lines(olive):
    """One crisis line looked over, and one of another part of the world taken off."""
    lines = {kept.key: kept for kept in all_lines()}
    keeping.confirm(lines["samaritans"], by=olive, after=0)
    keeping.retire(lines["lifeline-au"], by=olive, after=0)


def wait_for_them(people, morning):
    """Something that a rule found, and the first words of somebody, which are read in any case."""
    marks = [[0, len(FOUND) - 1, "burden"]]
    Case.objects.take_in(
        source="found",
        level="amber",
        person=people["hana"],
        group=morning,
        about="meeting:demo",
        kinds=["self_harm"],
        marks=marks,
        excerpt=FOUND,
    )
    story = morning.stories.order_by("shared_at").last()
    Case.objects.take_in(
        source=NEWCOMER,
        level="green",
        person=story.author,
        group=morning,
        about=f"story:{story.pk}",
    )
