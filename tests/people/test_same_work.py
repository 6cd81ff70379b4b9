"""What is asked about a name or an address is as much work for nobody's as for anybody's.

Work is counted, never timed: what was asked of the database and the keyring, what was read and
opened, and what was made or compared. Leo has codes, Cleo none, Dev an app; Olive must have a
second step and has one; Nia's account is suspended, Ada has a passkey alone; Abc is nobody.
"""

import re
import secrets
from collections import Counter
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.db.models import JSONField
from django.test.utils import CaptureQueriesContext

from alongside.lib import mail
from alongside.people.back_in import getting_in
from alongside.people.coming_in import second_factor
from alongside.people.models import Address, Person
from alongside.people.safety.suspensions import Suspension
from alongside.vault import keyring, seal
from alongside.vault.models import SignIn

from .conftest import PASSWORD
from .passkey import add_passkey
from .test_recovery_codes import IN, make_codes
from .test_second_factor import add_app

WRONG = "0000000000"
NAMES = ("abc", "leo", "cleo", "dev", "olive", "nia", "ada")
TABLE = re.compile(r'(?:FROM|INTO|UPDATE) "(\w+)"')
SECRET = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@dataclass
class Work:
    tables: list
    keys: int
    done: Counter
    answer: tuple


class Counting:
    """Counts what a function does from now on, and does it all the same."""

    def __init__(self, monkeypatch):
        self.done, self.monkeypatch = Counter(), monkeypatch

    def watch(self, of, name):
        real = getattr(of, name)

        def counted(*args, **kwargs):
            self.done[name] += 1
            return real(*args, **kwargs)

        self.monkeypatch.setattr(of, name, counted)

    def work(self, client, address, sent, name):
        """What this form takes, once it has been sent, and what comes back of it."""
        before, keys = Counter(self.done), keyring.keyring().looked_up
        with CaptureQueriesContext(connection) as queries:
            page = client.post(address, sent)
        plain = SECRET.sub("", page.text)
        for typed in {*sent.values(), name}:
            plain = plain.replace(f'value="{typed}"', "")
        cookies = {key: len(cookie.value) for key, cookie in page.cookies.items()}
        headers = {
            key: len(value) for key, value in page.headers.items() if key != "Content-Length"
        }
        return Work(
            tables=[TABLE.findall(query["sql"]) for query in queries.captured_queries],
            keys=keyring.keyring().looked_up - keys,
            done=self.done - before,
            answer=(page.status_code, plain, cookies, headers),
        )


@pytest.fixture
def everybody(leo, cleo, dev, olive, nia, ada, browse):
    """Each with what the names above say, and an address. Returns a right code of some of them."""
    for someone in (cleo, dev, olive, nia):
        someone.set_password(PASSWORD)
        someone.save()
    codes = {"leo": make_codes(browse(leo))[0]}
    add_app(browse(dev))
    add_app(browse(olive))
    for someone in (dev, olive):
        codes[someone.called.lower()] = make_codes(browse(someone))[0]
    add_passkey(browse(ada))
    Suspension.objects.suspend(nia, by=olive, reason="For a test.")
    # So that there is somebody with codes who comes next, after everybody.
    last = Person.objects.sign_up("ben", pk=2**63 - 1 - secrets.randbelow(2**40))
    last.accept_limits()
    make_codes(browse(last))
    for someone in Person.objects.all():
        Address.objects.write_down(someone, f"{someone.called}@example.org").confirm()
    return codes


@pytest.fixture
def counting(monkeypatch):
    counting = Counting(monkeypatch)
    counting.watch(seal, "open_with")
    counting.watch(RecoveryCodes, "generate_codes")
    # Of each row that is read: what is kept of codes, and accounts.
    counting.watch(JSONField, "from_db_value")
    counting.watch(Person, "from_db")
    # Of this form alone: Django compares its tokens with the same function.
    compared = SimpleNamespace(compare_digest=secrets.compare_digest)
    counting.watch(compared, "compare_digest")
    monkeypatch.setattr(getting_in, "secrets", compared)
    counting.watch(MD5PasswordHasher, "encode")
    return counting


def by_code(counting, browse, name, code=WRONG):
    return counting.work(browse(), IN, {"login": name, "code": code}, name)


