"""People who share, answer and begin to write over HTTP, while the server dies under them.

Whoever has no answer sends the same form once more, as a browser does. What was answered is
`told`; when the server is there to stay, `wrong` reads all of it, through the pages.
"""

import http.client
import random
import re
import threading
import time
from html import unescape

from tests.browser.disguises import made_up_word
from tests.running import Browser

GROUP = "/groups/morning/stories/"
ACTS = ("share", "share", "answer", "answer", "answer", "begin", "begin", "begin")
AWAY = (OSError, http.client.HTTPException)
PATIENCE = 180  # Seconds without an answer after which the server is not coming back.


class Told:
    """What was acknowledged, by all writers: {words: (address of the story, by whom)}."""

    def __init__(self):
        self.stories, self.replies, self.drafts = {}, {}, {}
        self.sent_again = 0

    def __len__(self):
        return len(self.stories) + len(self.replies) + len(self.drafts)


class Writer(threading.Thread):
    """One of the cast, who writes on and on until `stopped`; `problem` is what went wrong."""

    def __init__(self, name, port, told, stopped):
        super().__init__(name=name, daemon=True)
        self.told, self.stopped = told, stopped
        self.browser = Browser(port)
        self.mine, self.problem = [], None

    def run(self):
        try:
            while not self.stopped.is_set():
                act = random.choice(ACTS)
                if self.told.stories or act == "share":
                    getattr(self, act)()
                time.sleep(random.uniform(0, 0.03))
        except Exception as problem:
            self.problem = problem

    # -- what they do -----------------------------------------------------------------------------

    def share(self):
        words, note = sentence(), random.choice(["", made_up_word()])
        form = {"id": self.number_in(f"{GROUP}share/"), "body": words, "wish": "listen"}
        answer = self.send(GROUP, form | {"content_note": note})
        address = taken(answer).partition("#")[0]
        self.told.stories[words] = (address, note)
        self.mine.append(address)

    def answer(self):
        address = random.choice([address for address, _note in list(self.told.stories.values())])
        words = sentence()
        if address in self.mine:
            return  # A draft may lie there, which a reply would end.
        form = {"id": self.number_in(address), "body": words, "content_note": ""}
        taken(self.send(f"{address}replies/", form))
        self.told.replies[words] = (address, "")

    def begin(self):
        """A draft at one of a few places, over the one before; which of both is known only then."""
        if not self.mine:
            return
        address = random.choice(self.mine[:4])
        words, note = sentence(), random.choice(["", made_up_word()])
        form = {"place": f"reply:{address.split('/')[2]}", "body": words, "content_note": note}
        answer = self.send("/drafts/", form)
        assert answer.status == 204, answer.status
        self.told.drafts[(self.name, address)] = (words, note)

    # -- how they do it ---------------------------------------------------------------------------

    def send(self, path, form):
        """The same form, until there is an answer of the server's own."""
        return self.until_answered(lambda: self.browser.post(path, form))

    def number_in(self, path):
        """The number that the form on this page gives to what it makes."""
        page = self.until_answered(lambda: self.browser.get(path))
        found = re.search(r'name="id" value="(\d+)"', page.text)
        assert found, f"no form at {path}: {page.status} {page.url}"
        return found[1]

    def until_answered(self, ask):
        until, again = time.monotonic() + PATIENCE, 0
        while time.monotonic() < until:
            try:
                answer = ask()
                if answer.status == 401 or answer.url.startswith("/sign-in/"):
                    self.browser.be(self.name)
                elif answer.status < 500:
                    self.told.sent_again += bool(again)
                    return answer
            except AWAY:
                time.sleep(0.05)
            again += 1
        raise AssertionError(f"{self.name} had no answer")


def sentence():
    return f"It was {made_up_word()} again, and then {made_up_word()}."


def taken(answer):
    """Where the page after it is, if the words were taken."""
    assert answer.status == 302 and answer.url.startswith("/stories/"), (answer.status, answer.url)
    return answer.url.partition("?")[0]


# -- reading ---------------------------------------------------------------------------------------


def wrong(port, told):
    """What is not as it was told to be, read in the pages by those who wrote it."""
    reader = Browser(port).be("joan")  # Who shares nothing meanwhile.
    listed = all_pages(reader, GROUP, "Older stories")
    lines = re.findall(r'href="(/stories/\d+/)', listed)
    shared = {address for address, _note in told.stories.values()}
    problems = [f"not in the list once: {one}" for one in shared if lines.count(one) != 1]
    open_ones = [words for words, (_address, note) in told.stories.items() if not note]
    problems += [f"twice in the list: {one}" for one in open_ones if listed.count(one[:30]) != 1]
    said = {address: all_pages(reader, address, "Later replies") for address in shared}
    for words, (address, note) in [*told.stories.items(), *told.replies.items()]:
        times = sum(page.count(words) for page in said.values())
        if times != 1 or words not in said[address] or note not in said[address]:
            problems.append(f"{times} times, at {address}: {words}")
    for (name, address), (words, note) in told.drafts.items():
        page = Browser(port).be(name).get(address).text
        if f"{words}</textarea>" not in page or note not in page:
            problems.append(f"the draft of {name} at {address} is not there: {words}")
    return problems


def all_pages(reader, address, further):
    """The text of a page, and of all that come after it by the link that says `further`."""
    text, at = "", ""
    while True:
        page = reader.get(address + at)
        assert page.status == 200, (address, page.status)
        text += unescape(page.text)
        link = re.search(rf'href="(\?page=[^"]+)">{further}<', page.text)
        if link is None:
            return text
        at = unescape(link[1])
