"""Somebody's own page from the lines of a card: what may stand on it, and what goes on paper."""

import re

import pytest

from alongside.conversations.explaining.changing import change
from alongside.conversations.explaining.sheets import MOST_ON_A_SHEET, SheetFull
from alongside.conversations.explaining.taking_back import keep_here, take_back
from alongside.conversations.models import ExplainingCard, ExplainingLine, SheetPart
from alongside.people.models import Block, Mute
from tests.groups.parting import comes, silence

from .test_explaining import add, end

BENS, CLEOS = "What you can’t see is the night before.", "Please don’t guess how I am."
OWN = "I am glad that you asked, Mr Hale."


@pytest.fixture
def card(morning, ben):
    return ExplainingCard.objects.begin(by=ben, group=morning, audience="manager", title="Hale")


@pytest.fixture
def bens(card, ben):
    return add(card, ben, BENS, printable=True)


@pytest.fixture
def sheet_of(card, browse):
    """`sheet_of(cleo)` is her page to put together; with `printed`, the one for paper."""

    def look(person, printed=False):
        more = "print/" if printed else ""
        return browse(person).get(f"{card.get_absolute_url()}sheet/{more}").text

    return look


@pytest.fixture
def arrange(card, browse):
    def tap(person, **what):
        return browse(person).post(f"{card.get_absolute_url()}sheet/arrange/", what)

    return tap


def printed_words(page):
    """The lines on the paper, in their order."""
    paper = page.split('<article class="sheet', 1)[1].split("</article>")[0]
    return [re.sub("<[^>]*>", "", li).strip() for li in re.findall("<li.*?</li>", paper, re.S)]


def parts(person):
    return list(SheetPart.objects.filter(person=person).order_by("position"))


# -- choosing --------------------------------------------------------------------------------------


def test_only_what_may_be_printed_can_be_put_on_a_page(ben, cleo, card, bens, sheet_of, arrange):
    kept = add(card, ben, CLEOS)
    page = sheet_of(cleo)
    assert BENS in page and CLEOS not in page
    assert arrange(cleo, put=kept.pk).status_code == 404
    assert arrange(cleo, put=bens.pk).status_code == 302
    assert [part.line for part in parts(cleo)] == [bens]
    arrange(cleo, put=bens.pk)
    assert len(parts(cleo)) == 1, "a second tap changes nothing"


def test_ones_own_line_can_be_taken_along_whatever_the_others_may(cleo, card, sheet_of, arrange):
    mine = add(card, cleo, CLEOS)
    arrange(cleo, put=mine.pk)
    assert printed_words(sheet_of(cleo, printed=True)) == [CLEOS]


def test_lines_of_another_card_are_not_put_on_this_one(morning, ben, cleo, card, bens, browse):
    other = ExplainingCard.objects.begin(by=ben, group=morning, audience="family")
    address = f"{other.get_absolute_url()}sheet/arrange/"
    assert browse(cleo).post(address, {"put": bens.pk}).status_code == 404
    assert parts(cleo) == []


def test_the_order_is_ones_own(ben, cleo, card, bens, sheet_of, arrange, browse):
    arrange(cleo, put=bens.pk)
    browse(cleo).post(f"{card.get_absolute_url()}sheet/", {"body": OWN})
    first, second = parts(cleo)
    assert printed_words(sheet_of(cleo, printed=True)) == [BENS, OWN]
    arrange(cleo, up=second.pk)
    assert printed_words(sheet_of(cleo, printed=True)) == [OWN, BENS]
    arrange(cleo, up=second.pk)  # It is the first already.
    assert printed_words(sheet_of(cleo, printed=True)) == [OWN, BENS]
    arrange(cleo, down=second.pk)
    assert printed_words(sheet_of(cleo, printed=True)) == [BENS, OWN]
    arrange(cleo, take_off=first.pk)
    assert printed_words(sheet_of(cleo, printed=True)) == [OWN]
    assert BENS in sheet_of(cleo), "it can be put there again"


@pytest.mark.parametrize("mistyped", ["", "x", "²", "9" * 30, str(2**63), "0"])
def test_a_mistyped_number_changes_nothing(cleo, bens, arrange, mistyped):
    arrange(cleo, put=bens.pk)
    for what in ("put", "up", "down", "take_off"):
        assert arrange(cleo, **{what: mistyped}).status_code == 302
    assert len(parts(cleo)) == 1


def test_own_words_are_nobody_elses(ada, ben, cleo, card, sheet_of, arrange, browse):
    browse(cleo).post(f"{card.get_absolute_url()}sheet/", {"body": OWN})
    (part,) = parts(cleo)
    for other in (ada, ben):
        assert (
            OWN not in sheet_of(other)
            and OWN not in browse(other).get(card.get_absolute_url()).text
        )
        for what in ("up", "down", "take_off"):
            arrange(other, **{what: part.pk})
    assert [one.words for one in parts(cleo)] == [OWN]
    assert OWN in sheet_of(cleo)


def test_own_words_that_do_not_fit_come_back(cleo, card, browse):
    address = f"{card.get_absolute_url()}sheet/"
    page = browse(cleo).post(address, {"body": "x" * 281}).text
    assert "x" * 281 in page and "up to 280 letters" in page
    for _twice in range(2):
        browse(cleo).post(address, {"body": OWN, "id": "77"})
    assert len(parts(cleo)) == 1


