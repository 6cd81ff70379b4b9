"""The page for an appointment: own words alone, kept while one writes; it says what fits."""

import pytest

from alongside.people.models import Draft
from alongside.toolkit.appointment.paper import IN_A_LINE, lines_of
from alongside.toolkit.appointment.sheets import PARTS
from alongside.toolkit.models import AppointmentSheet
from tests.begun import began_on, version_in

HERE, PAPER = "/appointment/", "/appointment/print/"
WORDS = {
    "changed": "Since May I wake at four.",
    "activity": "Stairs",
    "effect": "One flight, then I sit down.",
    "question_1": "What did the scan show?",
    "question_2": "Who do I ring on a bad day?",
    "medicines": "The white ones, 2 at night\nHerbal tea",
    "hope": "A plan for bad nights.",
}


def test_what_is_written_stands_on_the_paper_in_its_order(cleo, browse):
    page = browse(cleo).post(HERE, WORDS, follow=True)
    assert page.redirect_chain == [(PAPER, 302)]
    places = [page.text.index(words.split("\n")[0]) for words in WORDS.values()]
    assert places == sorted(places)
    assert "The white ones, 2 at night" in page.text, "as it was written, nothing looked up"


def test_every_part_can_stay_empty_and_then_is_not_on_the_paper(cleo, browse):
    page = browse(cleo).post(HERE, {"question_1": "Why?"}, follow=True).text
    assert "My first question" in page and "My second question" not in page


def test_nobody_else_sees_any_of_it(cleo, ben, ada, morning, browse):
    browse(cleo).post(HERE, WORDS)
    for other in (ben, ada):
        for address in (HERE, PAPER):
            assert WORDS["changed"] not in browse(other).get(address).text
    assert browse().get(HERE).status_code == 302


def test_it_is_there_again_to_be_changed_and_can_be_emptied(cleo, browse):
    here = browse(cleo)
    here.post(HERE, WORDS)
    assert WORDS["hope"] in here.get(HERE).text
    Draft.objects.keep(cleo, "appointment:0", hope="Something else")
    page = here.post("/appointment/clear/", follow=True).text
    assert WORDS["hope"] not in page and "Something else" not in page
    assert not AppointmentSheet.objects.exists() and not Draft.objects.exists()
    assert here.post("/appointment/clear/").status_code == 302, "a second time is nothing"


def test_a_part_that_was_emptied_stays_empty(cleo, browse):
    here = browse(cleo)
    here.post(HERE, WORDS)
    version = version_in(here.get(HERE).text)
    begun = {**WORDS, "hope": "", "version": version, "place": "appointment:0"}
    here.post("/drafts/", begun)
    page = here.get(HERE).text
    assert WORDS["changed"] in page and WORDS["hope"] not in page


def test_on_two_devices_neither_loses_what_the_other_kept(cleo, browse):
    tablet, phone = browse(cleo), browse(cleo)
    version = version_in(tablet.get(HERE).text)
    phone.post(HERE, {**WORDS, "version": version})
    page = tablet.post(HERE, {"hope": "To sleep.", "version": version}).text
    assert "changed on another page or device" in page and "To sleep.</textarea>" in page
    assert f"{WORDS['hope']}</p>" in page and f"{WORDS['changed']}</textarea>" in page
    assert AppointmentSheet.objects.get().words == WORDS, "nothing is kept yet"


def test_what_was_begun_comes_back_and_goes_once_it_is_kept(cleo, browse):
    here = browse(cleo)
    here.post("/drafts/", {"place": "appointment:0", "hope": "Half a sente", "effect": "One"})
    page = here.get(HERE)
    assert "Half a sente" in page.text
    assert "You have begun to change something" in here.get(PAPER).text
    here.post(HERE, {**WORDS, **began_on(page)})
    assert not Draft.objects.exists()
    assert "You have begun" not in here.get(PAPER).text


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_is_too_long_says_so_kindly_and_keeps_the_words(cleo, browse, name):
    fits = PARTS[name].lines
    longer = "\n".join(f"line {number}" for number in range(fits + 2))
    page = browse(cleo).post(HERE, {**WORDS, name: longer}).text
    assert f"This is about {fits + 2} lines on the paper, and {fits} fit" in page
    assert "Nothing is lost" in page and f"line {fits + 1}" in page
    assert not AppointmentSheet.objects.exists()
    exactly = "\n".join(f"line {number}" for number in range(fits))
    assert browse(cleo).post(HERE, {**WORDS, name: exactly}).status_code == 302


def test_far_too_long_comes_back_with_its_words_too(cleo, browse):
    page = browse(cleo).post(HERE, {"hope": "x" * 2_001}).text
    assert "x" * 2_001 in page and "Nothing is lost" in page


def test_lines_are_counted_as_wide_as_they_are():
    assert lines_of("") == 1 and lines_of("a\nb\n") == 2
    assert lines_of("a" * IN_A_LINE) == 1 and lines_of("a" * (IN_A_LINE + 1)) == 2
    assert lines_of("W" * IN_A_LINE) == 2 and lines_of("痛" * IN_A_LINE) == 2


def test_an_empty_page_has_lines_to_write_on_by_hand(cleo, browse):
    page = browse(cleo).get(PAPER).text
    assert page.count('class="by-hand"') == len(PARTS)
    assert all(str(part.label) in page for part in PARTS.values())


def test_words_that_cannot_be_opened_say_so(cleo, browse, damaged):
    browse(cleo).post(HERE, WORDS)
    damaged(AppointmentSheet)
    assert "cannot be opened any more" in browse(cleo).get(PAPER).text
    assert browse(cleo).get(HERE).status_code == 200
