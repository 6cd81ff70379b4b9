"""The walk comes by what is planned: a series, changes, who comes and who leads, a calendar."""

from datetime import date, time, timedelta

import time_machine
from django.utils import timezone

from alongside.meetings.models import Meeting, Series
from alongside.meetings.schedule import changing, coming
from tests.conftest import new_group

from .walk import browser, long_words

AT = "/groups/ahead/"
SCHEDULE = f"{AT}meetings/schedule/"
WHERE = {"place": "mixed", "link": "https://call.example/«1»", "directions": "«Door»"}


def walk_through_what_is_planned(walk, who):
    """A group of their own, in which all of it happens."""
    for name in ("ada", "ben", "cleo"):
        walk.browsers[name] = browser(walk.people[name])
    group = new_group("ahead", who.ada, who.ben, who.cleo)
    group.name = group.purpose = "«Ahead»"
    group.save()
    agreement = group.write_agreement("«Passing is fine.»", by=who.ada)
    for place in group.memberships.current():
        place.accept(agreement)
    series = walk_to_a_series(walk, group)
    walk_past_its_meetings(walk, who, series)
    walk_about_leading(walk, who, group, series)
    walk_to_the_seats(walk, who, series)
    walk_through_rhythms(walk, group)
    walk_to_a_calendar(walk, series)
    walk_to_its_end(walk, group, series)
    group.delete()


