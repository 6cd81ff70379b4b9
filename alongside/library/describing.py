"""A resource as the pages show it, wherever it comes from."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone


@dataclass(frozen=True)
class Description:
    """`key` stands in its address: a name for what ships with Alongside, else a number."""

    key: str
    title: str
    by: str
    address: str
    topics: tuple[str, ...]
    kind: str
    minutes: int
    language: str
    region: str
    evidence: str
    what: str
    limits: str
    review_by: date
    conflict: str = ""
    signed_by: str = ""
    is_ours: bool = True

    @property
    def is_past_review(self):
        return timezone.localdate() > self.review_by

    @property
    def words(self):
        return "\n".join((self.what, self.limits))


# What is said of a resource, besides who looked at it and when.
FIELDS = {
    "title": str,
    "by": str,
    "address": str,
    "topics": list,
    "kind": str,
    "minutes": int,
    "language": str,
    "region": str,
    "evidence": str,
    "what": str,
    "limits": str,
}
MAY_BE_EMPTY = {"address", "region"}  # A paper without an address is found by its citation.
