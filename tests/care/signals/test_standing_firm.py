"""Long, odd and hostile texts; weights that are gone or altered; and no word to anybody."""

import json
import subprocess
import sys
import time

import pytest

from alongside.care.signals import features, look, look_at_each
from alongside.care.signals.checks import all_is_here
from alongside.commands.doctor import signals as doctor_on_signals
from alongside.meaning.model import SIZE, model

pytestmark = pytest.mark.pure


def test_rules_go_on_without_the_model_and_say_so(no_model):
    found = look("I want to die")
    assert found.without_model and found.level == "red"
    assert look("nothing of the kind").without_model


def test_weights_that_are_gone_are_told_and_rules_go_on(other_weights):
    other_weights.WEIGHTS.unlink()
    assert look("I want to die").without_model
    (warning,) = all_is_here(None)
    assert warning.id == "care.W001" and "by rules alone" in warning.msg
    (said,) = doctor_on_signals()
    assert said.level == "note"


def test_altered_weights_are_not_used(other_weights):
    content = bytearray(other_weights.WEIGHTS.read_bytes())
    content[-30] ^= 1
    other_weights.WEIGHTS.write_bytes(content)
    other_weights.forget()
    assert look("I want to die").without_model
    assert "not those that were tested" in all_is_here(None)[0].msg


def test_the_checks_are_silent_where_all_is_well():
    assert not look("I want to die").without_model
    assert all_is_here(None) == []
    (said,) = doctor_on_signals()
    assert said.level == "fine"


def test_a_broken_account_of_the_weights_is_no_crash(other_weights):
    other_weights.ABOUT.write_text("{")
    other_weights.forget()
    assert look("I want to die").without_model


def took(text):
    began = time.process_time()
    look(text)
    return time.process_time() - began


LONG = ["I was not able to take my tablets, and ", "a b c d ", "k.i.l.l.", "iwanttobe ", "i_"]


@pytest.mark.parametrize("one", LONG)
def test_twice_the_text_takes_about_twice_the_time(no_model, one):
    look("warm")
    short = min(took((one * 5000)[:25_000]) for _ in range(3))
    long = min(took((one * 20_000)[:100_000]) for _ in range(2))
    assert long < 8 * max(short, 0.05)


def test_odd_texts_are_read_too():
    odd = ["", " \n\t", "💊" * 500, "\x00\ud800", "́" * 50, "*" * 500, "'" * 99, "ß" * 300]
    assert [found.level for found in look_at_each(odd)] == ["green"] * len(odd)


@pytest.mark.parametrize(
    "harmless",
    [
        "<script>alert('die')</script>",
        "&lt;b&gt;tea&lt;/b&gt; &amp; cake",
        "HAPPY BIRTHDAY TO YOU ALL",
        "The d\u0301i\u0301e\u0301t goes well 🥦🥦",
        "J'ai mal au dos depuis lundi.",
        "Ich habe Rückenschmerzen, und der Hund schläft.",
        "Me duele la espalda, pero hoy hace sol.",
        "Boli mnie kręgosłup, ale kawa pomaga.",
        "У меня болит спина, но чай помогает.",
        "腰が痛いけど、お茶がおいしい。",
        "허리가 아프지만 차가 맛있어요.",
        "背很痛,但是茶很好喝。",
        "ظهري يؤلمني لكن الشاي لذيذ",
        "मेरी पीठ में दर्द है, चाय अच्छी है",
    ],
)
def test_what_is_only_written_oddly_or_in_another_language_is_left_alone(harmless):
    assert look(harmless).level == "green"


def test_who_asks_for_inner_layers_gets_them_beside_the_same_meaning():
    text = ["I want to die"]
    several = model().vectors(text, features.LAYERS)
    assert several.shape == (1, SIZE * len(features.LAYERS))
    assert (several[:, :SIZE] == model().vectors(text)).all()
    assert len({tuple(several[0, at : at + SIZE]) for at in range(0, several.shape[1], SIZE)}) == 5


def test_a_text_means_the_same_alone_and_among_others():
    texts = ["I want to die", "Hello, I'm new", "You're faking it"]
    together = look_at_each(texts)
    for text, found in zip(texts, together, strict=True):
        alone = look(text)
        assert (alone.level, alone.kinds, alone.marks) == (found.level, found.kinds, found.marks)


ALONE = r"""
import socket, sys

opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)

def refuse(*_, **__):
    raise AssertionError("a socket was opened")

socket.create_connection = socket.getaddrinfo = refuse

import json, re, time
from alongside.care.signals import look_at_each

texts = [f"It hurts today, number {n}. I went out. I came home. We had tea." for n in range(99)]
began = time.process_time()
found = look_at_each([*texts, "I want to die"])
peak = int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) / 1024
print(json.dumps({"opened": opened, "level": found[-1].level, "without": found[-1].without_model,
    "megabytes": peak, "seconds": time.process_time() - began}))
"""


def test_it_speaks_to_nobody_is_small_and_is_quick():
    done = subprocess.run(
        [sys.executable, "-c", ALONE], capture_output=True, text=True, timeout=120, check=True
    )
    said = json.loads(done.stdout)
    assert said["opened"] == []
    assert (said["level"], said["without"]) == ("red", False)
    assert said["megabytes"] <= 350
    assert said["seconds"] < 20
