"""What every answer says to a browser: nothing from elsewhere, nothing kept, nothing framed."""

import runpy
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from alongside.conversations.models import StoryQuerySet
from alongside.lib.headers import POLICY
from alongside.people.being_here import devices

from . import markup
from .doors import WHO, rows
from .markup import Strictness

pytestmark = pytest.mark.pure  # No database has a part in it.

HERE = Path(__file__).resolve().parent
EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


# Where somebody goes who leaves quickly: a link to follow, of which nothing is loaded here.
AWAY = f"href={settings.QUICK_EXIT} of <a>"


def complaints(text):
    return [one for one in markup.complaints(text) if one != AWAY]


def lacking(answer):
    """The headers that this answer should have and has not."""
    have = {name: answer.headers.get(name) for name in EVERYWHERE}
    return {name: have[name] for name in EVERYWHERE if have[name] != EVERYWHERE[name]}


@pytest.fixture
def answers(world, monkeypatch):
    """{status: an answer}, of every kind that there is."""
    visitor, cleo = world.browser("visitor"), world.browser("cleo")
    found = [
        visitor.get("/"),
        cleo.post("/drafts/", {"place": "story:1", "body": "Half a sente"}),
        visitor.get("/groups/morning/"),
        visitor.get("/", headers={"host": "elsewhere.example"}),
        visitor.post("/stories/1/replies/", {"body": "Once more"}),
        cleo.get("/begin-a-group/"),
        visitor.get("/nothing-is-here/"),
        cleo.post("/"),
        cleo.post("/drafts/", {"place": "nowhere"}),
    ]
    monkeypatch.setattr(StoryQuerySet, "share", lambda self, **more: 1 / 0)
    found.append(cleo.post("/groups/morning/stories/", world.form("stories")))
    return {answer.status_code: answer for answer in found}


def test_every_kind_of_answer_has_every_header(answers):
    assert sorted(answers) == [200, 204, 302, 400, 401, 403, 404, 405, 422, 500]
    assert {status: lacking(answer) for status, answer in answers.items() if lacking(answer)} == {}


def test_a_header_that_is_not_there_would_be_noticed(answers):
    del answers[302].headers["X-Content-Type-Options"]
    answers[404].headers["Cache-Control"] = "private"
    assert "X-Content-Type-Options" in lacking(answers[302])
    assert "Cache-Control" in lacking(answers[404])
    assert "Cache-Control" not in lacking(answers[302])


def test_a_form_without_its_token_is_refused_with_every_header(world):
    strict = world.browser("cleo", enforce_csrf_checks=True)
    answer = strict.post("/groups/morning/stories/", world.form("stories"))
    assert answer.status_code == 403
    assert lacking(answer) == {}
    assert complaints(answer.text) == []


def test_a_stream_has_every_header(world):
    answer = world.browser("cleo").get(world.address("stream"))
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert lacking(answer) == {}


