"""The demo's meetings: one that has been, and what the next ones are about."""

from .shapes import Held

NEXT = {
    "morning": ("Pacing without guilt", "Being believed at the doctor's"),
    "evening": ("Telling people at work", "The night before an early shift"),
}

# Which of them go by a plan that comes along; the others go by the usual one.
PLANS = {
    "Being believed at the doctor's": "appointment-rehearsal",
    "Telling people at work": "work-and-forms",
}

HELD = {
    "morning": (
        Held(
            7,
            "When people don't see it",
            {
                "ada": "talk",
                "ben": "few",
                "cleo": "few",
                "hana": "talk",
                "ivo": "few",
                "joan": "talk",
                "kit": "listening",
            },
            (
                (
                    ("ben", "Horizontal. But here."),
                    ("cleo", "Between two lessons, on the floor of the music room."),
                    ("hana", "With a hot-water bottle and an attitude."),
                    ("ivo", "Rested, which is new."),
                    ("joan", "Good morning. The tablet and I are on speaking terms."),
                    ("kit", None),
                    ("ada", "With both splints on and very glad to see you."),
                ),
                (
                    (
                        "ben",
                        "At the allotment they say “you look well”. I do look well. I look well "
                        "from about the knees up until eleven.",
                    ),
                    (
                        "cleo",
                        "A pupil saw me sit down in the corridor and sat down next to me. He said "
                        "nothing at all. I think about it most days.",
                    ),
                    (
                        "hana",
                        "My sister believes it now that she has seen the scan. I would have liked "
                        "to be enough of a scan.",
                    ),
                    (
                        "ivo",
                        "Two things people can't see, so they choose the one that's easier. They "
                        "shout at my feet.",
                    ),
                    ("joan", "At my age they think it is just the age. I would like it looked at."),
                    ("kit", "I don't say it at all. So nobody can not believe me."),
                    (
                        "ada",
                        "I hear how many of us are carrying it and the proof of it. That's two "
                        "loads. Thank you for putting one down for an hour.",
                    ),
                ),
                (
                    ("ben", "Kit's line. I'm taking that home."),
                    ("cleo", "To be somebody who sits down next to."),
                    ("hana", "“Enough of a scan.” I might say it to her."),
                    ("ivo", "A laugh. I saw it go round."),
                    ("joan", "That I shall ask for it to be looked at."),
                    ("kit", "That I said it."),
                    ("ada", "Next week: pacing, and who taught us to feel bad about it."),
                ),
            ),
        ),
    ),
}
