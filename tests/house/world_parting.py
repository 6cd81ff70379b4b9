"""The same evening, as far as roles, decisions and endings are concerned."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.models import Decision

SAID = {"reason": "It was said three times."}
FORMS = {
    "role": {"role": "peer"},
    "warn": {**SAID, "our_rule": "We let each other finish."},
    "silence": {**SAID, "days": "3"},
    "ask_to_leave": SAID,
    "decision": {"appeal": "I was interrupted, twice."},
    "answer_decision": {"answer": "We talked about it.", "outcome": "stands"},
    "leave_goodbye": {"words": "named", "goodbye": "Thank you."},
    "ending": {
        "ends_on": (timezone.localdate() + timedelta(days=30)).isoformat(),
        "ending": "I am moving away.",
    },
}
OF_A_GROUP = ("leave_words", "leave_goodbye", "ending", "call_off_ending", "numbers")


class Parting:
    """Cleo is to be asked to leave, which waits, and once did not write; Femi was, and asks again.

    None of it changes what Cleo may do: the silence that is told of stands in its row alone.
    """

    def __init__(self, people, group, elsewhere, femi):
        self.people, self.group, self.elsewhere = people, group, elsewhere
        now = timezone.now()
        removal, silence = Decision.Kind.REMOVAL, Decision.Kind.SILENCE
        cleo, ada, gwen = people["cleo"], people["ada"], people["gwen"]
        self.waiting = self.decide(cleo, removal, by=gwen)
        soon = now + timedelta(days=2)
        self.silence = self.decide(cleo, silence, by=ada, holds_from=now, until=soon)
        self.theirs = self.decide(people["ben"], removal, by=people["dev"], group=elsewhere)
        asked = {"appeal": "I was not even there.", "appealed_at": now}
        self.appealed = self.decide(femi, removal, by=ada, holds_from=now, **asked)

    def decide(self, whom, kind, by, group=None, **more):
        group = group or self.group
        return Decision.objects.create(
            group=group, person=whom, kind=kind, reason="For all of us.", by=by, **more
        )

    def place(self, name, group=None):
        return (group or self.group).memberships.get(person=self.people[name]).pk

    def arguments(self, name, kind):
        ref = self.group.ref
        if name in OF_A_GROUP:
            return [ref]
        if name in ("role", "warn", "silence", "ask_to_leave"):
            if kind == "elsewhere":
                return [ref, self.place("ben", self.elsewhere)]
            return [ref, self.place({"facilitator": "gwen", "mine": "ada"}.get(kind, "ben"))]
        if name in ("decided", "confirm_removal", "call_off", "lift_silence"):
            here = self.silence if name == "lift_silence" else self.waiting
            return [ref, (self.theirs if kind == "elsewhere" else here).pk]
        return {
            "decision": [(self.waiting if kind == "waiting" else self.silence).pk],
            "answer_decision": [(self.silence if kind == "nothing-asked" else self.appealed).pk],
        }.get(name)

    def prepare(self, door):
        if door == "confirm_removal/mine":
            Decision.objects.filter(pk=self.waiting.pk).update(by=self.people["ada"])
        if door == "call_off_ending":
            self.group.ends_on = timezone.localdate() + timedelta(days=30)
            self.group.save(update_fields=["ends_on"])
