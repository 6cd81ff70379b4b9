"""What somebody removes of their own pages comes back with no older copy of the data."""

import pytest

from alongside.people.models import Draft
from alongside.toolkit.models import AppointmentSheet, FlarePlan, LightLog
from tests.groups.parting import OlderCopy

PLAN, SHEET, LOG = "/flare/plan/write/", "/appointment/", "/light-log/"


@pytest.fixture
def here(cleo, browse):
    """Cleo, who has written on each of them, and begun to change it."""
    here = browse(cleo)
    here.post("/light-log/begin/")
    here.post(LOG, {"day": "1", "word": "Visitors"})
    here.post(PLAN, {"signs": "I go quiet."})
    here.post(SHEET, {"hope": "To sleep."})
    return here


def remove_all(here):
    here.post("/light-log/remove/")
    here.post(PLAN, {"signs": " "})
    here.post("/appointment/clear/")


@pytest.mark.django_db(transaction=True)
def test_it_goes_from_an_older_copy_with_what_was_begun_on_it(own_ledger, here, cleo):
    Draft.objects.keep(cleo, "light_log:1", word="Half a wo")
    Draft.objects.keep(cleo, "story:7", body="Half a story")
    copy = OlderCopy(LightLog, FlarePlan, AppointmentSheet, Draft)
    remove_all(here)
    assert copy.put_back() == 3
    for address in (LOG, "/flare/plan/", SHEET):
        page = here.get(address).text
        assert not any(words in page for words in ("Visitors", "I go quiet.", "To sleep."))
    assert [draft.place for draft in Draft.objects.all()] == ["story:7"]


@pytest.mark.django_db(transaction=True)
def test_what_was_written_since_stays(own_ledger, here):
    remove_all(here)
    here.post(PLAN, {"signs": "My hands."})
    copy = OlderCopy(LightLog, FlarePlan, AppointmentSheet)
    here.post("/appointment/clear/")
    assert copy.put_back() == 3, "a second time is nothing"
    assert "My hands." in here.get("/flare/plan/").text
