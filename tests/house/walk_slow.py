"""The walk comes by a slow round: begun, taken part in, answered to, and over."""

from django.utils import timezone

from alongside.meetings.engine import slow
from alongside.meetings.models import SlowRound
from alongside.meetings.slow import keeping
from tests.conftest import new_group

from .walk import browser, long_words

AT = "/groups/slowly/slow-rounds/"
FORM = {
    "prompt": "«What helps?»",
    "days": "3",
    "reflect_days": "2",
    "closing": "«Thank you all.»",
}


def walk_slowly(walk, who):
    """A group of their own, so that no other page changes by it."""
    for name in ("ada", "ben", "cleo"):
        walk.browsers[name] = browser(walk.people[name])
    group = new_group("slowly", who.ada)
    group.name = group.purpose = "«Slowly»"
    group.save()
    agreement = group.write_agreement("«Nobody is hurried.»", by=who.ada)
    group.memberships.get(person=who.ada).accept(agreement)
    walk.get("ada", AT, "slow rounds, none")
    walk.get("ada", f"{AT}begin/?use=programme-pacing", "a slow round, to begin")
    walk.post("ada", f"{AT}begin/", "a slow round, nothing typed")
    walk.post("ada", f"{AT}begin/", "a slow round, for nobody", FORM)
    for person in (who.ben, who.cleo):
        group.welcome(person).accept(group.current_agreement())
    walk.post("ada", f"{AT}begin/", "a slow round, begun", FORM)
    walk.post("ada", f"{AT}begin/", "a slow round, a second one", FORM)
    take_turns(walk, group, SlowRound.objects.get(group=group))
    group.delete()


def take_turns(walk, group, round):
    at = round.get_absolute_url()
    walk.get("ben", "/groups/slowly/", "a group with a slow round")
    walk.get("ben", "/", "today, a slow round")
    walk.get("ben", AT, "slow rounds, one")
    walk.get("ben", at, "a slow round, my turn")
    walk.post("ben", f"{at}turn/", "a turn, nothing typed")
    noted = {"body": "«x»", "content_note": long_words(130)}
    walk.post("ben", f"{at}turn/", "a turn, a long note", noted)
    walk.post("ben", f"{at}turn/", "a turn, shared", noted | {"content_note": "«a fall»"})
    walk.post("ben", f"{at}pass/", "a turn, both")
    walk.get("cleo", at, "a slow round, somebody else's words")
    hold_words(walk, group, round)
    walk.post("cleo", f"{at}pass/", "a turn, passed")
    walk.get("ada", at, "a slow round, leading")
    walk.post("ada", f"{at}go-on/", "a slow round, too early to go on")
    walk.post("ben", f"{at}reflection/", "an answer, too early", {"body": "«Good»"})
    newcomer = walk.meet("yara")
    walk.browsers["yara"] = browser(newcomer)
    group.welcome(newcomer).accept(group.current_agreement())
    walk.get("yara", at, "a slow round, to join")
    walk.post("yara", f"{at}join/", "a slow round, joined")
    walk.post("yara", f"{at}pass/", "a turn, passed by somebody who joined")
    walk.post("ada", f"{at}pass/", "a turn, the last one")
    answer(walk, group, round)


def hold_words(walk, group, round):
    """Ben's are held; somebody else who leads looks again, and everybody reads them once more."""
    seat = round.turns.get(author=walk.people["ben"])
    at = f"{round.get_absolute_url()}turns/{seat.pk}/"
    because = {"rule": "other", "reason": "«So»", "version": seat.version}
    walk.get("ada", f"{at}hold/", "to hold a turn")
    walk.post("ada", f"{at}hold/", "to hold a turn, nothing said", {"rule": ""})
    walk.post("ada", f"{at}hold/", "to hold a turn, changed meanwhile", because | {"version": "x"})
    walk.post("ada", f"{at}hold/", "a turn held", because)
    walk.post("ada", f"{at}hold/", "a turn held already", because | {"reason": "«No»"})
    walk.get("ada", round.get_absolute_url(), "a slow round, leading, words held")
    walk.get("cleo", round.get_absolute_url(), "a slow round, words held from me")
    walk.get("ben", round.get_absolute_url(), "a slow round, words of mine held")
    walk.get("ben", f"{at}held/", "a turn of mine held, nobody to ask")
    place = group.memberships.filter(person=walk.people["cleo"])
    place.update(role="co_facilitator")
    walk.post("ben", f"{at}held/", "a turn of mine held, nothing said")
    walk.post("ben", f"{at}held/", "a turn of mine held, asked", {"asks": "«It is me»"})
    walk.post("ben", f"{at}held/", "a turn of mine held, asked twice", {"asks": "«And»"})
    walk.get("ada", f"{at}held/", "a turn held, for somebody else to decide")
    walk.post("cleo", f"{at}held/", "a turn held, to decide, nothing said")
    decided = {"outcome": "release", "why": "«Well»", "version": "x"}
    walk.post("cleo", f"{at}held/", "a turn held, changed while deciding", decided)
    decided["version"] = seat.version
    walk.post("cleo", f"{at}held/", "a turn held, decided", decided)
    walk.post("ada", f"{at}held/", "a turn held, decided before", decided | {"why": "«No»"})
    walk.get("ben", f"{at}held/", "a turn of mine that was held")
    place.update(role="member")


def answer(walk, group, round):
    at = round.get_absolute_url()
    walk.post("ada", f"{at}go-on/", "a slow round, gone on")
    walk.post("cleo", f"{at}turn/", "a turn, when it is over", {"body": "«x»"})
    walk.get("ben", "/", "today, a slow round to answer to")
    walk.get("ben", AT, "slow rounds, one to answer to")
    walk.post("ben", f"{at}reflection/", "an answer, nothing typed")
    walk.post("ben", f"{at}reflection/", "an answer", {"body": "«Good»", "response": "hear"})
    walk.post("ben", f"{at}take-answer-back/", "an answer, taken back")
    walk.post("cleo", f"{at}reflection/", "an answer, a tap", {"response": "same"})
    place = group.memberships.filter(person=walk.people["cleo"])
    place.update(silenced_until=timezone.now() + timezone.timedelta(days=2))
    walk.get("cleo", at, "an answer, by taps alone")
    walk.post("cleo", f"{at}reflection/", "an answer, by taps alone, none")
    walk.post("ada", f"{at}close/", "a slow round, closed")
    walk.get("ben", AT, "slow rounds, earlier")
    walk.post("ben", f"{at}take-back/", "a slow round, words taken back afterwards")
    nobody_spoke(walk, group)


def nobody_spoke(walk, group):
    """Another one, in a group that has ended; and one in which nobody has said anything."""
    words = {"prompt": "«And now?»", "closing": "«So.»"}
    words |= {"by": walk.people["ada"], "group": group}
    round, _none = keeping.begin(days=3, reflect_days=1, **words)
    at = round.get_absolute_url()
    walk.get("cleo", at, "a slow round, silenced")
    seat = round.turns.get(author=walk.people["ben"]).pk
    keeping.carry_out(round, slow.Contribute("c", seat), body="«x»", content_note="")
    group.ends_on = timezone.localdate() - timezone.timedelta(days=1)
    group.save()
    walk.get("ben", at, "a slow round, the group is over")
    group.ends_on = None
    group.save()
    SlowRound.objects.filter(pk=round.pk).update(closed_at=timezone.now())
    round.turns.update(body=None)
    keeping.carry_out(round, slow.TakeBack("t", seat), body=None)
    walk.get("ben", at, "a slow round, nobody spoke")
