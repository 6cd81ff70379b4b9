"""What the demo's evening group, After the Shift, has shared."""

from .shapes import Answer, Shared

EVENING = (
    Shared(
        "dev",
        160,
        "listen",
        "Welcome, all who come here after the shift, in it, or instead of it. I am Dev; I have "
        "ankylosing spondylitis and a desk that goes up and down more than I do.",
        (Answer("sol", 5, "Hello. I am typing this with my good three fingers."),),
        (("lou", "hear"), ("priya", "thank")),
    ),
    Shared(
        "priya",
        118,
        "listen",
        "Twelve hours of telling people not to lift. Then I lifted. Of course I did, there was "
        "nobody else. I know every leaflet by heart.",
        (
            Answer("lou", 4, "Same, with a fridge. Nobody else either."),
            Answer(
                "ben", 12, "What I heard is that you were alone on the ward. That's not a leaflet."
            ),
        ),
        (("dev", "hear"), ("sol", "hear")),
    ),
    Shared(
        "lou",
        76,
        "ideas",
        "How do you tell a new boss? I have had it go well once and badly twice. I start on the "
        "first and I would like an odds-on third.",
        (
            Answer("dev", 3, "I write down what I need, not what I have. One side of paper."),
            Answer("priya", 20, "Something that has helped me is bringing one request, not five."),
            Answer(
                "lou",
                190,
                "Took one side of paper and one request (a parking space near the door). He said "
                "“is that all?” I nearly asked for a fridge.",
                (("dev", "hear"), ("priya", "thank"), ("sol", "hear")),
            ),
        ),
    ),
    Shared(
        "sol",
        31,
        "questions",
        "I talk to the computer now and it types. It is faster than I was. I miss my hands doing "
        "it, which is a strange thing to miss. Ask me anything about the talking part.",
        (
            Answer("ben", 2, "Does it understand you when you swear?"),
            Answer("sol", 3, "Perfectly. It was trained on me."),
        ),
        (("dev", "same"),),
    ),
    Shared(
        "ben",
        6,
        "listen",
        "Passed my theory for bookkeeping. Lying down, all of it. I don't know yet what I think, "
        "so I thought I'd tell you first.",
        (
            Answer("priya", 1, "You told us first. That's what I think of it."),
            Answer("lou", 2, "Horizontal and certified."),
        ),
        (("dev", "thank"), ("sol", "hear")),
    ),
)
