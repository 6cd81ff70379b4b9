"""Stories like one: how well they are found, and what it costs with 2,000 stories in a group.

    bin/bench alike                         both
    bin/bench alike --stories 500           fewer
    bin/bench alike --only quality          without a database

The texts are what `bench/matching` has of people with pain, each sorted to one of fifty kinds by
who wrote it. Stories are four of one kind, one after the other: some sixty words, as in a group.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from .searching import browser_of, new_group, person
from .vault import median, percentile, set_up

MATCHING = Path(__file__).with_name("matching")
A_FEW = 5
ROUNDS = 40


def main(argv=None):
    parser = argparse.ArgumentParser(prog="bench alike")
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--only", choices=["quality", "cost"])
    chosen = parser.parse_args(argv)
    found = {}
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as directory:
        set_up(Path(directory))
        if chosen.only != "cost":
            found |= quality()
        if chosen.only != "quality":
            found |= cost(chosen.stories)
    print(json.dumps(found, indent=2))
    return 0


def texts():
    """[(text, its kind)]"""
    found = []
    for name in ("queries", "second-queries"):
        lines = MATCHING.joinpath(f"{name}.jsonl").read_text("utf-8").splitlines()
        found += [(one["query"], one["group"]) for one in map(json.loads, lines)]
    return found


def quality():
    """Of the first five, how many are of the same kind; by meaning as it is done, and otherwise."""
    from alongside.conversations.alike.gist import said_plainly
    from alongside.conversations.alike.looking import NEAR
    from alongside.meaning.model import model
    from alongside.meaning.words import in_common

    words, kinds = zip(*texts(), strict=True)
    plain = model().vectors(list(words))
    meant = model().vectors([said_plainly(text) for text in words])
    common = [in_common(text, list(words)) for text in words]
    found = {"texts": len(words), "kinds": len(set(kinds))}
    for name, near in (
        ("words alone", common),
        ("meaning, as it is written", plain @ plain.T),
        ("meaning, said plainly", meant @ meant.T),
    ):
        found[name] = of_a_kind(near, kinds)
    found["meaning, said plainly, and near"] = of_a_kind(meant @ meant.T, kinds, NEAR)
    return found


def of_a_kind(near, kinds, least=-9):
    right = shown = first = none = 0
    for one, row in enumerate(near):
        order = sorted(range(len(kinds)), key=lambda at: -row[at])
        best = [at for at in order if at != one and row[at] >= least][:A_FEW]
        right += sum(kinds[at] == kinds[one] for at in best)
        first += bool(best) and kinds[best[0]] == kinds[one]
        shown += len(best)
        none += not best
    return {
        "first of the same kind, of 100": round(100 * first / len(kinds), 1),
        "shown of the same kind, of 100": round(100 * right / max(1, shown), 1),
        "nothing shown, of 100": round(100 * none / len(kinds), 1),
    }


def cost(count):
    from django.db import connection

    from alongside.conversations.alike import behind, looking
    from alongside.vault.search import rebuild_missing

    rebuild_missing()
    reader, group = fill(count)
    browser, before = browser_of(reader), memory()
    some = random.sample(list(group.stories.values_list("pk", flat=True)), ROUNDS)
    browser.get(f"/stories/{some[0]}/")  # What any first page costs a process.
    found = {"engine": connection.vendor, "stories": count}
    found["first page of a process, with the model to load, s"] = seconds(browser, some[0])
    found["read on that page"] = len(looking.vectors)
    found["next page, cold, s"] = seconds(browser, some[1])
    begun, busy = time.monotonic(), time.process_time()
    while behind._is_reading:
        time.sleep(0.1)
    assert len(looking.vectors) == count
    found["reading the rest behind, s"] = round(time.monotonic() - begun, 1)
    found["of which at work, s"] = round(time.process_time() - busy, 1)
    times = sorted(seconds(browser, pk) for pk in some)
    found["page, warm, median, s"] = median(times)
    found["page, warm, 95th percentile, s"] = percentile(times, 0.95)
    found["memory of the model and all, MB"] = memory() - before
    return found


def seconds(browser, pk):
    begun = time.monotonic()
    answer = browser.get(f"/stories/{pk}/alike/")
    assert answer.status_code == 200
    return round(time.monotonic() - begun, 3)


def memory():
    """The most that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def fill(count):
    from alongside.conversations.models import Story

    reader = person("reader")
    authors = [person(f"author-{n}") for n in range(20)]
    group, kinds = new_group(0, [reader, *authors]), {}
    for text, kind in texts():
        kinds.setdefault(kind, []).append(text)
    Story.objects.bulk_create(
        [
            Story(group=group, author=random.choice(authors), body=story(kinds), wish="listen")
            for _one in range(count)
        ]
    )
    return reader, group


def story(kinds):
    kind = random.choice(list(kinds.values()))
    return " ".join(random.choices(kind, k=4))


if __name__ == "__main__":
    sys.exit(main())
