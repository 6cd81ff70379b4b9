"""The walk comes by a rehearsal: chosen, gone through, refused, ended, and lost."""

from alongside.meetings.models import Rehearsal
from alongside.vault.fields import Sealed

AT = "/rehearsal/"
HAZEL = 2


def walk_through_a_rehearsal(walk, who):
    walk.get("ada", AT, "a rehearsal to begin")
    walk.post("ada", AT, "a rehearsal, nothing chosen")
    walk.post("ada", AT, "a rehearsal begun", {"moment": "support"})
    walk.post("ada", f"{AT}finish/", "a rehearsal, refused", {"body": "«Hello»", "turn": "1.2.1"})
    walk.post("ada", f"{AT}say/", "a rehearsal, very long", {"body": f"«{'x' * 2_001}»"})
    walk.post("ada", f"{AT}say/", "a rehearsal, something said", {"body": "«Welcome»"})
    mine = Rehearsal.objects.get(person=who.ada)
    for part in range(2):
        go_on(walk, mine, f"part {part}")
        walk.browsers["ada"].post(f"{AT}next/", {"leaving": part})
    go_on(walk, mine, "the topic", most=2)
    walk.post("ada", f"{AT}stay-with/", "a rehearsal, staying with somebody", {"seat": HAZEL})
    go_on(walk, mine, "carrying on", most=2)
    walk.post("ada", f"{AT}close/", "a rehearsal, closed too early")
    walk.post("ada", f"{AT}close/", "a rehearsal that is over", {"anyway": "yes"})
    Rehearsal.objects.update(so_far=Sealed(b"nothing that opens"))
    walk.get("ada", AT, "a rehearsal that cannot be opened")
    walk.browsers["ada"].post(f"{AT}end/")


def go_on(walk, mine, name, most=20):
    """Let them go on for as long as they do, or a few times, and look what is there then."""
    for _tap in range(most):
        mine.refresh_from_db()
        walk.browsers["ada"].post(f"{AT}go-on/", {"number": mine.state.number})
    walk.get("ada", AT, f"a rehearsal, {name}")
