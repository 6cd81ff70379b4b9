"""A page to look at: a name, whose it is, and the way there.

The way is an address, or the text of a link on one, or of several that follow each other
("first > second").
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stop:
    """One page on the way round."""

    name: str
    who: str | None
    start: str
    unfold: str = ""
    click: str = ""
    look_for: str = ""
    press: str = ""

    @property
    def looks_by_meaning(self):
        """The first such search after a start reads all that it looks in: some seconds."""
        return bool(self.look_for) and self.start == "/strategies/"

    def go(self, page):
        page.goto(self.start)
        if self.unfold:
            page.locator("summary", has_text=self.unfold).first.click()
        for link in filter(None, self.click.split(" > ")):
            page.get_by_role("link", name=link).first.click()
        if self.look_for:
            page.get_by_role("searchbox").fill(self.look_for)
        if self.press:
            button = page.get_by_role("button", name=self.press, exact=False).first
            button.click(timeout=90_000 if self.looks_by_meaning else 10_000)
        page.wait_for_load_state("load")
