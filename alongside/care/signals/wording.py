"""How people write words here: short forms, slips of the finger, words behind signs and emoji."""

from pathlib import Path

RULES = Path(__file__).with_name("rules")


def lines(name):
    """The lines of a file of rules, but for empty ones and remarks."""
    text = (RULES / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def slips(word):
    """A word with one letter left out, one doubled, or two neighbours the wrong way round."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


# Long words that matter most; no other word is one slip of the finger away from them.
SLIPPED = {slip: word for word in lines("slips") for slip in slips(word)}
FORMS = [*lines("short_forms"), *lines("dialects")]
MEANT = SLIPPED | dict(line.split(": ", 1) for line in FORMS)
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
