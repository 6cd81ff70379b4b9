"""What people fill in at the doors of doors.py. Some of it depends on the world: see world.py."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.models import Proposal
from tests.conftest import person

PASSWORD = "correct horse battery"

FORMS = {
    # Without the choice that would carry it out: a key that has ended could not come back here.
    "erase": {"words": ""},
    "set_up": {
        "host": "Two volunteers",
        "contact": "Knock on the door",
        "username": "zoe",
        "password1": PASSWORD,
    },
    "account_login": {"login": "ben", "password": PASSWORD},
    "account_login/no": {"login": "ben", "password": "not this one"},
    "account_signup": {"username": "kit", "password1": PASSWORD},
    "mfa_signup_webauthn": {"username": "kit"},
    "account_change_password": {"password1": PASSWORD},
    "limits": {"of_age": "on", "understood": "on"},
    # Whoever looks first brings the index up to date: nothing waits to be taken in any more.
    "search": {"q": "stairs"},
    "find_strategies": {"words": "the stairs again"},
    "display": {
        "theme": "dim",
        "size": "large",
        "font": "system",
        "density": "compact",
        "timers": "hidden",
    },
    "profile": {"display_name": "Somebody", "pronouns": "she/her"},
    "about_me": {"about": "Teaches."},
    "group_quick_exit": {"quick_exit": "yes"},
    "ahead": {"today": "not"},
    "draft": {"place": "story:1", "body": "Half a sente"},
    "draft/too-long": {"place": "story:1", "body": "x" * 100_001},
    "begin_group": {
        "name": "The noon group",
        "purpose": "For lunch breaks.",
        "time_zone": "Europe/London",
        "agreement": "Passing is fine.",
    },
    "agreement": {"agreed": "on"},
    "decline_asking": {"answer": "Not this time, we are sorry."},
    "welcome": {"hopes": "Company in the mornings."},
    "welcome_about": {"about": "Knits, slowly."},
    "propose": {"body": "Passing is always fine."},
    "voice": {"says": "not_yet"},
    "remark": {"body": "I should like that."},
    "stories": {"body": "Slept on the floor.", "wish": "ideas"},
    "share": {"body": "Slept on the floor.", "wish": "ideas"},
    "story": {"body": "Slept on the floor."},
    "reply": {"body": "I believe you."},
    "respond": {"kind": "hear"},
    "respond_to_reply": {"kind": "same"},
    "schedule": {
        "title": "Pacing",
        "date": (timezone.localdate() + timedelta(days=3)).isoformat(),
        "time": "10:00",
    },
    "arrive": {"today": "talk"},
    "emergency_ask": {"reason": "Nobody answers."},
    "visitors": {"told": "on"},
    "leading": {"promised": "on"},
    "readiness": {"note": "Trained with Gwen."},
    "find_account": {"name": "ben"},
    "suspend": {"reason": "For a while."},
    "answer_appeal": {"answer": "I believe you.", "outcome": "lift"},
    "lift_suspension": {"note": "Welcome back."},
    "appeal": {"appeal": "It was not me."},
    "demo_sign_in": {"person": "ben"},
    "demo_sign_in/who": {"person": "leo"},
}

OF_A_PROPOSAL = ("proposal", "voice", "remark", "settle", "close_proposal")


def a_change(group, by):
    """A change of the group's agreement that is being talked over: another one leads there too."""
    another = person(f"hal_{group.slug}")
    current = group.current_agreement()
    group.welcome(another, role="facilitator").accept(current)
    place = group.memberships.current().get(person=by)
    body = "Passing is fine.\nWe begin slowly."
    return Proposal.objects.propose(by=place, body=body, why="Mornings.", changes=current)
