"""What people write is nowhere on the disk in a shape that anybody could read.

Made-up words are written in a real browser into every place that takes words. Then the server is
stopped, or loses its power, and every byte that it has written is searched for them.
"""

import base64
import gzip
import random

import pytest
from playwright.sync_api import expect

from .disguises import disguises, search
from .served import Served
from .test_evening import come_in
from .visitors import tap

PLACES = ("story", "reply", "turn", "draft", "prepared", "name", "sign-in", "password")

# What somebody has got today, as it would look in a row or in a log.
HEALTH = ('"rough"', "'rough'", "rough day", '"few"', "'few'", "A few words")


@pytest.fixture
def served(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    with Served(tmp_path / "data", home=home) as served:
        yield served


@pytest.fixture
def made_up():
    """{place: three words that nobody has ever written}"""
    return {place: [made_up_word() for _ in range(3)] for place in PLACES}


def made_up_word():
    letters = [random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(7)]
    return "".join(letters[:3]) + "ö" + "".join(letters[3:])


def parts(words):
    """Each word, its two halves, and what a search would make of it."""
    return [part for word in words for part in (word, word[:8], word[-8:], word.upper())]


def sentence(words):
    return f"Today {words[0]}, then {words[1]}. And {words[2]}!"


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_no_word_is_on_the_disk(arrive, served, made_up, end):
    written(arrive, made_up)
    getattr(served, end)()
    places = [served.data, served.log, served.home]
    names = {path.name for path in served.data.rglob("*")}
    assert {"alongside.db", "keyring.db", "root", "secret"} <= names
    assert end == "stop" or {"alongside.db-wal", "keyring.db-wal"} <= names
    assert search(places, parts([word for words in made_up.values() for word in words])) == []
    kept = [path for path in served.data.iterdir() if path.name != "static"]
    assert search([*kept, served.log, served.home], HEALTH) == []
    what_is_public_is_found(served)


def what_is_public_is_found(served):
    """The control: the very same search finds what may be read, packed or not."""
    found = search([served.data / "static"], ["accent-color"])
    packed = {name.endswith(".gz") for name, _word, _how in found}
    assert packed == {True, False}


@pytest.mark.parametrize("how", disguises("x"))
def test_the_search_sees_through_a_disguise(tmp_path, how):
    word = made_up_word()
    planted = disguises(word)[how]
    (tmp_path / "plain").write_bytes(b"\x00\xff" * 99 + planted + b"\x80" * 99)
    (tmp_path / "packed").write_bytes(b"\x01" * 9 + gzip.compress(planted) + b"\x02" * 9)
    for name in ("plain", "packed"):
        assert (name, word, how) in search([tmp_path / name], [word])
    assert search([tmp_path], [made_up_word()]) == []


def test_base64_is_found_wherever_it_begins(tmp_path):
    word = made_up_word()
    for before in range(6):
        around = b"q" * before + word.encode() + b"and more"
        (tmp_path / "letter").write_bytes(base64.b64encode(around))
        assert search([tmp_path], [word]), before


def written(arrive, made_up):
    """Every place that takes words gets some, and shows them."""
    cleo = arrive("cleo")
    is_called(cleo, made_up["name"])
    shares(cleo, made_up["story"])
    replies(cleo, made_up["reply"])
    begins_to_write(cleo, made_up["draft"])
    speaks(arrive("ada"), cleo, made_up["turn"], made_up["prepared"])
    signs_up(arrive(), made_up["sign-in"], made_up["password"])


def is_called(page, words):
    page.goto("/display/")
    page.get_by_label("What others call you here").fill(words[0])
    tap(page, "Keep it like this")
    page.goto("/")
    expect(page.get_by_role("heading", name=f"Good to see you, {words[0]}")).to_be_visible()


def shares(page, words):
    page.goto("/groups/morning/stories/share/")
    page.get_by_label("What would you like to share?").fill(sentence(words))
    tap(page, "Share with the group")
    expect(page.locator(".story-words")).to_have_text(sentence(words))


def replies(page, words):
    page.get_by_label("Your reply").fill(sentence(words))
    tap(page, "Reply")
    expect(page.locator(".reply-words")).to_have_text(sentence(words))


def begins_to_write(page, words):
    page.get_by_label("Your reply").fill(sentence(words))
    expect(page.get_by_text("Saved at")).to_be_visible()


def speaks(ada, page, said, prepared):
    """A rough day, words prepared before the turn, others said in it, and prepared ones again."""
    page.goto("/groups/morning/meetings/")
    page.get_by_role("link", name="Pacing without guilt").click()
    page.get_by_label("It is a rough day").check()
    tap(page, "Come in")
    come_in(ada)
    expect(ada.get_by_text("A few words, a rough day")).to_be_visible()
    tap(ada, "Go on to: Check-in")
    tap(page, "Take the turn")
    expect(page.get_by_role("heading", name="It is your turn")).to_be_visible()
    page.get_by_label("Your words").fill(sentence(said))
    tap(page, "Share and finish my turn")
    expect(ada.locator(".entry-words")).to_have_text(sentence(said))
    page.get_by_label("Words ready for your turn").fill(sentence(prepared))
    expect(page.get_by_text("Saved at")).to_be_visible()


def signs_up(page, name, password):
    page.goto("/sign-up/")
    page.get_by_label("A name for yourself").fill(name[0])
    page.get_by_label("A password").fill("".join(password))
    tap(page, "Arrive")
    expect(page.get_by_role("heading", name="Before you come in")).to_be_visible()
    page.goto("/sign-in/")
