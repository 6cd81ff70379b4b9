"""The model card, docs/signals-card.md: what the heads are, and every figure as it came out.

Written by `alongside evaluate fit-signals`, and held to by a test; nobody writes it by hand.
"""

from collections import Counter
from pathlib import Path

from . import heads, judging, measuring
from .data import KEPT_APART, read, sha256
from .reading import look_at_each, read_in_sentences

CARD = Path(__file__).parents[3] / "docs" / "signals-card.md"

BEGINNING = """\
# Model card: signals

Written by `alongside evaluate fit-signals`; what it is about stands in [signals](signals.md).

**What it is.** Two halves that count alike, with a row of weights for each kind, and one that tells
what is said openly. One has {width} weights in a row, {bytes:,} bytes in eight bits, over vectors
of all-MiniLM-L6-v2 and of four of its inner layers, hashed words and letters, and the senses of
`alongside/care/signals/rules/senses.txt`, alone and in pairs: a logistic regression, fitted by
`alongside/care/signals/fitting.py:fit`. The other is the upper half of the model's layers, with a
small change to each matrix, {tuned:,} bytes, by `alongside/care/signals/tuning.py:tune`. They add
to what rules found, and take nothing away of what a rule finds to be said openly. Where they see
nothing of it, neither a rule about what an agreement keeps out counts, nor one about words that
only hint at dying, or that others around them put in doubt.

**What it learned from.** {train:,} sentences and posts, written for this by some twenty-one
hands of one team; none is anybody's. The tuned half is the mean of two tunings. {read} were read a
second time, mostly by whoever fitted the weights, who then thought otherwise about {otherwise}; the
others were read by **one reader only, and no clinician has read any.** What you find in life will
be less.

**What the figures are of.** Two sets of which nothing was learned.

- The *unseen*, {unseen} posts about {unseen_themes} things, by a hand that had read nothing of
  ours but what each sort is. Read when all was fitted; how much of a hint the model has to see was
  made less after that, by what is seen and by a test. **Go by its figures.**
- The *seen*, {seen} posts about {seen_themes} things, by three other hands: two had read nothing of
  ours, one was asked for what a group would really share. It helps to choose how layers learn, when
  rules count and from when on heads speak, so it flatters.

**Not for.** Telling who is safe; any decision; any other language than English, but for what is
openly said of dying in the tongues of `alongside/care/signals/rules/tongues.txt`, where no speaker
has checked the words.

| | wanted | unseen | by rules alone | of | seen | of |
| --- | --- | --- | --- | --- | --- | --- |
"""
ENDING = """
In brackets: where 95 of 100 such figures would lie. Learned from `train.jsonl` {train}…, measured
on `unseen.jsonl` {unseen}… and `seen.jsonl` {seen}….

{short}

| Sort of sentence | learned from | unseen | seen |
| --- | --- | --- | --- |
"""


def figures(split, with_model=True):
    """All figures of one of the sets kept apart."""
    rows = read(split)
    texts = [row["text"] for row in rows]
    if with_model:
        return list(measuring.figures(rows, look_at_each(texts)))
    by_rules = [judging.judged(*one, None) for one in read_in_sentences(texts)]
    return list(measuring.figures(rows, by_rules))


def card():
    """The whole text."""
    sets = {split: figures(split) for split in KEPT_APART}
    first, *others = sets.values()
    by_rules = figures(KEPT_APART[0], with_model=False)
    lines = [
        f"| {coded(one.name)} | {wanted(one.name)} | {said(one)} | {said(rules)} | {one.of} | "
        + " | ".join(f"{said(other)} | {other.of}" for other in rest)
        + " |"
        for one, rules, *rest in zip(first, by_rules, *others, strict=True)
    ]
    hashes = {split: sha256(split)[:12] for split in ("train", *KEPT_APART)}
    short = falls_short(sets)
    table = [beginning() + "\n".join(lines), ENDING.format(short=short, **hashes) + sorts()]
    return "\n".join(table) + "\n"


def beginning():
    train = read("train")
    weights, _about = heads.read()
    return BEGINNING.format(
        width=weights.shape[1],
        bytes=heads.WEIGHTS.stat().st_size,
        tuned=heads.TUNED.stat().st_size,
        train=len(train),
        read=sum(1 for row in train if "second" in row),
        otherwise=sum(1 for row in train if row.get("second", row["level"]) != row["level"]),
        **{split: len(read(split)) for split in KEPT_APART},
        **{f"{split}_themes": themes(split) for split in KEPT_APART},
    )


def themes(split):
    return len({row["theme"] for row in read(split)})


def falls_short(sets):
    """Says of which figures less came out than we want, and by how many sentences."""
    short = [
        f"{one.name}, in the {name} set: {said(one)}, {round(one.value * one.of)} of {one.of}"
        for name, some in sets.items()
        for one in some
        if one.holds() is False
    ]
    if not short:
        return "Everything that is wanted holds in every set."
    return "**What is wanted and does not hold:** " + "; ".join(short) + "."


def sorts():
    """How many sentences there are of each sort, as the lines of a table."""
    counts = [Counter(row["sort"] for row in read(split)) for split in ("train", *KEPT_APART)]
    return "\n".join(
        f"| `{sort}` | {' | '.join(str(count[sort]) for count in counts)} |"
        for sort in sorted(counts[0])
    )


def coded(name):
    """The name of a figure, with the kind it is about as code."""
    kind, comma, rest = name.partition(", area")
    return f"`{kind}`{comma}{rest}" if comma else name


def wanted(name):
    if name in measuring.AT_LEAST:
        return f"≥ {measuring.AT_LEAST[name]:.2f}"
    return f"≤ {measuring.AT_MOST[name]:.2f}" if name in measuring.AT_MOST else ""


def said(figure):
    if not figure.of:
        return ""
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"
