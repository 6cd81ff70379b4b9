"""What no card may say, whoever edits it. The reviewer's list is docs/reviewing-cards.md."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MEDICINE = (
    r"(?:medicines?|medication|tablets?|pills?|opioids?|painkillers?|antidepressants?|"
    r"benzodiazepines?|gabapentinoids?|steroids?|sedatives?|dose|doses|patch|patches)"
)
CHANGE = (
    r"(?:start|stop|change|reduce|cut down|come off|wean|taper|increase|double|halve|skip|"
    r"switch|add|drop|lower|raise|swap|combine)"
)
# In the same clause before it, one of these makes of the order a warning, a question or a report.
UNLESS = re.compile(
    r"\b(?:never|not|don’t|nobody|no one|without|before|whether|when|how|who|ask|asks|asking|"
    r"if|about|thinking of|to be|may|might|nor)\b",
    re.I,
)

# Kinds of advice that never ship, and why each is looked for.
NEVER = {
    gettext_lazy("a promise"): r"\bcur(?:e[ds]?|ing)\b|\bguarantee|\bpain[- ]free\b|\bmiracle|"
    r"\bwill (?:take away|end|heal|fix|relieve|get rid of)\b|\balways works\b|\bproven to\b",
    gettext_lazy("pushing through"): r"\bpush(?:ing)? through\b|\bno pain,? no gain\b|"
    r"\bignore (?:the|your) pain\b|\bfight (?:the|your) pain\b",
    gettext_lazy(
        "blame"
    ): r"\ball in your (?:head|mind)\b|\byou(?:’re| are) just\b|\byour own fault\b",
    gettext_lazy("a dose"): r"\b\d+(?:\.\d+)? ?(?:mg|mcg|µg|milligrams?|micrograms?|ml|grams?)\b",
    gettext_lazy("fasting"): r"\bfast(?:ing)? (?:for|cure|diet)\b|\bdetox",
    gettext_lazy(
        "a supplement"
    ): r"\b(?:take|try) (?:an? |some )?(?:supplement|vitamin|turmeric|magnesium)",
    gettext_lazy("a plunge"): r"\bcold[- ]water (?:plunge|swim)|\bice baths?\b|\bcold plunge",
    gettext_lazy("holding the breath"): r"\bhold(?:ing)? (?:your|the) breath\b",
    gettext_lazy("a taper"): r"\btaper",
}


def forbidden(thing):
    """The same of all that something says, such as a practice or a plan."""
    return forbidden_in("\n".join((thing.title, thing.words)))


def forbidden_in(said):
    """What of this may not be said, one sentence each; nothing where all is well."""
    for why, pattern in NEVER.items():
        for found in re.finditer(pattern, said, re.I):
            yield _("It must not say “%(words)s” (%(why)s).") % {"words": found[0], "why": why}
    for sentence in re.split(r"(?<=[.!?:;])\s+|\n", said):
        if found := orders(sentence):
            yield _(
                "It must not tell anybody to start, stop or change a medicine: “%(words)s”."
            ) % {"words": found}


def orders(sentence):
    """The part of a sentence that tells what to do with a medicine; None if there is none."""
    pattern = rf"\b{CHANGE}(?:ping|ing)?\b(?:\W+\w+){{0,4}}?\W+{MEDICINE}\b"
    for found in re.finditer(pattern, sentence, re.I):
        if not UNLESS.search(sentence[: found.start()].rpartition(",")[2]):
            return found[0]
    return None
