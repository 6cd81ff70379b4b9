"""Counts of what was found and what was not, with their 95 % intervals."""

import time
from math import sqrt

from alongside.details import find

LONGEST = 2000  # Letters: the text whose cost is stated.


def figures(sentences):
    """{what: (how many held, of how many)} for sentences in the form of sentences.jsonl.

    A sentence with details counts as found when every one of its spans is met by one of the same
    type: half of what both cover together is covered by both. Warned falsely is a look-alike with
    any span, or a sentence with a span that meets no detail at all.
    """
    counted = {
        name: [0, 0] for name in ("sentences found", "spans found", "look-alikes warned", "stray")
    }
    for one in sentences:
        found, wanted = find(one["text"]), one["spans"]
        if one["kind"] == "lookalike":
            count(counted["look-alikes warned"], bool(found))
            continue
        met = [any(meets(span, there) for there in found) for span in wanted]
        for span, is_met in zip(wanted, met, strict=True):
            count(counted["spans found"], is_met)
            count(counted.setdefault("of " + span["type"], [0, 0]), is_met)
        count(counted["sentences found"], all(met))
        count(
            counted["stray"],
            any(not any(touches(span, there) for span in wanted) for there in found),
        )
    return {name: tuple(counts) for name, counts in counted.items()}


def count(counts, holds):
    counts[0] += holds
    counts[1] += 1


def touches(span, there):
    return span["start"] < there.end and there.start < span["end"]


def meets(span, there):
    both = min(span["end"], there.end) - max(span["start"], there.start)
    whole = max(span["end"], there.end) - min(span["start"], there.start)
    return span["type"] == there.kind and both * 2 >= whole


def interval(held, of):
    """Wilson's 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    share, z = held / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def long_texts(sentences, length=LONGEST, each=200):
    """Texts of a length, out of the sentences, each begun at another one."""
    texts = [one["text"] for one in sentences]
    for begin in range(each):
        turned = texts[begin % len(texts) :] + texts[: begin % len(texts)]
        yield "\n".join(turned * (1 + length // sum(map(len, texts))))[:length]


def milliseconds(texts):
    """What each text costs, in milliseconds of this process, the cheapest first."""
    return sorted(cost(find, text) for text in texts)


def cost(done, text):
    begun = time.process_time_ns()
    done(text)
    return (time.process_time_ns() - begun) / 1e6
