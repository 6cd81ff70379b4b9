"""Our own sentences in `alongside/care/sentences`: those learned from, and those kept apart.

Each line has a `text`, its `kind` and `level`, the `sort` of sentence it is, and its `theme`;
perhaps what a `second` reading took it for. No theme is in two files. `unseen` is looked at when
all is fitted, and never to choose by; `seen` is there for that.
"""

import hashlib
import json
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "sentences"
KEPT_APART = ("unseen", "seen")
SENTENCES = {split: FOLDER / f"{split}.jsonl" for split in ("train", *KEPT_APART)}


def read(split):
    """The rows of "train", or of one of those kept apart."""
    lines = SENTENCES[split].read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def sha256(split):
    return hashlib.sha256(SENTENCES[split].read_bytes()).hexdigest()
