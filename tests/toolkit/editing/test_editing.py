"""A card is changed on the site: by whom, what is refused, and what becomes of what was typed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from markupsafe import escape

from alongside.people.models import Draft, Suspension
from alongside.toolkit.cards import all_cards
from alongside.toolkit.editing.forms import CardForm
from alongside.toolkit.editing.history import place_of
from alongside.toolkit.labels import TOPICS
from alongside.toolkit.models import CardVersion
from alongside.toolkit.shipped import shipped_cards
from tests.begun import began_on

from .conftest import BEN, DEV, EDIT, HERE, READ, SLUG, WHAT, sent

THEIRS = "Choose a song, sit up, and let it play to its end."
HARD = (
    "Notwithstanding considerable individual variability, systematic implementation of "
    "predetermined activity intervals necessitates comprehensive preliminary deliberation."
)
MEDICINES = "medicines-list"


def test_nobody_else_comes_there(both, ada, cleo, olive, browse, filled):
    for who in (ada, cleo, olive):
        for address in (HERE, EDIT, f"{HERE}compare/?from=0&to=0"):
            assert browse(who).get(address).status_code == 403
        assert browse(who).post(EDIT, filled(what=WHAT)).status_code == 403
    assert browse().get(EDIT).status_code == 302
    assert not CardVersion.objects.exists()


def test_somebody_who_reviews_no_more_does_not(both, dev, olive, browse, filled):
    assert browse(dev).get(EDIT).status_code == 200
    both[0].end(by=olive)
    assert browse(dev).get(EDIT).status_code == 403
    assert browse(dev).post(EDIT, filled(what=WHAT)).status_code == 403
    assert not CardVersion.objects.exists()


def test_what_is_no_card_is_not_found(both, dev, browse):
    for rest in ("", "edit/", "compare/?from=0&to=0"):
        assert browse(dev).get(f"/reviewing/cards/no-such-card/{rest}").status_code == 404
    for asked in ("from=0&to=1", "from=1", "from=&to=0", "from=-1&to=0", "from=x&to=0"):
        assert browse(dev).get(f"{HERE}compare/?{asked}").status_code == 404
    assert browse(dev).get(f"{EDIT}?from=1").status_code == 404


@pytest.mark.parametrize("slug", sorted(shipped_cards()))
def test_every_card_goes_through_the_form_and_is_the_same_card(slug, filled):
    card = shipped_cards()[slug]
    form = CardForm(sent(filled(slug, topics=as_a_browser(card))), base=card, every=all_cards())
    assert form.is_valid(), form.errors
    assert form.card.digest == card.digest


def as_a_browser(card):
    """The topics of a card in the order of the boxes on the page, which is how they are sent."""
    return [topic for topic in TOPICS if topic in card.topics]


MOVES = "light-massage"  # It stands under another topic than the first of its boxes.


def test_signed_as_it_is_a_card_stays_under_its_topic(both, dev, browse, filled):
    card = shipped_cards()[MOVES]
    assert as_a_browser(card) != list(card.topics)
    sent = filled(MOVES, topics=as_a_browser(card))
    page = browse(dev).post(f"/reviewing/cards/{MOVES}/edit/", sent, follow=True).text
    assert "Kept, and signed." in page
    assert all_cards()[MOVES].topics == card.topics


def test_a_new_topic_comes_behind_the_one_it_stands_under(alone, dev, browse, filled):
    sent = filled(MOVES, topics=["coping", "physical", "alternative"])
    browse(dev).post(f"/reviewing/cards/{MOVES}/edit/", sent)
    assert list(all_cards()[MOVES].topics) == ["alternative", "physical", "coping"]


def test_where_somebody_was_quicker_the_order_of_the_boxes_is_no_difference(
    both, dev, ben, browse, filled
):
    at, boxes = f"/reviewing/cards/{MOVES}/edit/", as_a_browser(shipped_cards()[MOVES])
    seen = filled(MOVES, topics=boxes)
    browse(ben).post(at, filled(MOVES, topics=boxes, title="Light massage, slowly", **BEN))
    page = browse(dev).post(at, {**seen, "title": "Light massage, gently"}).text
    assert "<h3>What is it called?</h3>" in page and "<h3>Under which topics?</h3>" not in page


def test_the_page_has_every_field_as_it_stands(both, dev, browse):
    card, page = shipped_cards()[SLUG], browse(dev).get(EDIT).text
    steps = re.findall(r"^\d+\. (.*)$", card.body, re.M)
    for words in (card.title, card.what, card.in_bed, card.shows, card.shows_not, *steps):
        assert str(escape(words)) in page
    for words in (*card.helps, *card.care, *card.said, card.review_by.isoformat()):
        assert str(escape(words)) in page
    assert 'value="Dev"' in page and 'value="physiotherapist"' in page


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({"care": ""}, "A card without its cautions"),
        ({"care": "  \n "}, "A card without its cautions"),
        ({"care": "Be kind to yourself."}, "cautions, and this has 1."),
        ({"grade": "A", "sources": ""}, "A grade other than C needs a source."),
        ({"grade": "C", "sources": ""}, "the words “no study”"),
        ({"sources": "Somebody, 2019"}, "Line 1 does not have its five parts"),
        ({"sources": "A | soon | T | J | NG1"}, "the year is four digits"),
        ({"shows_not": f"{HARD} {HARD}"}, "Its reading age is"),
        ({"what": "Music will take away the pain."}, "It must not say “will take away”"),
        ({"steps": "Stop your tablets.\nListen.\nRest."}, "start, stop or change a medicine"),
        ({"steps": "Listen.\nRest."}, "of at least three"),
        ({"review_by": ""}, "Please say when it is to be looked over again."),
        ({"review_by": "one day"}, "Please type a day"),
        ({"review_by": "2020-01-01"}, "comes after the day of looking it over"),
        ({"review_by": "2050-01-01"}, "by two years at most"),
        ({"minutes": "some"}, "Please type a whole number of minutes."),
        ({"minutes": "0"}, "One go takes from 1 to"),
        ({"effort": "9"}, "Select a valid choice"),
        ({"topics": []}, "Please choose at least one."),
        (
            {"title": shipped_cards()["worry-window"].title.upper()},
            "Another card is called that already.",
        ),
        ({"see": "Walking on the moon"}, "There is no other card called “Walking on the moon”."),
        ({"in_bed": ""}, "There are no words here yet."),
        ({"name": ""}, "This is still missing."),
    ],
)
def test_what_a_card_may_not_be_is_refused_and_nothing_typed_is_lost(
    alone, dev, browse, filled, written, why
):
    why_now = "I played it to my aunt."
    page = browse(dev).post(EDIT, filled(why=why_now, **{"said": "My own way"} | written))
    assert page.status_code == 200 and why in page.text and "Nothing is lost." in page.text
    assert why_now in page.text and "My own way" in page.text
    for words in written.values():
        assert not words or str(escape(str(words).strip())) in page.text
    assert not CardVersion.objects.exists()
    assert browse(dev).post(EDIT, filled(why=why_now)).status_code == 302, "it was only that"


def test_a_card_about_medicines_is_made_no_milder(alone, dev, browse, filled):
    here = f"/reviewing/cards/{MEDICINES}/edit/"
    page = browse(dev).post(here, filled(MEDICINES, flag="none")).text
    assert "is for somebody and whoever treats them" in page
    assert not CardVersion.objects.exists()


def test_a_flag_may_become_stricter_and_not_milder(alone, dev, browse, filled):
    here = "/reviewing/cards/pace-by-time/edit/"
    page = browse(dev).post(here, filled("pace-by-time", flag="none")).text
    assert "It can be made no milder." in page and not CardVersion.objects.exists()
    assert browse(dev).post(here, filled("pace-by-time", flag="clinician")).status_code == 302


def test_nothing_that_is_typed_becomes_html(alone, dev, browse, filled):
    bad = "<script>alert(1)</script>"
    written = dict.fromkeys(("what", "in_bed", "shows", "shows_not", "why", "name"), f"{bad} so.")
    lists = {"steps": f"{bad}\nTwo.\nThree.", "sources": f"{bad} | 2020 | {bad} | J | NG1"}
    care = "\n".join([bad, *shipped_cards()[SLUG].care])
    answer = browse(dev).post(EDIT, filled(care=care, **written, **lists), follow=True)
    for page in (answer.text, browse().get(READ).text, browse(dev).get(EDIT).text):
        assert bad not in page
    assert "&lt;script&gt;" in browse().get(READ).text


def test_whoever_cannot_come_in_is_no_second_reviewer(both, dev, ben, olive, browse, filled):
    browse(dev).post(EDIT, filled(what=WHAT))
    assert WHAT not in browse().get(READ).text, "Ben could sign it"
    Suspension.objects.suspend(ben, by=olive, reason="For a while.")
    page = browse(dev).post(EDIT, filled(what=f"{WHAT} Then rest.", why="Said once more."))
    assert page.status_code == 302
    assert "Then rest." in browse().get(READ).text


# -- drafts ----------------------------------------------------------------------------------------


def test_what_was_begun_is_kept_for_its_writer_alone_and_goes_with_the_version(
    both, dev, ben, browse, filled
):
    begun = {"what": "Half a thought", "grade": "B", "version": "0", "place": place_of(SLUG)}
    assert browse(dev).post("/drafts/", begun).status_code == 204
    answer = browse(dev).get(EDIT)
    page = answer.text
    assert "Half a thought" in page and "this is how far you were" in page
    assert "Half a thought" not in browse(ben).get(EDIT).text
    assert "Half a thought" not in browse(dev).get(f"{EDIT}?from=0").text
    browse(dev).post(EDIT, {**filled(what=WHAT), **began_on(answer)})
    assert not Draft.objects.exists()


def test_a_part_that_was_emptied_stays_empty(alone, dev, browse, filled):
    form = filled(what=WHAT)
    begun = {"what": WHAT, "version": form["version"], "title": form["title"]}
    browse(dev).post("/drafts/", begun | {"place": place_of(SLUG)})
    page = browse(dev).get(EDIT).text
    assert WHAT in page and form["in_bed"] not in page


def test_no_two_cards_share_a_place_for_drafts():
    assert len({place_of(slug) for slug in shipped_cards()}) == len(shipped_cards())


# -- two at once -----------------------------------------------------------------------------------


def test_the_second_sees_both_texts_and_decides(both, dev, ben, browse, filled):
    mine, theirs = filled(what=WHAT, **BEN), filled(what=THEIRS)
    browse(dev).post(EDIT, theirs)
    page = browse(ben).post(EDIT, mine).text
    assert "This card has changed meanwhile" in page and "Dev Example" in page
    assert WHAT in page and THEIRS in page and "<mark>" in page
    assert CardVersion.objects.get().says["what"] == THEIRS
    assert 'name="version" value="1"' in page
    assert browse(ben).post(EDIT, {**mine, "version": "1"}).status_code == 302
    assert CardVersion.objects.of(SLUG).last().says["what"] == WHAT
    assert CardVersion.objects.of(SLUG).first().says["what"] == THEIRS


def test_a_third_one_in_between_is_shown_too(both, dev, ben, browse, filled):
    mine = filled(what=WHAT, **BEN)
    browse(dev).post(EDIT, filled(what="Once."))
    assert "meanwhile" in browse(ben).post(EDIT, mine).text
    browse(dev).post(EDIT, filled(what="Twice."))
    page = browse(ben).post(EDIT, {**mine, "version": "1"}).text
    assert "meanwhile" in page and "Twice." in page and CardVersion.objects.count() == 2


def test_a_draft_that_was_begun_before_meets_the_newer_text(both, dev, ben, browse, filled):
    begun = {"what": WHAT, "version": "0", "place": place_of(SLUG)}
    browse(ben).post("/drafts/", begun)
    browse(dev).post(EDIT, filled(what=THEIRS))
    page = browse(ben).get(EDIT).text
    assert "meanwhile" in page and WHAT in page and THEIRS in page
    assert 'name="version" value="1"' in page


def test_sent_twice_it_is_one_version(both, alone, dev, browse, filled):
    form = filled(what=WHAT)
    for _twice in range(2):
        assert browse(dev).post(EDIT, form).status_code == 302
    assert CardVersion.objects.count() == 1


def test_a_version_nobody_could_have_seen_is_refused(alone, dev, browse, filled):
    for odd in ("5", "-1", "x", ""):
        page = browse(dev).post(EDIT, filled(what=WHAT, version=odd))
        assert page.status_code == 200 and WHAT in page.text
    assert not CardVersion.objects.exists()


def test_a_new_date_is_enough_to_sign_it_as_it_is(both, dev, browse, filled):
    until = timezone.localdate() + timedelta(days=90)
    browse(dev).post(EDIT, filled(review_by=until.isoformat()))
    row = CardVersion.objects.get()
    assert row.signed_by == dev and not row.is_alone, "its words are what people read already"
    page = browse().get(READ).text
    assert f'Signed by <span dir="auto">{DEV["name"]}, {DEV["role"]}</span>.' in page
