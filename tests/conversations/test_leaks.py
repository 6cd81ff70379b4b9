"""Words with a content note, on every way out of a conversation: none of them shows outside a fold.

The ways themselves are in channels.py, each with the test that holds it. What is tested here Cleo
has shared; Ben reads it, and Ada, who leads. The words are made up, so that a page has them from
nowhere else.
"""

import re

import pytest
from django.utils import timezone

from alongside.conversations.models import Helped, Story
from alongside.conversations.second_thoughts.edits import edit, version_of
from alongside.conversations.starters import starters_for
from tests.begun import version_in
from tests.emergencies import clock, pages, reading  # noqa: F401  Fixtures.
from tests.vault.search.conftest import index  # noqa: F401  A fixture.

from .channels import FILES, PAGES, WAYS, channels, draws
from .test_content_notes import NOTE, outside_of_folds

HARD, HARDER, BEFORE, ORDINARY = "quellimorth", "brindlevast", "oskerwane", "hallorimp"
LISTS = ("/", "/groups/morning/", "/groups/morning/stories/", "/groups/morning/helped/")
A_STORY = re.compile(r'href="/stories/(\d+)/')


@pytest.fixture
def noted(morning, cleo):
    said = {"body": f"It was {HARD}, and {ORDINARY}.", "content_note": NOTE}
    return Story.objects.share(by=cleo, group=morning, wish="listen", **said)


@pytest.fixture
def noted_reply(noted, cleo):
    return noted.reply(by=cleo, body=f"And {HARDER}.", content_note=NOTE)


def hidden(text):
    """None of the words is outside a fold, and neither they nor their note are in the title."""
    title = re.search("<title>(.*?)</title>", text, re.S)[1]
    assert NOTE not in title
    return not any(word in outside_of_folds(text) + title for word in (HARD, HARDER, BEFORE))


# -- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ben", "ada"])
@pytest.mark.parametrize("address", LISTS)
def test_lists(who, address, noted, noted_reply, browse, request):
    for shared in (noted, noted_reply):
        Helped.objects.pin(shared, caution="")
    text = browse(request.getfixturevalue(who)).get(address).text
    assert NOTE in text and hidden(text)


@pytest.mark.parametrize("who", ["ben", "ada"])
def test_the_story_its_replies_and_quotes(who, noted_reply, ben, browse, request):
    """From above, from a reply's address, and with that reply to be answered, or answered."""
    story = noted_reply.story
    story.reply(by=ben, body="Oh Cleo.", answers=noted_reply)
    reader = browse(request.getfixturevalue(who))
    at = story.get_absolute_url()
    for address in (at, noted_reply.get_absolute_url(), f"{at}?answers={noted_reply.pk}"):
        text = reader.get(address).text
        assert "In answer to" in text and "Cleo" in text and NOTE in text
        assert HARD in text and hidden(text)


def test_what_somebody_was_reading(noted_reply, ben, browse):
    story = noted_reply.story
    story.mark_read(by=ben, until=story.shared_at, left=True)
    bens = browse(ben)
    for address in ("/", "/groups/morning/"):
        card = bens.get(address).text.split('aria-labelledby="resume"')[1].split("</section>")[0]
        assert NOTE in card
        assert not any(word in card for word in (HARD, HARDER))


@pytest.mark.parametrize("page", ["pause", "hold", "word", "move"])
def test_where_those_who_lead_decide_about_it(page, noted, ada, browse):
    text = browse(ada).get(f"/groups/morning/stories/{noted.pk}/{page}/").text
    assert NOTE in text and HARD in text and hidden(text)


def test_where_it_is_held(noted, ada, browse):
    adas, at = browse(ada), f"/groups/morning/stories/{noted.pk}"
    version = version_in(adas.get(f"{at}/hold/").text)
    form = {"rule": "other", "reason": "Too much for some of us.", "version": version}
    held = adas.post(f"{at}/hold/", form)
    assert held.status_code == 302, held.text
    changed = {"body": f"It was {HARD}, and {HARDER}.", "content_note": NOTE, "wish": "listen"}
    assert edit(Story.objects.get(), version=version_of(Story.objects.get()), **changed)
    assert HARDER in adas.get(f"{at}/held/").text, "what was changed is there, for who decides"
    for address in (f"{at}/held/", "/groups/morning/desk/", noted.get_absolute_url()):
        assert hidden(adas.get(address).text)


def test_what_it_was_before_it_was_edited(noted, ada, browse):
    """With a note then or now: the words of before it was given one are folded as well."""
    for body, note in ((f"It was {BEFORE}.", ""), (f"It was {HARD}.", NOTE)):
        story = Story.objects.get()
        words = {"body": body, "content_note": note, "wish": "listen"}
        assert edit(story, version=version_of(story), **words)
    text = browse(ada).get(f"/groups/morning/stories/{noted.pk}/earlier/").text
    assert BEFORE in text and HARD in text and hidden(text)


@pytest.mark.usefixtures("index")
def test_stories_alike(noted, morning, ben, browse):
    """Neither in the list of another story, nor as what it has in common with one."""
    said = f"It was {HARD}, and {ORDINARY} again."
    mine = Story.objects.share(by=ben, group=morning, body=said, wish="listen")
    lists = browse(ben).get(f"{mine.get_absolute_url()}alike/").text.split("<main")[1]
    assert HARD not in lists
    of_it = browse(ben).get(f"{noted.get_absolute_url()}alike/").text.split("<main")[1]
    assert "Both say" not in lists + of_it


