"""A line of one's own on a card: changed, taken back, kept here; and a card that is closed."""

import re

import pytest

from alongside.conversations.explaining import views
from alongside.conversations.explaining.changing import change
from alongside.conversations.explaining.lines import CardClosed
from alongside.conversations.explaining.taking_back import keep_here
from alongside.conversations.models import ExplainingCard, ExplainingLine
from alongside.lib.meanwhile import ChangedMeanwhile
from tests.groups.parting import silence

from .test_explaining import CARDS, LINE, add, at, end


@pytest.fixture
def card(morning, ben):
    return ExplainingCard.objects.begin(
        by=ben, group=morning, audience="manager", title="For the one who means well"
    )


# -- one's own line --------------------------------------------------------------------------------


def test_its_author_alone_changes_a_line_whoever_leads(ada, ben, cleo, card, browse):
    line = add(card, cleo)
    form = {"body": "Changed.", "printing": "may", "version": line.version}
    for other in (ada, ben):
        for what in ("edit", "take-back"):
            assert browse(other).get(at(line, what)).status_code == 403
            assert browse(other).post(at(line, what), form).status_code == 403
        assert browse(other).post(at(line, "keep-here")).status_code == 403
    line.refresh_from_db()
    assert line.body == LINE and not line.printable_since
    assert browse(cleo).post(at(line, "edit"), form).status_code == 302
    line.refresh_from_db()
    assert line.body == "Changed." and line.printable_since and line.edited_at
    assert "edited" in browse(ben).get(card.get_absolute_url()).text


def test_an_old_tab_gives_no_consent_anew_that_was_taken_back(cleo, card, browse):
    line = add(card, cleo, printable=True)
    old = line.version
    keep_here(line)
    with pytest.raises(ChangedMeanwhile):
        change(line, version=old, body="Other words.", printable=True)
    form = {"body": LINE, "printing": "may", "version": old}
    page = browse(cleo).post(at(line, "edit"), form).text
    assert "This line has changed meanwhile" in page
    assert not ExplainingLine.objects.get().printable_since


def test_left_out_and_changed_meanwhile_it_comes_back(cleo, card, browse):
    line = add(card, cleo)
    form = {"body": "Mail cleo@example.org", "printing": "here", "version": "old"}
    page = browse(cleo).post(at(line, "edit"), form).text
    leave_out = re.search(r'value="(leave_out:[0-9a-f]+)"', page)[1]
    page = browse(cleo).post(at(line, "edit"), form | {"gently": leave_out})
    assert page.status_code == 200 and "This line has changed meanwhile" in page.text


def test_the_same_form_again_changes_nothing(cleo, card):
    line = add(card, cleo)
    said = {"version": line.version, "body": "Other.", "printable": False}
    assert change(line, **said)
    edited_at = ExplainingLine.objects.get().edited_at
    assert not change(line, **said)
    assert ExplainingLine.objects.get().edited_at == edited_at


def test_taken_back_a_line_is_gone_and_twice_is_once(cleo, ben, card, browse):
    line = add(card, cleo)
    assert "cannot be called back" in browse(cleo).get(at(line, "take-back")).text
    for _twice in range(2):
        assert browse(cleo).post(at(line, "take-back")).status_code == 302
        assert not ExplainingLine.objects.exists()
    assert LINE not in browse(ben).get(card.get_absolute_url()).text
    form = {"body": "Again.", "printing": "here", "version": line.version}
    assert browse(cleo).post(at(line, "edit"), form).status_code == 404


def test_whoever_gave_the_card_a_title_takes_it_back(ada, ben, card, browse):
    address = f"{card.get_absolute_url()}title-back/"
    assert browse(ada).post(address).status_code == 403
    assert "means well" in browse(ada).get(card.get_absolute_url()).text
    browse(ben).post(address)
    assert ExplainingCard.objects.get().title is None
    assert "means well" not in browse(ada).get(CARDS).text


# -- who does not write, and what is closed --------------------------------------------------------


def test_who_is_silenced_adds_nothing_and_can_still_take_back(ada, ben, morning, card, browse):
    line = add(card, ben, printable=True)
    silence(morning, ben, by=ada)
    page = browse(ben).get(card.get_absolute_url()).text
    assert "For now you do not share" in page and 'id="your-line"' not in page
    form = {"body": "More.", "printing": "may"}
    assert browse(ben).post(card.get_absolute_url(), form).status_code == 403
    assert browse(ben).post(f"{CARDS}begin/", {"audience": "family"}).status_code == 403
    assert browse(ben).post(at(line, "edit"), form).status_code == 403
    assert browse(ben).post(at(line, "keep-here")).status_code == 302
    assert not ExplainingLine.objects.get().printable_since
    assert browse(ben).post(at(line, "take-back")).status_code == 302
    assert not ExplainingLine.objects.exists()


def test_in_a_group_that_has_ended_nothing_is_added_and_all_can_be_taken_back(
    ben, morning, card, browse
):
    line = add(card, ben, printable=True)
    end(morning)
    assert LINE in browse(ben).get(card.get_absolute_url()).text
    form = {"body": "More.", "printing": "may", "version": line.version}
    assert browse(ben).post(card.get_absolute_url(), form).status_code == 403
    assert browse(ben).post(at(line, "edit"), form).status_code == 403
    assert browse(ben).post(at(line, "keep-here")).status_code == 302
    assert browse(ben).post(at(line, "take-back")).status_code == 302


def test_those_who_lead_close_and_keep_a_card_and_change_no_word_of_it(ada, cleo, card, browse):
    line = add(card, cleo)
    steer = f"{card.get_absolute_url()}steer/"
    for what in ("close", "park"):
        assert browse(cleo).post(steer, {"what": what}).status_code == 403
        browse(ada).post(steer, {"what": what})
    held = ExplainingCard.objects.get()
    assert (held.closed_by, held.parked_by) == (ada, ada)
    page = browse(cleo).get(card.get_absolute_url()).text
    assert "This card is closed" in page and "Kept for the next meeting." in page
    assert 'id="your-line"' not in page and LINE in page
    form = {"body": "More.", "printing": "may", "version": line.version}
    assert browse(cleo).post(card.get_absolute_url(), form).status_code == 403
    assert browse(cleo).post(at(line, "edit"), form).status_code == 403
    assert "closed" in browse(cleo).get(CARDS).text
    for what in ("reopen", "unpark", "unheard-of"):
        browse(ada).post(steer, {"what": what})
    held = ExplainingCard.objects.get()
    assert held.closed_at is held.closed_by is held.parked_at is held.parked_by is None
    assert browse(cleo).post(at(line, "edit"), form).status_code == 302


def test_the_first_who_closes_it_stands(ada, ben, card):
    assert card.steer("close", by=ada) and not card.steer("close", by=ben)
    assert ExplainingCard.objects.get().closed_by == ada


def test_closed_while_somebody_writes_the_words_come_back(cleo, ada, card, browse, monkeypatch):
    def found(membership, pk):  # As it was a moment before.
        one = ExplainingCard.objects.get(pk=pk)
        one.group, one.closed_at = membership.group, None
        return one

    card.steer("close", by=ada)
    with pytest.raises(CardClosed):
        add(card, cleo)
    monkeypatch.setattr(views, "card_or_404", found)
    page = browse(cleo).post(card.get_absolute_url(), {"body": LINE, "printing": "may"}).text
    assert "closed a moment ago" in page and LINE in page
    assert not ExplainingLine.objects.exists()
