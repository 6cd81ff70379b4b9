"""What of a story is compared, and what two stories have in common, in words."""

from alongside.meaning.glossary import explained
from alongside.meaning.wordpiece import vocabulary
from alongside.meaning.words import WORD, stems

OPENING = 200  # Words. People say at the beginning what it is about, and the model reads no more.
# The model's vocabulary begins with the words that everybody uses: time, today, night, work. That
# two stories have them in common says nothing.
EVERYDAY = 3_000
A_FEW = 3


def opening(text):
    return " ".join(text.split(maxsplit=OPENING)[:OPENING])


def said_plainly(text):
    """The opening, behind what its short names and everyday words mean: the model knows few."""
    begins = opening(text)
    meant = "; ".join(explained(begins))
    return f"{meant}. {begins}" if meant else begins


def words_of_both(text, other):
    """The few least ordinary words of the other that the one has too, in whatever form."""
    shared = stems(opening(text)) & stems(opening(other))
    found = {}
    for word in map(str.lower, WORD.findall(opening(other))):
        if how_rare(word) >= EVERYDAY:
            for stem in stems(word) & shared:
                found.setdefault(stem, word)
    return sorted(found.values(), key=lambda word: (-how_rare(word), word))[:A_FEW]


def how_rare(word):
    """About how many words there are that people use more often; what stands in no list is rare."""
    return vocabulary().get(word, 10**6)
