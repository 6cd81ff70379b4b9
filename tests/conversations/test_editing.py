"""Changing one's own words: who may, what is kept of before, and who reads that."""

import re

import pytest
from django.db import connection
from django.utils import timezone

from alongside.conversations.models import Edit, Reply, Story
from alongside.conversations.second_thoughts.edits import edit
from alongside.conversations.taking_back import take_back
from alongside.people.leaving.exporting import sections
from alongside.people.models import Draft
from alongside.vault.erase import erase_person
from tests.begun import version_in
from tests.vault.search.conftest import index  # noqa: F401  A fixture.

BEFORE, AFTER = "The stairs again.", "The stairs, but slower."
EDITED = "· edited <time"


def door(shared, what="edit"):
    kind = "stories" if isinstance(shared, Story) else "replies"
    return f"/groups/morning/{kind}/{shared.pk}/{what}/"


def form(body=AFTER, version="first", **more):
    return {"body": body, "version": version, "wish": "listen", **more}


@pytest.fixture
def bens_reply(ben, bens_story):
    return bens_story.reply(by=ben, body=BEFORE)


@pytest.fixture(params=["bens_story", "bens_reply"])
def shared(request):
    return request.getfixturevalue(request.param)


# -- who may --------------------------------------------------------------------------------------


def test_the_author_alone_may(ada, ben, cleo, dev, evening, shared, browse):
    for person, refused in ((ada, 403), (cleo, 403), (dev, 404)):
        assert browse(person).get(door(shared)).status_code == refused
        assert browse(person).post(door(shared), form()).status_code == refused
    shared.refresh_from_db()
    assert shared.body == BEFORE and not Edit.objects.exists()
    assert BEFORE in browse(ben).get(door(shared)).text
    browse(ben).post(door(shared), form())
    shared.refresh_from_db()
    assert shared.body == AFTER


def test_the_way_there_stands_below_ones_own_words_only(ben, cleo, shared, browse):
    page = Story.objects.get().get_absolute_url()
    assert door(shared) in browse(ben).get(page).text
    assert door(shared) not in browse(cleo).get(page).text


def test_another_groups_address_does_not_lead_there(ben, evening, shared, browse):
    elsewhere = door(shared).replace("morning", "evening")
    assert browse(ben).get(elsewhere).status_code == 404
    assert browse(ben).post(elsewhere, form()).status_code == 404


def test_whoever_does_not_write_for_a_while_does_not_edit_either(morning, ben, shared, browse):
    later = timezone.now() + timezone.timedelta(days=1)
    morning.memberships.filter(person=ben).update(silenced_until=later)
    assert browse(ben).post(door(shared), form()).status_code == 403
    shared.refresh_from_db()
    assert shared.body == BEFORE


def test_what_was_taken_back_cannot_be_edited(ben, cleo, shared, browse):
    Story.objects.get().reply(by=cleo, body="I believe you.")
    take_back(shared)
    assert browse(ben).get(door(shared)).status_code == 404
    assert browse(ben).post(door(shared), form()).status_code == 404
    shared.refresh_from_db()
    assert shared.body is None


# -- what it does ---------------------------------------------------------------------------------


def test_the_page_says_that_it_was_edited(ben, cleo, shared, browse):
    page = Story.objects.get().get_absolute_url()
    assert EDITED not in browse(cleo).get(page).text
    browse(ben).post(door(shared), form())
    text = browse(cleo).get(page).text
    assert text.count(EDITED) == 1
    assert AFTER in text


def test_note_and_wish_change_too(ben, bens_story, browse):
    browse(ben).post(door(bens_story), form(BEFORE, wish="ideas", content_note="About stairs"))
    bens_story.refresh_from_db()
    assert (bens_story.wish, bens_story.content_note) == ("ideas", "About stairs")
    assert [edit.content_note for edit in Edit.objects.all()] == [""]


def test_of_a_wish_alone_no_words_are_kept(ben, bens_story, browse):
    browse(ben).post(door(bens_story), form(BEFORE, wish="questions"))
    bens_story.refresh_from_db()
    assert bens_story.wish == "questions" and bens_story.edited_at
    assert not Edit.objects.exists()


def test_what_did_not_change_was_not_edited(ben, shared, browse):
    browse(ben).post(door(shared), form(BEFORE))
    shared.refresh_from_db()
    assert shared.edited_at is None and not Edit.objects.exists()


def test_a_form_sent_twice_edits_once(ben, shared, browse):
    for _time in range(2):
        assert browse(ben).post(door(shared), form()).status_code == 302
    assert [edit.body for edit in Edit.objects.all()] == [BEFORE]


@pytest.mark.parametrize("body", ["", "  ", "x" * 20_001])
def test_what_does_not_fit_comes_back_and_nothing_changes(ben, shared, browse, body):
    page = browse(ben).post(door(shared), form(body, content_note="About stairs"))
    assert page.status_code == 200
    assert body.strip() in page.text and "About stairs" in page.text
    shared.refresh_from_db()
    assert shared.body == BEFORE


