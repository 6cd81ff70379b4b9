"""What is found in what people write here, and what is not: each refusal beside its permission."""

import pytest

from alongside.care.signals import KINDS, look
from alongside.care.signals.spelling import plain

pytestmark = pytest.mark.pure


def level(text):
    return look(text).level


def kinds(text):
    return look(text).kinds


@pytest.mark.parametrize(
    ("grave", "harmless"),
    [
        ("I want to die.", "I could have died laughing."),
        ("The pain makes me want to kill myself.", "My back is killing me."),
        ("I am suicidal.", "I'm not suicidal."),
        ("I'm thinking about suicide.", "The nurse asked if I was thinking about suicide."),
        (
            "I tried to kill myself last night.",
            "I took an overdose in 2009. I'm glad I lived.",
        ),
        ("I've been cutting my arms again.", "I cut my finger chopping onions."),
        ("I don't want soup, I want to die.", "I don't want to die, I want soup."),
        ("My doctor thinks I'm low and I want to be dead.", "My doctor thinks I want to be dead."),
        ("I didn't tell them that I want to kill myself.", "I told them I'd never kill myself."),
        ("I never got used to it and I want to die.", "I used to want to die; I got help."),
        ("They saved me. I'm not glad: I wish I'd died.", "I wished I'd died. I'm glad I live."),
        ("I intend to be dead by spring.", "I intend to be in bed by ten."),
        ("There's a man here who wants to be dead. He is me.", "That cake is to die for."),
        ("I'll throw myself under a train.", "I threw myself into the garden."),
        ("Ah jist want tae be deid.", "Ma phone wis deid the morn."),
        ("I'm going to neck myself.", "I'm going to neck my tea."),
        ("I burnt my arm on purpose again.", "I burnt my arm on the oven shelf again."),
        ("I never thought of killing myself, and now I do.", "I never thought of killing myself."),
        ("They saved my life, and I wish I'd died.", "The printer has committed suicide."),
        ("I've tried once, and next time I'll do it properly.", "Next time I'll cook it properly."),
    ],
)
def test_what_is_said_openly_is_red_and_what_only_sounds_so_is_not(grave, harmless):
    assert level(grave) in ("red", "crisis")
    assert level(harmless) == "green"


def test_a_plan_with_a_time_is_a_crisis():
    assert level("I'm going to kill myself tonight") == "crisis"
    assert level("I am going to make soup tonight") == "green"


def test_a_denied_plan_stays_to_be_read():
    assert level("I'm not going to kill myself tonight, don't worry.") == "amber"


@pytest.mark.parametrize(
    ("veiled", "harmless"),
    [
        ("They would all be better off without me.", "The soup was better without salt."),
        ("I just want to go to sleep and never wake up.", "I never wake up before nine."),
        ("I have been saving up my tablets, just in case.", "I keep my tablets in a weekly box."),
        ("I'm tired of being alive.", "I'm tired of being in pain."),
        ("I hope I lie in peace by Friday.", "My sourdough died again. Rest in peace."),
    ],
)
def test_what_is_said_between_the_lines_is_read(veiled, harmless):
    assert level(veiled) != "green"
    assert level(harmless) == "green"


@pytest.mark.parametrize(
    ("danger", "harmless"),
    [
        ("I can't feel when I wipe and I can't pee.", "Numb toes as usual."),
        (
            "My husband hits me when he drinks.",
            "My grandson kicked me by accident.",
        ),
        ("I took double my morphine by mistake and can't stay awake.", "I take morphine at night."),
        ("Crushing chest pain going into my left arm.", "The chest of drawers came."),
        (
            "I stopped my tramadol cold turkey and I'm shaking and vomiting.",
            "I came off tramadol years ago, slowly, with the clinic.",
        ),
    ],
)
def test_a_body_or_a_home_that_is_not_safe_is_found(danger, harmless):
    assert "danger" in kinds(danger) and level(danger) != "green"
    assert level(harmless) == "green"


