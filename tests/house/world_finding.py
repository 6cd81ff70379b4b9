"""The same evening, as far as finding a group is concerned: what Nia looked for."""

from alongside.groups.models import Wanted


class Finding:
    """Nia waits for one group, and was told of `found` for another; `hidden` nobody can find."""

    def __init__(self, nia, found, hidden):
        self.found, self.hidden = found, hidden
        self.waits = Wanted.objects.send(nia, "Up before the birds.")
        self.told = Wanted.objects.send(nia, "At noon, with soup.")
        self.told.tell_of(found)

    def arguments(self, name, kind):
        return {
            "found_group": [(self.hidden if kind == "hidden" else self.found).pk],
            "take_back_wanted": [self.waits.pk],
            "go_on_waiting": [self.told.pk],
            "answer_wanted": [self.waits.pk],
            "put_wanted_aside": [self.waits.pk],
            "group_settings": [self.hidden.ref],
        }.get(name)

    def form(self, door):
        if door == "answer_wanted":
            return {"group": self.found.pk}
        if door == "answer_wanted/hidden":
            return {"group": self.hidden.pk}
        return FORMS.get(door)


FORMS = {
    "find_group": {"q": "up before the birds"},
    "find_group/chosen": {"how": "choose", "theme": "any"},
    "find_group/nothing": {"q": ""},
    "want_group": {"words": "up before the birds"},
    "want_group/nothing": {"words": ""},
    "group_settings": {
        "name": "The hidden group",
        "purpose": "For a few.",
        "joining": "asking",
        "language": "en-gb",
        "capacity": "8",
    },
    "leading/at-most": {"leads_at_most": "2"},
}
