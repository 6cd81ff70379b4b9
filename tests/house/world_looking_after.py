"""The same evening, as far as it is about what the care team keeps to and looks after."""

from django.utils import timezone

from alongside.care.cases import looking_after
from alongside.care.models import EmergencyContact, LineVersion
from tests.care.team import came_in

LINE = {
    "kind": "talk",
    "name": "A line of ours",
    "reach": "0800 111 0 111",
    "country": "DE",
    "hours": "day and night",
    "source": "https://line.example/",
    "checked_on": str(timezone.localdate()),
}
FORMS = {
    "write_policy": {"body": "We listen.", "reason": "We are two.", "after": "0"},
    "add_crisis_line": {**LINE, "after": "0"},
    "crisis_line": {**LINE, "after": "0"},
    "confirm_crisis_line": {"after": "0"},
    "retire_crisis_line": {"after": "0"},
    "put_back_crisis_line": {"after": "1"},
    "my_contact": {"name": "My sister", "number": "+44 113 496 0000", "knows": "on"},
    "open_contact": {"reason": "He wrote that he is at the bridge."},
    "open_contact/amber": {"reason": "He wrote that he is at the bridge."},
    "enough": {"most_a_day": "4"},
    "practised": {"practised": "on"},
}


class LookingAfter:
    """Ben has given somebody to ring; something amber about him came in as well.

    A crisis line has been taken off.
    """

    def __init__(self, people, group, case):
        self.people, self.case = people, case
        EmergencyContact.objects.give(people["ben"], name="My aunt", number="+44 113 496 0001")
        day = timezone.localdate()
        off = {"said": {}, "checked_on": day, "retired": True}
        LineVersion.objects.create(key="lifeline-au", number=1, written_by=people["olive"], **off)
        self.amber = came_in(people["ben"], group, level="amber", about="reply:7")

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        if name in ("policy", "policy_versions", "write_policy"):
            return ["medicines"]
        if name == "put_back_crisis_line":
            return ["lifeline-au"]
        if "crisis_line" in name and name not in ("crisis_lines", "add_crisis_line"):
            return ["samaritans"]
        case = self.amber if kind == "amber" else self.case
        return [case.pk] if name == "open_contact" else None

    def prepare(self, door):
        """Ada looks after both."""
        if door.startswith("open_contact"):
            for case in (self.case, self.amber):
                looking_after.claim(case, by=self.people["ada"])
