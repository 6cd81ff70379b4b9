"""Reading a page as a browser does, for what a strict page may not have."""

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
