"""The walk comes by plans: chosen, changed, kept, shared, printed, and gone."""

from dataclasses import replace
from datetime import date, timedelta

from django.db import connection

from alongside.meetings import plan
from alongside.meetings.models import OwnPlan, SharedPlan
from alongside.meetings.plans import shipped
from alongside.meetings.plans.kept import packed
from tests.conftest import new_group, new_meeting

from .walk import browser
from .walk_strategies import SOURCE
from .world_plans import a_form

AT = "/groups/planning/"


def a_plan():
    """Plain steps, with words that somebody wrote."""
    said = {"purpose": "«P»", "script": "«S»", "note": "«N»"}
    kinds = [("doors", 3), ("round", 5), ("break", plan.DROP), ("closing", plan.KEEP)]
    return [
        plan.Step(kind, f"«{kind}»", minutes=20, question="«Q»", short=short, **said)
        for kind, short in kinds
    ]


def walk_along_plans(walk, who, monkeypatch):
    """A group of their own, with a meeting that is to be. Words of ours are content: quoted."""
    quoted = {slug: in_quotes(one) for slug, one in shipped.all_templates().items()}
    quoted["stigma"] = replace(quoted["stigma"], review_by=date(2020, 1, 1))
    quoted["flare-circle"] = replace(quoted["flare-circle"], signed_by="«Dr Gwen»")
    monkeypatch.setattr(shipped, "all_templates", lambda: quoted)
    for name in ("ada", "ben"):
        walk.browsers[name] = browser(walk.people[name])
    group = new_group("planning", who.ada, who.ben)
    group.name = group.purpose = "«Planning»"
    group.save()
    meeting = new_meeting(group, starts_in=timedelta(days=9))
    meeting.title, meeting.steps = "«Pacing»", plan.dump(a_plan())
    meeting.save()
    choose(walk, meeting)
    change(walk, meeting)
    keep_and_share(walk, group, who)
    group.delete()
    SharedPlan.objects.all().delete()


def in_quotes(one):
    """The same plan with other words, each of them in quotes."""
    words = dict.fromkeys(("title", "what", "question", "home", "caution", "shows"), "«x»")
    sources = (SOURCE,) * bool(one.sources)
    said = dict.fromkeys(("title", "purpose", "question", "script", "note"), "«x»")
    steps = tuple(replace(step, **said) for step in one.steps)
    return replace(one, **words, sources=sources, steps=steps, body="- «a»\n- «b»")


def choose(walk, meeting):
    walk.get("ada", f"{AT}plans/", "plans")
    walk.get("ada", f"{AT}plans/?subject=programme&most=30", "plans, none like that")
    walk.get("ada", f"{AT}plans/stigma/", "a plan of ours")
    walk.get("ada", f"{AT}plans/stigma/?people=8&place=call&has=90", "a plan that fits by phone")
    walk.get("ada", f"{AT}plans/stigma/?people=8&place=mixed&has=60", "a plan that is too long")
    walk.get("ada", f"{AT}plans/stigma/?people=30&place=writing&has=9", "a plan, far too long")
    walk.get("ada", f"{AT}plans/stigma/?people=x&place=«x»&has=x", "a plan, odd numbers")
    walk.get("ada", f"{AT}plans/flare-circle/", "a plan of ours that is signed")
    walk.get("ada", f"{AT}plans/stigma/print/?size=large", "a plan on paper, large")
    walk.get("ada", f"{AT}meetings/schedule/?plan=stigma", "schedule, with a plan")
    walk.get("ada", meeting.get_absolute_url(), "door, for who plans")


def change(walk, meeting):
    at, steps = f"/meetings/{meeting.pk}/plan/", a_plan()
    walk.get("ada", at, "a meeting’s plan")
    walk.get("ada", f"{at}print/", "a meeting’s plan on paper")
    walk.get("ada", f"{at}?use=stigma", "a meeting’s plan, another chosen")
    walk.post("ada", at, "a meeting’s plan, moved", a_form(steps, "up-2"))
    walk.post("ada", at, "a meeting’s plan, one more", a_form(steps, "add-1"))
    odd = {"1-title": "", "1-minutes": "«x»", "1-short": "shrink", "1-short_to": "", "people": "x"}
    walk.post("ada", at, "a meeting’s plan, odd", a_form(steps, "fit", **odd))
    wrong = {"0-kind": "words", "3-kind": "doors", "1-question": "", "2-kind": "small-step"}
    walk.post("ada", at, "a meeting’s plan, wrong", a_form(steps, **wrong, **{"2-question": ""}))
    none = {"0-short": "drop", "2-minutes": "180", "3-minutes": "180"}
    walk.post("ada", at, "a meeting’s plan, too much", a_form(steps, **none))
    walk.post("ada", at, "a meeting’s plan, saved", a_form(steps, **{"1-title": "«Theirs»"}))
    late = a_form(steps, **{"1-title": "«Mine»"})
    walk.post("ada", at, "a meeting’s plan, changed meanwhile", late)
    walk.post("ada", at, "a meeting’s plan, kept without a name", a_form(steps, "keep"))
    meeting.opened_at = meeting.starts_at
    meeting.save()
    walk.post("ada", at, "a meeting’s plan, too late", late)


def keep_and_share(walk, group, who):
    kept = OwnPlan.objects.create(group=group, plan=packed("«Ours»", "«What»", a_plan()))
    at = f"{AT}plans/own-{kept.pk}/"
    walk.get("ada", at, "a plan of our own")
    walk.post("ada", at, "a plan of our own, not read", {"do": "share"})
    walk.post("ada", at, "a plan of our own, shared", {"do": "share", "read": "on"})
    shared = SharedPlan.objects.get()
    walk.get("ada", f"{AT}plans/shared-{shared.pk}/", "a plan that one shared")
    walk.post("ada", f"{AT}plans/shared-{shared.pk}/", "a plan, copied", {"do": "copy"})
    walk.get("ada", f"{AT}plans/own/{kept.pk}/", "a plan of our own, to change")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_ownplan SET plan = %s", [b"\x01broken"])
    walk.get("ada", at, "a plan that is lost")
    walk.get("ada", f"{at}print/", "a plan on paper that is lost")
    walk.post("ada", at, "a plan that has gone", {"do": "let-go"})
