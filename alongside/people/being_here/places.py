"""The places that words can be begun for, and what a draft there is made of."""

import re

# What a draft of each kind is made of, by the names of the fields in its form.
FIELDS = {
    "story": ("body", "content_note", "wish"),
    "reply": ("body", "content_note", "answers"),
    "edit_story": ("body", "content_note", "wish", "version"),
    "edit_reply": ("body", "content_note", "version"),
    "turn": ("body",),
    "slow_turn": ("body", "content_note"),
    "reflection": ("body",),
    "review": ("body", "parked"),
    "catch_up": ("body", "version"),
    "note": ("body",),
    "line": ("body", "printing"),
    "edit_line": ("body", "printing", "version"),
    "sheet": ("body",),
    "thread": ("body",),
    "no_time": ("body",),
    "ask": ("answer_0", "answer_1", "answer_2", "answer_3", "asked"),
    "hopes": ("hopes",),
    "about": ("about",),
    "goodbye": ("goodbye",),
    "propose": ("body", "why", "version"),
    "remark": ("body",),
    "decision": ("appeal",),
    "suspension": ("appeal",),
    "with_me": ("words",),
    "step": ("what", "when"),
    "look_back": ("learned", "caution", "version"),
    "flare_plan": (
        *("signs", "first_hour", "next_days", "whom", "message", "clinician", "back_up"),
        "version",
    ),
    "appointment": (
        *("changed", "activity", "effect", "question_1", "question_2", "medicines", "hope"),
        "version",
    ),
    "light_log": ("word", "sleep", "did", "helped", "version"),
    "resource": ("title", "by", "address", "region", "what", "limits", "gains"),
    "card": (
        *("title", "what", "minutes", "helps", "steps", "in_bed", "care", "shows", "shows_not"),
        *("sources", "said", "see", "why", "effort", "flag", "grade", "review_by", "version"),
    ),
}
# These are kept beside words, and are none themselves.
CHOICES = {"wish", "answers", "version", "asked", "printing"}
CHOICES |= {"effort", "minutes", "flag", "grade", "review_by"}
# These as well; but they can be all that somebody has to say, with a few taps.
TAPS = {"sleep", "did", "helped"}
CHOICES |= TAPS
# What some forms call a choice of theirs is words in others, which can be a single one too.
CHOSEN = {
    "words": {"take", "leave", "named", "unnamed", "taken"},
    "where": {"first", "up", "down", "last"},
}
WORDS = sorted({name for names in FIELDS.values() for name in names} - CHOICES)
PLACE = re.compile(rf"({'|'.join(FIELDS)}):[0-9]{{1,19}}")


def fields_of(place):
    """The names of what a draft at `place` is made of; none where that is no place."""
    return FIELDS[place.partition(":")[0]] if PLACE.fullmatch(place) else ()


def words_in(fields):
    """Those values of {name: text} that are words which somebody wrote."""
    return [text for _name, text in words_by_name(fields)]


def says_something(fields):
    """Whether anything of {name: text} is worth keeping: words, or taps that say it without."""
    return bool(words_in(fields) or any(fields.get(name) for name in TAPS))


def words_by_name(fields):
    """[(name, text)] of those."""
    return [(name, text) for name, text in fields.items() if name not in CHOICES and text.strip()]
