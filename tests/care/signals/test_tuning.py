"""The model's upper layers, before they have learned anything and after a little."""

import numpy
import pytest

from alongside.care.signals import fitting, heads, look, tuned, tuning
from alongside.care.signals.checks import all_is_here
from alongside.care.signals.data import read
from alongside.meaning.model import model

pytestmark = pytest.mark.pure

TEXTS = ["i want to die", "my back is killing me, and i am tired of it every day", "hello"]


@pytest.fixture
def fresh():
    return tuning.Tuning(numpy.random.default_rng(1))


def test_before_they_learn_the_layers_say_what_the_model_says(fresh):
    rows, is_word = tuning.padded(tuning.states(TEXTS))
    rows = rows.reshape(-1, rows.shape[-1])
    for layer in fresh.layers:
        rows, _back = tuned.through(layer, rows, is_word)
    means, _counts = tuned.mean(rows, is_word)
    means /= numpy.linalg.norm(means, axis=1, keepdims=True)
    assert means == pytest.approx(model().vectors(TEXTS), abs=0.001)


def test_the_slopes_are_those_of_what_is_said(fresh):
    chance = numpy.random.default_rng(2)
    for layer in fresh.layers:
        for name in layer:
            layer[name] = layer[name].astype(float)
        for name in tuning.CHANGES:
            layer[name] += chance.normal(0, 0.05, layer[name].shape)
    fresh.heads = chance.normal(0, 0.1, fresh.heads.shape)
    fresh.bias = fresh.bias.astype(float)
    rows, is_word = tuning.padded(tuning.states(TEXTS))
    rows, wanted = rows.astype(float), chance.normal(0, 1, (len(TEXTS), len(heads.HEADS)))

    def loss():
        return (fresh.said(rows, is_word)[0] * wanted).sum()

    _said, back = fresh.said(rows, is_word)
    for learned, slope in zip(fresh.learned(), fresh.slopes(back, wanted), strict=True):
        at = tuple(chance.integers(size) for size in learned.shape)
        kept = learned[at]
        learned[at] = kept + 1e-4
        above = loss()
        learned[at] = kept - 1e-4
        assert (above - loss()) / 2e-4 == pytest.approx(slope[at], abs=1e-4)
        learned[at] = kept


@pytest.fixture
def few(monkeypatch):
    """Some examples of two sorts, and tuning in more steps than so few would make."""
    monkeypatch.setattr(tuning, "AT_A_TIME", 128)
    monkeypatch.setattr(tuning, "WARM", 1)
    monkeypatch.setattr(tuning, "WAYS", ((3, 3e-3), (4, 2e-3)))
    short = [row for row in read("train") if len(row["text"]) < 60]
    openly, ordinary = (
        [row for row in short if row["sort"] == sort][:60] for sort in ("explicit", "ordinary")
    )
    return fitting.Examples([*openly, *ordinary])


def test_tuning_learns_and_comes_out_the_same_each_time(few, tmp_path):
    states = tuning.states(few.texts)
    found, again = (tuning.tuned_in_all_ways(few, states) for _ in range(2))
    said, openly = found.heard(states), few.wanted[:, heads.HEADS.index("explicit")]
    said = said[:, heads.HEADS.index("explicit")]
    assert said[openly == 1].mean() - said[openly == 0].mean() > 1
    assert found.kept() == again.kept()
    file = tmp_path / "tuned.npz"
    file.write_bytes(found.kept())
    rows, is_word = tuning.padded([states[0], states[-1]])
    kept = tuned.heard(tuned.read(file), rows, is_word)
    assert kept == pytest.approx(found.said(rows, is_word)[0], abs=0.15)


def test_altered_layers_are_not_used(other_weights):
    content = bytearray(other_weights.TUNED.read_bytes())
    content[len(content) // 2] ^= 1
    other_weights.TUNED.write_bytes(content)
    other_weights.forget()
    assert look("I want to die").without_model
    assert "not those that were tested" in all_is_here(None)[0].msg


def test_the_tuned_layers_are_small():
    assert heads.TUNED.stat().st_size < 800_000
