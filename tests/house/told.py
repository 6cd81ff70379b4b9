"""Being told of things, in Everything: choices, a device, a letter that came back."""

from django.urls import reverse

from alongside.notices.models import Refusals, Sending
from alongside.people.models import Address, Person

from .world_notices import FORMS, PUSHED

A_DEVICE = "mossgatherel"


class BeingTold:
    """The member chooses letters and a device, and has been told of something by letter."""

    def be_told(self, member):
        self.post(self.member, reverse("choices"), **FORMS["choices"])
        device = PUSHED | {"endpoint": f"https://push.example/{A_DEVICE}"}
        self.post(self.member, reverse("subscribe"), **device)
        self.kept_secret.append(A_DEVICE)
        person = Person.objects.called(member)
        letter, _is_new = Sending.objects.begin(person, "letter", notice=person.notices.first())
        self.kept_secret.append(letter.token)
        Refusals.objects.count_one(Address.objects.get(person=person))

    def of_being_told(self):
        return map(reverse, ("notices", "choices"))
