"""The same evening, as far as joining is concerned: who asks, who waits, who read fast."""

from alongside.groups.models import Asking, FastReading
from tests.conftest import new_group, person

OF_A_GROUP = ("desk", "let_in_together", "welcome", "welcome_about", "welcome_here")


class Joining:
    """The noon group can be found; Cleo asks to join it, and Tomas, who leads it, the morning."""

    def __init__(self, people, group, elsewhere):
        self.group, self.elsewhere = group, elsewhere
        tomas = person("tomas")
        self.noon = new_group("noon", tomas)
        self.noon.joining = "asking"
        self.noon.save()
        self.cleos = self.noon.askings.create(person=people["cleo"], number=1)
        self.tomas = group.askings.create(person=tomas, number=1, answers=[["Why?", "Mornings."]])
        self.bens = group.memberships.get(person=people["ben"])
        self.there = elsewhere.memberships.get(person=people["ben"])
        self.reading = FastReading.objects.create(membership=self.bens, pages=20)
        self.theirs = FastReading.objects.create(membership=self.there, pages=20)

    def arguments(self, name, kind):
        ref = self.group.ref
        if name in OF_A_GROUP:
            return [ref]
        mine = {one: [self.cleos.pk] for one in ("asking", "take_back_asking", "put_away_asking")}
        asked = self.cleos.pk if kind == "elsewhere" else self.tomas.pk
        leading = ("answer_asking", "accept_asking", "decline_asking")
        return {
            "ask_to_join": [self.group.pk if kind == "hidden" else self.noon.pk],
            **mine,
            **{one: [ref, asked] for one in leading},
            "greeted": [ref, (self.there if kind == "elsewhere" else self.bens).pk],
            "seen_fast_reading": [
                ref,
                (self.theirs if kind == "elsewhere" else self.reading).pk,
            ],
        }.get(name)

    def prepare(self, door):
        if door == "put_away_asking/declined":
            self.cleos.state, self.cleos.answer = Asking.State.DECLINED, "Not this time."
            self.cleos.save()
        if door == "let_in_together/waiting":
            Asking.objects.filter(pk=self.tomas.pk).update(state=Asking.State.WAITING)
