"""What a text is about is learned from our sentences; without that, words alone still find."""

import json

import numpy
import pytest

from alongside.__main__ import main
from alongside.meaning import Item, rank, ranking, subjects
from alongside.meaning.checks import the_model_is_here
from alongside.meaning.model import SIZE, model
from alongside.meaning.remembering import Vectors
from alongside.meaning.subjects import fitting, talk, weights
from bench.matching import figures

pytestmark = pytest.mark.pure

ROOMS = [Item("feet", "Burning feet"), Item("forms", "Help with forms")]


@pytest.fixture
def other_weights(monkeypatch, tmp_path):
    """Say what weights.npz has in it; afterwards all is as it was."""

    def choose(content):
        monkeypatch.setattr(ranking, "_vectors", Vectors(most=100))
        (tmp_path / "weights.npz").write_bytes(content)
        monkeypatch.setattr(weights, "WEIGHTS", tmp_path / "weights.npz")
        subjects.forget()

    yield choose
    monkeypatch.undo()
    subjects.forget()


def test_each_subject_says_what_it_is_and_has_words_of_its_own():
    every = talk.subjects()
    assert len(every) > 200 and all(one.is_about for one in every)
    assert [one.is_about for one in every if len(one.words) < 5] == []
    said = [(one.is_about, line) for one in every for line in one.words]
    assert len(said) == len(set(said)) > 5000


def test_no_query_of_the_bench_was_learned_from():
    learned = {line.casefold() for one in talk.subjects() for line in one.words}
    files = figures.HERE.glob("*queries.jsonl")
    queries = [one["query"] for file in files for one in figures.lines(file.name)]
    assert len(queries) > 1000
    assert [query for query in queries if query.casefold() in learned] == []


def test_what_fits_one_group_is_about_more_alike_than_what_does_not():
    asked = figures.lines("third-queries.jsonl")
    about = subjects.seen_as(model().vectors([one["query"] for one in asked]))[:, SIZE:]
    near = about @ about.T
    of = numpy.array([one["group"] for one in asked])
    same, self_ = of[:, None] == of, numpy.eye(len(of), dtype=bool)
    assert near[same & ~self_].mean() > near[~same].mean() + 0.02


def test_one_vector_is_seen_the_same_whatever_it_is_seen_with():
    texts = ["my back", "awake at night", "the form came", "my hands are stiff"]
    vectors = model().vectors(texts)
    together = subjects.seen_as(vectors)
    alone = numpy.stack([subjects.seen_as([vector])[0] for vector in vectors])
    assert (together == alone).all()


@pytest.mark.parametrize(
    "content", [b"", b"not what was tested", weights.WEIGHTS.read_bytes()[:-1]]
)
def test_other_weights_are_not_used_and_it_is_told(other_weights, content):
    other_weights(content)
    found = rank("help with a form", ROOMS)
    assert (found.by, found.found[0].id) == ("words", "forms")
    (warning,) = the_model_is_here(None)
    assert "not those that were tested" in warning.msg and "fit-matching" in warning.hint


def test_with_the_weights_that_were_tested_it_goes_by_meaning():
    assert rank("help with a form", ROOMS).by == "meaning"
    assert the_model_is_here(None) == []


def test_the_weights_here_were_learned_from_the_sentences_here():
    about = json.loads(weights.ABOUT.read_text(encoding="utf-8"))
    assert about["learned_from"] == talk.hashes(), "run alongside evaluate fit-matching"
    assert len(weights.read().rows) == len(talk.subjects())
    assert weights.WEIGHTS.stat().st_size < 100_000


def test_the_same_sentences_give_the_same_weights(monkeypatch, other_weights, tmp_path, capsys):
    few = talk.subjects()[:6]
    monkeypatch.setattr(fitting, "subjects", lambda: few)
    monkeypatch.setattr(weights, "ABOUT", tmp_path / "about.json")
    other_weights(b"")
    assert main(["evaluate", "fit-matching"]) == 0
    first = weights.WEIGHTS.read_bytes()
    assert main(["evaluate", "fit-matching"]) == 0
    assert weights.WEIGHTS.read_bytes() == first
    assert rank("help with a form", ROOMS).by == "meaning"
    capsys.readouterr()
    assert main(["evaluate", "fit-matching", "--check"]) == 0
    assert json.loads(capsys.readouterr().out) == {"difference": 0.0, "same": True}


def test_other_sentences_are_told_and_nothing_is_written(monkeypatch, capsys):
    few = talk.subjects()[:6]
    monkeypatch.setattr(fitting, "subjects", lambda: few)
    before = weights.WEIGHTS.read_bytes()
    assert main(["evaluate", "fit-matching", "--check"]) == 1
    assert json.loads(capsys.readouterr().out)["same"] is False
    assert weights.WEIGHTS.read_bytes() == before


def test_nothing_is_learned_without_the_model(no_model, capsys):
    assert main(["evaluate", "fit-matching"]) == 1
    assert "cannot be read" in capsys.readouterr().err