def test_a_code_takes_as_much_work_whoever_it_is_of(everybody, counting, browse):
    took = {name: by_code(counting, browse, name) for name in NAMES}
    assert took["leo"].done["open_with"] and took["leo"].done["generate_codes"] == 1
    assert took["leo"].done["compare_digest"] == 10
    assert took["leo"].done["from_db_value"] == 1
    assert took == dict.fromkeys(NAMES, took["leo"])


def test_nor_less_without_any_key_in_memory(everybody, counting, browse):
    """As right after a start."""
    took = {}
    for name in NAMES:
        keyring.keyring().forget()
        took[name] = by_code(counting, browse, name).keys
    assert took == dict.fromkeys(NAMES, took["leo"]) and took["leo"] > 0


def test_a_right_code_that_is_not_enough_is_no_other_work(everybody, counting, browse):
    """Olive's and Dev's are a second step only: whoever holds one does not learn that it is one."""
    for name in ("olive", "dev"):
        right = by_code(counting, browse, name, everybody[name])
        assert right == by_code(counting, browse, name, WRONG) == by_code(counting, browse, "abc")


def test_nobodys_codes_let_nobody_in(everybody, browse, monkeypatch):
    """Though they were guessed, and though they are somebody's who comes next in the table."""
    guessed = getting_in.nobodys_codes().get_unused_codes()
    for code in (guessed[0], everybody["leo"], everybody["olive"]):
        for name in ("abc", "cleo", "nia", "ada"):
            client = browse()
            page = client.post(IN, {"login": name, "code": code})
            assert page.status_code == 200 and "do not belong together" in page.text
            assert "_auth_user_id" not in client.session


def test_nobodys_codes_are_ten_like_all_others_and_stay(db):
    codes = getting_in.nobodys_codes().get_unused_codes()
    assert len(set(codes)) == 10 and all(re.fullmatch(r"\d{10}", code) for code in codes)
    assert codes == getting_in.nobodys_codes().get_unused_codes()
    keyring.keyring().forget()
    assert codes != getting_in.nobodys_codes().get_unused_codes(), "made up anew with new keys"


def test_where_nobody_has_codes_at_all_it_is_said_as_kindly(db, leo, browse):
    for name in ("abc", "leo"):
        page = browse().post(IN, {"login": name, "code": WRONG})
        assert page.status_code == 200 and "do not belong together" in page.text


def test_a_password_takes_as_much_work_whoever_it_is_of(everybody, counting, browse):
    def took(name):
        sent = {"login": name, "password": "wrong horse"}
        work = counting.work(browse(), "/sign-in/", sent, name)
        # The row of an account is read or is not there: nothing beside the hash, which takes a
        # thousand times as long.
        del work.done["from_db"]
        return work

    works = {name: took(name) for name in NAMES}
    assert works["leo"].done["encode"] == 1
    assert works == dict.fromkeys(NAMES, works["leo"])


def test_a_letter_takes_as_much_work_on_the_page_whoever_gets_one(
    everybody, counting, browse, monkeypatch
):
    """What is looked up is looked up beside the pages: see alongside/lib/mail.py:soon."""
    waiting = []
    monkeypatch.setattr(mail, "soon", waiting.append)

    def took(name):
        return counting.work(browse(), "/sign-in/link/", {"email": f"{name}@example.org"}, name)

    works = {name: took(name) for name in NAMES}
    assert len(waiting) == len(NAMES)
    assert works == dict.fromkeys(NAMES, works["leo"])


def test_none_of_them_leaves_a_sign_in_behind(everybody, browse):
    before = set(SignIn.objects.values_list("pk", flat=True))
    for name in NAMES:
        browse().post(IN, {"login": name, "code": WRONG})
        browse().post("/sign-in/", {"login": name, "password": "wrong horse"})
        browse().post("/sign-in/link/", {"email": f"{name}@example.org"})
    assert set(SignIn.objects.values_list("pk", flat=True)) == before


def test_whoever_leads_is_told_apart_as_the_account_says(leo, olive):
    """The form asks for two columns in place of the whole account."""
    for someone in (leo, olive):
        row = Person.objects.filter(pk=someone.pk).values_list(*getting_in.LEADING).get()
        assert any(row) == someone.must_use_second_factor
    leo.leads = True
    leo.save()
    assert leo.must_use_second_factor
    assert any(Person.objects.filter(pk=leo.pk).values_list(*getting_in.LEADING).get())
    assert second_factor.kinds_of(leo.pk) == set()
