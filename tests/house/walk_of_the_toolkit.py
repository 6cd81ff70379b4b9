"""The walk comes by the practices, a page for an appointment, and two weeks of a light log."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from alongside.people.models import Draft
from alongside.toolkit.flaring import views as flaring
from alongside.toolkit.models import LightLog
from alongside.toolkit.practising import practices

from .walk import long_words
from .walk_strategies import in_quotes


def walk_past_the_practices(walk, monkeypatch):
    """Their words are content, as people's are: quoted."""
    quoted = {slug: quote(one) for slug, one in practices.all_practices().items()}
    past, signed, *rest = quoted
    quoted[past] = replace(quoted[past], review_by=date(2020, 1, 1))
    quoted[signed] = replace(quoted[signed], signed_by="«Dr Gwen»")
    for where in (practices, flaring):
        monkeypatch.setattr(where, "all_practices", lambda: quoted)
    walk.get(None, "/practices/", "practices")
    walk.get(None, f"/practices/{past}/", "a practice past its date")
    walk.get("cleo", f"/practices/{signed}/", "a practice that is signed")
    for slug in rest:
        walk.get(None, f"/practices/{slug}/", f"a practice, {slug}")


def quote(practice):
    """The same practice with other words, each of them in quotes."""
    steps = tuple(
        replace(step, parts=tuple(replace(part, say="«x»") for part in step.parts))
        for step in practice.steps
    )
    words = {"title": "«x»", "what": "«x»", "steps": steps}
    return replace(practice, card=in_quotes(practice.card), **words)


def walk_to_an_appointment(walk, who):
    here, paper = "/appointment/", "/appointment/print/"
    walk.get("cleo", here, "a page for an appointment, empty")
    walk.get("cleo", paper, "an empty page, to write on by hand")
    walk.post("cleo", here, "a page, far too long", {"hope": long_words(2_000)})
    two = "«One»\n«Two»"
    walk.post("cleo", here, "a page, a line too long", {"activity": two, "effect": two * 3})
    walk.post("cleo", here, "a page on paper", {"changed": "«It aches»", "question_1": "«Why?»"})
    walk.get("cleo", f"{paper}?size=large", "a page in large print")
    Draft.objects.keep(who.cleo, "appointment:0", hope="«Sle»")
    walk.get("cleo", paper, "a page on paper, begun to change")
    walk.get("cleo", here, "a page for an appointment")
    walk.post("cleo", f"{here}clear/", "a page, emptied")


def walk_through_two_weeks(walk, who):
    here = "/light-log/"
    walk.get("cleo", here, "a light log, to begin")
    walk.post("cleo", f"{here}begin/", "a light log, begun")
    walk.post("cleo", here, "a line of the light log, too long", {"word": long_words(100)})
    line = {"sleep": "badly", "did": "more", "helped": ["rest", "warmth"], "word": "«Snow»"}
    walk.post("cleo", here, "a line, noted", line)
    later(who, 2)
    walk.get("cleo", f"{here}?day=1", "a line for yesterday")
    walk.post("cleo", here, "a second line", {"sleep": "well", "did": "more"})
    later(who, 3)
    walk.post("cleo", here, "a third line", {"sleep": "so_so", "helped": ["nothing"]})
    later(who, 15)
    walk.get("cleo", here, "two weeks, over")
    walk.post("cleo", here, "a line after two weeks", line)
    walk.post("cleo", f"{here}to-the-page/", "two weeks, on the page for an appointment")
    full = "\n".join("«x»" for _line in range(5))
    Draft.objects.keep(who.cleo, "appointment:0", changed=full)
    walk.post("cleo", f"{here}to-the-page/", "two weeks, without room on the page")
    walk.post("cleo", f"{here}begin/", "a second light log")
    walk.post("cleo", f"{here}stop/", "a light log, nothing noted")
    walk.post("cleo", f"{here}remove/", "a light log, removed")


def later(who, day):
    """It is this day of Cleo's log now."""
    began = timezone.localdate() - timedelta(days=day - 1)
    LightLog.objects.filter(person=who.cleo).update(began_on=began)
