"""How I explain it: cards that a group writes together, each line its author's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import ExplainingCard, ExplainingLine
from alongside.people.models import Block, Mute

CARDS = "/groups/morning/explaining/"
LINE = "What you can’t see is how I plan each stair."
NUMBER = "Ring me on 07700 900123."


@pytest.fixture
def card(morning, ben):
    return ExplainingCard.objects.begin(
        by=ben, group=morning, audience="manager", title="For the one who means well"
    )


def add(card, by, body=LINE, printable=False):
    return ExplainingLine.objects.add(by=by, card=card, body=body, printable=printable)


def at(line, what):
    return f"/groups/morning/lines/{line.pk}/{what}/"


def end(group):
    group.ends_on = timezone.localdate() - timedelta(days=1)
    group.save()


@pytest.mark.parametrize("way", ["by", "whom"])
def test_a_title_is_words_of_whoever_gave_it_and_not_there_past_a_block(
    ada, ben, cleo, card, way, browse
):
    Block.objects.create(**{way: ben, "whom" if way == "by" else "by": cleo})
    for page in (CARDS, card.get_absolute_url()):
        for reader in (ada, ben):
            assert card.title in browse(reader).get(page).text
        text = browse(cleo).get(page).text
        assert card.title not in text and "To my manager" in text, "the card is there"


# -- beginning -------------------------------------------------------------------------------------


def test_recognition_stands_before_everything_else(cleo, card, browse):
    page = browse(cleo).get(CARDS).text
    assert page.index("You are believed here") < page.index("To my manager")
    page = browse(cleo).get(card.get_absolute_url()).text
    assert page.index("strength that nobody sees") < page.index("What we say")
    for advice in ("you should", "try to", "you must"):
        assert advice not in page.lower()


def test_what_is_said_of_being_judged_has_its_source_and_says_how_sure_it_is(cleo, morning, browse):
    page = browse(cleo).get(CARDS).text
    assert "Being judged for pain goes along with lower mood" in page
    assert "Weak evidence" in page and "doi:10.1016/j.jpain.2019.03.011" in page


def test_a_member_begins_a_card_for_somebody(cleo, ben, morning, browse):
    form = {"audience": "doctor", "body": "  The  hurried one "}
    answer = browse(cleo).post(f"{CARDS}begin/", form)
    card = ExplainingCard.objects.get()
    assert answer.url == card.get_absolute_url()
    assert (card.audience, card.title, card.begun_by) == ("doctor", "The hurried one", cleo)
    page = browse(ben).get(CARDS).text
    assert "To my doctor" in page and "The hurried one" in page
    assert f'href="{CARDS}"' in browse(ben).get("/groups/morning/").text


def test_a_card_needs_no_title_but_somebody_it_is_for(cleo, morning, browse):
    page = browse(cleo).post(f"{CARDS}begin/", {"body": "Whoever"}).text
    assert "Please choose who it is for." in page and "Whoever" in page
    browse(cleo).post(f"{CARDS}begin/", {"audience": "family", "body": ""})
    assert ExplainingCard.objects.get().title == ""
    long = browse(cleo).post(f"{CARDS}begin/", {"audience": "family", "body": "x" * 81}).text
    assert "x" * 81 in long and "up to 80 letters" in long
    assert ExplainingCard.objects.count() == 1


def test_a_title_is_looked_over_before_it_is_shared(cleo, morning, browse):
    form = {"audience": "manager", "body": NUMBER}
    page = browse(cleo).post(f"{CARDS}begin/", form).text
    assert "Before you share this" in page and "a telephone number" in page
    assert not ExplainingCard.objects.exists()


def test_a_form_sent_twice_makes_one_card_and_one_line(cleo, morning, browse):
    form = {"audience": "manager", "body": "", "id": "71"}
    for _twice in range(2):
        browse(cleo).post(f"{CARDS}begin/", form)
    card = ExplainingCard.objects.get()
    for _twice in range(2):
        line = {"body": LINE, "printing": "here", "id": "72"}
        browse(cleo).post(card.get_absolute_url(), line)
    assert ExplainingLine.objects.count() == 1


# -- lines -----------------------------------------------------------------------------------------


def test_a_line_is_only_for_the_group_unless_its_author_says_more(cleo, ben, card, browse):
    page = browse(cleo).get(card.get_absolute_url()).text
    assert 'value="here" required id="id_printing_0" checked' in page or "checked" in page
    assert page.index("cannot be called back") < page.index("Yes, members may print it")
    browse(cleo).post(card.get_absolute_url(), {"body": LINE, "printing": "here"})
    line = ExplainingLine.objects.get()
    assert (line.body, line.author, line.printable_since) == (LINE, cleo, None)
    page = browse(ben).get(card.get_absolute_url()).text
    assert LINE in page and "Only here in the group." in page
    browse(cleo).post(card.get_absolute_url(), {"body": "More.", "printing": "may"})
    assert ExplainingLine.objects.filter(printable_since__isnull=False).count() == 1


def test_without_an_answer_about_printing_nothing_is_kept_and_nothing_lost(cleo, card, browse):
    page = browse(cleo).post(card.get_absolute_url(), {"body": LINE}).text
    assert "Please choose whether it may be printed." in page and LINE in page
    too_long = browse(cleo).post(card.get_absolute_url(), {"body": "x" * 281, "printing": "may"})
    assert "up to 280 letters" in too_long.text and "x" * 281 in too_long.text
    assert not ExplainingLine.objects.exists()


def test_a_line_is_looked_over_gently_and_its_consent_comes_along(cleo, card, browse):
    form = {"body": NUMBER, "printing": "may"}
    page = browse(cleo).post(card.get_absolute_url(), form).text
    assert "a telephone number" in page and "people outside can read it too" in page
    assert not ExplainingLine.objects.exists()
    answer = page.split('value="leave_out:')[1].split('"')[0]
    browse(cleo).post(card.get_absolute_url(), {**form, "gently": f"leave_out:{answer}"})
    line = ExplainingLine.objects.get()
    assert "07700" not in line.body and line.printable_since


def test_what_one_takes_is_not_told_to_others_to_take(cleo, card, browse):
    form = {"body": "You should double your dose of tramadol.", "printing": "here"}
    page = browse(cleo).post(card.get_absolute_url(), form).text
    assert "telling somebody what to take" in page
    assert not ExplainingLine.objects.exists()


def test_strangers_and_those_who_have_not_accepted_find_no_card(
    dev, invited, evening, card, cleo, browse
):
    line = add(card, cleo)
    for address in (CARDS, card.get_absolute_url(), f"{card.get_absolute_url()}sheet/"):
        assert browse(dev).get(address).status_code == 404
        assert browse(invited).get(address).url.startswith("/groups/morning/agreement/")
    elsewhere = card.get_absolute_url().replace("morning", "evening")
    assert browse(dev).get(elsewhere).status_code == 404
    assert browse(dev).get(at(line, "edit").replace("morning", "evening")).status_code == 404


def test_newcomers_read_lines_since_they_came_or_all_where_the_past_is_shown(
    nia, morning, cleo, card, browse
):
    add(card, cleo)
    place = morning.welcome(nia)
    place.accept(morning.current_agreement())
    page = browse(nia).get(card.get_absolute_url()).text
    assert LINE not in page and "since you came" in page
    add(card, cleo, "Said today.")
    assert "Said today." in browse(nia).get(card.get_absolute_url()).text
    morning.memberships.filter(person=nia).update(sees_from=None)
    assert LINE in browse(nia).get(card.get_absolute_url()).text


def test_nothing_of_somebody_blocked_is_there_and_what_is_muted_comes_folded(
    cleo, ben, card, browse
):
    line = add(card, ben)
    Mute.objects.mute(by=cleo, whom=ben)
    assert "Something by <span" in browse(cleo).get(card.get_absolute_url()).text
    for by, whom in ((cleo, ben), (ben, cleo)):
        Block.objects.block(by=by, whom=whom)
        assert LINE not in browse(cleo).get(card.get_absolute_url()).text
        assert browse(cleo).get(at(line, "edit")).status_code == 404
        Block.objects.filter(by=by).delete()
    assert LINE in browse(cleo).get(card.get_absolute_url()).text


def test_a_worry_about_a_line_goes_where_worries_go(cleo, ben, card, browse):
    add(card, ben)
    page = browse(cleo).get(card.get_absolute_url()).text
    address = f"/groups/morning/concern/{ben.pk}/"
    assert f'href="{address}"' in page and browse(cleo).get(address).status_code == 200
    assert "worries me" not in browse(ben).get(card.get_absolute_url()).text
    ExplainingLine.objects.update(author=None)
    page = browse(cleo).get(card.get_absolute_url()).text
    assert 'href="/groups/morning/concern/"' in page


def test_lines_come_in_pages(cleo, card, browse):
    for number in range(30):
        add(card, cleo, f"Line number {number}.")
    page = browse(cleo).get(card.get_absolute_url()).text
    assert "Line number 29." in page and "Line number 3." not in page
    older = page.split("?page=")[1].split('"')[0]
    older = browse(cleo).get(f"{card.get_absolute_url()}?page={older}").text
    assert "Line number 3." in older and "Line number 29." not in older
