"""The walk comes to the ways out: what was agreed to, a break, one's words in a file, and going."""

import errno
import io
import zipfile

import pytest

from alongside.meetings.models import Meeting
from alongside.people.models import Address, Consent, News, Person, Profile
from alongside.people.safety.suspensions import Suspension
from alongside.vault import erase
from tests.conftest import new_group

from .walk import browser


def walk_out(walk, who, group):
    for name in ("ada", "cleo"):  # What came before has signed some of them out.
        walk.browsers[name] = browser(Person.objects.get(pk=getattr(who, name).pk))
    for meeting in Meeting.objects.all():
        meeting.title = "«Pacing»"
        meeting.save()
    consents_of(walk, who)
    a_break_of(walk)
    words_of(walk, who)
    walk.get("ada", "/account/erase/", "erase, of the last to lead")
    walk.post("ada", "/account/erase/", "erase, nothing chosen")
    walk.meet("kit")
    walk.get("kit", "/account/erase/", "erase, of somebody with nothing")
    walk.post("kit", "/account/erase/", "erased", {"words": "take", "is_meant": "on"})
    walk.meet("jim")
    with pytest.MonkeyPatch.context() as disk:
        disk.setattr(erase, "rotate_epoch", full)
        walk.post(
            "jim", "/account/erase/", "erased, not finished", {"words": "take", "is_meant": "on"}
        )


def full(_keyring):
    raise OSError(errno.ENOSPC, "")


def consents_of(walk, who):
    leo = walk.meet("leo")
    walk.get("leo", "/limits/", "limits, agreed to")
    leo.consents.update(version=1)
    Consent.keep_limits(leo.pk)
    walk.get("leo", "/limits/", "limits, changed")
    walk.post("leo", "/limits/", "limits, agreed to anew", {"of_age": "on", "understood": "on"})
    for kind in ("address", "leading"):
        leo.consents.create(kind=kind, version=1)
    walk.get("leo", "/account/consents/", "consents")
    for one in leo.consents.filter(version__in=(1, 2)).order_by("kind", "version"):
        address = f"/account/consents/{one.pk}/take-back/"
        walk.post("leo", address, f"consents, {one.kind} {one.version} taken back")


def a_break_of(walk):
    walk.get("cleo", "/account/pause/", "pause")
    walk.post("cleo", "/account/pause/", "paused")
    walk.get("cleo", "/", "today, paused")
    walk.get("cleo", "/account/erase/", "erase, paused")
    walk.post("cleo", "/account/pause/back/", "back")


def words_of(walk, who):
    """What Ada and Ben take along, as they read it at home."""
    alone = new_group("alone", who.ada)
    alone.name = "«Alone»"
    alone.save()
    Profile.objects.update_or_create(person=who.ben, defaults={"pronouns": "«he»", "pause": {}})
    News.objects.create(person=who.ben, kind="signed_in", holds={"device": "«A device»"})
    Address.objects.create(person=who.ben, email="«b»", found_by="b")
    Suspension.objects.create(
        person=who.ben, reason="«So»", appeal="«No»", answer="«Yes»", lifted_at=who.ben.arrived_at
    )
    for name in ("ada", "ben"):
        walk.get(name, "/account/export/", f"export of {name}")
        ready = walk.post(name, "/account/export/", f"export of {name}, ready").text
        link = next(part for part in ready.split('"') if part.startswith("/account/export/words"))
        with zipfile.ZipFile(io.BytesIO(walk.browsers[name].get(link).content)) as file:
            walk.pages[f"the file of {name}"] = file.read("alongside-words/index.html").decode()
