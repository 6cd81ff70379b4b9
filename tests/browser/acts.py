"""Four ways of having a page, and the same few gestures in each of them.

With a keyboard and nothing else, on a browser that runs no scripts, on a phone 320 points wide, and
in a window that is zoomed to 400 %. After every gesture that leads somewhere, the page is looked at
as somebody would who has it in this way.
"""

from contextlib import contextmanager
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect

from .keyboard import Keyboard
from .test_small_screens import HIGH, SIDEWAYS, TOO_SMALL, WIDE

FAR = 14  # Keys from where a page puts somebody to what they came for; more is a long way.
COVERED = 0.35  # Of a window, by bars that do not go away.

# Words that stick out of a box which hides them, or of the page on its left.
CUT = """() => {
  const cut = [];
  for (const one of document.querySelectorAll("main *, header *, footer *, .thumb *")) {
    if (!one.checkVisibility({ visibilityProperty: true }) || !one.innerText?.trim()) continue;
    const { overflowX, overflowY } = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if (box.width > 2 && box.left < -0.5
      || overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1 && box.width > 2
      || ["hidden", "clip"].includes(overflowY) && one.scrollHeight > one.clientHeight + 1
        && box.width > 2)
      cut.push(`cut: ${one.localName}.${one.className} ${one.innerText.trim().slice(0, 40)}`);
  }
  return cut;
}"""

# How much of the window lies under bars that stay where they are.
BARS = """() => {
  const bars = [...document.querySelectorAll("body *")].filter((one) => {
    const { position } = getComputedStyle(one);
    return ["fixed", "sticky"].includes(position) && one.checkVisibility();
  });
  const high = bars.map((one) => {
    const { top, bottom, width } = one.getBoundingClientRect();
    return width < 40 ? 0 : Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
  });
  return high.reduce((sum, one) => sum + one, 0) / innerHeight;
}"""

# The focus, or where the next Tab starts from, is in what the page was opened at.
LANDED = """() => {
  const at = location.hash && document.querySelector(location.hash);
  const { top } = (at || document.body).getBoundingClientRect();
  return !at || top > -1 && top < innerHeight;
}"""


class Pointer:
    """Gestures with a mouse or a thumb."""

    def __init__(self, page):
        self.page = page

    def follow(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()
        self.look()

    def press(self, name, within="body"):
        with self.page.expect_navigation():
            self.button(name, within).click()
        self.look()

    def button(self, name, within="body"):
        return self.page.locator(within).get_by_role("button", name=name, exact=True).first

    def unfold(self, name, within="body"):
        self.page.locator(within).locator("summary", has_text=name).first.click()

    def write(self, name, words):
        self.page.get_by_label(name).fill(words)

    def choose(self, name):
        self.page.get_by_label(name).check()

    def look(self):
        """What somebody sees first on a page that they have come to."""
        assert self.page.evaluate(LANDED), f"not where it was opened: {self.page.url}"


class Scriptless(Pointer):
    def look(self):
        super().look()
        expect(self.page.locator("html.js")).to_have_count(0)
        expect(self.page.locator(".only-with-js:visible")).to_have_count(0)


class Small(Pointer):
    """Nothing to scroll sideways for, nothing cut, nothing too small, and room left to read."""

    def look(self):
        super().look()
        assert self.page.evaluate("innerWidth") == 320
        self.page.evaluate(
            "document.querySelectorAll('details:not([open])').forEach((fold) => {"
            " fold.open = true; fold.dataset.wasClosed = ''; })"
        )
        wrong = self.page.evaluate(SIDEWAYS) + self.page.evaluate(CUT)
        wrong += self.page.evaluate(TOO_SMALL, [HIGH, WIDE])
        self.page.evaluate(
            "document.querySelectorAll('[data-was-closed]').forEach((fold) => {"
            " fold.open = false; delete fold.dataset.wasClosed; })"
        )
        assert wrong == [], f"{self.page.url}: {wrong}"
        assert self.page.evaluate(BARS) < COVERED, f"bars cover {self.page.url}"


class Keys:
    """The same gestures with keys alone. Every one of them has to leave the focus in sight."""

    def __init__(self, page):
        self.page, self.keys = page, Keyboard(page)

    def follow(self, name):
        self.keys.follow(name)
        self.look()

    def press(self, name, within="body"):
        self.into(within, name)
        with self.page.expect_navigation():
            self.keys.press("Enter")
        self.look()

    def button(self, name, within="body"):
        return self.page.locator(within).get_by_role("button", name=name, exact=True).first

    def unfold(self, name, within="body"):
        self.into(within, name)
        self.keys.press("Enter")

    def into(self, within, name):
        """On with Tab until the focus is on what begins with `name`, in what `within` selects."""
        there = f"document.activeElement.closest({within!r}) !== null"
        self.keys.to(name)
        while not self.page.evaluate(there):
            self.keys.to(name)

    def write(self, name, words):
        self.keys.to(name)
        self.keys.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, name):
        """A choice of several is one stop; the arrows go through it."""
        focus = self.keys.step()
        while focus.kind != "input" or not self.page.evaluate(
            "document.activeElement.type === 'radio'"
        ):
            focus = self.keys.step()
        while not focus.name.startswith(name):
            focus = self.keys.step("ArrowDown")

    def look(self):
        """The focus is in sight, or the page was opened where they were; and Tab goes on there."""
        assert self.page.evaluate(LANDED), f"not where it was opened: {self.page.url}"
        focus = self.keys.focus()
        begins = focus.kind in ("h1", "h2") and focus.inside  # What is read, and is no control.
        assert focus.nowhere or begins or focus.visible, f"on {self.page.url}: {focus}"

    def is_near(self, name):
        """Whether what comes next is a few keys away."""
        passed = []
        for _ in range(FAR):
            passed.append(self.keys.step().name)
            if passed[-1].startswith(name):
                return
        raise AssertionError(f"{name!r} is far from where {self.page.url} puts one: {passed}")


@contextmanager
def zoomed(chromium, path, args, address):
    """A window of 1280 points, in which Chromium's own zoom stands at 400 %."""
    with TemporaryDirectory(prefix="zoomed-") as directory:
        preferences = Path(directory) / "Default" / "Preferences"
        preferences.parent.mkdir()
        level = log(4) / log(1.2)  # As Chromium counts it: 20 % a step.
        preferences.write_text(f'{{"partition": {{"default_zoom_level": {{"x": {level}}}}}}}')
        context = chromium.browser_type.launch_persistent_context(
            directory,
            executable_path=path,
            args=[*args, "--window-size=1280,1024"],
            no_viewport=True,
            base_url=address,
            locale="en-GB",
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        yield context
        context.close()