def test_another_tab_changed_it_meanwhile(ben, shared, browse):
    """Both texts come back; saving again is meant for what is shown then."""
    bens = browse(ben)
    bens.post(door(shared), form("From the first tab."))
    page = bens.post(door(shared), form("From the second tab."))
    assert page.status_code == 200
    assert "These words have changed meanwhile" in page.text
    assert "From the first tab." in page.text and "From the second tab." in page.text
    shared.refresh_from_db()
    assert shared.body == "From the first tab."
    version = version_in(page.text)
    bens.post(door(shared), form("From the second tab.", version=version))
    shared.refresh_from_db()
    assert shared.body == "From the second tab."
    assert {edit.body for edit in Edit.objects.all()} == {BEFORE, "From the first tab."}


def test_edited_words_are_looked_over_before(ben, shared, browse):
    bens = browse(ben)
    words = "Ring me on 07700 900123."
    page = bens.post(door(shared), form(words, content_note="About stairs"))
    assert '<mark dir="auto">07700 900123</mark>' in page.text
    assert f'action="{door(shared)}"' in page.text
    assert 'name="version" value="first"' in page.text and "About stairs" in page.text
    shared.refresh_from_db()
    assert shared.body == BEFORE
    gently = page.text.split('name="gently" value="anyway:')[1].split('"')[0]
    bens.post(door(shared), form(words, gently=f"anyway:{gently}"))
    shared.refresh_from_db()
    assert shared.body == words


def test_the_search_follows(index, ben, cleo, shared, browse):  # noqa: F811
    def finds(word):
        return 'class="search-result"' in browse(cleo).post("/search/", {"q": word}).text

    assert finds("stairs") and not finds("quellimorth")
    browse(ben).post(door(shared), form("It was quellimorth."))
    others = Story.objects.filter(pk=shared.story_id) if isinstance(shared, Reply) else []
    assert finds("quellimorth")
    assert finds("stairs") == bool(others), "the story above a reply has the word still"


# -- what it was before ---------------------------------------------------------------------------


def test_those_who_lead_read_what_it_was(ada, ben, cleo, dev, evening, shared, browse):
    browse(ben).post(door(shared), form())
    text = browse(ada).get(door(shared, "earlier")).text
    assert BEFORE in text and AFTER in text
    assert door(shared, "earlier") in browse(ada).get(Story.objects.get().get_absolute_url()).text
    for person, refused in ((ben, 403), (cleo, 403), (dev, 404)):
        assert browse(person).get(door(shared, "earlier")).status_code == refused
        page = browse(person).get(Story.objects.get().get_absolute_url())
        assert door(shared, "earlier") not in page.text


def test_what_has_a_note_now_comes_folded_as_it_was(ada, ben, shared, browse):
    browse(ben).post(door(shared), form(content_note="About stairs"))
    text = browse(ada).get(door(shared, "earlier")).text
    folds = text.split('<details class="folded">')
    assert BEFORE not in folds[0] and text.count('<details class="folded">') == 2


def earlier_words():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM conversations_edit")
        return cursor.fetchone()[0]


def test_it_goes_when_the_words_are_taken_back(ben, cleo, shared, browse):
    Story.objects.get().reply(by=cleo, body="I believe you.")
    browse(ben).post(door(shared), form())
    assert earlier_words() == 1
    take_back(shared)
    assert earlier_words() == 0


@pytest.mark.parametrize("words", ["keep", "take"])
def test_it_goes_when_its_author_is_erased(ben, shared, browse, words):
    browse(ben).post(door(shared), form())
    erase_person(ben.pk, keep=words == "keep")
    assert earlier_words() == 0
    if words == "keep":
        assert AFTER in [row.body for row in type(shared).objects.all()]


@pytest.mark.parametrize(("words", "left"), [("named", 1), ("unnamed", 0), ("taken", 0)])
def test_it_goes_when_the_words_go_or_lose_their_name(morning, ben, shared, browse, words, left):
    browse(ben).post(door(shared), form())
    morning.memberships.current().get(person=ben).end(by=ben, words=words)
    assert earlier_words() == left


def test_ones_own_earlier_words_come_along(ben, cleo, shared, browse):
    browse(ben).post(door(shared), form())
    for person, told in ((ben, [BEFORE]), (cleo, [])):
        [section] = [one for one in sections(person) if one.name == "edits"]
        assert [entry.words for entry in section.entries()] == told


def test_left_out_and_changed_meanwhile_it_comes_back(ben, bens_story, browse):
    words = {"body": "Mail ben@example.org", "wish": "listen", "version": "first"}
    page = browse(ben).post(door(bens_story), words).text
    leave_out = re.search(r'value="(leave_out:[0-9a-f]+)"', page)[1]
    edit(bens_story, version="first", body="Another tab.", content_note="", wish="listen")
    page = browse(ben).post(door(bens_story), words | {"gently": leave_out})
    assert page.status_code == 200 and "have changed meanwhile" in page.text


def test_a_note_that_was_emptied_does_not_come_back(ben, morning, browse):
    story = Story.objects.share(
        by=ben, group=morning, body="The stairs.", wish="listen", content_note="blood"
    )
    begun = {"body": "The stairs, again.", "content_note": "", "version": "first"}
    Draft.objects.keep(ben, f"edit_story:{story.pk}", **begun)
    page = browse(ben).get(door(story)).text
    assert "The stairs, again." in page and "blood" not in page
