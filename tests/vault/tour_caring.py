"""The tour comes by the care team: what somebody asked, what a rule found, and what was written."""

from django.utils import timezone

from alongside.care.cases import looking_after
from alongside.care.cases.asking import ask
from alongside.care.models import EmergencyContact, LineVersion
from alongside.care.policies.versions import write
from tests.browser.pages import Stop
from tests.care.team import came_in


class Caring:
    """Cleo has asked for somebody, and Gwen looks after it; a rule found something of Hana's."""

    def look_after(self):
        gwen, cleo, hana = (self.people[name] for name in ("gwen", "cleo", "hana"))
        self.asked, _again = ask(cleo, now=timezone.now())
        looking_after.claim(self.asked, by=gwen)
        looking_after.write_to_them(self.asked, by=cleo, words="I cannot see how it goes on.")
        looking_after.write_to_them(self.asked, by=gwen, words="I am here, and I stay a while.")
        looking_after.think_through(self.asked, by=gwen, answers="Yes, and before the night.")
        words = "Done with all of it, tonight."
        marked = {"excerpt": words, "marks": [[0, len(words), "wants to die"]]}
        self.found = came_in(hana, self.group, **marked)
        looking_after.claim(self.found, by=gwen)
        given = {"name": "Wendel, who is my brother", "number": "+44 113 496 0000"}
        contact = EmergencyContact.objects.give(hana, **given)
        opening = contact.open_for(self.found, by=gwen, reason="She wrote of a bridge, for me.")
        # In the case it stands as well. Each of the two is known by words of its own here.
        opening.reason = "She wrote of a bridge, and of tonight."
        opening.save()
        olive = self.people["olive"]
        written = {"body": "We are two, and we say so.", "reason": "It was more than we can keep."}
        write("medicines", by=olive, after=0, **written)
        line = {"country": "DE", "region": "Behind the mill", "reach": "112", "source": "x.example"}
        kept = {"number": 1, "checked_on": timezone.localdate(), "written_by": olive}
        LineVersion.objects.create(key="own-3", said=line | {"name": "The mill line"}, **kept)

    def what_is_looked_after(self):
        yield Stop("somebody for me", "cleo", f"/help/someone/{self.asked.pk}/")
        yield Stop("what somebody asked", "gwen", f"/care/{self.asked.pk}/")
        yield Stop("whom to ring", "hana", "/account/contact/")
        yield Stop("whom to ring, opened", "gwen", f"/care/{self.found.pk}/contact/")
        yield Stop("a policy of their own", None, "/what-we-keep-to/medicines/")
        yield Stop("how it came to be", None, "/what-we-keep-to/medicines/versions/")
        yield Stop("help, with a line of their own", None, "/help/")
        yield Stop("crisis lines", "olive", "/organise/crisis-lines/")
        yield Stop("what a line said", "olive", "/organise/crisis-lines/own-3/versions/")
        yield Stop("what a rule found", "gwen", f"/care/{self.found.pk}/")
