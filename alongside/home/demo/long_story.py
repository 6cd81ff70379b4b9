"""The story with the longest talk under it, so that the demo shows how a long one reads."""

from .shapes import Answer, Shared

_SAID = (
    ("cleo", "I believe you. Being looked at while you are slow is its own kind of tired."),
    ("joan", "I say “you go on, dear” before they can sigh. It is armour."),
    ("ben", "I've done the pretend phone call. Stopped on step six with nobody on the line."),
    ("hana", "Step six is where I do my best acting."),
    ("ada", "Thank you for telling us, Femi. How is the foot tonight?"),
    ("femi", "Up on the cushion. Cross, but up."),
    ("eve", "Thinking of you. The lights in that station are no friend of mine either."),
    ("ivo", "I never hear them sigh. I see it, though. Shoulders."),
    ("gwen", "Thirty-one years I taught people stairs, and never once the audience on them."),
    ("tomas", "My grandson counts the steps for me. Out loud. The whole station knows."),
    ("femi", "I would like to hire him."),
    ("tomas", "He costs one biscuit per flight."),
    ("marguerite", "I take the lift now, and then people look at me for looking well in a lift."),
    ("hana", "There is no winning at vertical."),
    ("kit", "Same here."),
    ("joan", "Well said, Kit."),
    ("cleo", "I had a card for a while that said “please give me a moment”. I never showed it."),
    ("cleo", "But it helped to have it in the pocket. Like a spare key."),
    ("femi", "A spare key. Yes. I could draw one on it."),
    ("ben", "Draw me one while you're at it."),
    ("ivo", "And me."),
    ("eve", "Four, please. In a dark colour."),
    ("ada", "It seems that Femi has a card shop now."),
    ("femi", "I laughed, which I had not planned for today."),
    ("gwen", "Nobody plans it. It comes up behind you."),
    ("marguerite", "I am glad that you wrote this down. I was sure that it was only me."),
    ("joan", "It is never only us. That is the one thing I have learnt in this house."),
    ("hana", "Somebody put that on a tea towel."),
    ("tomas", "The boy asks if the man with the bird pencil is well."),
    ("femi", "Tell him: better than on Tuesday. And that I am saving up biscuits."),
    ("ada", "Good night, everybody on every step."),
)

_TAPS = {
    0: (("femi", "thank"),),
    8: (("femi", "thank"), ("ada", "hear")),
    14: (("femi", "hear"), ("cleo", "hear")),
    17: (("ivo", "same"), ("eve", "same")),
    26: (("femi", "hear"), ("kit", "same"), ("ben", "hear")),
}

STAIRS = Shared(
    "femi",
    78,
    "listen",
    "The escalator at the station was out again. Forty-two stairs. I did them, because behind me "
    "there was a man with a briefcase who breathed out every time I stopped.\n\nNobody said "
    "anything. That's what gets me: I was ashamed in front of somebody's breathing.\n\nI don't "
    "need ideas about the foot. I wanted it to be somewhere else than in me.",
    tuple(
        Answer(by, 1 + 1.6 * number, body, _TAPS.get(number, ()))
        for number, (by, body) in enumerate(_SAID)
    ),
    (
        ("ben", "hear"),
        ("joan", "same"),
        ("marguerite", "same"),
        ("kit", "hear"),
        ("eve", "thinking"),
    ),
)
