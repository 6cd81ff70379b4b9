"""The walk comes by notices: the inbox, what can be chosen, a pause, a letter and a device."""

from datetime import timedelta

from django.utils import timezone

from alongside.home.demo import outbox
from alongside.notices import tell
from alongside.notices.kinds import kinds
from alongside.notices.letters.building import build
from alongside.notices.models import Notice, Refusals, Sending, Subscription
from alongside.notices.push import keys
from alongside.people.models import Address

from .walk import browser
from .world_notices import FORMS, PUSHED

CHOICES = "/notices/choices/"


def walk_past_notices(walk, who, group, monkeypatch):
    monkeypatch.setattr(keys, "public_key", lambda: "BElephant")
    for name in ("ada", "ben"):
        walk.browsers[name] = browser(walk.people[name])
    walk.get("ben", CHOICES, "how I am told, at first")
    walk_through_the_inbox(walk, who, group, monkeypatch)
    walk_and_choose(walk, who, group)
    walk_past_a_pause(walk)
    walk_by_letter_and_push(walk, who)


def walk_through_the_inbox(walk, who, group, monkeypatch):
    Notice.objects.all().delete()
    walk.get("ben", "/notices/", "notices, none")
    with monkeypatch.context() as always:
        always.setattr(Notice, "is_still_so", lambda notice: True)
        for kind in kinds():
            for days in (0, 1, 3, 30):
                then = timezone.now() - timedelta(days=days)
                tell([who.ben], kind, f"group:{group.pk}", at=then)
        walk.get("ben", "/", "today, told of something")
        shown = walk.get("ben", "/notices/", "notices, many")
        older = shown.text.split("?page=before")[1].split('"')[0]
        walk.get("ben", f"/notices/?page=before{older}", "notices, older")
        walk.get("ada", CHOICES, "how I am told, leading")
        walk.get("ben", CHOICES, "how I am told, all kinds")
    Notice.objects.all().delete()


def walk_and_choose(walk, who, group):
    form = FORMS["choices"]
    walk.post("ben", CHOICES, "choices, kept", form)
    walk.post("ben", CHOICES, "choices, odd", {"usual": "«x»", "quiet_from": "«x»"})
    at = f"{CHOICES}{group.pk}/"
    walk.get("ben", at, "choices in a group")
    walk.post("ben", at, "choices in a group, kept", {"way_reminder": "push"})
    walk.post("ben", at, "choices in a group, odd", {"way_reminder": "«x»"})


def walk_past_a_pause(walk):
    tomorrow = timezone.localdate() + timedelta(days=1)
    for name, form in (
        ("for a while", {}),
        ("until a day", {"until": tomorrow.isoformat()}),
        ("until no day", {"until": "«x»"}),
    ):
        walk.post("ben", "/notices/pause/", f"no notices, {name}", form)
        walk.get("ben", CHOICES, f"no notices, {name}, on the page")
    walk.post("ben", "/notices/pause/back/", "notices again")


def walk_by_letter_and_push(walk, who):
    odd = {"endpoint": "«x»"}
    walk.post("ben", "/notices/devices/", "a device that cannot be", odd, status=400)
    Subscription.objects.keep(who.ben, **PUSHED)
    email = "ben@letterbox.example"
    now = timezone.now()
    address = Address.objects.create(person=who.ben, email=email, found_by=email, confirmed_at=now)
    Refusals.objects.stop(address)
    walk.get("ben", CHOICES, "letters that came back")
    walk.post("ben", "/notices/letters-again/", "letters again")
    walk.get("ben", CHOICES, "a device")
    device = who.ben.push_subscriptions.get()
    walk.post("ben", f"/notices/devices/{device.pk}/remove/", "a device less")
    sending, _is_new = Sending.objects.begin(who.ben, "walk")
    stop = f"/n/{sending.token}/stop/"
    walk.get("ben", stop, "no more letters, asked")
    walk.post("ben", stop, "no more letters")
    for family in ("reminder", "at_once", "digest", "on_call"):
        letter = build(email, language="ru", family=family, token=sending.token, when=now)
        outbox.Letters().send_messages([letter])
        walk.pages[f"a letter, {family}"] = letter.alternatives[0].content
    outbox.push("https://push.example/1", b"sealed", {})
    walk.get("ben", "/demo/outbox/", "the outbox of the demo")
    outbox.KEPT.clear()
    walk.get("ben", "/demo/outbox/", "the outbox, empty")
