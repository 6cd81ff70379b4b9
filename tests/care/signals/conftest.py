"""Signals as they are without the weights, or without the model below them."""

import shutil

import pytest

from alongside.care.signals import heads
from alongside.meaning import model


@pytest.fixture
def other_weights(monkeypatch, tmp_path):
    """Copies of the files that heads read, which a test may alter, and which are what is read."""
    for name in ("WEIGHTS", "TUNED", "ABOUT"):
        copy = shutil.copy(getattr(heads, name), tmp_path)
        monkeypatch.setattr(heads, name, tmp_path / copy.rpartition("/")[2])
    heads.forget()
    yield heads
    monkeypatch.undo()
    heads.forget()


@pytest.fixture
def no_model(monkeypatch, tmp_path):
    monkeypatch.setenv(model.SETTING, str(tmp_path / "nothing.onnx"))
    model.forget()
    heads.forget()
    yield
    monkeypatch.undo()
    model.forget()
    heads.forget()
