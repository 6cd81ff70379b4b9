"""`alongside evaluate …`: how well the program understands what people write, on examples of yours.

Every measure reads files with a JSON object on each line and prints one on each line. None of them
needs a database or a key, nothing is kept, and nothing leaves this machine.
"""

import json
import sys
from pathlib import Path

from . import fitting

TOGETHER = 50  # Texts that are read for signals at a time.


class BadLine(Exception):
    """A line that cannot be read, said with its file and its number."""


def add(commands):
    evaluate = commands.add_parser("evaluate", help="measure what the program understands")
    measures = evaluate.add_subparsers(dest="measure", required=True)
    add_matching(measures)
    add_details(measures)
    add_signals(measures)
    add_queue(measures)
    fitting.add(measures)


def told(measure):
    """The same measure as a command: what cannot be read is said, with exit code 2."""

    def run(chosen):
        try:
            for line in measure(chosen):
                print(json.dumps(line, ensure_ascii=False), flush=True)
        except BadLine as problem:
            print(f"alongside: {problem}", file=sys.stderr)
            return 2
        return 0

    return run


def read_lines(path, *, texts=(), lists=()):
    """The JSON objects of a file, one on each line; empty lines count for nothing.

    Each has an `id`, all of `texts`, and perhaps `lists` of texts. Raises BadLine with the number
    of the first line that is otherwise.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except OSError as problem:
        raise BadLine(f"{path} cannot be read ({problem.strerror}).") from None
    except UnicodeDecodeError:
        raise BadLine(f"{path} is not text in UTF-8.") from None
    found, seen = [], {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        one = read(line, f"{path}, line {number}", texts, lists)
        if one["id"] in seen:
            raise BadLine(f"{path}, line {number}: line {seen[one['id']]} has this id already.")
        seen[one["id"]] = number
        found.append(one)
    return found


def read(line, where, texts, lists):
    try:
        one = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine(f"{where}: this is not JSON.") from None
    if not isinstance(one, dict):
        raise BadLine(f"{where}: this is not a JSON object, {{…}}.")
    identity = one.get("id")
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise BadLine(f'{where}: "id" is missing, or neither a text nor a number.')
    for name in texts:
        if not isinstance(one.get(name), str):
            raise BadLine(f'{where}: "{name}" is missing, or not a text.')
    for name in lists:
        given = one.setdefault(name, [])
        if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
            raise BadLine(f'{where}: "{name}" is not a list of texts.')
    return one


# -- matching -------------------------------------------------------------------------------------


def add_matching(measures):
    matching = measures.add_parser(
        "matching", help="which items, such as groups, fit what somebody looks for in their words"
    )
    matching.add_argument(
        "--items", required=True, help='lines of {"id", "text"}, perhaps with "paraphrases"'
    )
    matching.add_argument("--queries", required=True, help='lines of {"id", "query"}')
    matching.set_defaults(run=told(matched))


def matched(chosen):
    """For each query, its id and the ids of all items, best first."""
    from alongside.meaning import Item, is_here, rank

    read_items = read_lines(chosen.items, texts=["text"], lists=["paraphrases"])
    queries = read_lines(chosen.queries, texts=["query"])
    items = [Item(one["id"], (one["text"], *one["paraphrases"])) for one in read_items]
    if not is_here():
        print("alongside: The model is not here; this is by words alone.", file=sys.stderr)
    for query in queries:
        found = rank(query["query"], items).found
        yield {"id": query["id"], "ranked": [match.id for match in found]}


# -- details --------------------------------------------------------------------------------------


def add_details(measures):
    details = measures.add_parser(
        "details", help="which private details, such as a telephone number, a text gives away"
    )
    details.add_argument("texts", metavar="FILE", help='lines of {"id", "text"}')
    details.set_defaults(run=told(detailed))


def detailed(chosen):
    """For each text, its id and the spans of its details, in order."""
    from alongside.details import find

    for one in read_lines(chosen.texts, texts=["text"]):
        spans = [{"start": at, "end": end, "type": kind} for at, end, kind in find(one["text"])]
        yield {"id": one["id"], "spans": spans}


# -- signals --------------------------------------------------------------------------------------


def add_signals(measures):
    signals = measures.add_parser(
        "signals", help="what in a text may ask for help or care, and how soon to read it"
    )
    signals.add_argument("texts", metavar="FILE", help='lines of {"id", "text"}')
    signals.set_defaults(run=told(signalled))


def signalled(chosen):
    """For each text, its id, level, kinds, scores, and the spans that rules have marked."""
    from alongside.care.signals import look_at_each

    lines = read_lines(chosen.texts, texts=["text"])
    for start in range(0, len(lines), TOGETHER):
        some = lines[start : start + TOGETHER]
        found = look_at_each([one["text"] for one in some])
        if start == 0 and found[0].without_model:
            print("alongside: The model is not here; this is by rules alone.", file=sys.stderr)
        for one, what in zip(some, found, strict=True):
            marks = [[mark.start, mark.end, mark.rule] for mark in what.marks]
            found_here = {"level": what.level, "kinds": list(what.kinds), "score": what.score}
            yield {"id": one["id"], **found_here, "marks": marks}


# -- the queue of the care team -------------------------------------------------------------------


def add_queue(measures):
    queue = measures.add_parser(
        "queue", help="how long what comes in waits for the care team, in months made up by chance"
    )
    queue.add_argument("--seed", type=int, default=1, help="another number is another month")
    queue.set_defaults(run=told(queued))


def queued(chosen):
    """For twenty groups, and for two with two volunteers: what came in, how late it was seen."""
    from alongside.care.simulating import figures

    yield from figures(chosen.seed)
