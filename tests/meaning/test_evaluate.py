"""`alongside evaluate matching`: a file of items, a file of queries, and a line for each."""

import json
import os
import subprocess

import pytest

from alongside.__main__ import main
from tests.running import PROGRAM

pytestmark = pytest.mark.pure

ITEMS = [
    {"id": "backs", "text": "Backs. For people whose low back hurts."},
    {"id": 7, "text": "Night owls.", "paraphrases": ["I cannot sleep for pain.", "Awake at night"]},
    {"id": "work", "text": "Work and pain. For people who want to stay in their job."},
]
QUERIES = [
    {"id": "q1", "query": "my lower spine"},
    {"id": 2, "query": "awake at 3am", "label": "is not looked at"},
]


def as_lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def asked(tmp_path, capsys):
    """(exit code, stdout, stderr) for these two files."""

    def ask(items=ITEMS, queries=QUERIES):
        for name, content in {"items.jsonl": items, "queries.jsonl": queries}.items():
            content = as_lines(content) if isinstance(content, list) else content
            content = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(content)
        words = ["--items", f"{tmp_path}/items.jsonl", "--queries", f"{tmp_path}/queries.jsonl"]
        code = main(["evaluate", "matching", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ask


def test_each_query_has_a_line_with_all_items_best_first(asked):
    code, out, err = asked()
    assert (code, err) == (0, "")
    first, second = map(json.loads, out.splitlines())
    assert first["id"] == "q1" and first["ranked"][0] == "backs"
    assert second["id"] == 2 and second["ranked"][0] == 7
    assert sorted(map(str, first["ranked"])) == ["7", "backs", "work"]
    assert list(first) == ["id", "ranked"]


def test_the_labels_of_a_query_are_not_looked_at(asked):
    with_labels = as_lines([query | {"group": "work", "item": "work"} for query in QUERIES])
    assert asked(queries=with_labels) == asked()


def test_empty_lines_windows_and_a_mark_at_the_beginning_are_no_fault(asked):
    items = "\ufeff" + as_lines(ITEMS).replace("\n", "\r\n\r\n")
    assert asked(items=items) == asked()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ('["a"]', "not a JSON object"),
        ('{"text": "x"}', '"id" is missing'),
        ('{"id": true, "text": "x"}', '"id" is missing'),
        ('{"id": 1}', '"text" is missing'),
        ('{"id": 1, "text": ["x"]}', '"text" is missing, or not a text'),
        ('{"id": 1, "text": "x", "paraphrases": "y"}', '"paraphrases" is not a list of texts'),
        ('{"id": 1, "text": "x", "paraphrases": [1]}', '"paraphrases" is not a list of texts'),
        ('{"id": "backs", "text": "x"}', "line 1 has this id already"),
    ],
)
def test_a_bad_line_is_told_with_its_file_and_number(asked, line, says):
    code, out, err = asked(items=as_lines(ITEMS) + line + "\n")
    assert (code, out) == (2, "")
    assert "items.jsonl, line 4: " in err and says in err
    assert len(err.splitlines()) == 1


def test_a_bad_query_is_told_before_anything_is_ranked(asked):
    code, out, err = asked(queries=as_lines(QUERIES) + '{"id": 3}\n')
    assert (code, out) == (2, "")
    assert 'queries.jsonl, line 3: "query" is missing' in err


def test_a_file_that_is_not_there_or_no_text_is_told(asked):
    assert asked(items=b"\xff\xfe")[0] == 2
    code, _out, err = asked(queries=b"\xff")
    assert code == 2 and "queries.jsonl is not text in UTF-8" in err


def test_no_file_at_all_is_told(tmp_path, capsys):
    nowhere = str(tmp_path / "nothing.jsonl")
    assert main(["evaluate", "matching", "--items", nowhere, "--queries", nowhere]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_it_starts_in_an_empty_place_without_data_or_keys(tmp_path):
    (tmp_path / "i").write_text(as_lines(ITEMS))
    (tmp_path / "q").write_text(as_lines(QUERIES))
    done = subprocess.run(
        [PROGRAM, "evaluate", "matching", "--items", "i", "--queries", "q"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["i", "q"]


def test_it_says_when_it_went_by_words_alone(asked, no_model):
    code, out, err = asked()
    assert code == 0 and len(out.splitlines()) == 2
    assert "by words alone" in err