@pytest.fixture
def serve(db):
    """`serve(body, **scope)` is the server's answer, before and around Django's middleware."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    from alongside.serving import Pages

    pages = Pages()

    def answer(body=b"", **scope):
        usual = {"type": "http", "method": "POST", "path": "/drafts/", "query_string": b""}
        host = {"headers": [(b"host", b"localhost")], "server": ("localhost", 80)}
        return pages.respond({**usual, **host, **scope}, body)

    return answer


def test_more_than_fits_is_refused_with_every_header(serve):
    answer = serve(b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert answer.status_code == 413
    assert lacking(answer) == {}
    assert complaints(answer.text) == []


def test_a_request_that_cannot_be_read_is_refused_with_every_header(serve):
    answer = serve(query_string=b"\xff")
    assert answer.status_code == 400
    assert lacking(answer) == {}


def test_the_policy_allows_nothing_inline_and_no_other_host():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert set(rules.values()) == {"'none'", "'self'"}
    assert {"frame-ancestors", "base-uri"} <= {name for name in rules if rules[name] == "'none'"}


# -- pages, as HTML -------------------------------------------------------------------------------


def test_no_page_has_anything_inline_or_from_another_host(world):
    read, found = 0, {}
    for door, method, _cells in rows():
        if method != "GET":
            continue
        for who in WHO:
            with world.afterwards_as_before():
                world.prepare(door)
                answer = world.browser(who).get(world.address(door))
            if answer.headers.get("Content-Type", "").startswith("text/html") and answer.content:
                read += 1
                if wrong := complaints(answer.text):
                    found[f"{door} {who}"] = wrong
    assert read > 140
    assert found == {}


def test_nor_has_a_refusal(answers):
    """Templates of their own, which no address leads to when all goes well."""
    pages = {status: answer.text for status, answer in answers.items() if answer.content}
    assert {400, 401, 403, 404, 500} <= set(pages)
    assert {status: complaints(page) for status, page in pages.items() if complaints(page)} == {}


def test_nor_has_what_comes_back_from_a_form_that_was_not_filled_in(world):
    found, read = {}, 0
    for door, method, cells in rows():
        if method == "POST" and cells["ada"] != "405":
            with world.afterwards_as_before():
                world.prepare(door)
                answer = world.browser("ada").post(world.address(door), headers={"x-room": "1"})
            read += bool(answer.content)
            if wrong := complaints(answer.text):
                found[door] = wrong
    assert read > 20
    assert found == {}


def test_nor_has_the_room_as_the_stream_brings_it(world):
    view = world.browser("ada").get(world.address("stream")).look()
    assert Strictness(view).tags > 50
    assert complaints(view) == []


@pytest.mark.parametrize(
    "fault",
    [
        "<script></script>",
        "<script src='/a.js'>alert()</script>",
        "<script src='https://elsewhere.example/a.js'></script>",
        "<style>p {}</style>",
        "<p style='color: red'>",
        "<button onclick='go()'>",
        "<img src='//elsewhere.example/a.png'>",
        "<link href='http://elsewhere.example/a.css'>",
        "<a href='javascript:go()'>",
        "<a href=' JavaScript:go()'>",
        "<a href='https://elsewhere.example/' rel='noopener external'>",
        "<a href='http://elsewhere.example/' rel='noopener noreferrer external'>",
        "<svg><use xlink:href='https://elsewhere.example/a.svg#b'/></svg>",
        "<img src='data:image/png;base64,AAAA'>",
        "<iframe src='/'>",
        "<base href='/'>",
        "<meta http-equiv=refresh content='1'>",
    ],
)
def test_each_fault_would_be_noticed(fault):
    assert len(complaints(fault)) == 1


def test_a_page_of_ours_is_read_to_its_end(db):
    page = Client(headers={"host": "localhost"}).get("/").text
    assert Strictness(page).tags == page.count("<") - page.count("</") - page.count("<!doctype")


# -- cookies --------------------------------------------------------------------------------------


def test_no_cookie_can_be_read_by_a_script_or_sent_by_another_site(db):
    from alongside.people.models import Person

    Person.objects.sign_up("leo", "correct horse battery")
    client = Client(headers={"host": "localhost"})
    client.get("/sign-in/")
    client.post("/sign-in/", {"login": "leo", "password": "correct horse battery"})
    ours = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, devices.COOKIE}
    assert set(client.cookies) == ours
    for cookie in client.cookies.values():
        assert cookie["httponly"] is True
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]


@pytest.mark.parametrize(
    ("address", "secure"), [("https://alongside.example", True), ("http://localhost:8000", False)]
)
def test_with_an_https_address_cookies_travel_by_https_only(address, secure, monkeypatch):
    monkeypatch.setenv("ALONGSIDE_ADDRESS", address)
    chosen = runpy.run_path(str(HERE.parents[1] / "alongside" / "settings.py"))
    assert chosen["SESSION_COOKIE_SECURE"] is chosen["CSRF_COOKIE_SECURE"] is secure
    assert (chosen["SECURE_HSTS_SECONDS"] > 0) is secure
