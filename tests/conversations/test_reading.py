"""Reading at one's own pace: how long it takes, going on where one was, starting from today."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import ReadingMark, Start, Story
from alongside.conversations.reading.pace import minutes_to_read
from alongside.people.leaving import pausing
from alongside.people.models import Block, Mute

START, UNDO = "/reading/start/", "/reading/start/undo/"
CARD, NEW = "You were reading", "New for you"


@pytest.mark.pure
@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 0), (1, 0), (180, 0), (269, 0), (271, 2), (360, 2), (720, 4), (1_800, 10)],
)
def test_a_minute_is_180_words_and_one_is_not_worth_saying(words, minutes):
    assert minutes_to_read("word " * words) == minutes


@pytest.mark.pure
def test_what_cannot_be_opened_takes_no_time():
    assert minutes_to_read(None) == 0


def test_a_longer_story_says_how_long_it_takes(morning, ben, cleo, bens_story, browse):
    long = Story.objects.share(by=ben, group=morning, body="word " * 720, wish="listen")
    for page in ("/", "/groups/morning/", "/groups/morning/stories/"):
        assert browse(cleo).get(page).text.count("about 4 minutes to read") == 1, page
    short, longer = (browse(cleo).get(one.get_absolute_url()).text for one in (bens_story, long))
    assert "to read" not in short
    assert "about 4 minutes to read" in longer


# -- going on where one was ------------------------------------------------------------------------


@pytest.fixture
def long_talk(ada, ben, bens_story):
    """Thirty replies, of which a page shows twenty-five."""
    for n in range(30):
        bens_story.reply(by=(ada, ben)[n % 2], body=f"Reply {n}")
    return bens_story


def put_away(story):
    return f"{story.get_absolute_url()}put-away/"


def test_left_in_the_middle_it_is_offered_where_it_was_left(cleo, long_talk, browse):
    cleos = browse(cleo)
    assert CARD not in cleos.get("/").text, "never opened, never left"
    cleos.get(long_talk.get_absolute_url())
    for page in ("/", "/groups/morning/"):
        shown = cleos.get(page).text
        card = shown.split(CARD)[1].split("</section>")[0]
        assert "The stairs again." in card
        address = card.split('href="')[1].split('"')[0]
        assert "page=after." in address
    there = cleos.get(address.partition("#")[0]).text
    assert "Reply 25" in there and "Reply 24" not in there
    assert CARD not in cleos.get("/").text, "read to the end"


def test_short_ones_are_never_left(cleo, ada, bens_story, browse):
    bens_story.reply(by=ada, body="I believe you.")
    cleos = browse(cleo)
    cleos.get(bens_story.get_absolute_url())
    assert CARD not in cleos.get("/").text
    bens_story.reply(by=ada, body="Still.")
    assert CARD not in cleos.get("/").text, "new replies are news, and not something left"


def test_put_away_it_is_not_offered_again_and_stays_unread(cleo, ben, dev, long_talk, browse):
    cleos = browse(cleo)
    cleos.get(long_talk.get_absolute_url())
    assert browse(dev).post(put_away(long_talk)).status_code == 404
    browse(ben).post(put_away(long_talk))
    assert CARD in cleos.get("/").text, "somebody else's tap is not hers"
    assert cleos.post(put_away(long_talk)).url == "/"
    for page in ("/", "/groups/morning/"):
        assert CARD not in cleos.get(page).text
    assert "new replies" in cleos.get("/").text
    assert cleos.post(put_away(long_talk)).status_code == 302


def test_put_away_on_the_groups_page_one_stays_there(cleo, long_talk, browse):
    cleos = browse(cleo)
    cleos.get(long_talk.get_absolute_url())
    here = {"Referer": "http://localhost/groups/morning/"}
    assert cleos.post(put_away(long_talk), headers=here).url == "/groups/morning/"


@pytest.mark.parametrize("how", ["block", "mute", "late", "arrived", "left", "taken_back"])
def test_what_is_not_there_or_long_ago_is_not_offered(morning, ben, cleo, long_talk, how, browse):
    cleos = browse(cleo)
    cleos.get(long_talk.get_absolute_url())
    place = morning.memberships.filter(person=cleo)
    if how == "block":
        Block.objects.block(by=cleo, whom=ben)
    elif how == "mute":
        Mute.objects.mute(by=cleo, whom=ben)
    elif how == "late":
        ReadingMark.objects.update(left_at=timezone.now() - timedelta(days=61))
    elif how == "arrived":
        place.update(sees_from=timezone.now())
    elif how == "left":
        place.get().end(by=cleo)
    else:
        Story.objects.update(body=None, taken_back_at=timezone.now())
    assert CARD not in cleos.get("/").text


def test_under_a_content_note_the_card_shows_the_note_alone(ada, cleo, long_talk, browse):
    long_talk.content_note = "A fall"
    long_talk.save(update_fields=["content_note"])
    cleos = browse(cleo)
    cleos.get(long_talk.get_absolute_url())
    for page in ("/", "/groups/morning/"):
        shown = cleos.get(page).text
        assert CARD in shown and "A fall" in shown
        assert "The stairs" not in shown, page


# -- starting from today ---------------------------------------------------------------------------


def test_one_tap_and_nothing_older_is_new(cleo, ada, bens_story, long_talk, browse):
    cleos = browse(cleo)
    cleos.get(long_talk.get_absolute_url())
    assert "Start from today" in cleos.get("/").text
    assert cleos.post(START).url == "/"
    shown = cleos.get("/").text
    assert NEW not in shown and CARD not in shown and "is-new" not in shown
    assert "is-new" not in cleos.get("/groups/morning/stories/").text
    assert "The stairs again." in cleos.get("/groups/morning/stories/").text, "all is there"


def test_what_comes_afterwards_is_new(morning, ada, cleo, bens_story, browse):
    cleos = browse(cleo)
    cleos.post(START)
    bens_story.reply(by=ada, body="I believe you.")
    Story.objects.share(by=ada, group=morning, body="Slept at last.", wish="listen")
    shown = cleos.get("/").text.split(NEW)[1]
    assert "The stairs again." in shown and "Slept at last." in shown
    assert "new replies" in shown


def test_it_is_ones_own(ada, cleo, bens_story, browse):
    browse(cleo).post(START)
    assert NEW in browse(ada).get("/").text
    browse(ada).post(UNDO)
    assert Start.objects.get().person == cleo


def test_a_second_tap_does_not_write_over_what_held_before(morning, cleo, bens_story, browse):
    cleos = browse(cleo)
    cleos.post(START)
    cleos.post(START)
    page = cleos.post(UNDO, follow=True).text
    assert "new again" in page and NEW in page
    assert not Start.objects.exists()


def test_it_can_be_undone_once(morning, cleo, bens_story, browse, monkeypatch):
    from alongside.conversations.reading import views

    monkeypatch.setattr(views, "ONE_TAP", timedelta(0))
    cleos = browse(cleo)
    assert "Undo starting" not in cleos.get("/").text
    cleos.post(START)
    assert "Undo starting" in cleos.get("/").text
    cleos.post(UNDO)
    shown = cleos.get("/").text
    assert NEW in shown and "Undo starting" not in shown
    cleos.post(START)
    first = Start.objects.get().at
    cleos.post(START)
    cleos.post(UNDO)
    assert Start.objects.get().at == first, "what held before holds again"
    cleos.post(UNDO)
    assert Start.objects.get().at == first, "once"


def test_a_day_later_it_is_not_undone_any_more(cleo, bens_story, browse, monkeypatch):
    from alongside.conversations.reading import views

    cleos = browse(cleo)
    cleos.post(START)
    monkeypatch.setattr(views, "UNDO_FOR", timedelta(0))
    assert "Undo starting" not in cleos.get("/").text
    cleos.post(UNDO)
    assert Start.objects.count() == 1


def test_a_start_and_a_break_hold_side_by_side(cleo, ada, morning, bens_story, browse):
    """Whichever was later says what is new."""
    cleos = browse(cleo)
    cleos.post(START)
    Story.objects.share(by=ada, group=morning, body="Slept at last.", wish="listen")
    assert "Slept at last." in cleos.get("/").text.split(NEW)[1]
    pausing.begin(cleo)
    pausing.come_back(cleo)
    assert NEW not in browse(cleo).get("/").text
    cleos.post(UNDO)
    assert NEW not in browse(cleo).get("/").text, "the break still holds"


# -- how far somebody has read ---------------------------------------------------------------------


def replies(story):
    return f"/stories/{story.pk}/replies/"


def test_what_came_while_somebody_wrote_is_not_read_by_it(ben, cleo, bens_story, browse):
    bens = browse(ben)
    bens.get(bens_story.get_absolute_url())
    bens_story.reply(by=cleo, body="Shall I come over?")
    page = bens.post(replies(bens_story), {"body": "P.S. The lift too."}, follow=True)
    assert "come over" not in page.text
    assert "new replies" in bens.get("/groups/morning/stories/").text
    page = bens.get(bens_story.get_absolute_url()).text
    assert "come over" in page and page.count("is-new") == 1, "and one's own is not new"
    assert "new replies" not in bens.get("/groups/morning/stories/").text


def test_a_way_into_the_middle_reads_nothing_before_it(ada, ben, cleo, bens_story, browse):
    there = [bens_story.reply(by=cleo, body=f"Reply {n}") for n in range(60)]
    adas = browse(ada)
    assert "Reply 55" in adas.get(there[50].get_absolute_url(), follow=True).text
    assert "new replies" in adas.get("/groups/morning/stories/").text
    page = adas.get(bens_story.get_absolute_url()).text
    assert page.count("is-new") == 25 and "Reply 0" in page
    for at in (25, 50):
        adas.get(there[at].get_absolute_url())
    assert "new replies" not in adas.get("/groups/morning/stories/").text


def test_what_is_unread_of_somebody_muted_holds_nothing_back(ada, ben, cleo, bens_story, browse):
    adas = browse(ada)
    adas.get(bens_story.get_absolute_url())
    Mute.objects.mute(by=ada, whom=cleo)
    bens_story.reply(by=cleo, body="Folded.")
    last = bens_story.reply(by=ben, body="Open.")
    adas.get(last.get_absolute_url())
    assert "new replies" not in adas.get("/groups/morning/stories/").text
