"""How people write words here: short forms, slips of the finger, words behind signs and emoji."""

from pathlib import Path

RULES = Path(__file__).with_name("rules")


def lines(name):
    """The lines of a file of rules, but for empty ones and remarks."""
    text = (RULES / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


MEANT = dict(line.split(": ", 1) for line in lines("short_forms"))
# What is looked for behind signs ("su1c1de", "k*ll") and between spaces ("k i l l").
KEY_WORDS = frozenset(word for line in lines("key_words") for word in line.split())

EMOJI = {
    "💊": " pills ",
    "🔫": " gun ",
    "🔪": " knife ",
    "⚰": " coffin ",
    "🪦": " grave ",
    "🌉": " bridge ",
    "🚂": " train ",
    "🚆": " train ",
    "👋": " goodbye ",
    "🔌": " plug ",
    "💸": " money ",
    "💰": " money ",
    "💵": " money ",
    "🤡": " clown ",
    "🙄": " eyeroll ",
    "💉": " needle ",
}
