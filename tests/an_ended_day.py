"""A day in the demo on which much ends, with copies of it from before and after; and other places
in which those are put back, looked at over the wire and with the keys themselves.
"""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from .running import Browser, Running, called, environment

PASSWORD = "correct horse battery"
STORIES = "/groups/morning/stories/"
FIND = "/organise/people/"
READERS = ("ada", "ben", "cleo", "eve", "gwen")
# One word of each that stands nowhere else, by which they are found.
WORDS = {
    "ben": "The quornibbet stairs again.",
    "cleo": "A plimmerouth in my chair.",
    "eve": "The light was wexholdern today.",
    "femi": "My foot is a tarnifoldine.",
    "hana": "They sent me another brindlewick.",
    "joan": "I should not have told of the gristomeny.",
    "mara": "My first hallowquint with you.",
    "mara's reply": "The dunnaverith is broken here too.",
    "kit": "Mostly I yarrowmelt.",
}
# Opens blobs by hand, as somebody could who has all files and the program.
OPEN = """
import json, sys, django
django.setup()
from alongside.vault.errors import VaultError
from alongside.vault.seal import Place, open_sealed
def opened(label, row, author, group, blob):
    place = Place(label, "members", row, (("person", author), ("group", group)))
    try:
        return open_sealed(bytes.fromhex(blob), place)
    except VaultError as problem:
        return type(problem).__name__
print(json.dumps({name: opened(*sealed) for name, sealed in json.load(sys.stdin).items()}))
"""


