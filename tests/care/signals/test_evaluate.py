"""`alongside evaluate signals`: a file of texts, and a line for each."""

import json

import pytest

from alongside.__main__ import main
from alongside.care.signals import fitting, heads

pytestmark = pytest.mark.pure

TEXTS = [
    {"id": "a", "text": "I want to die."},
    {"id": 2, "text": "My back is killing me."},
    {"id": 3, "text": "Anyone selling tramadol? Cash."},
]


@pytest.fixture
def asked(tmp_path, capsys):
    def ask(content):
        file = tmp_path / "texts.jsonl"
        file.write_text(content, encoding="utf-8")
        code = main(["evaluate", "signals", str(file)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ask


def as_lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_each_text_has_a_line(asked):
    code, out, err = asked(as_lines(TEXTS))
    assert (code, err) == (0, "")
    first, second, third = map(json.loads, out.splitlines())
    assert list(first) == ["id", "level", "kinds", "score", "marks"]
    assert (first["id"], first["level"], first["kinds"]) == ("a", "red", ["self_harm"])
    (start, end, rule), *_more = first["marks"]
    assert TEXTS[0]["text"][start:end] == "want to die" and isinstance(rule, str)
    assert (second["id"], second["level"], second["kinds"]) == (2, "green", [])
    assert third["kinds"] == ["sourcing"]
    assert set(third["score"]) == {"self_harm", "danger", "sourcing", "dosing", "cure", "hostile"}


def test_a_bad_line_is_told_before_anything_is_read(asked):
    code, out, err = asked(as_lines(TEXTS) + '{"id": 9}\n')
    assert (code, out) == (2, "")
    assert 'line 4: "text" is missing' in err


def test_an_empty_file_is_no_fault(asked):
    assert asked("") == (0, "", "")


def test_it_says_when_it_went_by_rules_alone(asked, no_model):
    code, out, err = asked(as_lines(TEXTS))
    assert code == 0 and len(out.splitlines()) == 3
    assert "by rules alone" in err


def test_fitting_anew_may_only_say_how_far_it_would_differ(monkeypatch, capsys):
    monkeypatch.setattr(fitting, "refit", lambda: (heads.WEIGHTS.read_bytes(), {}))
    assert main(["evaluate", "fit-signals", "--check"]) == 0
    assert json.loads(capsys.readouterr().out) == {"difference": 0, "same": True}
    monkeypatch.setattr(fitting, "difference", lambda content: 2 * fitting.SAME)
    assert main(["evaluate", "fit-signals", "--check"]) == 1
