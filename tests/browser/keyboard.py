"""Hands that have only a keyboard, and eyes that look where the focus is after every key."""

from dataclasses import dataclass

MOST_KEYS = 90  # to reach anything on a page; more would be as good as out of reach

FOCUSED = """() => {
  const one = document.activeElement;
  const words = (one.labels?.[0] ?? one).innerText || one.value || "";
  const [box] = one.getClientRects();
  const style = getComputedStyle(one);
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: words.trim().replaceAll(/\\s+/g, " "),
    kind: one.localName,
    id: one.id,
    number: [...document.querySelectorAll("*")].indexOf(one),
    // Of a date or a time the browser itself marks the part that has the focus.
    outlined: ["date", "time"].includes(one.type)
      || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    // Of what is taller than half the window, the middle is enough.
    inside: box.left >= -1 && box.right <= innerWidth + 1
      && (box.height > innerHeight / 2 || (box.top >= -1 && box.bottom <= innerHeight + 1)),
    uncovered: one === there || one.contains(there),
  };
}"""

# Scripts have run, and what they changed is drawn.
STILL = """() => document.fonts.ready.then(() => new Promise(
  (drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)),
))"""

# What takes the focus, as [numbers, name]. Radio buttons of one name are one place.
PLACES = """() => {
  const all = [...document.querySelectorAll("*")];
  const places = new Map();
  all.forEach((one, number) => {
    const takes = one.matches("a[href], button, input, select, textarea, summary, [tabindex]");
    if (!takes || one.tabIndex < 0 || one.disabled || one.type === "hidden") return;
    if (!one.checkVisibility({ visibilityProperty: true })) return;
    const group = one.type === "radio" ? `${all.indexOf(one.form)} ${one.name}` : one;
    const place = places.get(group) ?? [[], one.innerText || one.name || one.id];
    place[0].push(number);
    places.set(group, place);
  });
  return [...places.values()];
}"""


@dataclass(frozen=True)
class Focus:
    """What has the focus: its words, and whether somebody who looks can tell that it has it."""

    name: str
    kind: str
    id: str
    number: int
    outlined: bool
    inside: bool
    uncovered: bool

    @property
    def nowhere(self):
        """On the page as such: where a page begins, and where the skip link leads."""
        return self.kind in ("body", "main")

    @property
    def visible(self):
        return self.outlined and self.inside and self.uncovered


class Keyboard:
    """Presses keys on `page`. Wherever a key leads, the focus must be seen there."""

    def __init__(self, page):
        self.page = page

    def focus(self):
        return Focus(**self.page.evaluate(FOCUSED))

    def press(self, key):
        self.page.keyboard.press(key)

    def step(self, key="Tab"):
        """One key, after which the focus is somewhere else, and can be seen."""
        self.press(key)
        focus = self.focus()
        assert focus.nowhere or focus.visible, f"on {self.page.url}: {focus}"
        return focus

    def to(self, name, key="Tab"):
        """Go on with Tab until the focus is on what begins with `name`."""
        passed = []
        for _ in range(MOST_KEYS):
            focus = self.step(key)
            if focus.name.startswith(name):
                return focus
            passed.append(focus.name)
        raise AssertionError(f"{name!r} is not to be reached on {self.page.url}, only {passed}")

    def follow(self, name):
        """Go there and press Enter; wait for the page that it leads to."""
        self.to(name)
        with self.page.expect_navigation():
            self.press("Enter")

    def push(self, name):
        """Go there and press it, where that leads to no other page."""
        self.to(name)
        self.press("Enter")

    def write(self, name, words):
        """Go to the text area of that name and type."""
        self.to(name)
        self.page.keyboard.type(words)

    def round(self, key="Tab"):
        """Every place the focus visits from here, each once: until any of them comes again.

        Which comes again first says nothing: from the last, a browser goes by its own bars, and
        now and then comes back in at the second. Whether the round went everywhere, ask `missed`.
        """
        self.page.evaluate(STILL)
        stops = {}
        last = None
        for _ in range(MOST_KEYS):
            focus = self.step(key)
            if focus.nowhere or focus.number == last:
                continue  # The parts of a date are one stop.
            if focus.number in stops:
                return list(stops.values())
            stops[focus.number] = focus
            last = focus.number
        names = [stop.name for stop in stops.values()]
        raise AssertionError(f"no way round {self.page.url}: {names}")

    def missed(self, stops):
        """What a keyboard should get to on this page, and did not on this way round."""
        been = {stop.number for stop in stops}
        return [name for numbers, name in self.page.evaluate(PLACES) if been.isdisjoint(numbers)]
