"""The cast: the made-up people of the demo, the tests and the documentation.

**Ada** has rheumatoid arthritis and trained as a facilitator after her own first group. She leads
the *morning* group on Tuesdays, usually from bed until ten. **Gwen**, a retired physiotherapist
with a fused spine, leads with her and takes over when Ada's hands give out.

In the morning group are **Ben**, a bus mechanic with a back that ended his trade; **Cleo**, who
teaches and has fibromyalgia; **Eve**, with migraine, who reads in the dim theme; **Femi**, whose
foot never forgave its fracture (CRPS); **Hana**, who has endometriosis and a very dry wit; **Ivo**,
deaf, with neuropathy, glad of a group in writing; **Joan**, seventy-nine, osteoarthritis, new
tablet; **Kit**, who mostly listens; **Marguerite**, with Ehlers-Danlos, who types lying down; and
**Tomas**, who looks after his grandsons with a shoulder that clicks.

**Dev** leads the *evening* group of people who work; **Lou**, **Priya** and **Sol** are in it, and
so is Ben. To the morning group Dev is a stranger. Two more groups are small and young: *lamps* for
heads that hurt, which Gwen leads with Eve and Kit in it, and *hands*, for nerves, which Dev leads
with Ivo and Sol, and which is full. These three can be found by whoever looks for a group.

**Nia** has been invited to the morning group but has not read its agreement yet. **Olive**
organises the service and is in no group: she reads nothing of what members write.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Character:
    """Somebody to be in the demo: `name` signs in, `display_name` is what others read."""

    name: str
    display_name: str
    introduction: str
    organises: bool = False


@dataclass(frozen=True)
class Circle:
    """A group of the demo: who leads it, who is in it, how it describes itself."""

    slug: str
    name: str
    purpose: str
    leads: tuple[str, ...]
    members: tuple[str, ...]
    invited: tuple[str, ...] = ()


CAST = (
    Character("ada", "Ada", "Leads the morning group. Rheumatoid arthritis, and a kettle nearby."),
    Character("ben", "Ben", "Mended buses until his back said no. In both groups."),
    Character("cleo", "Cleo", "Teaches, has fibromyalgia, plans her energy like a timetable."),
    Character("gwen", "Gwen", "Leads the morning group with Ada. A retired physiotherapist."),
    Character("eve", "Eve", "Migraine. Reads everything in the dim theme."),
    Character("femi", "Femi", "His foot never forgave its fracture. Draws birds."),
    Character("hana", "Hana", "Endometriosis, and a very dry wit."),
    Character("ivo", "Ivo", "Deaf, with neuropathy. Glad of a group in writing."),
    Character("joan", "Joan", "Seventy-nine, both knees, and a new tablet."),
    Character("kit", "Kit", "Mostly listens, and comes every week."),
    Character("marguerite", "Quiet Marguerite", "Ehlers-Danlos. Types lying down."),
    Character("tomas", "Tomas", "Two grandsons, one shoulder that clicks."),
    Character("nia", "Nia", "Invited to the morning group; has not read its agreement yet."),
    Character("dev", "Dev", "Leads the evening group. A stranger to the morning."),
    Character("lou", "Lou", "Drives a delivery van with a bad hip. Evening group."),
    Character("priya", "Priya", "A nurse with a slipped disc. Evening group."),
    Character("sol", "Sol", "Codes with tendons that disagree. Evening group."),
    Character(
        "olive", "Olive", "Organises the service. Reads nothing of any group.", organises=True
    ),
)

GROUPS = (
    Circle(
        "morning",
        "The Morning Group",
        "For people whose pain is up before they are. We meet in writing on Tuesdays, and keep "
        "each other company in between.",
        leads=("ada", "gwen"),
        members=(
            "ben",
            "cleo",
            "eve",
            "femi",
            "hana",
            "ivo",
            "joan",
            "kit",
            "marguerite",
            "tomas",
        ),
        invited=("nia",),
    ),
    Circle(
        "evening",
        "After the Shift",
        "For people who work, or are trying to, with pain that clocks in too. Thursdays, after "
        "supper.",
        leads=("dev",),
        members=("ben", "lou", "priya", "sol"),
    ),
    Circle(
        "lamps",
        "Low Lamps",
        "For people who lose days to migraine or headache. By telephone, so that nobody has to "
        "look at a screen.",
        leads=("gwen",),
        members=("eve", "kit"),
    ),
    Circle(
        "hands",
        "Hands and Feet",
        "For people whose nerves burn, prickle or go numb, mostly in the hands and the feet.",
        leads=("dev",),
        members=("ivo", "sol"),
    ),
)

AGREEMENT = (
    "What is said here stays here. We do not record, copy or take pictures of the screen.",
    "If a life is in danger, or a child is, a facilitator may have to tell someone. They say so.",
    "Passing is always fine. So is coming late, leaving early and lying down.",
    "Everybody's pain is believed. We do not compare.",
    "We speak for ourselves: what happened to me, what helped me.",
    "We ask “would ideas help?” before we give any.",
    "Nobody here tells anybody to start, stop or change a medicine.",
    "We say so first when something may be hard to read.",
    "One person at a time, and room for the quiet ones.",
)
