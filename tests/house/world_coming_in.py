"""The same evening, as far as coming in is concerned: letters, links, recoveries, devices."""

from datetime import timedelta

from django.utils import timezone

from alongside.people.back_in.recovery import new_ticket, token_of
from alongside.people.models import Address, Link, News, Recovery

EMAIL, OTHER = "ben@example.org", "cleo@example.org"


class ComingIn:
    """Ben and Cleo have addresses, and links that wait; Cleo has asked to be let in again."""

    def __init__(self, people):
        self.people = people
        bens = self.confirmed("ben", EMAIL)
        cleos = self.confirmed("cleo", OTHER)
        self.sign_in = Link.objects.make("sign_in", person=people["ben"], address=bens)
        self.confirm = Link.objects.make("confirm", person=people["cleo"], address=cleos)
        holds = {"name": "Zoe", "email": "zoe@example.org"}
        self.sign_up = Link.objects.make("sign_up", holds=holds)
        self.ticket = new_ticket()
        self.recovery = Recovery.objects.ask(people["cleo"], token_of(self.ticket))

    def confirmed(self, name, email):
        address = Address.objects.write_down(self.people[name], email)
        address.confirm()
        return address

    def arguments(self, name, kind):
        return {
            ("link", ""): [self.sign_in],
            ("link", "confirm"): [self.confirm],
            ("link", "arrive"): [self.sign_up],
            ("link", "gone"): ["0" * 40],
            ("ticket", ""): [self.ticket],
            ("ticket", "open"): [self.ticket],
            ("ticket", "guessed"): ["0" * 32],
            ("vouch", ""): [self.recovery.pk],
            ("vouch", "wrong"): [self.recovery.pk],
            ("set_aside", ""): [self.recovery.pk],
        }.get((name, kind))

    def form(self, door):
        if door == "vouch":
            return {"three_words": self.recovery.words}
        if door == "read_news":
            return {"news": self.news.pk}
        return FORMS.get(door)

    def prepare(self, door):
        if door == "ticket/open":
            self.recovery.opens_at = timezone.now() - timedelta(minutes=1)
            self.recovery.save()
        if door in ("read_news", "not_me"):
            self.news = News.tell(self.people["cleo"], News.Kind.SIGNED_IN)


FORMS = {
    "sign_in_by_link": {"email": EMAIL},
    "sign_up_by_link": {"username": "kit", "email": "kit@example.org"},
    "link/arrive": {"username": "Zoe"},
    "address": {"email": "another@example.org"},
    "recovery_ask": {"name": "ben"},
    "ticket/open": {"password": "another horse battery"},
    "vouch/wrong": {"three_words": "kettle kettle kettle"},
}
