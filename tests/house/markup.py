"""Reading a page as a browser does, for what a strict page may not have."""

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlsplit

LOADED = {"src", "href", "action", "formaction", "data", "poster", "srcset", "xlink:href", "ping"}
# A number to ring is no host.
SCHEMES = {"", "tel"}
# What a link says that may lead out of here, where it is followed and nothing is loaded: the page
# it leads to is not told where somebody came from.
LEADS_OUT = {"external", "noopener", "noreferrer"}


class Strictness(HTMLParser):
    """`complaints` is what an inline script, style or foreign address would be found as."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.complaints, self.tags, self._in_script = [], 0, False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags += 1
        values = dict(attributes)
        self._in_script = tag == "script"
        if tag == "style":
            self.complaints.append("<style>")
        if tag == "script" and not values.get("src"):
            self.complaints.append("<script> without src")
        if tag == "meta" and "http-equiv" in values:
            self.complaints.append(f"<meta http-equiv={values['http-equiv']}>")
        if tag in ("iframe", "frame", "object", "embed", "base"):
            self.complaints.append(f"<{tag}>")
        if tag == "a" and set((values.get("rel") or "").split()) >= LEADS_OUT:
            attributes = [one for one in attributes if not (one[1] or "").startswith("https://")]
        for name, value in attributes:
            self.look_at(tag, name, value or "")

    def look_at(self, tag, name, value):
        if name == "style" or name == "srcdoc":
            self.complaints.append(f"{name} of <{tag}>")
        if name.startswith("on"):
            self.complaints.append(f"{name} of <{tag}>")
        if name in LOADED:
            parts = urlsplit(value.strip())
            if parts.netloc or parts.scheme.lower() not in SCHEMES:
                self.complaints.append(f"{name}={value} of <{tag}>")

    def handle_endtag(self, tag):
        self._in_script = False

    def handle_data(self, text):
        if self._in_script and text.strip():
            self.complaints.append("words in <script>")


def complaints(text):
    return Strictness(text).complaints


class Threads(HTMLParser):
    """What leads from one part of a page to another: links within it, labels, descriptions.

    `loose` are those that lead nowhere, and the hints and problems that no field is described by.
    """

    NAMES = ("for", "list", "aria-describedby", "aria-labelledby", "aria-controls")
    BESIDE = ("_helptext", "_error")  # How the ids of hints and problems end.

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.named = Counter(), set(), set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.ids[values["id"]] += 1
        if tag == "a" and values.get("href", "").startswith("#"):
            self.links.add(values["href"][1:])
        for name in self.NAMES:
            if name in values:
                self.named |= {(name, one) for one in values[name].split() or [""]}

    @property
    def loose(self):
        described = {one for name, one in self.named if name == "aria-describedby"}
        beside = {one for one in self.ids if one.endswith(self.BESIDE)}
        return [
            *(f"several are called {one}" for one, times in self.ids.items() if times > 1),
            *(f"<a href=#{one}>" for one in self.links - set(self.ids)),
            *(f"{name}={one}" for name, one in self.named if one not in self.ids),
            *(f"{one} describes nothing" for one in beside - described),
        ]
