"""How a case is said to those who look after it: why it is there, how soon, and what was done.

None of it is ever shown to whom it is about: no level, and no rule.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.ui.words import comma

from .levels import ASKED, CONCERN, NEWCOMER, SAMPLE, SUPPORT
from .rule_names import name_of

LEVELS = {
    "crisis": _("Crisis: a life may be in danger"),
    "red": _("Red: soon"),
    "amber": _("Amber: in its turn"),
    "green": _("Green: a look"),
}
KINDS = {
    "self_harm": _("words that may be about wanting to die, or harming oneself"),
    "danger": _("words that may be about a danger to the body, or violence"),
    "sourcing": _("words that may be about passing medicines on"),
    "dosing": _("words that may tell somebody what to take"),
    "cure": _("words that may promise a cure, or sell one"),
    "hostile": _("words that may hurt somebody here"),
    "they_wrote": _("words that they wrote to the care team, when nobody looked after it"),
}
WITHOUT_WORDS = {
    ASKED: _("They asked for somebody, without saying why."),
    CONCERN: _("Somebody has raised a concern. How many there are about anybody says nothing."),
    SUPPORT: _("They asked for support in a meeting."),
    NEWCOMER: _("The first words of somebody new. No rule found anything."),
    SAMPLE: _("One of the few that somebody reads although no rule found anything."),
}
STEPS = {
    "came_in": _("It came in"),
    "asked_again": _("They asked again"),
    "raised": _("More was written, and it is more urgent now"),
    "claimed": _("looks after it"),
    "handed_over": _("handed it over"),
    "put_back": _("It waits for somebody else now"),
    "seconded": _("has read it too"),
    "thought_through": _("thought it through"),
    "wrote": _("wrote to them"),
    "answered": _("answered the concern"),
    "seen_there": _("saw it in the meeting"),
    "they_wrote": _("They wrote"),
    "escalated": _("called for help outside"),
    "contact_opened": _("looked at whom to ring for them"),
    "closed": _("closed it"),
    "followed_up": _("asked again how they are"),
}


def heading(case):
    """How soon, in words; of somebody who asks, or raised a concern, that they do."""
    if case.is_asked:
        return _("Somebody asks for someone now")
    if case.is_concern:
        in_danger = case.level == "red"
        return _("A concern: somebody may be in danger") if in_danger else _("A concern")
    return LEVELS[case.level]


def why(case):
    """Why it is there, in one sentence; "" where that cannot be opened."""
    if case.source in WITHOUT_WORDS:
        return WITHOUT_WORDS[case.source]
    found = comma().join(str(KINDS[kind]) for kind in case.part("kinds", ()) if kind in KINDS)
    return gettext("There are %(kinds)s.") % {"kinds": found} if found else ""


def rules(case):
    """The names of the rules that found something, each once."""
    return list(dict.fromkeys(str(name_of(rule)) for _from, _to, rule in marks(case)))


def marks(case):
    return case.part("marks", ())


def pieces(case):
    """The excerpt as [(words, whether they are marked)]; None where it cannot be opened."""
    text = case.readable("excerpt")
    if text is None:
        return None
    found, at = [], 0
    for begins, ends, _rule in sorted(marks(case)):
        begins = max(begins, at)
        if begins >= ends:
            continue
        found += [(text[at:begins], False), (text[begins:ends], True)]
        at = ends
    return [piece for piece in [*found, (text[at:], False)] if piece[0]]
