"""The walk comes by what the care team keeps to, whom to ring, and how much is enough."""

from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import patch

from django.utils import timezone

from alongside.care.cases import looking_after
from alongside.care.load import counting
from alongside.care.models import LineVersion, NumbersLookedOver, OwnCare, PolicyVersion
from alongside.care.numbers import countries, lines
from alongside.care.policies import versions
from alongside.care.policies.shipped import all_shipped
from tests.care.team import came_in

from . import world_looking_after
from .walk import long_words

OLD = date(2020, 1, 1)
AT, KEPT = "/what-we-keep-to/", "/organise/crisis-lines/"
LINE = world_looking_after.LINE | {
    "name": "«Wren»",
    "hours": "«So»",
    "source": "https://nhs.uk",
}


def walk_past_what_is_kept_to(walk):
    """The words that ship are content, as people's are: quoted."""
    quoted = {
        key: replace(text, body="«It is what it is»\n\n«So it is for all»", sources=("«y»",))
        for key, text in all_shipped().items()
    }
    old = {key: replace(text, review_by=OLD) for key, text in quoted.items()}
    with patch.object(versions, "all_shipped", lambda: old):
        walk.get("olive", AT, "policies, to look over")
        walk.get(None, f"{AT}medicines/", "a policy past its day")
    with patch.object(versions, "all_shipped", lambda: quoted):
        walk.get(None, AT, "policies")
        walk.get(None, f"{AT}medicines/", "a policy that ships")
        walk_and_write_a_policy(walk)
        newer = {key: replace(text, reviewed=date(2099, 1, 1)) for key, text in quoted.items()}
        with patch.object(versions, "all_shipped", lambda: newer):
            walk.get("olive", f"{AT}medicines/write/", "write a policy, a newer one ships")
    PolicyVersion.objects.all().delete()


def walk_and_write_a_policy(walk):
    at = f"{AT}medicines/"
    walk.get("olive", f"{at}write/", "write a policy")
    walk.post("olive", f"{at}write/", "write a policy, nothing", {"after": "0"})
    long = {"body": long_words(8000), "reason": "«So»", "after": "0"}
    walk.post("olive", f"{at}write/", "write a policy, too long", long)
    walk.post("olive", f"{at}write/", "a policy, written", {**long, "body": "«We»"})
    walk.post("olive", f"{at}write/", "write a policy, meanwhile", {**long, "body": "«I»"})
    again = {"body": "«We»", "reason": "«Yes»", "after": "1"}
    walk.post("olive", f"{at}write/", "a policy, looked over", again)
    walk.get("olive", f"{at}versions/", "versions of a policy")
    walk.get(None, f"{at}versions/", "versions of a policy for visitors")
    walk.get("cleo", "/", "today, a policy has changed")


def walk_and_give_somebody_to_ring(walk, who, group):
    at = "/account/contact/"
    walk.get("ben", at, "nobody to ring")
    walk.post("ben", at, "somebody to ring, nothing said")
    given = {"name": "«Wren»", "number": "112", "knows": "on"}
    walk.post("ben", at, "somebody to ring, no number", {**given, "number": "«bell»"})
    case = came_in(who.ben, group, about="reply:77", excerpt="«So»", marks=[])
    looking_after.claim(case, by=who.ada)
    open_at = f"/care/{case.pk}/contact/"
    walk.get("ada", open_at, "open whom to ring, nobody")
    walk.post("ben", at, "somebody to ring", given)
    walk.get("ada", f"/care/{case.pk}/", "a case, in which somebody can be rung")
    walk.get("ada", open_at, "open whom to ring")
    walk.post("ada", open_at, "open whom to ring, no reason")
    walk.post("ada", open_at, "whom to ring", {"reason": "«Now»"})
    walk.get("ada", f"/care/{case.pk}/", "a case, in which it was opened")
    walk.get("ben", at, "somebody to ring, looked at")
    walk.post("ben", f"{at}take-back/", "somebody to ring, taken back")


