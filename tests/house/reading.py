"""Every word of a page that somebody may see or hear, and which of them are not translated."""

import re
from html.parser import HTMLParser

from alongside.care.numbers.shipped import LINES

SPOKEN = {"title", "aria-label", "placeholder", "alt", "label", "aria-description"}
# Sentences that our scripts put on the page.
SPOKEN |= {f"data-{name}" for name in ("saved", "failed", "lost", "announce", "starter")}
SILENT = {"script", "style"}

BEGINS, ENDS = "⟦⟧"
# What is the same in every language, and why.
SAME = [
    re.compile(r"^«[^«»]*» \| \d{4}( \| «[^«»]*»){3}$"),  # A source of a card, as it is typed.
    re.compile(r"«[^«»]*»|^«$"),  # People's own words; the second is the initial of a name.
    re.compile(r"\bAlongside\b"),  # The name of the software.
    re.compile(r"^[A-Z]\w+(/[\w+ -]+)+$"),  # Names of the tz database, as on people's devices.
    re.compile(r"^https?://\S+$"),  # An invitation's link.
    re.compile("|".join(re.escape(line.source) for line in LINES)),  # Sites of crisis lines.
    re.compile(r"^([A-Z2-7]{4} ?){8}$"),  # What an app for sign-in codes is given.
    re.compile(r"\{(?:time|zone)\}"),  # Where our scripts put what they take from the browser.
    re.compile(r"\b(Europe/London|Pacific/Auckland)\b"),  # The zones of the house and of Ada.
    re.compile(r"^[a-z]+(_[a-z]+)+$"),  # Acts, as the access log calls them.
    re.compile(r"^(/[\w/-]* ?)+$"),  # Addresses of our own pages, for a script.
    re.compile(r"^\S+@\S+\.example$|^\d\d:\d\d$"),  # Somebody's address; a time in a file.
    re.compile(r"\d+"),  # Numbers; in sentences they come through gettext.
]


class Reader(HTMLParser):
    """Collects what is said: the text, and the attributes that are read out or put on the page.

    Each comes with the part of it that stands outside of any sentence. A sentence can go on over
    several texts, where it has a link or a time in it.
    """

    def __init__(self):
        super().__init__()
        self.said, self.silent, self.depth = [], False, 0

    def handle_starttag(self, tag, attributes):
        kinds = dict(attributes)
        # The mark of a name has its initials; where a sentence stands for it, how that begins.
        self.silent = tag in SILENT or "person-mark" in (kinds.get("class") or "")
        pressed = tag == "input" and kinds.get("type") in ("submit", "button", "reset")
        for name, value in attributes:
            sentence = name.startswith("data-") and " " in (value or "").strip()
            if name in SPOKEN or sentence or (pressed and name == "value"):
                self.said.append((value, outside(value)[0]))

    def handle_endtag(self, tag):
        self.silent = False

    def handle_data(self, text):
        if not self.silent:
            loose, self.depth = outside(text, self.depth)
            self.said.append((text, loose))


def outside(text, depth=0):
    """What of `text` no marks enclose, and how many marks are open after it."""
    loose = ""
    for letter in text:
        depth += (letter == BEGINS) - (letter == ENDS)
        if depth == 0 and letter != ENDS:
            loose += letter
    return loose, depth


def untranslated(html):
    """What of a page never went through gettext, or was glued together outside of it.

    The language's own script has no Latin letters, so those that are left are ours: the made-up
    translation has accents on all of them. Django's own catalogue speaks in the other script.
    """
    reader = Reader()
    reader.feed(html)
    reader.close()
    left = {" ".join(text.split()) for text, loose in reader.said if is_left(text, loose)}
    if reader.depth:
        left.add("a sentence that has no end")
    return sorted(left)


def is_left(text, loose):
    if re.search("[A-Za-z]", without_the_same(text)):
        return True
    # Between sentences may stand a dot in the middle. A comma or a full stop belongs inside one.
    loose = without_the_same(loose)
    return not re.search(r"\w", loose) and bool(loose.replace("·", "").strip())


def without_the_same(text):
    text = " ".join(text.split())
    for pattern in SAME:
        text = pattern.sub("", text)
    return text
