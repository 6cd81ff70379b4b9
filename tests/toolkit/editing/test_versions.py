"""What people read of a card that was changed: what was signed, by whom, and how it came about."""

import pytest
from django.utils import timezone

from alongside.library.models import Reviewer
from alongside.toolkit import finding
from alongside.toolkit.cards import all_cards
from alongside.toolkit.models import CardVersion
from alongside.toolkit.shipped import shipped_cards
from alongside.vault.erase import erase_person

from .conftest import BEN, DEV, EDIT, HERE, READ, SLUG, WHAT

UNSIGNED = "waits for a second reviewer"
SIGN = f"{HERE}1/sign/"
ENGLISH = '<span lang="en-GB">'


@pytest.fixture
def written(both, dev, browse, filled):
    """Dev has written version 1, which nobody has signed."""
    care = "\n".join((*shipped_cards()[SLUG].care, "Keep it low if sound hurts your ears."))
    browse(dev).post(EDIT, filled(what=WHAT, care=care, why="A reader asked."))
    return CardVersion.objects.get()


# -- who reads what --------------------------------------------------------------------------------


def test_nobody_but_reviewers_reads_what_is_not_signed(written, ben, cleo, ada, olive, browse):
    for who in (None, cleo, ada, olive):
        for address in (READ, "/strategies/", "/strategies/?topic=alternative"):
            page = browse(who).get(address).text
            assert WHAT not in page and "sound hurts your ears" not in page
    assert WHAT not in browse().post("/strategies/find/", {"words": "play a song to me"}).text
    page = browse(ben).get(HERE).text
    assert UNSIGNED in page and WHAT in page and "A reader asked." in page


def test_signed_by_a_second_one_everybody_reads_it_and_who_signed(written, ben, browse):
    page = browse(ben).post(SIGN, BEN, follow=True).text
    assert "Signed. This is what people read from now on." in page and UNSIGNED not in page
    page = browse().get(READ).text
    assert WHAT in page and "sound hurts your ears" in page
    assert "Ben, reader who lives with pain" in page and "No clinician" not in page
    assert "A reader asked." not in page, "that is for whoever reviews"
    row = CardVersion.objects.get()
    assert (row.signed_by, row.is_alone) == (ben, False) and row.signed_at <= timezone.now()


def test_what_is_found_is_found_by_the_signed_words(written, ben, browse):
    words = next(iter(item for item in finding.items(all_cards()) if item.id == SLUG)).texts[0]
    assert WHAT not in words
    browse(ben).post(SIGN, BEN)
    words = next(iter(item for item in finding.items(all_cards()) if item.id == SLUG)).texts[0]
    assert WHAT in words
    assert WHAT in browse().post("/strategies/find/", {"words": "play a song to me"}).text


def test_a_practice_has_the_cautions_that_were_signed(both, dev, ben, browse, filled):
    slug, caution = "slow-breathing", "Stop if your lips tingle."
    care = "\n".join((*shipped_cards()[slug].care, caution))
    browse(dev).post(f"/reviewing/cards/{slug}/edit/", filled(slug, care=care))
    assert caution not in browse().get("/practices/breathing-pace/").text
    browse(ben).post(f"/reviewing/cards/{slug}/1/sign/", BEN)
    assert caution in browse().get("/practices/breathing-pace/").text


def test_a_signed_card_past_its_date_says_so(written, ben, browse):
    browse(ben).post(SIGN, BEN)
    row = CardVersion.objects.get()
    row.says = {**row.says, "reviewed": "2020-01-01", "review_by": "2021-01-01"}
    row.save()
    assert "past its review date, 1 January 2021" in browse().get(READ).text
    assert "Its review date has passed" in browse(ben).get(HERE).text


# -- who signs -------------------------------------------------------------------------------------


def test_nobody_signs_their_own_where_somebody_else_could(written, dev, cleo, olive, browse):
    assert "somebody else who reviews signs it" in browse(dev).get(HERE).text
    for who in (dev, cleo, olive):
        assert browse(who).post(SIGN, DEV).status_code == 403
    assert not CardVersion.objects.exclude(signed_at=None).exists()


