"""No private word gets out by a side door: names, titles, addresses, logs, e-mail, tasks."""

import io
import logging
import re
from urllib.parse import quote

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.conversations.models import StoryQuerySet
from alongside.lib.logs import Plain
from alongside.people.models import Person
from alongside.work import queue, run_due
from tests.conftest import sign_in

from .everything import Everything

pytestmark = pytest.mark.pure  # What is written is the same, wherever it is stored.

WORD = "mirkelanthe"
# What the signs of HTML that carry an address are called.
ADDRESSES = re.compile(r'\b(?:href|action|formaction|src|data-stream|data-draft-url)="([^"]*)"')


@pytest.fixture
def log():
    """What an operator reads: the text that our own handler writes, filter and all."""
    handlers = [h for h in logging.getLogger().handlers if isinstance(h.formatter, Plain)]
    assert len(handlers) == 1
    written = io.StringIO()
    before = handlers[0].setStream(written)
    yield written
    handlers[0].setStream(before)


def told(secrets, text):
    """The secrets that can be read in a text, also as an address or a Python string spells them."""
    return [one for one in secrets if one in text or quote(one) in text or ascii(one)[1:-1] in text]


# -- what a row is called -------------------------------------------------------------------------


def test_no_row_tells_in_its_name_what_it_holds(everything):
    seen = set()
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.all():
            seen.add(model)
            for name in (str(row), repr(row), f"{row}", repr([row])):
                assert told(everything.secrets(), name) == [], model
    ours = {model for model in apps.get_models() if model.__module__.startswith("alongside.")}
    assert ours <= seen, "every model needs a row, or its name is not looked at"


def test_nor_does_a_row_that_has_been_opened(everything):
    """Reading a value keeps it in memory, whence a debugger or a log could call it out."""
    someone = Person.objects.called("ostrevandel")
    assert someone.display_name == "plimmerouth"
    assert told(everything.secrets(), f"{someone!r} {someone} {someone._meta}") == []
    assert told(everything.secrets(), repr(Person.objects.all())) == []


def test_nor_does_what_goes_wrong_with_one(everything):
    """The vault's own errors name a field and a row, never a value."""
    story = everything.story
    kept, story.body = story.body, "something else"
    with pytest.raises(TypeError) as wrong:
        type(story).objects.filter(body=kept).first()
    assert told(everything.secrets(), str(wrong.value)) == []


# -- titles and addresses -------------------------------------------------------------------------


def test_no_title_and_no_address_on_a_page_holds_a_private_word(everything):
    """A title stands in the browser's history, and on a screen that is shared."""
    pages = [page.text for page in everything.pages()]
    titles = [title for text in pages for title in titles_of(text)]
    assert len(titles) > 20
    assert told(everything.secrets(), " ".join(titles)) == []
    found = [one for text in pages for one in ADDRESSES.findall(text)]
    assert len(found) > 200
    # The one address that is a secret is the invitation's own page, for who has come to it.
    private = [one for one in everything.secrets() if one != everything.token]
    assert told(private, " ".join(found)) == []


def test_nobody_is_sent_on_to_an_address_with_a_private_word_in_it(everything):
    sent_on = [answer.headers["Location"] for answer in everything.answers if "Location" in answer]
    assert len(sent_on) > 15
    assert told(everything.secrets(), " ".join(sent_on)) == []


def test_such_a_title_and_such_an_address_would_be_noticed():
    """The control for the three rules above."""
    page = '<title>The\n mirkelanthe</title><a href="/search/?q=sore%20knee">x</a>'
    assert told([WORD], " ".join(titles_of(page))) == [WORD]
    assert told(["sore knee"], " ".join(ADDRESSES.findall(page))) == ["sore knee"]


def titles_of(text):
    return re.findall(r"<title>(.*?)</title>", text, re.S)


# -- the log --------------------------------------------------------------------------------------


def careless(someone=None, **options):
    client = Client(headers={"host": "localhost"}, raise_request_exception=False, **options)
    if someone is not None:
        sign_in(client, someone)
    return client


