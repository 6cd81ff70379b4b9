"""What the cards cite: studies, reviews and guidelines, each with all that it takes to find it."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FILE = Path(__file__).resolve().parent / "cards" / "sources.toml"


@dataclass(frozen=True)
class Source:
    """`at` is its DOI, its number as a guideline, or its address: enough to look it up."""

    authors: str
    year: int
    title: str
    published_in: str
    at: str


def all_sources(text=None):
    """{key: Source}, from the file or from `text`. What is incomplete is refused."""
    found = tomllib.loads(FILE.read_text("utf-8") if text is None else text)
    names = {field.name for field in fields(Source)}
    for key, said in found.items():
        if lacking := sorted(names - {name for name, value in said.items() if value}):
            raise ImproperlyConfigured(f"The source {key} lacks {', '.join(lacking)}.")
    return {key: Source(**said) for key, said in found.items()}
