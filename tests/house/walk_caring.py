"""The walk comes by the care team: asking, hours, rota, the queue, and a case to its close."""

from datetime import timedelta

from django.utils import timezone

from alongside.care.cases.case import Case
from alongside.care.cases.watching import LookedOver
from alongside.care.hours.duties import Duty
from alongside.care.hours.staffing import Responder
from tests.care.team import always, came_in, is_on_call, never, team
from tests.conftest import new_group

from .walk import browser, long_words
from .walk_looking_after import (
    walk_and_give_somebody_to_ring,
    walk_and_keep_lines,
    walk_and_say_how_much_is_enough,
    walk_past_old_numbers,
    walk_past_what_is_kept_to,
)


def walk_past_the_care_team(walk, who):
    for name in ("ada", "ben", "cleo", "dev", "olive"):
        walk.browsers[name] = browser(walk.people[name])
    # Only whoever leads a group can belong to it; where Ada did, she does not any more.
    groups = new_group("caring", who.dev), new_group("caring-too", who.ada)
    for group in groups:
        group.name = "«Caring»"
        group.save()
    walk_and_ask(walk, who)
    walk_to_the_hours(walk, who)
    walk_along_the_rota(walk, who)
    walk_through_a_case(walk, who)
    walk_past_what_is_kept_to(walk)
    walk_and_give_somebody_to_ring(walk, who, groups[0])
    walk_and_say_how_much_is_enough(walk, who)
    walk_past_old_numbers(walk)
    walk_and_keep_lines(walk)
    Case.objects.all().delete()
    Responder.objects.all().delete()
    for group in groups:
        group.delete()


def walk_and_ask(walk, who):
    walk.get("cleo", "/help/", "help, nobody looks after it")
    walk.get("cleo", "/account/care/", "the care team and me, nothing")
    walk.get("cleo", "/what-is-watched/", "what is watched, and nobody looks after it")
    for one in (who.ada, who.dev):
        one.refresh_from_db()
    team(who.ada, who.dev, by=who.olive)
    never(by=who.olive)
    walk.get("cleo", "/help/", "help, nothing is promised")
    always(by=who.olive)
    walk.get("cleo", "/help/", "help, staffed")
    is_on_call(who.ada, by=who.olive)
    walk.get("cleo", "/help/", "help, somebody known is on call")
    walk.get("nia", "/help/", "help, somebody is on call")
    walk.post("cleo", "/help/someone/", "help, asked")
    asked = next(case for case in Case.objects.all() if case.is_asked)
    at = f"/help/someone/{asked.pk}/"
    walk.get("cleo", at, "somebody for me")
    walk.post("cleo", at, "somebody for me, nothing said", {"words": ""})
    walk.post("cleo", at, "somebody for me, too long", {"words": long_words(2000)})
    walk.post("cleo", at, "somebody for me, said", {"words": "«I»"})
    walk.get("cleo", "/account/care/", "the care team and me")


def walk_to_the_hours(walk, who):
    at = "/organise/care/"
    walk.get("olive", at, "staffed hours")
    walk.post("olive", at, "staffed hours, half a day", {"from0": "08:00"})
    good = {"zone": "Europe/London", "from0": "08:00", "to0": "18:00"}
    walk.post("olive", at, "staffed hours, set", good)
    walk.get("cleo", "/what-is-watched/", "what is watched")
    walk.post("olive", f"{at}days/", "a day that is otherwise, none", {"begins": "09:00"})
    walk.post("olive", f"{at}days/", "a day that is otherwise, gone", {"day": "2020-01-01"})
    walk.post("olive", f"{at}days/", "a day on which nobody reads", {"day": "2099-12-25"})
    walk.post("olive", f"{at}days/", "a day that is otherwise", {"day": "2099-12-26", **HALF})
    walk.post("olive", f"{at}days/2099-12-25/drop/", "a day like any other again")
    walk.post("olive", f"{at}team/", "nobody for the care team", {"person": "1"})
    walk.post("olive", f"{at}team/", "another for the care team", {"person": who.olive.pk})
    responder = Responder.objects.get(person=who.olive)
    walk.post("olive", f"{at}team/{responder.pk}/end/", "one less in the care team")


