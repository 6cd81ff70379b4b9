"""The same evening, as far as it is about the care team: hours, a rota, and two cases."""

from datetime import date, timedelta

from django.utils import timezone

from alongside.care.cases import looking_after
from alongside.care.cases.asking import ask
from alongside.care.hours.duties import Duty
from alongside.care.hours.staffing import set_day
from tests.care.team import always, came_in, is_on_call, team

from .world_looking_after import FORMS as LOOKING_AFTER
from .world_looking_after import LookingAfter

OTHERWISE = date.today() + timedelta(days=40)
FORMS = {
    "with_me": {"words": "It is too much tonight."},
    "act_on_case/think": {"act": "Yes, this evening."},
    "act_on_case/write": {"words": "I am here."},
    "act_on_case/second": {"words": "I think so too."},
    "act_on_case/hand-over": {"to": "", "words": "I have a flare."},
    "act_on_case/escalate": {"called": "The emergency number.", "used": "Her name."},
    "add_day": {"day": f"{OTHERWISE + timedelta(days=1)}"},
    "staffing": {"zone": "Europe/London", "from0": "08:00", "to0": "18:00"},
}


class Caring:
    """Cleo's case and Ben's; a duty of Ada's, and one of Gwen's that she would hand on."""

    def __init__(self, people, group):
        self.people = people
        ada, gwen, olive = (people[name] for name in ("ada", "gwen", "olive"))
        for one in (ada, gwen):
            one.refresh_from_db()
        always(by=olive)
        set_day(OTHERWISE, [], by=olive)
        self.team = team(ada, gwen, by=olive)
        for one in (ada, gwen):
            is_on_call(one, by=olive)
        self.hers, self.gwens = (Duty.objects.get(person=one) for one in (ada, gwen))
        self.gwens.offer(by=gwen)
        self.asked, _again = ask(people["cleo"], now=timezone.now())
        self.bens = came_in(people["ben"], group)
        self.looking_after = LookingAfter(people, group, self.bens)

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        case = self.asked if kind == "cleos" else self.bens
        return {
            "with_me": [self.asked.pk],
            "a_case": [case.pk],
            "act_on_case": [case.pk, "claim" if kind in ("", "cleos") else kind],
            "offer_duty": [self.hers.pk],
            "take_duty": [self.gwens.pk],
            "drop_duty": [self.hers.pk],
            "drop_day": [OTHERWISE.isoformat()],
            "end_responder": [self.team[0].pk],
        }.get(name) or self.looking_after.arguments(name, kind)

    def form(self, door):
        """What is filled in there, or None."""
        soon = timezone.localdate() + timedelta(days=2)
        if door == "rota":
            who = {"person": self.people["ada"].pk, "weeks": "0"}
            return {**who, "day": soon.isoformat(), "begins": "08:00", "ends": "18:00"}
        if door == "act_on_case/close":
            return {"outcome": "talked", "follow_up_on": soon.isoformat(), "debriefed": "on"}
        if door == "name_responder":
            return {"person": self.people["dev"].pk}
        return FORMS.get(door) or LOOKING_AFTER.get(door)

    def prepare(self, door):
        """Ada looks after Ben's case, or Gwen does; or it is closed and to be asked about again."""
        self.looking_after.prepare(door)
        name, _, verb = door.partition("/")
        if name != "act_on_case" or verb in ("", "cleos", "unheard-of"):
            return
        by = self.people["gwen" if verb == "second" else "ada"]
        looking_after.claim(self.bens, by=by)
        if verb == "follow-up":
            today = timezone.localdate()
            looking_after.close(self.bens, by=by, outcome="talked", follow_up_on=today)
