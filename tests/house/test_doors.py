"""Who gets in where: the table in doors.py, tried with every person at every door."""

import re
from contextlib import ExitStack

import pytest
from django.db import connection
from django.urls import get_resolver, resolve, reverse

from alongside.meetings.commands import VERBS

from .doors import WHO, rows
from .world import Writes, everything_kept

SHORT = {
    "account_login": "in",
    "account_signup": "new",
    "agreement": "agree",
    "signed_out": "out",
    "mfa_index": "ways",
    "mfa_signup_webauthn": "passkey",
    "mfa_generate_recovery_codes": "make",
    "mfa_view_recovery_codes": "codes",
}


def names(resolver):
    """The name of every address; a nameless one is called by its pattern, so that it shows."""
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from names(one)
        else:
            yield one.name or str(one.pattern)


def knock(browser, method, address, form):
    if method in ("GET", "POST"):
        return getattr(browser, method.lower())(address, form)
    return browser.generic(method, address)


def cell(answer):
    """What an answer is called in the table, but for its `!`.

    Words that were on their way come back on the page of the limits, or they would be lost there.
    """
    if answer.status_code == 403 and f'action="{reverse("limits")}"' in answer.text:
        return "limits"
    if answer.status_code not in (301, 302):
        return str(answer.status_code)
    name = resolve(re.split("[?#]", answer.url)[0]).url_name
    return SHORT.get(name, name)


def what_each_hears(world, door, method, form, only=WHO):
    """{who: cell} at one door; nothing of it has happened afterwards."""
    address, heard = world.address(door), {}
    before = None
    for who in only:
        with world.afterwards_as_before(), ExitStack() as watched:
            writes = Writes()
            watched.enter_context(connection.execute_wrapper(writes))
            answer = knock(world.browser(who), method, address, form)
            written = writes.seen
            watched.close()
            heard[who] = cell(answer)
            after = everything_kept() if written else None
        if written:
            before = before or everything_kept()
            heard[who] += "!" if after != before else ""
    return heard


def differences(world, lines):
    """Lines of the table that are not so: `story GET dev: 404, not 200`."""
    wrong = []
    for door, method, expected in lines:
        for one in ("PUT", "DELETE") if method == "other" else (method,):
            with world.afterwards_as_before():
                world.prepare(door)
                form = world.form(door) if one == "POST" else {}
                heard = what_each_hears(world, door, one, form)
            wrong += [
                f"{door} {one} {who}: {heard[who]}, not {expected[who]}"
                for who in WHO
                if heard[who] != expected[who]
            ]
    return wrong


def test_every_address_has_its_rows_and_every_row_its_address():
    wanted = {(name, method) for name in names(get_resolver()) for method in ("GET", "POST")}
    wanted |= {(name, "other") for name in names(get_resolver())}
    have = {(door.partition("/")[0], method) for door, method, _cells in rows()}
    assert (wanted - have, have - wanted) == (set(), set())


def test_every_verb_of_a_meeting_has_its_row():
    doors = [door for door, _method, _cells in rows() if door.startswith("act/")]
    have = {door.removeprefix("act/") for door in doors}
    assert have - {"unheard-of", "outside"} == set(VERBS)


def test_no_row_stands_twice():
    keys = [(door, method) for door, method, _cells in rows()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "method", ["GET", *(pytest.param(name, marks=pytest.mark.pure) for name in ("POST", "other"))]
)
def test_every_door_opens_to_whom_the_table_says(world, method):
    lines = [row for row in rows() if row[1] == method]
    assert "\n".join(differences(world, lines)) == ""


@pytest.mark.pure
def test_a_look_at_the_head_of_a_page_tells_what_the_page_tells(world):
    pages = [row for row in rows() if row[1] == "GET"]
    assert "\n".join(differences(world, [(door, "HEAD", cells) for door, _, cells in pages])) == ""


def hidden():
    """(door, method, who) wherever the table says that nothing is there."""
    for door, method, cells in rows():
        for who, expected in cells.items():
            if expected == "404" and "/unheard-of" not in door and not door.startswith("demo"):
                yield door, method, who


def all_of_it(answer):
    """Everything that could tell two answers apart, but for the secrets of forms and cookies."""
    secret = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    return answer.status_code, dict(answer.headers), secret.sub("", answer.text)


@pytest.mark.pure
def test_what_is_not_yours_looks_like_what_is_not_there(world):
    tried, told = 0, []
    for door, method, who in hidden():
        with world.afterwards_as_before():
            world.prepare(door)
            form = world.form(door) if method == "POST" else {}
            there = knock(world.browser(who), method, world.address(door), form)
            nowhere = knock(world.browser(who), method, world.nowhere(door), form)
        tried += 1
        if all_of_it(there) != all_of_it(nowhere):
            told.append(f"{door} {method} {who}")
    assert tried > 100
    assert told == []


def test_two_answers_that_differ_are_told_apart(world):
    """The control for the rule above: Nia's answers do differ, since she is invited."""
    here = world.browser("nia").get(world.address("group"))
    assert all_of_it(here) != all_of_it(world.browser("nia").get(world.nowhere("group")))


@pytest.mark.pure
def test_no_form_is_taken_without_its_token(world):
    """A page of another site cannot press our buttons for somebody who is signed in here."""
    taken, tried = [], 0
    for door, method, cells in rows():
        if method != "POST" or not cells["ada"].endswith("!"):
            continue
        with world.afterwards_as_before():
            world.prepare(door)
            before = everything_kept()
            strict = world.browser("ada", enforce_csrf_checks=True)
            answer = strict.post(world.address(door), world.form(door))
            tried += 1
            if answer.status_code != 403 or everything_kept() != before:
                taken.append(door)
    assert tried > 20
    # Mail programs press the one by themselves, with nothing but the token of a letter (RFC 8058).
    # The other ends the sign-in from pages that are older than it; another site brings none along.
    assert sorted(taken) == ["leave_quickly", "stop_letters"]