HALF = {"begins": "09:00", "ends": "12:00"}


def walk_along_the_rota(walk, who):
    at = "/care/rota/"
    walk.get("ada", at, "the rota")
    walk.post("ada", at, "the rota, nothing said")
    soon = {"person": who.ada.pk, **HALF, "weeks": "0"}
    walk.post("ada", at, "the rota, gone by", {**soon, "day": "2020-01-01"})
    walk.post("ada", at, "the rota, far off", {**soon, "day": "2099-01-01"})
    day = (timezone.localdate() + timedelta(days=2)).isoformat()
    walk.post("ada", at, "the rota, put down", {**soon, "day": day})
    duty = Duty.objects.order_by("-begins_at").first()
    walk.post("ada", f"{at}{duty.pk}/offer/", "the rota, offered")
    walk.post("dev", f"{at}{duty.pk}/take/", "the rota, taken")
    walk.post("ada", f"{at}{duty.pk}/take/", "the rota, taken already")
    walk.post("olive", f"{at}{duty.pk}/drop/", "the rota, taken off")
    Duty.objects.all().delete()
    walk.get("dev", at, "the rota, empty")


def walk_through_a_case(walk, who):
    words = "«Done with it»"
    marked = {"excerpt": words, "marks": [[0, len(words), "wants to die"]]}
    found = came_in(who.ben, who.ada.memberships.first().group, **marked)
    kinds = list(KINDS)
    came_in(who.ben, level="crisis", about="reply:1", kinds=kinds, excerpt="«Now»")
    came_in(who.ben, level="amber", about="reply:2", kinds=kinds, excerpt="«Soon»")
    came_in(who.ben, level="green", source="sample", about="reply:3", excerpt="")
    LookedOver.objects.update_or_create(
        kind="story", defaults={"up_to": timezone.now(), "without_model": True}
    )
    at = f"/care/{found.pk}/"
    walk.get("dev", "/care/", "the queue")
    walk.get("dev", at, "a case")
    walk.post("dev", f"{at}claim/", "a case, claimed")
    walk.post("ada", f"{at}claim/", "a case, claimed already")
    walk.get("dev", f"{at}?begin=thank", "a case, a beginning")
    walk.post("dev", f"{at}think/", "a case, nothing thought", {})
    walk.post("dev", f"{at}think/", "a case, thought through", {"act": "«Yes»"})
    walk.post("dev", f"{at}write/", "a case, written", {"words": "«Here»"})
    walk.post("dev", f"{at}escalate/", "a case, nobody called", {})
    called = {"with_whom": who.ada.pk, "called": "«Them»", "used": "«Nothing»"}
    walk.post("dev", f"{at}escalate/", "a case, somebody called", called)
    walk.post("ada", f"{at}write/", "a case, somebody else's", {"words": "«Me»"})
    walk.get("ada", at, "a case, of somebody else")
    walk.post("ada", f"{at}second/", "a case, read by a second one", {"words": "«So»"})
    walk.get("ada", "/care/", "the queue, others look after it")
    walk.post("dev", f"{at}close/", "a case, not closed", {"follow_up_on": "2099-01-01"})
    walk.post("dev", f"{at}hand-over/", "a case, handed over", {"to": who.ada.pk, "words": "«O»"})
    today = timezone.localdate().isoformat()
    closed = {"outcome": "talked", "follow_up_on": today, "debriefed": "on", "words": "«So»"}
    walk.get("ada", at, "a case, mine")
    walk.post("ada", f"{at}close/", "a case, closed", closed)
    walk.get("ada", at, "a case, closed long since")
    walk.get("ben", f"/help/someone/{found.pk}/", "somebody wrote to me, closed")
    walk.get("ben", "/help/", "help, the last time")
    walk.get("ben", "/account/care/", "they wrote to me")
    walk.post("ada", f"{at}follow-up/", "a case, asked again")


KINDS = ("self_harm", "danger", "sourcing", "dosing", "cure", "hostile")