def test_the_one_reviewer_signs_and_the_page_says_that(alone, dev, browse, filled):
    page = browse(dev).post(EDIT, filled(what=WHAT), follow=True).text
    assert "Kept, and signed." in page
    assert "Signed by the one reviewer of this site:" in page
    page = browse().get(READ).text
    assert WHAT in page and "Signed by the one reviewer of this site:" in page


def test_left_alone_with_what_they_wrote_they_can_sign_it(written, both, dev, olive, browse):
    both[1].end(by=olive)
    assert browse(dev).post(SIGN, DEV).status_code == 302
    assert CardVersion.objects.get().is_alone


def test_a_signature_needs_a_name_and_a_role(written, ben, browse):
    for lacking in ("name", "role"):
        page = browse(ben).post(SIGN, {**BEN, lacking: " "})
        assert page.status_code == 200 and "Nothing is lost." in page.text
    assert CardVersion.objects.get().signed_at is None


def test_what_was_changed_or_signed_meanwhile_is_looked_at_once_more(
    written, dev, ben, browse, filled
):
    browse(dev).post(EDIT, filled(what="Play one song."))
    page = browse(ben).post(SIGN, BEN, follow=True).text
    assert "Somebody was quicker" in page
    assert not CardVersion.objects.exclude(signed_at=None).exists()
    assert browse(ben).post(f"{HERE}2/sign/", BEN).status_code == 302
    page = browse(ben).post(f"{HERE}2/sign/", {**BEN, "name": "Somebody"}, follow=True).text
    assert "Somebody was quicker" in page
    assert CardVersion.objects.get(number=2).signed_as == "Ben, reader who lives with pain"
    assert browse(ben).post(f"{HERE}3/sign/", BEN).status_code == 404


def test_a_version_past_its_date_is_not_signed(written, ben, browse):
    row = CardVersion.objects.get()
    row.says = {**row.says, "reviewed": "2020-01-01", "review_by": "2021-01-01"}
    row.save()
    assert "Its review date has passed." in browse(ben).post(SIGN, BEN).text
    assert CardVersion.objects.get().signed_at is None


def test_a_version_that_keeps_to_the_rules_no_more_is_not_signed(written, ben, browse):
    row = CardVersion.objects.get()
    row.says = {**row.says, "care": ["It will cure you."]}
    row.save()
    assert "It must not say “cure”" in browse(ben).post(SIGN, BEN).text
    assert CardVersion.objects.get().signed_at is None


# -- versions --------------------------------------------------------------------------------------


def test_a_later_change_waits_and_people_read_the_signed_one_meanwhile(
    written, dev, ben, browse, filled
):
    browse(ben).post(SIGN, BEN)
    browse(ben).post(EDIT, filled(what="Play one song.", **BEN))
    assert WHAT in browse().get(READ).text and "Play one song." not in browse().get(READ).text
    page = browse(dev).get(HERE).text
    assert "Version 2 waits" in page and "People read version 1" in page
    browse(dev).post(f"{HERE}2/sign/", DEV)
    assert "Play one song." in browse().get(READ).text and WHAT not in browse().get(READ).text


def test_any_two_are_compared_in_words_and_marks(written, dev, browse, filled):
    browse(dev).post(EDIT, filled(title="A long music time", minutes="12"))
    page = browse(dev).get(f"{HERE}compare/?from=0&to=2").text
    old = shipped_cards()[SLUG]
    assert "<mark>" in page and f"Before: {ENGLISH}{old.title}</span>" in page
    assert "A long music time" not in browse(dev).get(f"{HERE}compare/?from=0&to=1").text
    assert "About how many minutes" in page and "What is not known" not in page
    assert '<span class="difference-kind">New</span> <ins lang="en-GB">Keep it low' in page
    back = browse(dev).get(f"{HERE}compare/?from=2&to=0").text
    assert '<span class="difference-kind">Taken out</span> <del lang="en-GB">Keep it low' in back
    assert "Their words are the same." in browse(dev).get(f"{HERE}compare/?from=2&to=2").text


