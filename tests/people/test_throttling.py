"""Tries are counted so that guessing gets nowhere, and nobody is locked out of what is theirs."""

import time

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from alongside.people.back_in import getting_in
from alongside.people.coming_in import second_factor
from alongside.people.models import Person
from alongside.people.signing_in import Argon2

from .conftest import PASSWORD
from .post import is_signed_in
from .test_recovery_codes import IN, make_codes
from .test_second_factor import STEP, add_app, by_password, code_of

SEVERAL = "There have been several tries just now."
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"


pytestmark = pytest.mark.usefixtures("a_cache_that_remembers")


@pytest.fixture
def later(monkeypatch):
    """`later(61)`: so many seconds have gone by."""
    gone, now = [0], time.time

    def wait(seconds):
        gone[0] += seconds

    monkeypatch.setattr(time, "time", lambda: now() + gone[0])
    return wait


@pytest.fixture
def hashed(monkeypatch):
    """How many times a password has been hashed, which is what a guess costs and is good for."""
    runs, encode = [], MD5PasswordHasher.encode

    def counted(self, password, salt):
        runs.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return runs


@pytest.fixture
def checked(monkeypatch):
    """The codes that were really looked at."""
    seen = []
    for module, name in ((second_factor, "matching"), (getting_in, "whose")):
        monkeypatch.setattr(module, name, noting(seen, getattr(module, name)))
    monkeypatch.setattr("alongside.people.coming_in.codes.matching", second_factor.matching)
    return seen


def noting(seen, look):
    def noted(whom, code):
        seen.append(code)
        return look(whom, code)

    return noted


def visitor(place=HERE, **more):
    return Client(headers={"host": "localhost"}, REMOTE_ADDR=place, **more)


@pytest.fixture
def forwarded(settings):
    """Not a demo, which refuses whatever comes by way of another machine."""
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "demo.guard" not in one]


def sign_in(client, name, password=PASSWORD):
    return client.post("/sign-in/", {"login": name, "password": password})


# -- passwords ------------------------------------------------------------------------------------


def test_ten_wrong_guesses_lock_the_right_person_out_for_a_minute_at_most(leo, later):
    leos = visitor()
    for _try in range(10):
        sign_in(leos, "leo", "wrong horse")
        later(2)
    assert SEVERAL in sign_in(leos, "leo").text
    later(41)  # A minute after the first.
    sign_in(leos, "leo")
    assert is_signed_in(leos)


def test_somebody_elsewhere_is_not_locked_out_at_all(leo):
    for _try in range(30):
        sign_in(visitor(), "leo", "wrong horse")
    leos = visitor(ELSEWHERE)
    sign_in(leos, "leo")
    assert is_signed_in(leos)


@pytest.mark.parametrize("names", [["leo"], ["leo", "ada"], [f"name {n}" for n in range(1_000)]])
def test_of_a_thousand_guesses_a_minute_from_one_place_few_are_looked_at(leo, ada, hashed, names):
    guesser, before = visitor(), len(hashed)
    for number in range(1_000):
        guesser.post(
            "/sign-in/", {"login": names[number % len(names)], "password": f"guess {number}"}
        )
    assert len(hashed) - before <= min(20, 5 * len(names))


def test_a_made_up_way_does_not_make_another_place(leo, forwarded, hashed):
    before = len(hashed)
    for number in range(40):
        guesser = visitor(HTTP_X_FORWARDED_FOR=f"203.0.113.{number}", HTTP_X_REAL_IP=f"::{number}")
        sign_in(guesser, "leo", f"guess {number}")
    assert len(hashed) - before == 5


