"""Words with a content note come folded wherever they are shown: a test for each way out of them.

Cleo has shared them; Ben reads them, and leads nothing.
"""

import io
import re
import zipfile

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from alongside.conversations.models import Helped, Reply, Story
from alongside.conversations.taking_back import take_back
from alongside.people.leaving.exporting import archive
from alongside.people.models import Mute
from tests.emergencies import clock, pages, reading  # noqa: F401  Fixtures.
from tests.live.conftest import application, line  # noqa: F401  Fixtures.
from tests.live.test_who_hears import browser, do, stream_of, together
from tests.meetings.evening import Evening
from tests.on_disk import on_disk  # noqa: F401  A fixture.
from tests.vault.search.conftest import index  # noqa: F401  A fixture.

NOTE, HARD, HARDER = "About needles", "quellimorth", "brindlevast"
LISTS = ("/", "/groups/morning/", "/groups/morning/stories/")
STORIES = "/groups/morning/stories/"
FOLD = re.compile(r'<details class="folded">.*?</details>', re.S)


@pytest.fixture
def noted(morning, cleo):
    """Cleo's story, with a note."""
    said = {"body": f"It was {HARD}.", "content_note": NOTE}
    return Story.objects.share(by=cleo, group=morning, wish="listen", **said)


@pytest.fixture
def noted_reply(noted, cleo):
    return noted.reply(by=cleo, body=f"And {HARDER}.", content_note=NOTE)


def outside_of_folds(text):
    return FOLD.sub(lambda fold: fold[0].split("</summary>")[0], text)


# -- giving one -----------------------------------------------------------------------------------


def test_it_is_given_with_the_words(morning, cleo, browse):
    form = {"body": "It was long.", "wish": "listen", "content_note": "  About\n needles\x00 "}
    browse(cleo).post(STORIES, form)
    story = Story.objects.get()
    assert story.content_note == NOTE
    form = {"body": "And hot.", "content_note": NOTE}
    browse(cleo).post(f"{story.get_absolute_url()}replies/", form)
    assert Reply.objects.get().content_note == NOTE


def test_too_long_a_note_comes_back_whole_with_the_words(morning, cleo, browse):
    form = {"body": "It was long.", "wish": "ideas", "content_note": "n" * 121}
    page = browse(cleo).post(STORIES, form)
    assert "This takes up to 120 letters." in page.text
    assert "n" * 121 in page.text and "It was long." in page.text
    assert not Story.objects.exists()


def test_with_and_without_one_words_lie_there_alike(noted, bens_story):
    """Nobody can tell from the table which words have a note."""
    sizes = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content_note FROM conversations_story")
        sizes = {len(bytes(blob)) for (blob,) in cursor.fetchall()}
    assert len(sizes) == 1 and sizes != {0}


def test_it_is_looked_over_like_the_words(morning, cleo, browse):
    cleos = browse(cleo)
    form = {"body": "It was long.", "wish": "listen", "content_note": "Ask 07700 900123"}
    page = cleos.post(STORIES, form)
    assert '<mark dir="auto">07700 900123</mark>' in page.text
    assert not Story.objects.exists()
    gently = page.text.split('name="gently" value="leave_out:')[1].split('"')[0]
    cleos.post(STORIES, form | {"gently": f"leave_out:{gently}"})
    assert Story.objects.get().content_note == "Ask (left out)"


def test_the_page_before_sharing_keeps_it(morning, cleo, browse):
    form = {"body": "Ring 07700 900123", "wish": "listen", "content_note": NOTE}
    page = browse(cleo).post(STORIES, form)
    assert f'value="{NOTE}"' in page.text


# -- what others are shown ------------------------------------------------------------------------


@pytest.mark.parametrize("address", LISTS)
def test_a_list_has_the_note_alone(ben, noted, browse, address):
    text = browse(ben).get(address).text
    assert NOTE in text
    assert HARD not in text


def test_the_page_of_the_story_has_the_words_in_folds_alone(ben, noted_reply, browse):
    text = browse(ben).get(noted_reply.story.get_absolute_url()).text
    folds = FOLD.findall(text)
    assert [HARD in folds[0], HARDER in folds[1], len(folds)] == [True, True, 2]
    assert all(NOTE in fold.split("</summary>")[0] for fold in folds)
    assert not any(word in outside_of_folds(text) for word in (HARD, HARDER))


def test_their_author_has_them_unfolded(cleo, noted_reply, browse):
    text = browse(cleo).get(noted_reply.story.get_absolute_url()).text
    assert FOLD.findall(text) == []
    assert HARD in text and HARDER in text
    assert HARD in browse(cleo).get(STORIES).text


def test_without_a_note_nothing_is_folded(cleo, bens_story, browse):
    """The control."""
    text = browse(cleo).get(bens_story.get_absolute_url()).text
    assert FOLD.findall(text) == [] and "The stairs again." in text


def test_those_who_lead_find_them_folded_too(ada, noted, browse):
    assert HARD not in outside_of_folds(browse(ada).get(noted.get_absolute_url()).text)


