"""By which pieces of HTML a sealed value is known on the pages of the tour."""

from markupsafe import escape

from alongside.care.models import LineVersion
from alongside.groups.finding.themes import labels
from alongside.groups.models import Asking, Group, Invitation
from alongside.library.models import Resource
from alongside.meetings.models import CatchUp, Meeting, OwnPlan, Rehearsal, SharedPlan, Today
from alongside.people.being_here.places import words_in
from alongside.people.models import Draft
from alongside.toolkit.models import AppointmentSheet, CardVersion, FlarePlan, LightLog
from alongside.ui.words import comma

SIGN = 40  # letters by which somebody's words are known; a list shows no more than a beginning


def signs_of(row, field):
    """By which pieces of HTML a value is known on a page."""
    value = getattr(row, field.attname)
    if isinstance(row, Today):  # It is shown for as long as the meeting lasts.
        return [] if row.seat.meeting.closed_at else [f"Today: {row.words}"]
    if isinstance(row, Invitation):
        return [f"{row.get_absolute_url()}</code>"]
    if isinstance(row, Asking) and field.attname == "answers":
        value = [said for _question, said in value or []]
    if isinstance(row, Group) and field.attname == "themes":
        return [f"<dd>{comma().join(labels(value))}</dd>"] if value else []
    if isinstance(row, Meeting) and field.attname == "steps":
        value = [step["title"] for step in value["steps"]]
    if isinstance(row, Meeting) and field.attname == "cancelled":
        value = value and value["word"]
    if isinstance(row, Draft) and field.attname == "beside":
        value = words_in(value or {})
    if isinstance(row, CatchUp):
        value = value["words"]
    if isinstance(row, LineVersion):
        value = value.get("name")
    if isinstance(row, LightLog):
        value = [line.get("word") for line in value.values()]
    if isinstance(row, Resource):
        value = [value.get(name) for name in ("title", "signed_by")] if value else []
    if isinstance(row, CardVersion) and field.attname == "says":
        value = value["what"]
    if isinstance(row, (AppointmentSheet, FlarePlan)):
        value = list(value.values())
    if isinstance(row, (OwnPlan, SharedPlan)):
        value = value["title"]
    if isinstance(row, Rehearsal):
        value = [one["words"] for one in value["said"]]
    return list(filter(None, map(sign_of, value if isinstance(value, list) else [value])))


def sign_of(value):
    """The beginning of a text; what is too short to be nobody else's is no sign."""
    line = value.split("\n")[0].strip() if isinstance(value, str) else ""
    return str(escape(line[:SIGN])) if len(line) >= 8 else ""
