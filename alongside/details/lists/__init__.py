"""Names of people and words of the language, folded: without capitals and accents.

SOURCES.txt says where each list comes from and under which licence.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
# Letters with a stroke or a tail, which Unicode does not take apart.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "’": "'"}
)
ENDINGS = ("'s", "ing", "ness", "ers", "ies", "est", "ed", "es", "er", "ly", "s", "d")


def words_of(text):
    return frozenset(text.split())


# Frequent words that a list of dictionary words leaves out.
ALSO_WORDS = words_of(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii "
    "idaho "
    "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
    "minnesota mississippi missouri montana nebraska nevada hampshire mexico carolina dakota ohio "
    "oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming ontario quebec "
    "alberta manitoba queensland tasmania victoria zealand africa asia italy greece turkey poland "
    "portugal sweden norway denmark finland austria switzerland belgium netherlands holland "
    "russia "
    "ukraine israel egypt nigeria kenya pakistan bangladesh japan brazil argentina yorkshire kent "
    "lancashire cornwall devon essex sussex surrey norfolk suffolk ulster leinster munster "
    "i i'm i've i'd i'll im ive it's its don't dont can't cant ok okay hi hiya aw ugh lol omg "
    "tbh gp physio physios meds covid nhs app apps online email website blog wifi zoom google "
    "facebook instagram insta tiktok twitter reddit youtube whatsapp netflix amazon flareup "
    "flareups fibro christmas easter monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december "
    "english british american irish scottish welsh french german spanish italian indian chinese "
    "europe european england scotland wales ireland britain america canada australia india "
    "france germany spain london"
)
# Short forms that no register of names holds.
NICKNAMES = words_of(
    "steph shaz gaz kev trev jonny jono lizzie bex becks becca libby gabs nat natty nell nige "
    "baz daz chaz maz mags mads fran franny issy ollie archie alfie freddie ted teddy jools "
    "jules caz cath cathy trish shell mel mels vicky vix deb debs jan jacqui jax lou loulou rob "
    "robbo bren bri dougie fi fee geoff gez hattie immy joss lols mo moz nev pip pippa rach sal "
    "sammy sandra shaun sian stu suze tash tel tig tim timmy tone tosh val viv wes wil zed zoe "
    "zara"
)


def folded(word):
    """The form in which words are listed: "José" and "JOSE" are both "jose"."""
    word = word.casefold()
    if not word.isascii():
        apart = unicodedata.normalize("NFD", word)
        word = "".join(c for c in apart if not unicodedata.combining(c)).translate(PLAIN)
    return word


@cache
def sections(name):
    """{heading: its words}, of a list with "= heading" lines."""
    text = (HERE / name).read_text(encoding="utf-8")
    parts = re.split(r"^= (.+)\n", text, flags=re.MULTILINE)[1:]
    return {parts[n]: frozenset(parts[n + 1].split()) for n in range(0, len(parts), 2)}


@cache
def common_given():
    return sections("given.txt")["common"] | NICKNAMES


@cache
def given():
    return common_given() | sections("given.txt")["others"]


@cache
def common_family():
    return sections("family.txt")["common"]


@cache
def family():
    return common_family() | sections("family.txt")["others"]


@cache
def words():
    return frozenset((HERE / "words.txt").read_text(encoding="utf-8").split()) | ALSO_WORDS


@cache
def well_known():
    """Pairs of first and last word: ("david", "butler")."""
    text = (HERE / "well_known.txt").read_text(encoding="utf-8")
    names = re.split(r",\s+|\n", re.sub(r"^= .*$", "", text, flags=re.MULTILINE))
    spelt = [folded(name).split() for name in names]
    return frozenset((name[0], name[-1]) for name in spelt if len(name) > 1)


def is_word(word):
    """Whether a folded word is an ordinary English one, perhaps with an ending."""
    known = words()
    return word in known or any(
        word.endswith(ending) and _is_word_without(word, ending, known) for ending in ENDINGS
    )


def _is_word_without(word, ending, known):
    stem = word[: -len(ending)]
    if len(stem) < 3:
        return False
    doubled = stem[-1] == stem[-2] and len(stem) > 3 and stem[:-1] in known
    return (
        doubled or stem in known or stem + "e" in known or (ending == "ies" and stem + "y" in known)
    )
