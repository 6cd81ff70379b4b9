"""How often the right group is found: `python -m bench.matching.figures`. See README.md here."""

import json
from math import sqrt
from pathlib import Path

from alongside.meaning import Item, rank

HERE = Path(__file__).parent


def lines(name):
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def groups(name, *, said_otherwise=False):
    """The groups of a file as Items, perhaps with sentences that say the same otherwise."""
    rows = lines(name)
    also = {one["id"]: one["paraphrases"] for one in lines("paraphrases.jsonl")}
    also |= {one["id"]: one["paraphrases"] for one in rows if "paraphrases" in one}
    extra = also if said_otherwise else {}
    return [Item(one["id"], (one["text"], *extra.get(one["id"], ()))) for one in rows]


def both_ways(name):
    """The groups of a file by their descriptions alone, and with their other sentences."""
    return groups(name), groups(name, said_otherwise=True)


def sets():
    """{what is measured: (items, queries)}"""
    first, second = groups("groups.jsonl"), groups("second-groups.jsonl")
    otherwise = groups("groups.jsonl", said_otherwise=True)
    third, fourth = both_ways("third-groups.jsonl"), both_ways("fourth-groups.jsonl")
    fifth = both_ways("fifth-groups.jsonl")
    parts = {
        part: [one for one in lines("queries.jsonl") if one["part"] == part]
        for part in ("choose", "untouched")
    }
    last = {
        house: [one for one in lines("last-queries.jsonl") if one["house"] == house]
        for house in ("first", "second")
    }
    return {
        "first house, chosen on": (first, parts["choose"]),
        "first house, untouched at first": (first, parts["untouched"]),
        "the same, with paraphrases": (otherwise, parts["untouched"]),
        "second house": (second, lines("second-queries.jsonl")),
        "last, first house": (first, last["first"]),
        "last, with paraphrases": (otherwise, last["first"]),
        "last, second house": (second, last["second"]),
        "third house": (third[0], lines("third-queries.jsonl")),
        "third, with paraphrases": (third[1], lines("third-queries.jsonl")),
        "fourth house": (fourth[0], lines("fourth-queries.jsonl")),
        "fourth, with paraphrases": (fourth[1], lines("fourth-queries.jsonl")),
        "fifth house": (fifth[0], lines("fifth-queries.jsonl")),
        "fifth, with paraphrases": (fifth[1], lines("fifth-queries.jsonl")),
    }


def places(items, queries):
    """For each query the place of the right group, from 1."""
    found = []
    for query in queries:
        ids = [match.id for match in rank(query["query"], items).found]
        found.append(ids.index(query["group"]) + 1)
    return found


def wilson(hits, of):
    """The 95 % interval of a share, as Wilson has it."""
    z, share = 1.96, hits / of
    middle = share + z * z / (2 * of)
    width = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - width) / (1 + z * z / of), (middle + width) / (1 + z * z / of)


def share(hits, of):
    low, high = wilson(hits, of)
    return f"{hits}/{of} {hits / of:4.0%} ({low:.0%} to {high:.0%})"


def main():
    for name, (items, queries) in sets().items():
        at = places(items, queries)
        first, three = sum(place == 1 for place in at), sum(place <= 3 for place in at)
        print(f"{name:34} first {share(first, len(at)):28} in three {share(three, len(at))}")


if __name__ == "__main__":
    main()
