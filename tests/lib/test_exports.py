"""What somebody takes along, as data: nothing empty, every moment to be read by a program."""

from datetime import UTC, date, datetime

import pytest

from alongside.lib.exports import Entry, Section, facts

pytestmark = pytest.mark.pure
THEN = datetime(2026, 3, 3, 19, 30, tzinfo=UTC)


class Rows:
    """As a query that is counted and gone through, and not opened."""

    def __init__(self, *rows):
        self.rows = rows

    def count(self):
        return len(self.rows)

    def __iter__(self):
        return iter(self.rows)


def test_what_is_empty_is_left_out():
    assert Entry("A story").as_data() == {"what": "A story"}
    assert Entry("A story", words="The stairs").as_data() == {
        "what": "A story",
        "words": "The stairs",
    }


def test_moments_and_days_are_written_for_programs():
    entry = Entry("A story", when=THEN, facts={"Trained": date(2026, 1, 2), "Version": 2})
    assert entry.as_data() == {
        "what": "A story",
        "when": "2026-03-03T19:30:00+00:00",
        "facts": {"Trained": "2026-01-02", "Version": "2"},
    }


def test_answers_that_say_nothing_are_no_facts():
    assert facts(("Pronouns", ""), ("Taken back", None), ("Vouched", 0)) == {"Vouched": 0}


def test_each_row_is_told_or_only_how_many_there_are():
    each = Section("marks", "Marks", Rows("a", "b"), tell=lambda row: Entry(row))
    assert [entry.what for entry in each.entries()] == ["a", "b"]
    number = Section("marks", "Marks", Rows("a", "b"), lambda n: Entry(f"{n}"), only_counted=True)
    assert [entry.what for entry in number.entries()] == ["2"]
    nothing = Section("marks", "Marks", Rows(), lambda n: Entry(f"{n}"), only_counted=True)
    assert nothing.entries() == []