def day(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def form(**more):
    return {"title": "«Pacing»", "date": day(4), "time": "10:00", "repeats": "weekly", **more}


def walk_to_a_series(walk, group):
    walk.people["ada"].display = {"zone": "Pacific/Auckland"}
    walk.people["ada"].save()
    off = {"until": day(80)}
    walk.post("ada", SCHEDULE, "a series, shown", form(**WHERE, **off))
    walk.post("ada", SCHEDULE, "a series, so many times", form(times="6"))
    wrong = {"until": day(1), "days_off": "«x»", "place": "room", "link": "«x»", "capacity": "0"}
    walk.post("ada", SCHEDULE, "a series, odd", form(**wrong, times="«x»"))
    walk.post("ada", SCHEDULE, "a series, two ends", form(until=day(90), times="3", place="call"))
    walk.post("ada", SCHEDULE, "a series, very far", form(date="9999-01-01", directions="«D»"))
    # Days that were typed stand on the page as they are: they are nobody's sentence.
    many = "\n".join(day(number) for number in range(120))
    for wrong in ({"days_off": many}, {"until": day(5), "days_off": day(4)}):
        assert walk.browsers["ada"].post(SCHEDULE, form(**wrong)).status_code == 200
    walk.post("ada", SCHEDULE, "a series, planned", form(**WHERE, **off, sure="yes"))
    series = Series.objects.get(group=group)
    at = f"{AT}meetings/series/{series.pk}/"
    walk.get("ada", at, "a series, leading")
    walk.get("ben", at, "a series of a member")
    walk.get("ben", f"{AT}meetings/", "meetings, with a series")
    return series


def walk_past_its_meetings(walk, who, series):
    first, second, *_more = series.meetings.order_by("rule_day")
    at = first.get_absolute_url()
    walk.get("ben", at, "a door of a series")
    walk.get("ada", at, "a door of a series, leading")
    walk.get("ada", f"{at}change/", "to change a meeting")
    walk.post("ada", f"{at}change/", "a change, empty")
    old = form(title="«Anew»", version="an old page", **WHERE)
    walk.post("ada", f"{at}change/", "a change of what has changed meanwhile", old)
    now = {"version": changing.version_of(first)}
    later = form(which="later", time="11:00", **now)
    walk.post("ada", f"{at}change/", "a change of all, shown", later)
    sure = form(which="later", time="11:00", sure="yes", **WHERE, **now)
    walk.post("ada", f"{at}change/", "a change of all", sure)
    for says in ("unsure", "no", "yes"):
        walk.post("ben", f"{at}coming/", f"coming, {says}", {"says": says})
        walk.get("ben", at, f"door, {says}")
        walk.get("ben", f"{AT}meetings/", f"meetings, {says}")
    first.refresh_from_db()
    moved = {"by": "day", "from": str(first.sequence)}
    walk.post("ada", f"{at}move-it/", "moved", moved)
    walk.post("ada", f"{at}move-it/", "moved twice", moved)
    for page, name in ((at, "door"), (f"{AT}meetings/", "meetings"), (AT, "group")):
        walk.get("ben", page, f"moved, {name}")
    walk.post("ada", f"{at}cancel/", "cancelled, no reason", {"word": long_words(300)})
    walk.post("ada", f"{at}cancel/", "cancelled", {"why": "other", "word": "«So»"})
    for person in ("ben", "ada"):
        walk.get(person, at, f"cancelled, {person}")
    walk.get("ben", "/", "today, cancelled")
    walk.post("ben", f"{at}arrive/", "cancelled, at the door", {"today": "few"})
    walk.post("ben", f"{at}coming/", "cancelled, coming", {"says": "yes"})
    walk.post("ada", f"{at}cancel/undo/", "is taking place after all")
    for why in ("nobody_leads", "holiday", "place", "few", "break", "rhythm"):
        assert changing.cancel(second, by=who.ada, why=why)
        walk.get("ben", second.get_absolute_url(), f"cancelled, {why}")
        assert changing.undo_cancelling(second, by=who.ada)


def walk_about_leading(walk, who, group, series):
    meeting = Meeting.objects.filter(group=group).order_by("starts_at").first()
    at = meeting.get_absolute_url()
    walk.post("ada", f"{at}cover/", "cover asked")
    walk.get("ada", at, "a door, cover asked, alone")
    group.memberships.get(person=who.cleo).let_facilitate()
    walk.get("cleo", f"{AT}desk/", "desk, cover asked")
    walk.get("cleo", at, "a door, cover asked")
    walk.post("cleo", f"{at}lead/", "cover taken")
    walk.post("ada", f"{at}lead/", "cover taken twice")
    walk.get("ada", at, "a door, another leads")
    Meeting.objects.filter(pk=meeting.pk).update(led_by=None)
    walk.get("ada", f"{AT}desk/", "desk, nobody leads")
    walk.get("ada", at, "a door, nobody leads")
    with time_machine.travel(meeting.starts_at + timedelta(minutes=1)):
        walk.browsers["ben"] = browser(who.ben)
        walk.get("ben", at, "a door, nobody has come")
        walk_to_a_wrong_link(walk, who, at)
    for name, person in (("ada", who.ada), ("ben", who.ben)):
        walk.browsers[name] = browser(person)
    group.memberships.get(person=who.cleo).give_role("member")


def walk_to_a_wrong_link(walk, who, at):
    walk.browsers["ada"] = browser(who.ada)
    walk.get("ada", f"{at}where/", "a wrong link")
    walk.post("ada", f"{at}where/", "a wrong link, odd", {"link": "«x»", "directions": "«D»"})
    walk.post("ada", f"{at}where/", "a wrong link, put right", WHERE)


def walk_to_the_seats(walk, who, series):
    meeting = Meeting.objects.filter(group=series.group).order_by("-starts_at").first()
    at = meeting.get_absolute_url()
    assert changing.change(meeting, capacity=1)
    walk.get("ben", at, "door, one seat")
    coming.answer(meeting, who.ben, "yes")
    walk.get("ben", at, "door, a seat of mine")
    walk.get("cleo", at, "door, no seat")
    coming.answer(meeting, who.cleo, "yes")
    walk.get("cleo", at, "door, in line")
    walk.get("ada", at, "door, leading, with a line")
    now = timezone.localtime()
    tonight = Meeting.objects.create(
        group=series.group,
        title="«Tonight»",
        steps=meeting.steps,
        wall_date=now.date(),
        wall_time=now.time(),
        zone=timezone.get_current_timezone_name(),
        capacity=1,
        place="call",
        link="https://call.example/«2»",
    )
    coming.answer(tonight, who.ben, "yes")
    at = tonight.get_absolute_url()
    walk.post("cleo", f"{at}arrive/", "door, every seat taken", {"today": "few"})
    walk.post("ben", f"{at}arrive/", "in a room with a call", {"today": "few"})
    walk.get("cleo", AT, "group, in line")
    walk.post("ada", f"{at}cancel/", "cancelled too late", {"why": "few"})


def walk_through_rhythms(walk, group):
    """Every way in which a rhythm is said."""
    for starts_on in ("2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29"):
        for rhythm in ("fortnightly", "nth_weekday", "last_weekday", "day_of_month"):
            words = {"title": "«R»", "steps": [], "wall_time": time(10), "zone": "Europe/London"}
            Series.objects.create(
                group=group, rhythm=rhythm, starts_on=date.fromisoformat(starts_on), **words
            )
    walk.get("ben", f"{AT}meetings/", "meetings, every rhythm")
    Series.objects.filter(group=group, led_by=None).delete()


def walk_to_a_calendar(walk, series):
    walk.get("ben", "/account/calendar/", "calendar, none")
    walk.post("ben", "/account/calendar/", "calendar, too long", {"title": long_words(60)})
    walk.post("ben", "/account/calendar/", "calendar, made", {"title": "«Choir»"})
    walk.get("ben", "/account/calendar/", "calendar")
    walk.post("ben", "/account/calendar/end/", "calendar ended")


def walk_to_its_end(walk, group, series):
    series = Series.objects.there().get(group=group)
    at = f"{AT}meetings/series/{series.pk}/"
    for number, verb in enumerate(("pause", "pause", "resume", "end")):
        walk.post("ada", f"{at}{verb}/", f"a series, {number}, {verb}")
        walk.get("ada", at, f"a series after {number}, {verb}")
    walk.get("ben", f"{AT}meetings/", "meetings, after a series")
    group.ends_on = timezone.localdate() + timedelta(days=5)
    group.save(update_fields=["ends_on"])
    meeting = Meeting.objects.filter(group=group, opened_at=None, cancelled_at=None).first()
    if meeting:
        at = meeting.get_absolute_url()
        moved = {"by": "week", "from": str(meeting.sequence)}
        walk.post("ada", f"{at}move-it/", "moved past the end", moved)
    walk.post("ada", SCHEDULE, "planned past the end", form(date=day(30)))