def walk_and_say_how_much_is_enough(walk, who):
    at = "/care/enough/"
    walk.get("ada", at, "how much is enough")
    walk.post("ada", at, "how much is enough, no number", {"most_a_day": "«x»"})
    walk.post("ada", at, "how much is enough, nothing", {"most_a_day": "0"})
    walk.get("ada", "/care/", "the queue, enough for today")
    walk.get("olive", "/organise/care/", "staffed hours, practice is due")
    walk.post("ada", "/care/practised/", "practised, not ticked")
    walk.post("ada", "/care/practised/", "practised", {"practised": "on"})
    OwnCare.objects.update(practised_on=OLD)
    walk.get("ada", at, "practised long ago")
    OwnCare.objects.all().delete()
    walk.get("olive", "/care/supervision/", "supervision, too few")
    for number, (came, share, usual) in enumerate(((5, 1, 1), (15, 0.6, 6), (30, 0.2, 20))):
        found = counting.Together(came, share, usual)
        with patch("alongside.care.load.views.together", lambda now, found=found: found):
            walk.get("olive", "/care/supervision/", f"supervision, {number}")


def walk_past_old_numbers(walk):
    then = timezone.localdate() - timedelta(days=300)
    old = tuple(replace(line, checked_on=then) for line in lines.LINES)
    with patch.object(lines, "LINES", old):
        walk.get("olive", "/help/", "help, old numbers")
        walk.get("olive", KEPT, "crisis lines, old")
        walk.post("olive", "/help/numbers/", "help, numbers confirmed")
    NumbersLookedOver.objects.all().delete()


def walk_and_keep_lines(walk):
    """Names of countries are Babel's, and quoted here as what organisers write."""
    with patch.object(countries, "names_in", lambda language: {"DE": "«Wren»", "GB": "«Lark»"}):
        walk.get("olive", KEPT, "crisis lines")
        walk.get("olive", f"{KEPT}add/", "add a crisis line")
        for reach, source, day in (
            ("«x»", "", ""),
            ("12", "«x»", "«x»"),
            ("", "http://y.example", "2020-01-01"),
        ):
            wrong = LINE | {"reach": reach, "source": source, "checked_on": day}
            walk.post("olive", f"{KEPT}add/", f"a crisis line, refused: {reach}", wrong)
        walk.post("olive", f"{KEPT}add/", "a crisis line, nothing said", {"kind": "talk"})
        walk.post(
            "olive", f"{KEPT}add/", "a crisis line, too late", LINE | {"checked_on": "2999-01-01"}
        )
        walk.post("olive", f"{KEPT}add/", "a crisis line, added", LINE | {"id": "7"})
        walk.get("olive", f"{KEPT}own-7/", "correct a crisis line")
        walk.get("olive", "/help/", "help, with a line of ours")
        address = LINE | {"reach": "https://nhs.uk", "whom": "«So»", "language": "«We»"}
        walk.post("olive", f"{KEPT}own-7/", "a crisis line, corrected", address | {"after": "1"})
        walk.post("olive", f"{KEPT}own-7/", "a crisis line, meanwhile", LINE | {"after": "1"})
        walk.post("olive", f"{KEPT}own-7/right/", "a crisis line, right today", {"after": "2"})
        walk.post("olive", f"{KEPT}own-7/retire/", "a crisis line, taken off", {"after": "3"})
        walk.post("olive", f"{KEPT}own-7/retire/", "a crisis line, off already", {"after": "3"})
        walk.post("olive", f"{KEPT}own-7/", "a crisis line, off meanwhile", LINE | {"after": "1"})
        walk.get("olive", KEPT, "crisis lines, one taken off")
        walk.get("olive", f"{KEPT}own-7/versions/", "versions of a crisis line")
        walk.post("olive", f"{KEPT}own-7/put-back/", "a crisis line, put back", {"after": "4"})
        for country in ("gb", "us", "au", "eu"):
            off = f"{KEPT}emergency-{country}/retire/"
            walk.post("olive", off, f"an emergency number taken off, {country}", {"after": "0"})
    LineVersion.objects.all().delete()