def test_the_page_before_sharing(noted_reply, ben, browse):
    """It draws what somebody answers, and the reply that they are about to give to it."""
    form = {"body": "Ring me on 07700 900123", "answers": noted_reply.pk}
    page = browse(ben).post(f"{noted_reply.story.get_absolute_url()}replies/", form)
    assert "Before you share this" in page.text and hidden(page.text)


def test_a_refused_reply_to_it(noted_reply, ben, browse):
    form = {"body": " ", "answers": noted_reply.pk}
    page = browse(ben).post(f"{noted_reply.story.get_absolute_url()}replies/", form)
    assert "There are no words here yet." in page.text and hidden(page.text)


@pytest.mark.usefixtures("index")
def test_a_search_for_other_words_of_it(noted, ben, browse):
    """What finds it may be ordinary; what is beside it in there is not shown."""
    text = browse(ben).post("/search/", {"q": ORDINARY}).text
    found = text.split('<ol class="search-results">')[1].split("</ol>")[0]
    assert NOTE in found and HARD not in found and ORDINARY not in found


def test_an_emergency_reading(reading, olive, noted_reply, browse):  # noqa: F811
    for address in pages(reading, noted_reply.story):
        text = browse(olive).get(address).text
        assert NOTE in text and hidden(text)


# -- order ----------------------------------------------------------------------------------------


def stories_of(text):
    """The ids of stories that a page leads to, in their order, each once."""
    return list(dict.fromkeys(A_STORY.findall(text.split("<main")[1])))


def with_and_without(story, look):
    """What `look` finds without a note and with one; the note is all that differs."""
    found = []
    for note in ("", NOTE):
        story.content_note = note
        story.save(update_fields=["content_note"])
        found.append(look())
    return found


@pytest.mark.parametrize("address", [*LISTS, "/groups/morning/desk/"])
def test_no_list_has_another_order_or_number_for_a_note(address, morning, noted, ben, ada, browse):
    three_days_ago = timezone.now() - timezone.timedelta(days=3)
    for day in range(3):
        mine = Story.objects.share(by=ben, group=morning, body=f"Day {day}", wish="ideas")
        Story.objects.filter(pk=mine.pk).update(
            shared_at=three_days_ago + timezone.timedelta(hours=day - 1)
        )
        Helped.objects.pin(mine, caution="")
    Helped.objects.pin(noted, caution="")
    Story.objects.filter(pk=noted.pk).update(shared_at=three_days_ago)
    reader = browse(ada)
    plain, with_note = with_and_without(noted, lambda: stories_of(reader.get(address).text))
    assert str(noted.pk) in plain and len(plain) > 2
    assert plain == with_note


@pytest.mark.usefixtures("index")
def test_no_search_has_another_order_or_number_for_a_note(morning, noted, ben, browse):
    for words in (f"{ORDINARY}.", f"{ORDINARY} {ORDINARY} and long after that no more."):
        Story.objects.share(by=ben, group=morning, body=words, wish="ideas")
    bens = browse(ben)
    plain, with_note = with_and_without(
        noted, lambda: stories_of(bens.post("/search/", {"q": ORDINARY}).text)
    )
    assert len(plain) == 3 and plain == with_note


def test_what_is_offered_to_say_is_the_same_for_a_note(noted, ben, browse):
    """Beginnings of an answer come from the wish alone."""
    bens = browse(ben)
    plain, with_note = with_and_without(
        noted,
        lambda: re.findall('data-starter="(.*?)"', bens.get(noted.get_absolute_url()).text),
    )
    assert plain == with_note and len(plain) == len(starters_for(noted.wish)) > 0


# -- the table ------------------------------------------------------------------------------------


def test_every_channel_has_a_row_and_no_row_is_of_the_past():
    """A new template, or code, which draws the words of somebody says here how they stay folded."""
    templates, code = channels()
    assert templates == set(PAGES), templates ^ set(PAGES)
    assert code == set(FILES), code ^ set(FILES)


def test_every_row_names_a_test_that_there_is():
    from . import test_content_notes, test_leaks

    rows = (*PAGES.values(), *FILES.values(), *WAYS.values())
    named = {name for name in rows if name.startswith("test_")}
    assert len(named) > 14
    there = {*vars(test_leaks), *vars(test_content_notes)}
    assert named <= there, named - there


@pytest.mark.parametrize(
    "line",
    [
        '{{ ui.their_words(story, "body") }}',
        "{{ reply.body|paragraphs }}",
        '{{ story.readable("body")|beginning }}',
        '{{ ui.folded(reply, "reply-words") }}',
        '{% set words = story.readable("body") %}',
        "return render_letter(story.body)",
        'subject = row.readable("body")[:40]',
    ],
)
def test_a_new_channel_would_be_noticed(line):
    assert draws(line)


@pytest.mark.parametrize(
    "line",
    [
        '{% if story.readable("body") is not none %}',
        '{{ ui.words(form["body"]) }}',
        "document.body.focus()",
        'self.readable("body") is None',
    ],
)
def test_what_shows_no_words_is_no_channel(line):
    assert not draws(line)