def test_behind_a_proxy_the_visitor_counts_and_not_the_proxy(leo, forwarded, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _try in range(30):
        sign_in(visitor(HTTP_X_FORWARDED_FOR=f"6.6.6.6, {HERE}"), "leo", "wrong horse")
    leos = visitor(HTTP_X_FORWARDED_FOR=ELSEWHERE)
    sign_in(leos, "leo")
    assert is_signed_in(leos)


def test_a_house_of_addresses_is_one_place(leo, hashed):
    """Whoever has one address of the sixth version has a great many that begin alike."""
    before = len(hashed)
    for number in range(40):
        sign_in(visitor(f"2001:db8:1:1::{number:x}"), "leo", f"guess {number}")
    assert len(hashed) - before == 5


def test_a_hall_of_people_comes_in_at_once(db):
    people = [Person.objects.sign_up(f"Person {number}", PASSWORD) for number in range(30)]
    for someone in people:
        assert sign_in(visitor(), someone.called).status_code == 302


def test_too_many_of_all_get_a_kind_page_that_keeps_their_words(leo):
    for _try in range(120):
        sign_in(visitor(), "leo")
    words = {"login": "leo", "password": PASSWORD, "kept_body": "A long text"}
    page = visitor().post("/sign-in/", words)
    assert page.status_code == 429
    assert "A short wait" in page.text and "A long text</textarea>" in page.text


def test_signing_up_without_end_is_slowed_down_too(db):
    pages = [visitor().post("/sign-up/passkey/", {"username": "x"}) for _try in range(31)]
    assert [page.status_code for page in pages] == [200] * 30 + [429]


# -- the same work, whoever it is about -----------------------------------------------------------


def test_nobodys_name_costs_what_everybodys_does(leo, ada, cleo, nia, hashed):
    """Ada has no password, Cleo's account is closed, Nia's suspended; Abc is nobody."""
    for someone in (cleo, nia):
        someone.set_password(PASSWORD)
    cleo.is_active, nia.is_suspended = False, True
    cleo.save()
    nia.save()
    cost = {}
    for name in ("leo", "ada", "cleo", "nia", "abc"):
        before = len(hashed)
        sign_in(visitor(), name, "wrong horse")
        cost[name] = len(hashed) - before
    assert cost == dict.fromkeys(cost, 1)


def test_no_more_than_two_are_hashed_at_once():
    """Each takes 46 MiB, and a small machine has two processors at most to do it with."""
    assert Argon2.memory_cost == 46 * 1024
    taken = [Argon2.at_once.acquire(blocking=False) for _try in range(3)]
    for _got in filter(None, taken):
        Argon2.at_once.release()
    assert taken == [True, True, False]
    hasher = Argon2()
    assert hasher.verify(PASSWORD, hasher.encode(PASSWORD, hasher.salt()))


# -- codes and confirming -------------------------------------------------------------------------


def test_recovery_codes_are_no_easier_to_guess(leo, browse, checked, later):
    codes = make_codes(browse(leo))
    guesser = visitor()
    for number in range(1_000):
        guesser.post(IN, {"login": "leo", "code": f"{number:010d}"})
    assert len(checked) == 5
    assert SEVERAL in guesser.post(IN, {"login": "leo", "code": codes[0]}).text
    assert visitor(ELSEWHERE).post(IN, {"login": "leo", "code": codes[0]}).status_code == 302
    later(61)
    assert guesser.post(IN, {"login": "leo", "code": codes[1]}).status_code == 302


def test_trying_many_names_is_no_use(leo, checked):
    for number in range(1_000):
        visitor().post(IN, {"login": f"name {number}", "code": "0000000000"})
    assert len(checked) == 20


def test_nor_are_the_codes_of_an_app(leo, browse, checked, later):
    secret = add_app(browse(leo))
    guesser, _answer = by_password(leo)
    for number in range(100):
        guesser.post(STEP, {"code": f"{number:06d}"})
    assert len(checked) == 5
    leos = visitor(ELSEWHERE)
    sign_in(leos, "leo")
    assert leos.post(STEP, {"code": code_of(secret)}).url == "/", "and Leo comes in elsewhere"
    later(61)
    assert guesser.post(STEP, {"code": code_of(secret, time.time())}).url == "/"


def test_a_code_of_an_app_that_somebody_read_over_a_shoulder_is_spent(leo, browse, later):
    """Though the app's clock may be half a minute off, either way."""
    secret = add_app(browse(leo))
    now = time.time()
    for wait in (0, 25, 10):
        later(wait)
        came_in = []
        for client in (by_password(leo)[0], by_password(leo)[0]):
            answer = client.post(STEP, {"code": code_of(secret, now)})
            came_in.append(answer.status_code == 302)
        assert came_in == [wait == 0, False]


def test_an_hour_of_guessing_codes_is_thirty_of_them(leo, browse, checked, later):
    add_app(browse(leo))
    guesser, _answer = by_password(leo)
    for _minute in range(14):
        for number in range(10):
            guesser.post(STEP, {"code": f"{number:06d}"})
        later(61)
    assert len(checked) == 30


def test_who_guesses_from_everywhere_gets_a_hundred_an_hour(leo, browse, checked):
    add_app(browse(leo))
    for place in range(40):
        guesser = visitor(f"198.51.100.{place}")
        sign_in(guesser, "leo")
        for number in range(5):
            guesser.post(STEP, {"code": f"{number:06d}"})
    assert len(checked) == 100


def test_confirming_is_counted_too(leo, browse, hashed):
    leos = browse(leo)
    before = len(hashed)
    pages = [leos.post("/account/confirm/", {"password": f"guess {n}"}) for n in range(50)]
    assert len(hashed) - before == 5
    assert SEVERAL in pages[-1].text


def test_passkeys_are_not_counted_against_anybody(leo, browse):
    """There is nothing to guess, so that nobody can be kept out by wrong ones."""
    for _try in range(30):
        assert "not known here" in visitor().post("/sign-in/passkey/", {"credential": "{}"}).text