@pytest.mark.parametrize(
    ("kind", "said", "alike"),
    [
        ("sourcing", "Anyone selling tramadol? I'll pay cash.", "My pharmacy is out of tramadol."),
        ("dosing", "Just double your gabapentin, it works.", "My doctor doubled my gabapentin."),
        ("cure", "This oil cured my fibro, order from my shop.", "They say there is no cure."),
        ("hostile", "You're faking it. Get a job.", "My boss said I'm faking it."),
    ],
)
def test_what_the_agreement_keeps_out_is_told_from_what_is_like_it(kind, said, alike):
    found = look(said)
    assert kind in found.kinds and found.level == "amber"
    assert kind not in kinds(alike)
    assert found.score[kind] > look(alike).score[kind]


@pytest.mark.parametrize(
    "text",
    [
        "i want to k1ll mys3lf",
        "I want to k i l l   m y s e l f",
        "want to d.i.e",
        "su*c*de is all I think of",
        "i wanna dieeee",
        "gonna unalive myself",
        "I'm gonna kms",
        "i want to kіll myself",  # With a Cyrillic letter.
        "iwanttokillmyself",
        "i_want_to_die",
        "I\u200dwant\u200dto\u200ddie",
        "gonna kill mysefl",
        "my head is full of suicde",
        "<p>I want to <b>die</b></p>",
        "Ⓘ Ⓦⓐⓝⓣ Ⓣⓞ Ⓓⓘⓔ",
        "I WANT TO DIE",
    ],
)
def test_it_is_found_however_it_is_written(text):
    assert level(text) in ("red", "crisis")


@pytest.mark.parametrize(
    "text",
    [
        "Ich will nicht mehr leben",
        "Je veux mourir",
        "Quiero morir",
        "Voglio morire",
        "Eu quero morrer",
        "Ik wil dood",
        "Chcę umrzeć",
        "Я хочу умереть",
        "Ölmek istiyorum",
        "أريد أن أموت",
        "मैं मरना चाहता हूँ",
        "我不想活了",
        "死にたい",
        "죽고 싶어요",
        "Vreau să mor",
    ],
)
def test_who_says_it_openly_in_another_language_is_found(text):
    assert level(text) == "red"


@pytest.mark.parametrize(
    ("about_another", "of_oneself"),
    [
        ("My sister wants to die.", "My sister knows that I want to die."),
        ("My mate says he'll hang himself.", "I could hang myself, and my mate says don't."),
        ("She told me she wants to be dead.", "She told me off and I want to be dead."),
    ],
)
def test_who_fears_for_somebody_is_read_in_turn_and_who_speaks_of_oneself_soon(
    about_another, of_oneself
):
    assert level(about_another) == "amber"
    assert level(of_oneself) == "red"


def test_who_asks_kindly_is_not_taken_for_who_is_asked():
    assert level("Are you thinking of killing yourself? It's all right to say.") == "green"
    assert level("When you wrote that you wanted to die I read it twice.") == "green"
    assert level("Do you know that I want to die?") == "red"


def test_how_it_is_said_up_north_is_known_and_other_tongues_are_left_alone():
    assert plain("Jist oot, nae fear").text == "just out, no fear"
    assert plain("Ich will nicht, ma vie").text == "ich will nicht, ma vie"


def test_words_that_only_hold_such_letters_are_left_alone():
    assert level("Somewhat lightheaded, nobodyelse about, and the adobe wall is warm.") == "green"


def test_marks_are_the_words_as_they_were_written():
    text = "Hello 💊 all.  I’m g o i n g on. I wanna k1ll myself."
    (start, end) = next((mark.start, mark.end) for mark in look(text).marks)
    assert text[start:end].endswith("k1ll myself")
    assert all(0 <= mark.start < mark.end <= len(text) for mark in look(text).marks)


def test_every_kind_has_a_score_and_none_is_more_than_one():
    for text in ("", "Hello", "I want to die and I want to sell my tramadol"):
        score = look(text).score
        assert tuple(score) == KINDS
        assert all(0 <= one <= 1 for one in score.values())


def test_one_grave_sentence_among_many_is_enough():
    long = "It rained today and my knees ached. " * 30
    assert level(long) == "green"
    assert level(long + "I want to die. " + long) == "red"
