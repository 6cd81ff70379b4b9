"""A sign-in lies in the table as a hash and a seal: a copy of it signs nobody in."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.utils import timezone

from alongside.vault import sessions
from alongside.vault.endings import Ending
from alongside.vault.housekeeping import tasks
from alongside.vault.models import SignIn
from alongside.vault.sessions import (
    SessionStore,
    clear_run_out,
    hashed,
    sign_out_everywhere,
    still_signed_in,
)
from tests.people.post import is_signed_in


def cookie_of(client):
    return client.cookies["alongside"].value


def whole_table():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vault_sign_in")
        return repr(cursor.fetchall())


@pytest.fixture
def bens(ben, browse):
    client = browse(ben)
    assert is_signed_in(client)
    return client


def test_the_cookie_is_not_in_the_table(bens):
    cookie = cookie_of(bens)
    assert hashed(cookie) in whole_table()
    assert cookie not in whole_table()


def test_the_hash_is_not_a_cookie(bens, browse):
    thief = browse()
    thief.cookies["alongside"] = hashed(cookie_of(bens))
    assert not is_signed_in(thief)


def test_what_a_sign_in_means_is_sealed(bens):
    store = SessionStore(cookie_of(bens))
    store["somewhere"] = "a private word"
    store.save()
    table = whole_table()
    for word in (
        "private",
        "signing_in",
        SESSION_KEY,
        b"private".hex(),
        SESSION_KEY.encode().hex(),
    ):
        assert word not in table
    assert SessionStore(cookie_of(bens))["somewhere"] == "a private word"


def test_the_row_says_whose_it_is(bens, ben):
    assert SignIn.objects.get().person_id == ben.pk


def test_a_visitors_session_belongs_to_nobody(db):
    store = SessionStore()
    store["seen"] = True
    store.save()
    assert SignIn.objects.get().person_id is None


TAMPERED = {
    "a flipped bit": lambda data: data[:-1] + ("0" if data[-1] != "0" else "1"),
    "cut short": lambda data: data[:20],
    "nothing": lambda data: "",
    "not hexadecimal": lambda data: "z" + data[1:],
    "open words": lambda data: '{"_auth_user_id": "1"}',
}


@pytest.mark.parametrize("how", TAMPERED)
def test_a_tampered_row_signs_out_and_is_no_error(bens, how):
    row = SignIn.objects.get()
    row.session_data = TAMPERED[how](row.session_data)
    row.save()
    answer = bens.get("/groups/morning/")
    assert answer.url.startswith("/sign-in/")
    assert not is_signed_in(bens)


def test_the_data_of_another_sign_in_does_not_open(bens, cleo, browse):
    """Who can write to the table cannot make Cleo's cookie stand for Ben."""
    cleos = browse(cleo)
    assert is_signed_in(cleos)
    row = SignIn.objects.get(person_id=cleo.pk)
    row.session_data = SignIn.objects.exclude(pk=row.pk).get().session_data
    row.save()
    assert not is_signed_in(cleos)
    assert is_signed_in(bens)


def test_a_cookie_from_nowhere_signs_nobody_in(bens, browse):
    for cookie in ("", "x", "a" * 32, "../../etc", cookie_of(bens)[:-1], cookie_of(bens).upper()):
        stranger = browse()
        stranger.cookies["alongside"] = cookie
        assert not is_signed_in(stranger)


def test_a_sign_in_runs_out(bens):
    SignIn.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_signed_in(bens)


def test_a_sign_in_lasts_a_fortnight(bens):
    left = SignIn.objects.get().expire_date - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)


def test_signing_out_everywhere_ends_all_of_mine_and_nobody_elses(ben, cleo, bens, browse):
    also_bens, cleos = browse(ben), browse(cleo)
    sign_out_everywhere(ben.pk)
    assert not is_signed_in(bens)
    assert not is_signed_in(also_bens)
    assert is_signed_in(cleos)


def test_signing_out_ends_the_row(bens):
    bens.post("/sign-out/")
    assert not SignIn.objects.filter(session_key=hashed(cookie_of(bens))).exists()
    assert not is_signed_in(bens)


def test_signing_in_changes_the_cookie(ben, browse):
    """Or somebody could leave a cookie of theirs in the browser and wait."""
    ben.set_password("correct horse battery")
    ben.save()
    client = browse()
    client.get("/")
    before = client.session.session_key
    client.post("/sign-in/", {"login": "ben", "password": "correct horse battery"})
    assert is_signed_in(client)
    assert cookie_of(client) != before


def test_whether_a_cookie_still_stands(ben, cleo, bens):
    cookie = cookie_of(bens)
    assert still_signed_in({(cookie, ben.pk)})
    assert not still_signed_in({(cookie, cleo.pk)})
    assert not still_signed_in({("elsewhere", ben.pk)})
    SignIn.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not still_signed_in({(cookie, ben.pk)})


def test_a_closed_account_is_signed_out(ben, bens):
    cookie = cookie_of(bens)
    ben.is_active = False
    ben.save()
    assert not is_signed_in(bens)
    assert not still_signed_in({(cookie, ben.pk)})


def test_a_new_session_never_takes_a_cookie_that_is_there(bens):
    store = SessionStore()
    assert store.exists(cookie_of(bens))
    assert not store.exists(hashed(cookie_of(bens)))
    store["seen"] = True
    store.create()
    assert store.session_key != cookie_of(bens)


def test_what_ran_out_can_be_cleared(bens):
    SessionStore.clear_expired()
    assert SignIn.objects.count() == 1
    SignIn.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    SessionStore.clear_expired()
    assert not SignIn.objects.exists()


def test_the_housekeeping_takes_away_what_ran_out_and_nothing_else(
    ben, bens, browse, cleo, monkeypatch
):
    monkeypatch.setattr(sessions, "AT_ONCE", 2)
    for _time in range(3):
        browse(ben)
    visitors = SessionStore()
    visitors["seen"] = True
    visitors.save()
    SignIn.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    cleos = browse(cleo)
    endings = Ending.objects.count()
    assert clear_run_out in tasks()
    clear_run_out()
    assert [row.person_id for row in SignIn.objects.all()] == [cleo.pk]
    assert is_signed_in(cleos)
    assert Ending.objects.count() == endings, "it has ended in every copy by itself"
