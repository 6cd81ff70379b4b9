"""From what rules found, and what the model takes it for, to one Found.

What a rule finds to be said openly stands, whatever the model takes it for. Words that only hint at
dying, and what the agreement keeps out, count where the model sees something of it too.
"""

from .context import Around, is_better, is_past, is_quoted, is_said_to
from .found import KINDS, Found, Mark, higher
from .ruling import FOR_ANOTHER, ruled

WEIGHT = {"green": 0.0, "amber": 0.6, "red": 0.8, "crisis": 0.95}
# With a chance below these the model sees nothing of a kind: of what the agreement keeps out …
SEEN = dict.fromkeys(("sourcing", "dosing", "cure", "hostile"), 0.02)
HINTED = 0.05  # … and of a wish to die, in words that hint at it or are put in doubt by others.
TOGETHER = 3  # So many different veiled words in one text are more than each of them.
BEHIND = 200  # Letters behind a sentence that may say that it is over.
BY_LIKENESS = "like what others wrote"


def judged(plain, parts, guess):
    """The Found for a plain text in its sentences; `guess` is a heads.Guess, or None without it."""
    spoken = ruled(parts)
    weighing = [hit for hit in spoken if hit.level != "green"]
    together = is_together(weighing)
    hits = [hit for hit in weighing if together or not is_unseen(hit, guess)]
    level = "green"
    score = dict.fromkeys(KINDS, 0.0)
    kinds = set()
    for hit in hits:
        level = higher(level, hit.level)
        score[hit.kind] = max(score[hit.kind], WEIGHT[hit.level])
        kinds.add(hit.kind)
    if together:
        level = higher(level, "red")
    marks = [Mark(*plain.span(hit.start, hit.end), hit.rule) for hit in hits]
    if guess:
        for kind in KINDS:
            # Never more than a rule's, but for the order among equals.
            score[kind] = blended(score[kind], guess.score(kind))
        for alike in guess.likenesses():
            like = next((one for one in alike if stands(one, spoken, plain.text)), None)
            if like is None:
                continue
            level = higher(level, like.level)
            if like.kind not in kinds:
                marks.append(Mark(*plain.span(*trimmed(like.part, plain.text)), BY_LIKENESS))
            kinds.add(like.kind)
    return Found(
        level=level,
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        score=score,
        marks=tuple(sorted(set(marks))),
        without_model=guess is None,
    )


def is_unseen(hit, guess):
    """Whether these words are such that the model has to see something of it too, and it does not.

    Without a model all that rules find counts.
    """
    if guess is None:
        return False
    if hit.kind == "self_harm" and hit.level == "amber":
        return guess.score("self_harm") < HINTED
    return guess.score(hit.kind) < SEEN.get(hit.kind, 0)


def stands(like, hits, text):
    """Whether what a part is like counts, beside what rules know of the words around it."""
    return not (is_taken_back(like, hits) or is_over(like, text))


def is_taken_back(like, hits):
    """Whether rules know the words for which a part sounds grave, and that they mean less here."""
    here = [hit for hit in hits if like.part.start <= hit.start < like.part.end]
    same = [hit.is_lowered or hit.rule == FOR_ANOTHER for hit in here if hit.kind == like.kind]
    return bool(same) and all(same)


def is_over(like, text):
    """Whether a part tells of what is over, or of what somebody else says or asks."""
    part = like.part
    around = Around(text[: part.end], part.start, part.end, text[part.end : part.end + BEHIND])
    whole = Around(part.text, len(part.text), len(part.text))
    is_told = (is_past(around) and is_better(around)) or is_quoted(whole)
    return like.kind == "self_harm" and (is_told or is_said_to(part.text))


def is_together(hits):
    veiled = {hit.rule for hit in hits if hit.kind == "self_harm" and not hit.is_lowered}
    return len(veiled) >= TOGETHER


def blended(by_rules, by_model):
    """Between 0 and 1: with a rule at least what that weighs, and in the model's order above."""
    return round(by_rules + (1 - by_rules) * by_model, 4)


def trimmed(part, text):
    """Where the words of a part begin and end, without the space around them."""
    said = text[part.start : part.end]
    return part.start + len(said) - len(said.lstrip()), part.start + len(said.rstrip())
