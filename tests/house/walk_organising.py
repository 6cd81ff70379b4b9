"""The walk comes by the front door, the organiser's side, and an account that is closed."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.models import Invitation
from alongside.home import made_up_meeting
from alongside.meetings.models import Seat
from alongside.people.models import Readiness, Suspension
from tests.conftest import new_meeting

from .walk import long_words
from .walk_at_work import walk_past_the_work
from .walk_finding import walk_about_how_much_is_enough, walk_to_a_group
from .walk_strategies import walk_past_the_strategies

HERE = "/organise/"
FRONT_DOOR = ("a-meeting", "is-it-for-me", "questions")


def walk_past_the_front_door(walk, who, group, monkeypatch):
    monkeypatch.setattr(made_up_meeting, "NAMES", dict.fromkeys(made_up_meeting.NAMES, "«D»"))
    for page in FRONT_DOOR:
        walk.get(None, f"/{page}/", f"front door, {page}")
    walk_past_the_strategies(walk, monkeypatch)
    walk_past_the_work(walk, monkeypatch)
    switches = "/groups/morning/visitors/"
    walk.get("ada", switches, "what visitors are told, nothing")
    walk.post("ada", switches, "visitors are told", {"told": "on", "named": "on"})
    walk.get(None, "/", "visitor, told of a group without a date")
    for number, came in enumerate((2, 6, 10, 20)):
        hold(group, came, days=number)
        walk.get(None, "/", f"visitor, told that {came} come")
    meeting = new_meeting(group, starts_in=timedelta(days=1))
    meeting.title = "«Pacing»"
    meeting.save()
    walk.get(None, "/", "visitor, told when it meets next")
    walk.get("ada", switches, "what visitors are told")


def hold(group, came, days):
    """The last three meetings, to which so many came."""
    group.meetings.filter(closed_at__isnull=False).delete()
    for number in range(1, 4):
        meeting = new_meeting(group, starts_in=-timedelta(days=days + number))
        type(meeting).objects.filter(pk=meeting.pk).update(closed_at=timezone.now())
        Seat.objects.bulk_create(Seat(meeting=meeting) for _somebody in range(came))


def walk_about_organising(walk, who, group):
    walk.get("olive", HERE, "organising")
    leaders = f"{HERE}groups/{group.pk}/"
    walk.get("olive", leaders, "somebody to lead, no link")
    walk.post("olive", leaders, "somebody to lead, a link")
    link = Invitation.objects.to_lead().get()
    walk.get(None, link.get_absolute_url(), "asked to lead, a visitor")
    walk.get("dev", link.get_absolute_url(), "asked to lead")
    walk.get("olive", link.get_absolute_url(), "asked to lead, one's own link")
    walk.get("ada", "/groups/morning/people/", "people, somebody is asked to lead")
    withdraw = f"{leaders}links/{link.pk}/withdraw/"
    walk.post("olive", withdraw, "somebody to lead, withdrawn")
    walk_about_readiness(walk, who)
    walk_to_a_group(walk, who, group)
    walk_about_how_much_is_enough(walk, who, group)


def walk_about_readiness(walk, who):
    address = f"{HERE}readiness/{who.ada.pk}/"
    walk.get("olive", address, "readiness")
    future = {"trained_on": "2999-01-01", "supervision_on": "«x»", "note": long_words(500)}
    walk.post("olive", address, "readiness, odd", future)
    noted = {"trained_on": "2026-01-02", "supervision_on": "2026-01-03", "note": "«With Gwen»"}
    walk.post("olive", address, "readiness, noted", noted)
    walk.get("ada", "/leading/", "leading")
    walk.post("ada", "/leading/", "leading, not ticked")
    walk.post("ada", "/leading/", "leading, promised", {"promised": "on"})
    Readiness.objects.update(supervision_on=timezone.localdate())
    walk.get("olive", HERE, "organising, all is well")


def walk_into_a_closed_account(walk, who):
    """Dev's account is closed, with an appeal, and opened again; Ada's, and nobody can lead."""
    walk.get("olive", f"{HERE}people/", "find an account")
    for name in ("", "«nobody»"):
        walk.post("olive", f"{HERE}people/", f"find an account, {name}", {"name": name})
    walk.post("olive", f"{HERE}people/", "an account", {"name": "dev"})
    walk.get("olive", f"{HERE}people/{who.olive.pk}/", "an account, one's own")
    dev = f"{HERE}people/{who.dev.pk}/"
    walk.post("olive", f"{dev}suspend/", "to close an account, no reason")
    walk.post("olive", f"{dev}suspend/", "an account closed", {"reason": "«For a while»"})
    walk.post("olive", f"{dev}suspend/", "an account closed already", {"reason": "«And more»"})
    walk.get("dev", "/", "suspended")
    walk.post("dev", "/suspended/appeal/", "suspended, empty appeal")
    walk.post("dev", "/suspended/appeal/", "suspended, appealed", {"appeal": "«Not me»"})
    walk.post("dev", "/suspended/appeal/", "suspended, appealed twice", {"appeal": "«Nor»"})
    walk.get("olive", dev, "an appeal against oneself")
    walk_with_another_who_answers(walk, who, dev)
    suspension = Suspension.objects.suspend(who.ada, by=who.olive, reason="«Away»")
    walk.get("olive", HERE, "organising, nobody can lead")
    suspension.lift(by=who.olive)


def walk_with_another_who_answers(walk, who, dev):
    walk.meet("omar", is_organiser=True)
    walk.get("olive", dev, "an appeal that another answers")
    walk.get("omar", HERE, "organising, an appeal")
    walk.post("omar", f"{dev}answer/", "an answer, empty")
    said = {"answer": "«It stays»", "outcome": "keep"}
    walk.post("omar", f"{dev}answer/", "an answer, kept closed", said)
    walk.post("omar", f"{dev}answer/", "an answer too late", said | {"answer": "«Or not»"})
    walk.get("dev", "/", "suspended, answered")
    walk.post("omar", f"{dev}lift/", "to lift, too long", {"note": long_words(2_000)})
    walk.post("omar", f"{dev}lift/", "lifted", {"note": "«Welcome»"})
    walk.post("omar", f"{dev}lift/", "lifted already", {"note": "«Again»"})
    walk.get("dev", "/suspended/", "no longer suspended")
    lost = Suspension.objects.suspend(who.dev, by=who.olive, reason="«x»")
    Suspension.objects.filter(pk=lost.pk).update(reason=None)
    walk.get("dev", "/", "suspended, reason lost")
    walk.get("omar", dev, "an account, reason lost")
    lost.refresh_from_db()
    lost.lift(by=who.olive)