def test_a_page_that_breaks_says_where_but_not_on_what(log, morning, cleo, monkeypatch):
    def break_on(self, *, body, **more):
        raise ValueError(f"invalid literal: {body!r}")

    monkeypatch.setattr(StoryQuerySet, "share", break_on)
    form = {"body": f"My {WORD}", "wish": "listen"}
    answer = careless(cleo).post(f"/groups/morning/stories/?{WORD}", form)
    assert answer.status_code == 500
    assert "builtins.ValueError" in log.getvalue()
    assert "in break_on" in log.getvalue()
    assert told([WORD], log.getvalue()) == []
    # Given back to whoever typed it, and in no other place of the page.
    before, given_back, after = answer.text.partition(f'readonly dir="auto">My {WORD}</textarea>')
    assert given_back
    assert told([WORD], before + after) == []


def test_nor_does_an_error_that_came_of_another(log):
    try:
        try:
            raise KeyError(WORD)
        except KeyError as first:
            raise ValueError(f"not {WORD}") from first
    except ValueError:
        logging.getLogger("alongside.presence").exception("could not look around")
    assert "could not look around" in log.getvalue()
    assert told([WORD], log.getvalue()) == []


@pytest.mark.parametrize("address", [f"/{WORD}/", f"/join/{WORD}/", f"/set-up/{WORD}/?a={WORD}"])
def test_an_address_that_leads_nowhere_is_not_written_down(log, cleo, address):
    assert careless(cleo).get(address).status_code == 404
    assert "404" in log.getvalue()
    assert told([WORD], log.getvalue()) == []


def test_a_link_that_has_been_withdrawn_is_not_written_down(log, everything):
    everything.organiser.post(reverse("invite", args=[everything.group.ref]))
    assert careless().get(reverse("join", args=[everything.token])).status_code == 404
    assert "404" in log.getvalue()
    assert told([everything.token], log.getvalue()) == []


def test_a_form_without_its_token_is_not_written_down(log, morning, cleo):
    strict = careless(cleo, enforce_csrf_checks=True)
    form = {"body": f"My {WORD}", "wish": "listen"}
    origin = {"origin": f"https://{WORD}.example"}
    assert strict.post("/groups/morning/stories/", form, headers=origin).status_code == 403
    assert "403" in log.getvalue()
    assert told([WORD], log.getvalue()) == []


@pytest.mark.parametrize(
    ("address", "more"),
    [
        ("/", {"headers": {"host": f"{WORD}.example"}}),
        ("/sign-in/", {"data": {f"{WORD}{n}": "x" for n in range(300)}}),
    ],
)
def test_a_request_that_makes_no_sense_is_not_written_down(log, db, address, more):
    answer = careless().post(address, **more)
    assert answer.status_code == 400
    assert "400" in log.getvalue()
    assert told([WORD], log.getvalue()) == []


def test_everything_that_people_do_leaves_nothing_of_it_in_the_log(log, browse, db):
    everything = Everything(browse)
    everything.pages()
    everything.member.post(reverse("reply", args=[everything.group.pk]), {"body": WORD})
    assert "404" in log.getvalue()
    assert told(everything.secrets(), log.getvalue()) == []


def test_a_word_in_the_log_would_be_noticed(log):
    logging.getLogger("alongside.presence").warning("somebody wrote %s", WORD)
    assert told([WORD], log.getvalue()) == [WORD]


# -- what leaves the house ------------------------------------------------------------------------


def test_a_letter_tells_nothing_but_the_one_link_in_it(everything):
    """It may lie open on a screen that is shared, and passes through others' hands."""
    assert len(mail.outbox) > 1
    letters = " ".join(f"{one.subject} {one.from_email} {one.body}" for one in mail.outbox)
    link = everything.letter.split("/")[2]
    assert told([one for one in everything.secrets() if one != link], letters) == []
    assert told([link], letters) == [link]


def test_what_is_to_be_done_beside_the_pages_is_written_down_as_ids(everything):
    """And what became of it: of an error, its kind."""
    assert queue.rows().exists(), "nothing of all this led to any work"
    run_due()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM django_tasks_database_dbtaskresult")
        cells = " ".join(str(cell) for row in cursor.fetchall() for cell in row)
    assert told(everything.secrets(), cells) == []
