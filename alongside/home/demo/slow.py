"""The demo's slow round: one that is open in the morning group, with what some have shared."""

from alongside.meetings.engine import slow
from alongside.meetings.slow import keeping

PROMPT = "What do you do with the first good hour after a bad stretch?"
CLOSING = (
    "Thank you for what you shared, for what you kept, and for reading each other. "
    "That is where we leave it for now."
)

# Who shared what, and the content note where there is one; the others have their turn to come.
SHARED = {
    "hana": (
        "Nothing useful, on purpose. I used to spend it on the washing, and pay for the washing "
        "until Thursday. Now I sit by the window with the good cup. The washing has not left me.",
        "",
    ),
    "ivo": (
        "I walk to the bench at the end of our road. Feet like gravel, but the bench has a view of "
        "somebody else's garden, and they do not know how much of it is mine by now.",
        "",
    ),
    "femi": (
        "I draw one bird. If it is a bad bird I am still a man who drew a bird today. For a while "
        "in the spring I could not hold the pencil, and I was not sure I wanted the next hour. "
        "I told Gwen. She stayed on the line. I am drawing again.",
        "a very low time, which has passed",
    ),
    "joan": (
        "I ring my sister before it wears off. She is ninety and does not ask how I am, she asks "
        "what I can see from where I sit. I recommend it.",
        "",
    ),
}
PASSED = ("kit",)


def go_round_slowly(group, people):
    """Ada began it; whoever is not named here has their turn to come."""
    round, _refusal = keeping.begin(
        by=people["ada"], group=group, prompt=PROMPT, closing=CLOSING, days=5, reflect_days=2
    )
    seats = {turn.author_id: turn.pk for turn in round.turns.all()}
    for name, (body, note) in SHARED.items():
        words = {"body": body, "content_note": note}
        command = slow.Contribute(keeping.new_command(), seats[people[name].pk])
        keeping.carry_out(round, command, **words)
    for name in PASSED:
        keeping.carry_out(round, slow.Pass(keeping.new_command(), seats[people[name].pk]))
