"""The walk by letters and links, by the help of people, by devices, and past what is news."""

from datetime import timedelta
from unittest.mock import patch

from django.core import mail
from django.utils import timezone

from alongside.people.back_in import by_link, recovery
from alongside.people.models import News, Recovery
from tests.people.post import arrived_long_ago, newest_link

from .walk import GOOD, browser, long_words

ASK = "/sign-in/help/people/"
ADDRESS, DEVICES = "/account/address/", "/account/devices/"


def walk_by_letters(walk, settings):
    """Una gives an address, takes it back, and comes in by a link."""
    una = walk.meet("una")
    walk.get("una", ADDRESS, "no address")
    walk.post("una", ADDRESS, "address, empty")
    with patch("alongside.people.being_told.addressing.too_often", return_value=True):
        walk.post("una", ADDRESS, "address, too many", {"email": "una@example.org"})
    walk.browsers["una"].post(ADDRESS, {"email": "una@example.org"})
    named(una, "«una»")
    walk.get("una", ADDRESS, "address, not confirmed")
    walk.get("una", newest_link(), "address, to confirm")
    walk.get("cleo", newest_link(), "a link of another", status=403)
    walk.get(None, newest_link(), "sign in to confirm")
    walk.post("una", newest_link(), "address, confirmed")
    walk.get(None, newest_link(), "a link that is gone", status=404)
    walk.get("una", newest_link(), "a link of mine that is gone", status=404)
    settings.SENDS_LETTERS = False
    walk.get("una", ADDRESS, "address without letters")
    settings.SENDS_LETTERS = True
    walk_in_by_a_link(walk)
    named(una, "«una»")
    walk.post("una", f"{ADDRESS}remove/", "address, the only way in")
    named(una, "una@example.org")
    with patch("alongside.people.coming_in.ways_in.ways_into", return_value=1):
        walk.post("una", f"{ADDRESS}remove/", "address, taken back")
    give_somebody_elses(walk, una)


def named(person, email):
    """An address that can be told from our own words."""
    for one in person.addresses.all():
        one.email = email
        one.save()


def walk_in_by_a_link(walk):
    for name in ("in", "up"):
        address = f"/sign-{name}/link/"
        walk.get(None, address, f"sign-{name} by link")
        walk.post(None, address, f"sign-{name} by link, empty")
        form = {"username": "«Z»", "email": "una@example.org"}
        with patch.object(by_link, "too_often", return_value=True):
            walk.post(None, address, f"sign-{name} by link, too often", form)
        walk.post(None, address, f"sign-{name} by link, sent", {**form, "email": f"{name}@e.org"})
    arriving = newest_link()
    walk.get(None, arriving, "welcome")
    walk.post(None, arriving, "welcome, no name")
    walk.post(None, arriving, "welcome, long name", {"username": long_words(40)})
    una = walk.people["una"].addresses.get()
    token = by_link.Link.objects.make("sign_in", person=una.person, address=una)
    walk.get(None, f"/link/{token}/", "sign in on this device")
    walk.get("cleo", f"/link/{token}/", "sign in on this device, as another")


def give_somebody_elses(walk, una):
    cleo = walk.people["cleo"]
    by_link.Address.objects.write_down(cleo, "cleo@example.org").confirm()
    walk.browsers["una"].post(ADDRESS, {"email": "cleo@example.org"})
    named(una, "«cleo»")
    link = newest_link()
    by_link.Address.objects.filter(person=una).update(found_by=cleo.addresses.get().found_by)
    walk.post("una", link, "address of somebody else")
    cleo.addresses.all().delete()
    mail.outbox.clear()


def walk_by_the_help_of_people(walk, who, monkeypatch):
    """Cleo cannot get in; Ada and Olive know her."""
    monkeypatch.setattr(recovery, "WORDS", ["«kettle»"])
    walk.get("ada", "/recoveries/", "nobody asks")
    walk.get(None, ASK, "to ask for help")
    walk.post(None, ASK, "to ask for help, empty")
    with patch("alongside.people.back_in.recovering.too_often", return_value=True):
        walk.post(None, ASK, "to ask for help, too often", {"name": "«x»"})
    visitor = walk.browsers["somebody"] = browser()
    ticket = visitor.post(ASK, {"name": "cleo"}).url
    walk.get("somebody", ticket, "three words")
    walk.get("somebody", ASK, "to ask for help again")
    walk.get("cleo", "/help/", "somebody asks for me")
    mine = Recovery.objects.get(person=who.cleo)
    walk.get("ada", "/recoveries/", "somebody asks")
    vouch = f"/recoveries/{mine.pk}/vouch/"
    walk.post("ada", vouch, "words, none")
    walk.post("ada", vouch, "words, wrong", {"three_words": "«x»"})
    with patch("alongside.people.back_in.recovering.too_often", return_value=True):
        walk.post("ada", vouch, "words, too often", {"three_words": "«x»"})
    with patch.object(Recovery, "fits", lambda self, typed: True):
        walk.post("ada", vouch, "the first knows them", {"three_words": "«x»"})
        walk.post("olive", vouch, "the second knows them", {"three_words": "«x»"})
    walk.get("somebody", ticket, "two people know them")
    Recovery.objects.update(opens_at=timezone.now() - timedelta(minutes=1))
    walk.get("somebody", ticket, "a new password")
    walk.post("somebody", ticket, "a new password, short", {"password": "short"})
    walk.post("somebody", ticket, "in again", {"password": GOOD})
    walk.get("somebody", DEVICES, "devices after it")
    walk.browsers["cleo"] = browser(who.cleo)
    News.objects.all().settle()
    ask_once_more(walk, who)


def ask_once_more(walk, who):
    browser().post(ASK, {"name": "cleo"})
    mine = Recovery.objects.get(person=who.cleo, ended="")
    walk.post("ada", f"/recoveries/{mine.pk}/set-aside/", "set aside")
    browser().post(ASK, {"name": "cleo"})
    walk.post("cleo", "/account/recovery/stop/", "stopped")


def walk_past_the_news(walk, who):
    """All that Una can be told of her account, and what she can answer."""
    una = arrived_long_ago(walk.people["una"])
    walk.browsers["una"] = browser(una)
    for kind in News.Kind:
        if kind not in (News.Kind.RECOVERED, News.Kind.RECOVERY_ASKED):
            News.tell(una, kind)
    for way in ("password", "webauthn", "totp", "recovery_codes"):
        News.tell(una, News.Kind.WAY_IN_ADDED, way=way)
        News.tell(una, News.Kind.WAY_IN_REMOVED, way=way)
    News.tell(una, News.Kind.LIFTED, note="«Welcome back»")
    walk.get("una", "/help/", "news")
    walk.browsers["una elsewhere"] = browser(una)
    walk.get("una", DEVICES, "devices")
    walk.post("una", f"{DEVICES}sign-out/", "a device signed out", {"device": "x"})
    walk.post("una", "/account/news/not-me/", "not me")
    walk.post("una", f"{DEVICES}others/", "all others signed out")
    walk.get("una", "/account/", "the account without news")
