"""Whoever has a break hears of nothing: where a decision hangs on them alone, the page says so."""

from alongside.groups.models import EmergencyReading
from alongside.people.leaving.pausing import begin, come_back
from alongside.people.models import Person, Suspension
from tests.conftest import person
from tests.telling import told

from .parting import place_of, remove, silence

AWAY = "have a break just now"


def test_where_every_second_one_has_a_break(morning, ada, cleo, gwen, browse):
    adas, asking = browse(ada), f"/groups/morning/people/{place_of(cleo, morning).pk}/ask-to-leave/"
    assert AWAY not in adas.get(asking).text
    begin(gwen)
    assert AWAY in adas.get(asking).text
    waits = f"/groups/morning/decisions/{remove(morning, cleo, by=ada).pk}/"
    assert AWAY in adas.get(waits).text
    come_back(gwen)
    assert AWAY not in adas.get(waits).text


def test_where_every_organiser_who_could_answer_has_one(morning, ada, cleo, olive, browse):
    page, cleos = silence(morning, cleo, by=ada).get_absolute_url(), browse(cleo)
    assert AWAY not in cleos.get(page).text
    begin(olive)
    assert AWAY in cleos.get(page).text
    asked = cleos.post(page, {"appeal": "I was not there."}, follow=True).text
    assert "An organiser is going to look at it again." in asked and AWAY in asked
    come_back(olive)
    assert AWAY not in cleos.get(page).text


def test_an_organiser_who_has_one_is_told_of_an_emergency_and_can_allow_it(morning, olive, browse):
    oscar = person("oscar", is_organiser=True)
    oscars = browse(oscar)
    assert "read a group in an emergency" in oscars.get("/account/pause/").text
    begin(oscar)
    reading = EmergencyReading.objects.ask(by=olive, group=morning, reason="Nobody answers.")
    assert told("emergency_asked") == {oscar}
    oscars = browse(Person.objects.get(pk=oscar.pk))
    assert "There is something new for you" in oscars.get("/").text
    assert "asks to read a group" in oscars.get("/notices/").text
    oscars.post("/notices/read/")
    oscars.post(f"/emergency/{reading.pk}/allow/")
    reading.refresh_from_db()
    assert reading.state == "open"


def test_where_every_organiser_who_could_open_an_account_has_one(cleo, olive, browse):
    oscar = person("oscar", is_organiser=True)
    Suspension.objects.suspend(cleo, by=olive, reason="For a while.")
    cleos = browse(Person.objects.get(pk=cleo.pk))
    begin(olive)
    assert AWAY not in cleos.get("/suspended/").text, "somebody else could"
    begin(oscar)
    assert AWAY in cleos.get("/suspended/").text
    asked = cleos.post("/suspended/appeal/", {"appeal": "I was not there."}, follow=True).text
    assert "Somebody is going to look at it again" in asked and AWAY in asked
    come_back(oscar)
    assert AWAY not in cleos.get("/suspended/").text
