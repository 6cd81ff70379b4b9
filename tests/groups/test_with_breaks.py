"""Whoever has a break hears of nothing: where a decision hangs on them alone, the page says so."""

from alongside.people.leaving.pausing import begin, come_back

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
