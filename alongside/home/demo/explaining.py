"""How the demo's morning group explains itself. Made up; people speak for themselves."""

from datetime import timedelta

from django.utils import timezone

from alongside.conversations.models import ExplainingCard, ExplainingLine, SheetPart

# To whom, its title, who began it, how many days ago; its lines: by whom, whether they may be
# printed, and what they say.
CARDS = (
    (
        "doctor",
        "For ten minutes, and not one more",
        "gwen",
        40,
        (
            (
                "joan",
                True,
                "An ordinary day is like this: the kettle by nine, the post by noon, and then I "
                "sit down for as long as all that took.",
            ),
            (
                "hana",
                True,
                "What I’d like to talk about is how I live between appointments. That is where I "
                "spend most of my time.",
            ),
            (
                "femi",
                False,
                "What you can’t see in this room is that I took a taxi so that I could walk in on "
                "my own feet.",
            ),
        ),
    ),
    (
        "family",
        "",
        "hana",
        26,
        (
            (
                "hana",
                True,
                "On a bad day it helps me when you sit with me and talk about something else.",
            ),
            (
                "marguerite",
                True,
                "Please don’t lift things out of my hands. Ask me first; some days I will say yes.",
            ),
            (
                "tomas",
                False,
                "What I’d like to keep doing with you is the football. From the bench, with an "
                "opinion.",
            ),
        ),
    ),
    (
        "manager",
        "For the one who means well",
        "ben",
        12,
        (
            (
                "ben",
                True,
                "What you can’t see is the night before. I am not late out of the bed, I am early "
                "out of the pain.",
            ),
            (
                "cleo",
                True,
                "What lets me do my work well is knowing on Friday what Monday will ask of me.",
            ),
            (
                "eve",
                True,
                "Please don’t put the bright light on to cheer me up. I am cheerful in the dark.",
            ),
            (
                "ivo",
                False,
                "On a bad day it helps me when things are written down. On a good day too.",
            ),
        ),
    ),
)
ON_CLEOS_PAGE = ("cleo", "eve")
OF_HER_OWN = "Thank you for asking how to make the timetable work. This is what I would try first."


def explain(group, people):
    """The cards with their lines, and the page that Cleo has made for her head teacher."""
    now = timezone.now()
    for audience, title, by, days, lines in CARDS:
        card = ExplainingCard.objects.create(
            group=group,
            audience=audience,
            title=title,
            begun_by=people[by],
            begun_at=now - timedelta(days=days),
        )
        made = {}
        for number, (who, printable, body) in enumerate(lines):
            at = card.begun_at + timedelta(hours=5 * number + 1)
            made[who] = ExplainingLine.objects.create(
                card=card,
                group=group,
                author=people[who],
                body=body,
                shared_at=at,
                printable_since=at if printable else None,
            )
    SheetPart.objects.write(people["cleo"], card, OF_HER_OWN)
    for who in ON_CLEOS_PAGE:
        SheetPart.objects.put(people["cleo"], card, made[who])
