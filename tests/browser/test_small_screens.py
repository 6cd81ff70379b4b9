"""On a small phone, on one that lies on its side, and at 400 %: nothing to scroll sideways for, and
nothing too small for a thumb that hurts. With very large words too. Of most pages: test_every_page.
"""

from playwright.sync_api import expect

from .test_evening import come_in
from .visitors import tap

SCREENS = {
    "small phone": {"width": 320, "height": 568},
    "desk at 400 %": {"width": 320, "height": 256},
    "phone on its side": {"width": 844, "height": 390},
}
WORDS = ("normal", "larger")

HIGH, WIDE = 44, 24

# A link within a sentence may be as high as its line; a tick belongs to the label around it.
TOO_SMALL = """([high, wide]) => {
  const things = "a, button, input, summary, select, textarea, label.choice";
  const name = (one) => `${one.localName} ${(one.innerText || one.id).trim().slice(0, 40)}`;
  const inSentence = (one) => {
    const around = one.parentElement;
    return getComputedStyle(one).display === "inline"
      && around.innerText.trim().length > one.innerText.trim().length;
  };
  const small = [];
  for (const one of document.querySelectorAll(things)) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    if (one.type === "hidden" || one.closest("label.choice") !== null && one.localName === "input")
      continue;
    if (inSentence(one)) continue;
    const { width, height } = one.getBoundingClientRect();
    if (height < high - 0.5 || width < wide - 0.5)
      small.push(`${name(one)}: ${Math.round(width)} x ${Math.round(height)}`);
  }
  return small;
}"""

SIDEWAYS = """() => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (one) => one.getBoundingClientRect().right > clientWidth + 0.5
      || one.scrollWidth > one.clientWidth && one.clientWidth > 1,
  );
  const names = wide.map((one) => `${one.localName}.${one.className}`);
  return [`sideways: ${scrollWidth} of ${clientWidth}, by ${[...new Set(names)].join(", ")}`];
}"""


def unfit(page):
    """{(screen, words): what is too wide or too small}, with every fold opened."""
    found = {}
    page.evaluate("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        for words in WORDS:
            page.evaluate("(size) => document.documentElement.dataset.size = size", words)
            if wrong := page.evaluate(SIDEWAYS) + page.evaluate(TOO_SMALL, [HIGH, WIDE]):
                found[screen, words] = wrong
    return found


def test_the_meeting_fits_every_screen(arrive):
    ada, ben, cleo = (arrive(name) for name in ("ada", "ben", "cleo"))
    for page in (ada, ben, cleo):
        come_in(page)
    found = {"doors": unfit(cleo)}
    tap(ada, "Go on to: Check-in")
    tap(cleo, "Raise a hand")
    tap(ben, "Take the turn")
    expect(ada.get_by_text("hand raised")).to_be_visible()
    expect(ben.get_by_role("heading", name="It is your turn")).to_be_visible()
    for name, page in {"leading": ada, "speaking": ben, "waiting": cleo}.items():
        found[name] = unfit(page)
    assert not any(found.values()), found


def test_what_is_too_wide_or_too_small_would_be_found(visit):
    """The control, and that a link in a sentence is let be."""
    page = visit()
    page.goto("/help/")
    page.evaluate(
        """document.querySelector("main").innerHTML =
          `<p>In <a href="#a">a sentence</a> of words.</p><ul><li><a href="#b">Alone</a></ul>
           <button>OK</button><pre>${"wide ".repeat(80)}</pre>`"""
    )
    wrong = unfit(page)
    assert len(wrong) == len(SCREENS) * len(WORDS)
    for complaints in wrong.values():
        text = " / ".join(complaints)
        assert "sideways" in text and "pre." in text and "a Alone" in text and "button OK" in text
        assert "a sentence" not in text