class There:
    """A data directory somewhere, and everybody's browser as it was before anything ended."""

    def __init__(self, home, day):
        self.home, self.data = Path(home), Path(home) / "data"
        self.day, self.told, self.link = day, day.told, day.link
        self.running, self.seen = None, {}

    # -- putting it there ------------------------------------------------------------------------

    def as_it_is_today(self):
        shutil.copytree(self.day.data, self.data)
        return self

    def with_the_root(self):
        """A new machine, to which somebody has brought the root and the signing key."""
        shutil.copytree(self.day.data / "keys", self.data / "keys")
        return self

    def by_hand(self, *, ledger):
        """The bare files out of the copies, without `alongside restore`."""
        (self.data / "keyring").mkdir(mode=0o700)
        shutil.copy2(self.day.copies["data"] / "alongside.db", self.data)
        for name in ("keyring.db", "epoch"):
            shutil.copy2(self.day.copies["keyring"] / name, self.data / "keyring")
        if ledger:
            shutil.copy2(ledger, self.data / "keyring" / "ledger")
        (self.data / "this-is-a-demo").touch()

    @contextmanager
    def served(self):
        with Running("demo", self.data) as self.running:
            yield

    # -- looking at it over the wire -------------------------------------------------------------

    def browser(self, name=None):
        """Somebody's, with the cookies it had before anything ended."""
        browser = Browser(self.running.port)
        browser.cookies = dict(self.day.cookies.get(name, {}))
        return browser

    def visit(self, name, address):
        """The page as it was first seen: nothing changes here."""
        if (name, address) not in self.seen:
            self.seen[name, address] = self.browser(name).get(address)
        return self.seen[name, address]

    def is_signed_in(self, name):
        return "Sign out" in self.visit(name, "/").text

    def signs_in_as(self, name):
        """With the button that the demo has for everybody of the cast."""
        browser = self.browser()
        browser.get("/demo/")
        return came_in(browser, browser.post("/demo/sign-in/", {"person": name}))

    def signs_in_as_mara(self):
        browser = self.browser()
        browser.get("/sign-in/")
        form = {"login": "mara", "password": PASSWORD}
        return came_in(browser, browser.post("/sign-in/", form))

    def people(self):
        page = self.visit("ada", "/groups/morning/people/")
        assert page.status == 200 and "Gwen" in page.text
        return page.text

    def every_page(self, name):
        """What this person sees of the group: its pages, and all that was told on that day."""
        addresses = ["/", "/groups/morning/", "/groups/morning/people/", STORIES]
        pages = [self.visit(name, address) for address in [*addresses, *self.told.values()]]
        return [page for page in pages if page.status != 404]

    def reads(self, name, whose):
        return self.words(whose) in self.visit(name, self.told[whose]).text

    def anybody_reads(self, *whose):
        pages = [page.text for name in READERS for page in self.every_page(name)]
        assert any(self.words("cleo") in page for page in pages)
        return any(self.words(one) in page for one in whose for page in pages)

    def is_of_someone_who_has_left(self, whose):
        page = self.visit("ada", self.told[whose])
        return page.status == 200 and "someone who has left" in page.text

    def statuses_for(self, name):
        pages = ["/groups/morning/", STORIES, "/groups/morning/people/", self.told["ben"]]
        return {self.visit(name, page).status for page in pages}

    def finds(self, whose, by="gwen"):
        """Whether this person finds the one word of theirs; gives the index time to be built."""
        word = max(self.words(whose).strip(".").split(), key=len)
        browser, until = self.browser(by), time.monotonic() + 20
        browser.get("/search/")
        while time.monotonic() < until:
            page = browser.post("/search/", {"q": word})
            if "being put in order" not in page.text:
                return f"<mark>{word}</mark>" in page.text
            time.sleep(0.2)
        raise AssertionError("the index was not built")

    # -- and with its keys -----------------------------------------------------------------------

    def words(self, whose):
        return WORDS[whose]

    def opens(self, whose):
        """What these words of the copy say with the keys that are here, or why they do not."""
        return self.opened[whose]

    @cached_property
    def opened(self):
        settings = environment(self.data, 0, demo="yes")
        done = subprocess.run(
            [sys.executable, "-c", OPEN],
            env=settings | {"DJANGO_SETTINGS_MODULE": "alongside.settings"},
            input=json.dumps(self.day.sealed),
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    def has_the_epoch_of_the_copy(self):
        """With which the keys in that copy open, also those of people who are not here any more."""
        copy, here = self.day.copies["keyring"] / "epoch", self.data / "keyring" / "epoch"
        return copy.read_bytes() == here.read_bytes()

    def doctor(self):
        """What is wrong here, with every sealed value opened."""
        found = json.loads(called(self.data, "doctor", "--deep", "--json").stdout)["findings"]
        assert any("sealed values open" in one["says"] for one in found)
        return [one["says"] for one in found if one["level"] == "wrong"]


def came_in(browser, answer):
    assert answer.status in (200, 302, 404)
    return answer.status == 302 and "Sign out" in browser.get("/").text


class Day:
    """People write; copies are taken; much comes to an end; copies are taken again."""

    def __init__(self, home):
        self.home, self.data = Path(home), Path(home) / "data"
        self.told, self.cookies = {}, {}
        with Running("demo", self.data) as self.running:
            self.everybody_comes()
            self.they_write()
            self.copies = self.back_up()
            self.sealed = {name: sealed(self.copies["data"], name, self.told) for name in WORDS}
            self.cookies = {name: dict(one.cookies) for name, one in self.people.items()}
            self.much_ends()
            self.newer = self.back_up()

    def another(self, home):
        return There(home, self)

    def everybody_comes(self):
        names = ("ada", "gwen", "ben", "cleo", "eve", "femi", "hana", "joan", "kit")
        names += ("olive", "ivo", "lou")
        self.people = {name: Browser(self.running.port).be(name) for name in names}
        self.people["lost phone"] = Browser(self.running.port).be("cleo")
        self.send("ada", "/groups/morning/people/", "/groups/morning/invitation/")
        page = self.people["ada"].get("/groups/morning/people/").text
        self.link = re.search(r"/join/[\w-]+/", page)[0]
        self.people["mara"] = Browser(self.running.port)
        self.send("mara", "/sign-up/", username="Mara", password1=PASSWORD)
        self.send("mara", "/limits/", of_age="on", understood="on")
        self.send("mara", self.link)
        self.send("mara", "/groups/morning/agreement/", agreed="on")

    def they_write(self):
        for name in ("ben", "cleo", "eve", "femi", "hana", "joan", "mara"):
            self.told[name] = self.send(
                name, f"{STORIES}share/", STORIES, body=WORDS[name], wish="listen"
            )
        for name, whose in (("mara", "mara's reply"), ("kit", "kit")):
            self.told[whose] = self.reply(name, WORDS[whose])
        self.send("cleo", self.told["mara"], f"{self.told['mara']}replies/", body="Welcome.")
        self.close_the_account_of("lou")

    def reply(self, name, words):
        return self.send(name, self.told["ben"], f"{self.told['ben']}replies/", body=words)

    def much_ends(self):
        self.erase("mara")
        self.erase("hana", "--keep-words")
        people = "/groups/morning/people/"
        ask = link_near(self.people["ada"].get(people), "Femi", "ask-to-leave")
        decided = self.send("ada", people, ask, reason="For all of us.")
        self.send("gwen", decided, f"{decided}confirm/")
        self.send("joan", f"{STORIES}{number(self.told['joan'])}/take-back/")
        reply = self.told["kit"].partition("#reply-")[2]
        self.send("kit", f"/groups/morning/replies/{reply}/take-back/")
        self.send("ben", link_near(self.people["ben"].get(people), "Eve", "block"))
        self.send("lost phone", "/sign-out/")
        self.close_the_account_of("ivo")
        lou = self.send("olive", FIND, name="lou")
        self.send("olive", lou, f"{lou}lift/", note="Welcome back.")

    def close_the_account_of(self, name):
        account = self.send("olive", FIND, name=name)
        self.send("olive", account, f"{account}suspend/", reason="For a while.")

    def erase(self, name, *words):
        done = called(self.data, "erase", "--person", name, *words, "--yes")
        assert done.returncode == 0, done.stderr

    def send(self, name, page, address=None, /, **form):
        """Open the page and send its form, or another's; returns where one is sent on to."""
        browser = self.people[name]
        assert browser.get(page).status == 200, page
        answer = browser.post(address or page, form)
        assert answer.status == 302, f"{page}: {answer.status}"
        return answer.url

    def back_up(self):
        places = {"backup_data": self.home / "one", "backup_keyring": self.home / "two"}
        done = called(self.data, "backup", "--json", **places)
        assert done.returncode == 0, done.stderr
        return {kind: Path(json.loads(done.stdout)[kind]) for kind in ("data", "keyring")}

    def restore(self, at, *words):
        """Put the older copy of the data back at this place."""
        more = [str(word) for word in words]
        copy = str(self.copies["data"])
        done = called(at.data, "restore", "--data", copy, *more, "--replace", "--json")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["endings"] > 6


def number(address):
    return int(re.search(r"/stories/(\d+)/", address)[1])


def link_near(page, name, act):
    """The address in the list of people that does `act` to the person of this name."""
    [item] = [one for one in page.text.split('<li class="person">') if f">{name}</span>" in one]
    return re.search(rf'"(/[\w/-]+/{act}/)"', item)[1]


def sealed(copy, whose, told):
    """[label, row, author, group, blob] of these words, as they lie in a copy of the data."""
    story, _, reply = told[whose].partition("#reply-")
    table, row = ("reply", int(reply)) if reply else ("story", number(story))
    line = sqlite3.connect(copy / "alongside.db")
    query = f"SELECT author_id, group_id, hex(body) FROM conversations_{table} WHERE id = ?"
    [found] = line.execute(query, [row]).fetchall()
    line.close()
    return [f"conversations.{table}.body", row, *found]
