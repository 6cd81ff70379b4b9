"""The disk is full, or something breaks: what somebody typed is given back, and nothing is half
done. The people are introduced in alongside/cast.py."""

import errno
import io
import logging
import re
import sqlite3
from contextlib import contextmanager
from html import unescape

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection
from django.test import Client

from alongside.conversations import views
from alongside.conversations.models import Reply, Story, StoryQuerySet
from alongside.home.refusals import disk_is_full
from alongside.lib.logs import Plain
from alongside.meetings.models import Entry
from alongside.people.models import Draft, Person
from alongside.vault.keyring import keyring
from alongside.vault.sessions import SessionStore
from tests.conftest import sign_in
from tests.house.world import WRITES, everything_kept
from tests.meetings.evening import Evening
from tests.on_disk import on_disk  # noqa: F401  A fixture.

PASSWORD = "four words I like"
LONG = "I had been awake since three, and then the stairs. " * 300
KEPT = re.compile(r'<textarea id="kept"[^>]*>\n?(.*?)</textarea>', re.S)


@pytest.fixture
def log():
    """What an operator reads."""
    (handler,) = (h for h in logging.getLogger().handlers if isinstance(h.formatter, Plain))
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


def careless(someone=None):
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    if someone is not None:
        sign_in(client, someone)
    return client


def given_back(answer):
    found = KEPT.search(answer.text)
    return unescape(found.group(1)) if found else None


class FullFrom:
    """From its `first` write on, the database has no room. `wrote` counts the writes."""

    def __init__(self, first=1):
        self.first, self.wrote = first, 0

    def __call__(self, execute, sql, params, many, context):
        self.wrote += sql.lstrip().upper().startswith(WRITES)
        if self.wrote >= self.first and sql.lstrip().upper().startswith(WRITES):
            raise OperationalError("could not extend file") from no_room()
        return execute(sql, params, many, context)


def no_room():
    if connection.vendor == "postgresql":
        return psycopg.errors.DiskFull("could not extend file: No space left on device")
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    return full


@contextmanager
def full_disk():
    """No page is left: SQLite's own refusal, and on PostgreSQL the error that it would give."""
    if connection.vendor == "postgresql":
        with connection.execute_wrapper(FullFrom()):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        yield
        cursor.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def full_keyring():
    """The same, on the disk of the keys."""
    line = keyring().store._connection()
    line.execute("VACUUM")  # Room that keys have left, which died in other tests, is room.
    (pages,) = line.execute("PRAGMA page_count").fetchone()
    line.execute(f"PRAGMA max_page_count = {pages}")
    yield
    line.execute("PRAGMA max_page_count = 1073741823")


@pytest.fixture
def evening_under_way(tonight, ada, ben, browse):
    """Ada leads, and Ben has the turn."""
    room = Evening(tonight, browse).begin(ada, ben)
    room.press(ben, "take", turn=room.turn_of(ben))
    return room


@pytest.fixture
def acts(morning, bens_story, evening_under_way):
    """{what: (address, form, the model of what it makes)}, all of them Ben's."""
    meeting = evening_under_way.meeting
    turn = {"turn": evening_under_way.turn.id, "id": "301", "body": LONG}
    return {
        "story": ("/groups/morning/stories/", {"id": "101", "body": LONG, "wish": "ideas"}, Story),
        "reply": (f"{bens_story.get_absolute_url()}replies/", {"id": "201", "body": LONG}, Reply),
        "turn": (f"{meeting.get_absolute_url()}say/", turn, Entry),
        "draft": ("/drafts/", {"place": f"story:{morning.pk}", "body": LONG}, Draft),
    }


WHAT = ("story", "reply", "turn", "draft")


# -- the disk is full -----------------------------------------------------------------------------


@pytest.mark.usefixtures("on_disk")
@pytest.mark.parametrize("what", WHAT)
def test_what_was_typed_is_given_back_when_the_disk_is_full(acts, what, ben, log):
    address, form, model = acts[what]
    browser, before = careless(ben), everything_kept()
    with full_disk():
        answer = browser.post(address, form)
    assert answer.status_code == 507
    assert "There is no room to keep this" in answer.text
    assert given_back(answer) == LONG
    assert everything_kept() == before
    assert "the disk is full" in log.getvalue()
    assert "awake since three" not in log.getvalue()
    assert browser.post(address, form).status_code in (204, 302)
    assert [row.body.strip() for row in model.objects.all() if row.body.startswith("I had")] == [
        LONG.strip()
    ]


@pytest.mark.usefixtures("on_disk")
@pytest.mark.parametrize("what", WHAT)
def test_at_whichever_write_it_fills_up_the_same_form_makes_one_of_it_later(acts, what, ben, log):
    """The words are given back each time, whether they were kept already or not."""
    address, form, model = acts[what]
    Draft.objects.keep(ben, f"story:{ben.memberships.get().group_id}", "Begun before.")
    browser, count = careless(ben), model.objects.count()
    for first in range(1, 30):
        with connection.execute_wrapper(FullFrom(first)):
            answer = browser.post(address, form)
        if answer.status_code != 507:
            break
        assert given_back(answer) == LONG
    assert answer.status_code in (204, 302)
    assert first > 1
    assert model.objects.count() == count + (0 if what == "draft" else 1)
    assert LONG.strip() in [row.body.strip() for row in model.objects.all()]