def test_a_page_has_an_end(ben, cleo, card, arrange, browse):
    for number in range(MOST_ON_A_SHEET):
        SheetPart.objects.write(cleo, card, f"Line {number}.")
    page = browse(cleo).post(f"{card.get_absolute_url()}sheet/", {"body": OWN}).text
    assert "no room for more" in page and OWN in page
    line = add(card, ben, BENS, printable=True)
    arrange(cleo, put=line.pk)
    with pytest.raises(SheetFull):
        SheetPart.objects.put(cleo, card, line)
    assert len(parts(cleo)) == MOST_ON_A_SHEET


# -- consent ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["with a tap", "edited", "taken back"])
def test_consent_taken_back_leaves_every_page_at_once(
    ben, cleo, card, bens, how, sheet_of, arrange, browse
):
    for person in (ben, cleo):
        arrange(person, put=bens.pk)
    assert printed_words(sheet_of(cleo, printed=True)) == [BENS]
    if how == "with a tap":
        browse(ben).post(f"/groups/morning/lines/{bens.pk}/keep-here/")
    elif how == "edited":
        change(bens, version=bens.version, body=BENS, printable=False)
    else:
        take_back(bens)
    assert BENS not in sheet_of(cleo, printed=True) and BENS not in sheet_of(cleo)
    assert parts(cleo) == []
    own = [BENS] if how != "taken back" else []
    assert [part.line.body for part in parts(ben)] == own, "on their own page it is theirs"


def test_a_yes_given_anew_does_not_put_a_line_back_on_a_page(ben, cleo, bens, arrange):
    arrange(cleo, put=bens.pk)
    keep_here(bens)
    bens.refresh_from_db()
    change(bens, version=bens.version, body=BENS, printable=True)
    assert ExplainingLine.objects.get().printable_since and parts(cleo) == []


def test_what_is_drawn_asks_for_consent_once_more(cleo, bens, sheet_of, arrange):
    """Also where a choice is left over, as by a tap in the same moment."""
    arrange(cleo, put=bens.pk)
    ExplainingLine.objects.update(printable_since=None)
    assert BENS not in sheet_of(cleo, printed=True) and BENS not in sheet_of(cleo)


def test_an_edited_line_is_printed_as_it_is_now(cleo, ben, bens, sheet_of, arrange):
    arrange(cleo, put=bens.pk)
    change(bens, version=bens.version, body="Shorter.", printable=True)
    assert printed_words(sheet_of(cleo, printed=True)) == ["Shorter."]


def test_nothing_of_somebody_blocked_stands_on_a_page(ben, cleo, bens, sheet_of, arrange):
    arrange(cleo, put=bens.pk)
    for by, whom in ((cleo, ben), (ben, cleo)):
        Block.objects.block(by=by, whom=whom)
        assert BENS not in sheet_of(cleo, printed=True) and BENS not in sheet_of(cleo)
        assert arrange(cleo, put=bens.pk).status_code == 404
        Block.objects.filter(by=by).delete()
    assert printed_words(sheet_of(cleo, printed=True)) == [BENS]


def test_what_is_muted_comes_folded_where_one_chooses(ben, cleo, bens, sheet_of):
    Mute.objects.mute(by=cleo, whom=ben)
    assert 'class="folded"' in sheet_of(cleo)


# -- on paper --------------------------------------------------------------------------------------


def test_on_paper_stands_no_name_of_anybody_nor_where_it_is_from(
    ben, cleo, card, bens, sheet_of, arrange
):
    arrange(cleo, put=bens.pk)
    page = sheet_of(cleo, printed=True)
    paper = page.split('<article class="sheet', 1)[1].split("</article>")[0]
    for word in ("Ben", "Cleo", "morning", "Hale", "Alongside", "http", "manager", "href"):
        assert word not in paper, word
    title = re.search("<title>(.*?)</title>", page)[1]
    assert title == "A page"
    assert "nothing says where it is from" in page


def test_large_print_is_a_choice(cleo, bens, card, arrange, browse):
    arrange(cleo, put=bens.pk)
    address = f"{card.get_absolute_url()}sheet/print/"
    assert "is-large" not in browse(cleo).get(address).text
    assert 'class="sheet on-paper is-large"' in browse(cleo).get(f"{address}?size=large").text
    assert "is-large" not in browse(cleo).get(f"{address}?size=<x>").text


def test_a_page_with_nothing_on_it_says_so(cleo, card, sheet_of):
    assert "There is nothing on your page yet." in sheet_of(cleo, printed=True)


def test_who_does_not_write_for_now_and_whose_group_has_ended_has_a_page_all_the_same(
    ada, ben, cleo, morning, bens, sheet_of, arrange, card
):
    card.steer("close", by=ada)
    silence(morning, cleo, by=ada)
    assert arrange(cleo, put=bens.pk).status_code == 302
    end(morning)
    assert printed_words(sheet_of(cleo, printed=True)) == [BENS]


def test_nobody_outside_comes_to_a_page(dev, evening, morning, card, browse):
    supervisor = comes(morning, "sue", "supervisor")
    for more in ("sheet/", "sheet/print/"):
        assert browse(dev).get(f"{card.get_absolute_url()}{more}").status_code == 404
        assert browse(supervisor).get(f"{card.get_absolute_url()}{more}").status_code == 403
    arrange = f"{card.get_absolute_url()}sheet/arrange/"
    assert browse(dev).post(arrange, {"put": "1"}).status_code == 404