def test_its_words_are_said_to_be_english_wherever_a_page_speaks_of_it(written, dev, browse):
    title = shipped_cards()[SLUG].title
    assert f"<h1>Change this card: {ENGLISH}{title}</span></h1>" in browse(dev).get(EDIT).text
    for page in (EDIT, f"{HERE}compare/?from=0&to=1"):
        assert f'href="{HERE}" dir="auto" lang="en-GB">{title}</a>' in browse(dev).get(page).text


def test_an_earlier_version_comes_back_as_a_new_one(written, dev, ben, browse, filled):
    browse(ben).post(SIGN, BEN)
    old = shipped_cards()[SLUG]
    page = browse(ben).get(f"{EDIT}?from=0").text
    assert old.what in page and WHAT not in page
    assert 'name="version" value="1"' in page, "on top of what there is"
    care = "\n".join(old.care)
    browse(ben).post(EDIT, filled(what=old.what, care=care, **BEN))
    browse(dev).post(f"{HERE}2/sign/", DEV)
    assert all_cards()[SLUG].digest == old.digest and all_cards()[SLUG].version == 2
    assert CardVersion.objects.count() == 2, "nothing is taken away"


def test_a_newer_shipped_text_is_told_and_hides_nothing(written, ben, dev, browse, filled):
    browse(ben).post(SIGN, BEN)
    told = "The shipped text changed; look at both"
    assert told not in browse(ben).get("/reviewing/").text
    CardVersion.objects.update(shipped="of an older text")
    assert told in browse(ben).get("/reviewing/").text
    assert "Look at both." in browse(ben).get(HERE).text
    assert WHAT in browse().get(READ).text
    browse(ben).post(EDIT, filled(**BEN))
    assert told not in browse(ben).get("/reviewing/").text, "they have looked at both"


def test_the_desk_tells_what_waits_and_what_was_signed(written, ben, dev, cleo, browse):
    desk = browse(ben).get("/reviewing/").text
    assert "Cards that wait for a second reviewer" in desk and f'href="{HERE}"' in desk
    assert "Signed lately" not in desk
    browse(ben).post(SIGN, BEN)
    desk = browse(dev).get("/reviewing/").text
    assert "Signed lately" in desk and f'href="{HERE}compare/?from=0&amp;to=1"' in desk
    assert "Cards that wait" not in desk and "39 that nobody has signed" in desk
    assert browse(cleo).get("/reviewing/").status_code == 403


# -- what becomes of it ----------------------------------------------------------------------------


def test_what_cannot_be_opened_is_said_and_the_shipped_card_stands_in(
    written, ben, dev, browse, filled, damaged
):
    browse(ben).post(SIGN, BEN)
    damaged(CardVersion)
    page = browse().get(READ).text
    assert "cannot be opened any more" in page and shipped_cards()[SLUG].what in page
    for address in ("/reviewing/", HERE, EDIT, f"{HERE}compare/?from=0&to=1"):
        assert browse(dev).get(address).status_code == 200
    assert "cannot be opened any more" in browse(dev).get(HERE).text
    browse(dev).post(EDIT, filled(what=WHAT))
    browse(ben).post(f"{HERE}2/sign/", BEN)
    assert "cannot be opened" not in browse().get(READ).text, "another one can be signed"


def test_whoever_goes_takes_their_name_along_and_leaves_the_words(written, ben, dev, browse):
    browse(ben).post(SIGN, BEN)
    erase_person(dev.pk, keep=False)
    erase_person(ben.pk, keep=False)
    page = browse().get(READ).text
    assert WHAT in page and "Signed by somebody who has left." in page
    row = CardVersion.objects.get()
    assert (row.edited_by, row.edited_as, row.signed_by, row.signed_as) == (None, "", None, "")


def test_a_card_that_does_not_ship_any_more_is_nowhere_and_breaks_nothing(
    written, ben, browse, monkeypatch
):
    browse(ben).post(SIGN, BEN)
    CardVersion.objects.update(slug="no-such-card")
    assert browse(ben).get("/reviewing/").status_code == 200
    assert browse().get("/strategies/no-such-card/").status_code == 404
    assert WHAT not in browse().get("/strategies/").text
    assert Reviewer.objects.current().count() == 2
