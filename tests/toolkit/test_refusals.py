"""What no card may say: each is found where it stands, and its careful cousin is left alone."""

import pytest

from alongside.toolkit.refusals import orders
from alongside.toolkit.shipped import BadCard

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "sentence",
    [
        "Stop your tablets for a week.",
        "Start a low dose of an antidepressant.",
        "Reduce your opioids by a little each day.",
        "You can skip the evening dose.",
        "Try stopping your medication.",
        "If you feel better, stop the medicine.",
        "When it hurts less, cut down the painkillers.",
        "Double the dose on bad days.",
        "Switch to another painkiller.",
        "Drop the second tablet.",
        "It is a good idea to come off steroids.",
    ],
)
def test_an_order_about_a_medicine_is_found(sentence, broken):
    assert orders(sentence)
    with pytest.raises(BadCard, match="start, stop or change a medicine"):
        broken("That is part of the plan.", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Never stop sleeping tablets suddenly.",
        "Do not change a dose by yourself.",
        "Nobody in the group may tell you to start or stop a medicine.",
        "Ask whether to change the dose.",
        "Talk to your doctor before you stop a medicine.",
        "Write down what you take.",
        "Stop while you are still fine.",
        "Add one minute after an easy week.",
    ],
)
def test_a_warning_or_a_question_is_not_an_order(sentence, broken):
    assert orders(sentence) is None
    assert broken("That is part of the plan.", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This will cure you.",
        "People were cured by it.",
        "A good night is guaranteed.",
        "You can be pain-free.",
        "It will take away the pain.",
        "It will relieve your back.",
        "It is proven to work.",
        "Push through the pain.",
        "No pain, no gain.",
        "Ignore your pain.",
        "Fight the pain.",
        "It is all in your head.",
        "Take 50 mg at night.",
        "Take 2.5 ml of it.",
        "Try a fasting cure.",
        "Do a detox.",
        "Take a supplement.",
        "Try magnesium.",
        "Have a cold-water plunge.",
        "Sit in ice baths.",
        "Hold your breath for ten.",
        "Here is a taper.",
    ],
)
def test_what_never_ships_is_found(sentence, broken):
    with pytest.raises(BadCard, match="must not say"):
        broken("That is part of the plan.", sentence)


def test_it_is_found_in_every_part_of_a_card(broken):
    for old in (
        'title = "Pace',
        'what = "You',
        '    "You do a lot',
        'in_bed = "Use',
        '    "Pacing is',
        'shows = "People',
        'shows_not = "It',
        "1. Pick",
    ):
        with pytest.raises(BadCard, match="guarantee"):
            broken(old, old + " guaranteed")