@pytest.mark.usefixtures("on_disk")
@pytest.mark.parametrize("disk", [full_disk, full_keyring])
def test_who_signs_up_on_a_full_disk_is_told_so_and_can_come_in_later(log, disk):
    with disk():
        for number in range(200):
            form = {"username": f"kit the {number}th", "password1": PASSWORD}
            keys = set(keyring().store.ids("person"))
            answer = careless().post("/sign-up/", form)
            if answer.status_code != 302:
                break
    assert answer.status_code == 507
    assert given_back(answer) == form["username"]
    assert PASSWORD not in answer.text
    assert "the disk is full" in log.getvalue()
    assert "kit" not in log.getvalue()
    there = set(Person.objects.values_list("pk", flat=True))
    assert set(keyring().store.ids("person")) - keys <= there
    assert there <= set(keyring().store.ids("person"))
    come_in(form)


@pytest.mark.usefixtures("on_disk")
def test_at_whichever_write_it_fills_up_one_can_come_in_later():
    for first in range(1, 30):
        form = {"username": f"kit the {first}th", "password1": PASSWORD}
        with connection.execute_wrapper(FullFrom(first)):
            answer = careless().post("/sign-up/", form)
        if answer.status_code != 507:
            break
        come_in(form)
    assert answer.status_code == 302
    assert first > 1


def come_in(form):
    """As one is told: see whether one can sign in already, and sign up if not."""
    named = {"login": form["username"], "password": form["password1"]}
    if careless().post("/sign-in/", named).status_code != 302:
        assert careless().post("/sign-up/", form).status_code == 302
    assert Person.objects.called(form["username"]).called == form["username"]


def test_what_a_full_disk_says_is_understood_whoever_says_it():
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
    came_of_it = DatabaseError("the transaction is broken")
    came_of_it.__context__ = no_room()
    full = [no_room(), OSError(errno.ENOSPC, "no"), OSError(errno.EDQUOT, "no"), came_of_it]
    others = [locked, OSError(errno.EACCES, "no"), psycopg.errors.LockNotAvailable(), None]
    assert [disk_is_full(error) for error in full] == [True] * 4
    assert [disk_is_full(error) for error in others] == [False] * 4
    assert disk_is_full(psycopg.errors.DiskFull("no"))


# -- something breaks -----------------------------------------------------------------------------


def break_down(*args, **kwargs):
    raise RuntimeError("I had been awake")


def test_what_was_typed_is_given_back_when_something_breaks(morning, ben, monkeypatch, log):
    monkeypatch.setattr(StoryQuerySet, "share", break_down)
    answer = careless(ben).post("/groups/morning/stories/", {"body": LONG, "wish": "ideas"})
    assert answer.status_code == 500
    assert given_back(answer) == LONG
    assert "awake" not in log.getvalue()
    assert "the disk" not in log.getvalue()


def test_all_that_was_typed_is_given_back_and_never_a_password(db, monkeypatch):
    monkeypatch.setattr(Person, "save", break_down)
    answer = careless().post("/sign-up/", {"username": "kit", "password1": PASSWORD})
    assert (answer.status_code, given_back(answer)) == (500, "kit")
    assert PASSWORD not in answer.text


def test_a_page_that_breaks_with_nothing_typed_gives_nothing_back(morning, ben, monkeypatch):
    monkeypatch.setattr(views, "stories_in", break_down)
    answer = careless(ben).get("/groups/morning/stories/")
    assert (answer.status_code, given_back(answer)) == (500, None)
    assert "Please look whether your words arrived" not in answer.text


@pytest.mark.parametrize(("error", "status"), [(OSError(), 500), (OSError(errno.ENOSPC, ""), 507)])
def test_where_nobody_can_be_looked_up_the_page_is_kind_still(ben, monkeypatch, error, status):
    """The database is away: not even who is reading is known, nor how they like their pages."""
    browser = careless(ben)

    def away(self):
        raise error

    monkeypatch.setattr(SessionStore, "load", away)
    answer = browser.post("/groups/morning/stories/", {"body": LONG, "wish": "ideas"})
    assert answer.status_code == status
    assert given_back(answer) == LONG
    assert 'data-theme="auto"' in answer.text


def test_the_page_looks_as_its_reader_likes_it_where_that_is_known(morning, ben, monkeypatch):
    ben.display = {"theme": "dim"}
    ben.save()
    monkeypatch.setattr(StoryQuerySet, "share", break_down)
    answer = careless(ben).post("/groups/morning/stories/", {"body": LONG, "wish": "ideas"})
    assert 'data-theme="dim"' in answer.text
