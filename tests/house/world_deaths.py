"""The same evening, as far as somebody is said to have died."""

from django.utils import timezone

from alongside.people.models import Death, Person

HOW = "His brother rang me."
FORMS = {
    "died": {"how": HOW},
    "heard_of_death": {"how": HOW},
    "tell_of_death": {"body": "Ben has died. He made us laugh."},
}


class Deaths:
    """Ada has told of Femi, who is in no group of hers, and it waits for an organiser."""

    def __init__(self, people, group, elsewhere, femi):
        self.people, self.group, self.elsewhere = people, group, elsewhere
        self.waiting = Death.objects.tell(femi, by=people["ada"], how=HOW)

    def place(self, name, group=None):
        return (group or self.group).memberships.get(person=self.people[name]).pk

    def arguments(self, name, kind):
        if name == "heard_of_death":
            return [self.people["olive" if kind == "oneself" else "ben"].pk]
        if name in FORMS:
            whose = {"elsewhere": ("ben", self.elsewhere), "oneself": ("ada",)}.get(kind, ("ben",))
            return [self.group.ref, self.place(*whose)]
        if name in ("a_death", "confirm_death", "end_death"):
            return [self.of_olive().pk if kind == "oneself" else self.waiting.pk]
        return None

    def of_olive(self):
        return Death.objects.tell(self.people["olive"], by=self.people["ada"], how=HOW)

    def prepare(self, door):
        if door == "tell_of_death":
            ben = self.people["ben"]
            death = Death.objects.tell(ben, by=self.people["ada"], how=HOW)
            Death.objects.filter(pk=death.pk).update(confirmed_at=timezone.now())
            Person.objects.filter(pk=ben.pk).update(is_active=False)
