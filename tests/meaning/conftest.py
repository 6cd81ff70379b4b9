"""A house without the model: how everything must go on all the same."""

import pytest

from alongside.meaning import model


@pytest.fixture
def another_model(monkeypatch):
    """Say where the model's file is: `another_model(path)`. Afterwards it is as it was."""

    def choose(path):
        monkeypatch.setenv(model.SETTING, str(path))
        model.forget()

    yield choose
    monkeypatch.undo()
    model.forget()


@pytest.fixture
def no_model(another_model, tmp_path):
    another_model(tmp_path / "nothing.onnx")