def test_where_their_author_is_muted_they_lie_in_two_folds(ben, cleo, noted, browse):
    Mute.objects.mute(by=ben, whom=cleo)
    bens = browse(ben)
    text = bens.get(noted.get_absolute_url()).text
    assert text.count('<details class="folded">') == 2
    assert HARD not in text.split("Folded: ")[0]
    assert HARD not in bens.get(STORIES).text


def test_what_helped_has_the_note_alone(ben, cleo, noted, noted_reply, browse):
    for shared in (noted, noted_reply):
        Helped.objects.pin(shared, caution="")
    text = browse(ben).get("/groups/morning/helped/").text
    assert text.count(f"{NOTE}</span>") == 2
    assert HARD not in text and HARDER not in text


def test_the_desk_of_those_who_lead_has_the_note_alone(morning, ada, noted, browse):
    morning.memberships.update(sees_from=None)
    two_days_ago = timezone.now() - timezone.timedelta(days=2)
    Story.objects.update(shared_at=two_days_ago, parked_at=timezone.now())
    text = browse(ada).get("/groups/morning/desk/").text
    assert text.count(f"{NOTE}</span>") == 2, "unanswered, and kept for the next meeting"
    assert HARD not in text


def test_a_search_has_no_snippet_and_no_mark(index, ben, cleo, noted_reply, browse):  # noqa: F811
    for word in (HARD, HARDER):
        text = browse(ben).post("/search/", {"q": word}).text
        found = text.split('<ol class="search-results">')[1].split("</ol>")[0]
        assert NOTE in found
        assert word not in found and "<mark>" not in found
    assert f"<mark>{HARD}</mark>" in browse(cleo).post("/search/", {"q": HARD}).text


def test_an_emergency_reading_finds_them_folded(reading, olive, noted_reply, browse):  # noqa: F811
    stories, story = pages(reading, noted_reply.story)
    olives = browse(olive)
    assert NOTE in olives.get(stories).text and HARD not in olives.get(stories).text
    text = olives.get(story).text
    assert HARD in text and HARDER in text
    assert not any(word in outside_of_folds(text) for word in (HARD, HARDER))


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_what_others_take_along_has_none_of_it(who, noted_reply, request):
    with zipfile.ZipFile(io.BytesIO(archive(request.getfixturevalue(who)))) as file:
        told = " ".join(file.read(name).decode() for name in file.namelist())
    assert not any(word in told for word in (NOTE, HARD, HARDER))


def test_their_author_takes_them_along_with_the_note(cleo, noted):
    with zipfile.ZipFile(io.BytesIO(archive(cleo))) as file:
        told = " ".join(file.read(name).decode() for name in file.namelist())
    assert HARD in told and NOTE in told


def test_no_title_has_the_words_or_the_note(ben, noted_reply, browse):
    bens = browse(ben)
    for address in (*LISTS, noted_reply.story.get_absolute_url(), noted_reply.get_absolute_url()):
        title = bens.get(address).text.split("<title>")[1].split("</title>")[0]
        assert not any(word in title for word in (NOTE, HARD, HARDER))


def test_no_letter_is_sent(ben, cleo, morning, browse):
    form = {"body": HARD, "wish": "listen", "content_note": NOTE}
    browse(cleo).post(STORIES, form)
    assert Story.objects.exists()
    assert mail.outbox == []


@pytest.mark.usefixtures("on_disk")
def test_the_stream_of_a_meeting_says_nothing_of_it(tonight, ada, ben, cleo, browse, line):  # noqa: F811
    room = Evening(tonight, browse).begin(ada, ben, cleo)
    said = {"body": HARD, "wish": "listen", "content_note": NOTE}

    async def story():
        async with line(browser(room, ben), stream_of(room)) as listening:
            heard = await listening.hears()
            await do(browser(room, cleo).post, STORIES, said)
            assert await listening.hears_nothing()
        async with line(browser(room, ben), stream_of(room)) as listening:
            heard += await listening.hears()
        assert not any(word in heard for word in (HARD, NOTE))

    together(story)
    assert Story.objects.exists()


def test_what_it_stood_above_takes_it_along(noted_reply):
    take_back(noted_reply)
    take_back(noted_reply.story)
    for row in Reply.objects.all():
        assert (row.body, row.content_note) == (None, None)
    assert not Story.objects.exists()


def test_a_note_that_does_not_open_folds_all_the_same(ben, noted, browse):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE conversations_story SET content_note = %s", [b"\x02" * 80])
    text = browse(ben).get(noted.get_absolute_url()).text
    assert HARD not in outside_of_folds(text)
    assert HARD not in browse(ben).get(STORIES).text


def test_words_from_before_there_were_notes_are_not_folded(ben, cleo, bens_story, browse):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE conversations_story SET content_note = NULL")
    assert FOLD.findall(browse(cleo).get(bens_story.get_absolute_url()).text) == []
