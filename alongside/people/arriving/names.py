"""What somebody may be called here: nothing that gives them away, nobody else's name, no office.

A name is looked at when it is chosen, and when somebody comes into a group and agrees there. What
is refused comes with its reason; what may be somebody's real name is only asked about.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Person
from ..places import places_met
from .common_names import FAMILY, GIVEN

# Letters and marks by their category, but blank to the eye: fillers, joiners, variation selectors.
BLANK = {*"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", *map(chr, range(0xFE00, 0xFE10))}
BLANK |= {"\U0001d159", "\U00016fe4"}  # A note without a head, and a filler.
OF_A_SYMBOL = {"\ufe0e", "\ufe0f"}  # These choose between a drawn and a coloured heart.

SEEMS_REAL = gettext_lazy(
    "This looks like a first name and a family name. Others could find you by it. "
    "You can keep it, or choose another."
)

# What looks like a letter of ours, by that letter. It is looked at before and after capitals are
# made small and accents taken off: a Greek capital can look like one letter, and its small one like
# another.
_ALIKE = {
    "a": "аαɑ",
    "b": "ьвβ",
    "c": "сϲ",
    "d": "ԁ",
    "e": "еєεɛ",
    "f": "ғ",
    "g": "ɡց",
    "h": "Ηһнћ",
    "i": "іιıɩ",
    "j": "јϳ",
    "k": "кκқ",
    "l": "1|ӏⅼןւǀ",
    "m": "мμ",
    "n": "Νпηո",
    "o": "0оοσօøө",
    "p": "рρ",
    "q": "ԛգ",
    "r": "гɾ",
    "s": "5ѕ$ꜱ",
    "t": "тτŧ",
    "u": "υս",
    "v": "νѵ",
    "w": "ԝωա",
    "x": "хχ×",
    "y": "Υуγү",
    "z": "2Ζƶ",
}
ALIKE = {ord(like): letter for letter, likes in _ALIKE.items() for like in likes}
TWO_AS_ONE = (("rn", "m"), ("vv", "w"), ("cl", "d"))

# What beside a name tells who looks after others, "facilitates" too.
ROLES = ("facilitat", "moderator", "administrator", "organiser", "organizer", "supervisor")
ROLES += ("peersupporter", "careteam")
SHORT_ROLES = ("admin", "dr", "doctor", "mod")  # As words of their own: Padmini and Drew are names.

ADDRESS = re.compile(r"@|https?:|www\.|\w\.(com|org|net|uk|eu|me|io|info)\b|#\d{4}\b", re.I)
DIGITS = 7  # As many make a telephone number.


def check(name, person=None):
    """`name` as it may be shown to others; raises ValidationError, with the reason, where not.

    `person` is whose it is to be; without one, it is somebody's who has no account yet.
    """
    name = plain_name(name)
    refuse_address(name)
    refuse_role(name)
    refuse_nobody(name)
    if any(looks_like(name, other.called) for other in people_to_tell_apart(person)):
        raise ValidationError(
            _("This name is too much like another one here. A small change is enough."),
            code="alike",
        )
    return name


def seems_real(name):
    """Whether it reads like a first name and a family name, both common, as on a passport."""
    given, *rest = name.replace("-", " ").split() or [""]
    if not rest or not all(word[:1].isupper() for word in (given, *rest)):
        return False
    return given.casefold() in GIVEN and rest[-1].casefold() in FAMILY


def looks_like(one, other):
    """Whether the two are the same to a hurried eye: Ada, ADA, Àda, Аda with a Cyrillic A."""
    return not skeletons(one).isdisjoint(skeletons(other))


def is_taken_in(group, person):
    """Whether somebody else is called what this person is called, or nearly so, who is in this
    group, or whose words were left there.
    """
    others = group.memberships.agreed().exclude(takes_words=True).exclude(person=person)
    theirs = Person.objects.filter(pk__in=others.values("person")).opened()
    return any(looks_like(person.called, other.called) for other in theirs)


def people_to_tell_apart(person):
    """Those whom nobody may be taken for: whoever leads here, and those met in one's own groups.

    Also by who has left one: what they shared there stands under the name they have now.
    """
    leading = Person.objects.filter(leads=True)
    if person is None:
        return leading.opened()
    met = Person.objects.filter(pk__in=places_met(person).values("person"))
    return (leading | met).exclude(pk=person.pk).opened()


def plain_name(name):
    """`name` as it may be shown to others: one line, no invisible or direction-turning marks.

    Raises ValidationError where a look-alike could be hidden, rather than changing it silently.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    hidden = any(is_invisible(*pair) for pair in zip(name, " " + name, strict=False))
    if hidden or is_bare(name):
        raise ValidationError(_("This name has an invisible sign in it. Please type it by hand."))
    return name


def is_bare(name):
    """Whether it is nothing but marks, with no letter to stand on."""
    return bool(name) and all(unicodedata.category(one)[0] in "MZ" for one in name)


def is_invisible(letter, before):
    if letter in OF_A_SYMBOL and unicodedata.category(before) == "So":
        return False
    return letter in BLANK or unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn")


def refuse_address(name):
    """No e-mail address, telephone number or name from elsewhere: others could follow it there."""
    plain = unicodedata.normalize("NFKC", name)
    if ADDRESS.search(plain) or sum(letter.isdecimal() for letter in plain) >= DIGITS:
        raise ValidationError(
            _("This could lead others to you outside the group. Please leave it out of your name."),
            code="address",
        )


def refuse_role(name):
    """Who leads here is shown beside the name, and by nobody's own word."""
    words = re.findall(r"\w+", name) + re.findall(r"[^\W\d_]+", name)
    in_a_word = not shapes_of(words).isdisjoint(shapes_of(SHORT_ROLES))
    roles = shapes_of(ROLES)
    if in_a_word or any(role in shape for shape in skeletons(name) for role in roles):
        raise ValidationError(
            _("This sounds like somebody who runs things here. Please choose another name."),
            code="role",
        )


def refuse_nobody(name):
    """Words of somebody with such a name would look like those of whoever has gone."""
    in_place_of_a_name = (
        _("someone"),
        _("someone who has left"),
        _("somebody who has left"),
        _("a caller"),
    )
    if any(looks_like(name, words) for words in in_place_of_a_name):
        raise ValidationError(
            _("Pages say this where somebody has no name any more. A small change is enough."),
            code="nobody",
        )


def shapes_of(words):
    """All shapes that any of these words can take, in small letters and in capitals."""
    return {shape for word in words for shape in skeletons(word) | skeletons(word.upper())}


def skeletons(name):
    """The bare shapes of a name, to lay beside another's: they look alike if they share one.

    More than one, since a capital I is drawn like an l, and a 1 is read as either.
    """
    return {_skeleton(name), _skeleton(name.replace("I", "l")), _skeleton(name.replace("1", "i"))}


def _skeleton(name):
    apart = unicodedata.normalize("NFKD", name.translate(ALIKE)).translate(ALIKE)
    apart = unicodedata.normalize("NFKD", apart.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    shape = "".join(letter for letter in bare.translate(ALIKE) if letter.isalnum())
    for two, one in TWO_AS_ONE:
        shape = shape.replace(two, one)
    return shape or "".join(bare.split())
