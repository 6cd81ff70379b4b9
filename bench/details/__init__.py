"""How well private details are found: sentences written for it. README.md has the figures.

Each line of sentences.jsonl is {"id", "text", "spans": [{"start", "end", "type"}], "kind"}, where
"kind" is "detail", or "lookalike" for what must not warn. All of it is made up.
"""

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent


def is_for_work(sentence):
    """Whether rules may be mended by looking at it. The other half gives the figures, untouched."""
    return hashlib.sha256(sentence["id"].encode()).hexdigest()[0] < "8"


def sentences(*, for_work):
    return [one for one in read("sentences.jsonl") if is_for_work(one) == for_work]


def second():
    """140 sentences more, written when the rules were done, and read once."""
    return read("second.jsonl")


def read(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
