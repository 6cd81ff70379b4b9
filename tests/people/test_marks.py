"""The shades of somebody's mark: its letters can be read on every hue, in every theme."""

import re
from math import cos, radians, sin
from pathlib import Path

import pytest

from alongside.ui.words import HUES, PATTERNS, SHAPES

pytestmark = pytest.mark.pure

CSS = Path(__file__).resolve().parents[2] / "alongside/ui/static/ui"
TOKENS, PARTS = (CSS / "tokens.css").read_text(), (CSS / "parts.css").read_text()
THEMES = {
    "light": TOKENS.partition('[data-size="large"]')[0],
    "dark": re.search(r'\n  \[data-theme="dark"\] \{.*?\}', TOKENS, re.S)[0],
    "dim": re.search(r'\n  \[data-theme="dim"\] \{.*?\}', TOKENS, re.S)[0],
    "auto": re.search(r'\n    \[data-theme="auto"\] \{.*?\}', TOKENS, re.S)[0],
}
ENOUGH = 5.1


def token(theme, name):
    return re.search(rf"--{name}: ([^;]+);", THEMES[theme])[1]


def of_hex(colour):
    """#rrggbb as linear red, green and blue."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def of_oklch(lightness, chroma, hue):
    """The same of a colour given as oklch(), cut off where a screen has no more."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return [min(1, max(0, channel)) for channel in linear]


def contrast(one, other):
    lighter, darker = sorted(
        (0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, other)),
        reverse=True,
    )
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shade", ["mark", "mark-shade"])
def test_the_letters_can_be_read(theme, shade):
    lightness, chroma = map(float, token(theme, shade).split())
    hues = [int(hue) for hue in re.findall(r"\.hue-\d\s*\{\s*--hue: (\d+);", PARTS)]
    assert len(hues) == HUES
    ink = of_hex(token(theme, "ink"))
    found = {hue: contrast(ink, of_oklch(lightness, chroma, hue)) for hue in hues}
    assert min(found.values()) >= ENOUGH, found


def test_what_the_device_chooses_is_the_dark_theme():
    for name in ("mark", "mark-shade"):
        assert token("auto", name) == token("dark", name)


def test_every_class_of_a_mark_is_drawn():
    for number in range(HUES):
        assert f".hue-{number} " in PARTS
    for number in range(1, PATTERNS):  # The first is plain.
        assert f".pattern-{number} " in PARTS
    for number in range(SHAPES):
        assert f".shape-{number} " in PARTS


def test_a_mark_too_pale_would_be_noticed():
    """The control, and the arithmetic: black on white is twenty-one to one."""
    assert round(contrast(of_hex("#000000"), of_oklch(1, 0, 0)), 1) == 21
    assert contrast(of_hex(token("light", "ink")), of_oklch(0.5, 0.05, 25)) < ENOUGH
