"""Words that are held: who holds them, who still reads them, and where they are not any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.leading.first_replies import told_lately, unanswered, without_one
from alongside.conversations.models import Helped, Hold, Reply, Response, Story
from alongside.conversations.taking_back import take_back
from alongside.groups.models import EmergencyReading
from alongside.groups.roles import Role
from tests.groups.parting import place_of

from .held import HELD, RULE, SECRET, WHY, form, fresh, held, of, released

STORIES = "/groups/morning/stories/"
NOTE = "About neighbours"
OTHER = "Dr Trelawney"


@pytest.fixture
def words(morning, ben, cleo):
    """A story of Ben's with a note, a reply of Cleo's, and a reply of Ben's to it."""
    story = Story.objects.share(
        by=ben, group=morning, body=f"I met {SECRET}.", content_note=NOTE, wish="listen"
    )
    reply = story.reply(by=cleo, body="So did I.")
    story.reply(by=ben, body=f"As did {OTHER}, I think.", answers=reply)
    return story


@pytest.fixture(params=["story", "reply"])
def shared(request, words, cleo):
    """Ben's words: the story, or his reply, to which Cleo has answered."""
    if request.param == "story":
        return words
    reply = words.replies.get(author=words.author)
    words.reply(by=cleo, body="Yes.", answers=reply)
    return reply


# -- who ------------------------------------------------------------------------------------------


def test_who_leads_holds_with_a_rule_and_a_reason(ada, shared, browse):
    page = browse(ada).get(of(shared, "hold"))
    assert page.status_code == 200 and secret_in(shared) in page.text
    assert browse(ada).post(of(shared, "hold"), form(shared)).url == of(shared, "held")
    row = Hold.objects.get()
    assert (row.by, row.rule, row.reason, row.shared) == (ada, RULE, WHY, shared)
    assert fresh(shared).held_at == row.held_at


def test_nobody_else_does(morning, ada, ben, cleo, dev, evening, sue, shared, browse):
    for someone, refused in ((ben, 403), (cleo, 403), (sue, 403), (dev, 404)):
        assert browse(someone).post(of(shared, "hold"), form(shared)).status_code == refused
    theirs = of(shared, "hold").replace("morning", "evening")
    assert browse(dev).post(theirs, form(shared)).status_code == 404
    morning.memberships.filter(person=ada).update(role=Role.PEER)
    assert browse(ada).post(of(shared, "hold"), form(shared)).status_code == 403
    assert not Hold.objects.exists() and fresh(shared).held_at is None


def test_nobody_holds_words_of_their_own(ada, gwen, morning, browse):
    hers = Story.objects.share(by=ada, group=morning, body="Mine.", wish="listen")
    assert browse(ada).get(of(hers, "hold")).status_code == 403
    assert browse(ada).post(of(hers, "hold"), form(hers)).status_code == 403
    assert browse(gwen).post(of(hers, "hold"), form(hers)).status_code == 302
    page = browse(ada).get(of(hers, "held")).text
    assert "nobody here who had no part in this" in page and "Decide it like this" not in page


@pytest.mark.parametrize("wrong", [{"rule": ""}, {"rule": "unheard"}, {"reason": " "}])
def test_without_a_rule_and_a_reason_nothing_is_held(ada, shared, wrong, browse):
    page = browse(ada).post(of(shared, "hold"), form(shared, **wrong))
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert not Hold.objects.exists()


def test_a_reason_that_is_too_long_comes_back(ada, shared, browse):
    page = browse(ada).post(of(shared, "hold"), form(shared, reason="x" * 1501))
    assert page.status_code == 200 and "x" * 1501 in page.text
    assert not Hold.objects.exists()


def test_after_the_groups_end_nothing_is_held_or_released(morning, ada, ben, shared, browse):
    held(shared, ada)
    morning.ends_on = timezone.localdate() - timedelta(days=2)
    morning.save()
    assert browse(ada).post(of(shared, "hold"), form(shared)).status_code == 403
    page = browse(ada).get(of(shared, "held")).text
    assert "What is held stays held" in page and "Decide it like this" not in page
    said = {"outcome": "release", "why": "So.", "version": "first"}
    assert browse(ada).post(of(shared, "held"), said).status_code == 403
    browse(ben).post(of(shared, "held"), {"asks": "Please."})
    assert fresh(shared).held_at and Hold.objects.get().appealed_at is None


def test_words_left_without_a_name_can_be_held(ada, ben, shared, words, browse):
    place_of(ben, shared.group).end(by=ben, words="unnamed")
    page = browse(ada).get(words.get_absolute_url()).text
    assert fresh(shared).author is None and of(shared, "hold") in page
    assert of(shared, "word") not in page and of(shared, "move") not in page
    assert browse(ada).post(of(shared, "hold"), form(shared)).url == of(shared, "held")
    assert of(shared, "hold") not in browse(ada).get(words.get_absolute_url()).text


def test_of_words_with_a_name_there_is_a_private_word_too(ada, ben, shared, words, browse):
    page = browse(ada).get(words.get_absolute_url()).text
    assert of(shared, "hold") in page and of(shared, "word") in page
    assert isinstance(shared, Reply) or of(shared, "move") in page
    held(shared, ada)
    page = browse(ada).get(words.get_absolute_url()).text
    assert of(shared, "hold") not in page and of(shared, "word") in page
    assert of(shared, "move") not in page
    hers = Story.objects.share(by=ada, group=words.group, body="Mine.", wish="listen")
    assert of(hers, "hold") not in browse(ada).get(hers.get_absolute_url()).text


# -- at once, and meanwhile ------------------------------------------------------------------------


def test_of_two_who_hold_the_first_ones_reason_stands(ada, gwen, shared, browse):
    held(shared, ada)
    page = browse(gwen).post(of(shared, "hold"), form(shared, reason="Another."))
    assert page.status_code == 200 and "held already" in page.text
    assert "Another.</textarea>" in page.text and of(shared, "held") in page.text
    assert "It is held." not in page.text and "Hold it</button>" not in page.text
    again = held(shared, gwen, reason="Another.")
    assert again == Hold.objects.get() and again.reason == WHY and again.by == ada


def test_words_that_were_edited_meanwhile_are_read_once_more(ada, ben, shared, browse):
    before = form(shared)
    change(browse(ben), shared, "I met somebody.")
    page = browse(ada).post(of(shared, "hold"), before)
    assert page.status_code == 200
    assert "changed meanwhile" in page.text and WHY in page.text and "I met somebody." in page.text
    assert not Hold.objects.exists()
    edited = fresh(shared).edited_at
    assert f'value="{edited.isoformat()}"' in page.text
    assert browse(ada).post(of(shared, "hold"), form(shared)).status_code == 302
    assert Hold.objects.get().version == edited


def change(browser, shared, body):
    words = {"body": body, "wish": "listen", "version": form(shared)["version"]}
    assert browser.post(of(shared, "edit"), words).status_code == 302


def test_what_was_taken_back_meanwhile_is_not_held(ada, shared, browse):
    said = form(shared)
    take_back(shared)
    assert browse(ada).post(of(shared, "hold"), said).status_code == 404
    assert not Hold.objects.exists()


# -- where the words are not any more --------------------------------------------------------------


def secret_in(shared):
    return SECRET if isinstance(shared, Story) else OTHER


def pages(story):
    at = story.get_absolute_url()
    return ("/", "/groups/morning/", STORIES, at, "/groups/morning/helped/", f"{at}?answers=1")


def test_others_read_it_nowhere_and_are_not_told_why(ada, cleo, words, shared, browse):
    Helped.objects.pin(shared, caution=f"Ask {secret_in(shared)}.")
    reader = browse(cleo)
    assert secret_in(shared) in reader.get(words.get_absolute_url()).text
    held(shared, ada)
    for page in pages(words):
        text = reader.get(page).text
        assert secret_in(shared) not in text, page
        assert WHY not in text and "Saying who somebody is" not in text
        assert shared != words or NOTE not in text, "its note is held with it"
    story = reader.get(words.get_absolute_url()).text
    assert HELD in story and "So did I." in story, "answers of others stay"
    assert reader.get(of(shared, "held")).status_code == 404


def test_its_author_and_those_who_lead_read_it_where_it_stands(
    ada, ben, gwen, words, shared, browse
):
    held(shared, ada)
    for someone in (ada, ben, gwen):
        page = browse(someone).get(words.get_absolute_url()).text
        assert secret_in(shared) in page
        assert of(shared, "held") in page and "Why, and what can be done" in page
        assert WHY in browse(someone).get(of(shared, "held")).text


def test_a_search_finds_it_for_nobody_until_it_is_held_no_more(ada, ben, cleo, shared, browse):
    def finds(someone):
        word = secret_in(shared).split()[1]
        return f"{word}</mark>" in browse(someone).post("/search/", {"q": word}).text

    shared.content_note = ""
    shared.save(update_fields=["content_note"])
    assert finds(cleo) and finds(ben)
    made = held(shared, ada)
    assert not any(map(finds, (ada, ben, cleo)))
    released(made, ada)
    assert finds(cleo) and finds(ben)


def test_its_quote_is_not_shown_to_others(ben, ada, cleo, words, browse):
    quoted = words.replies.get(author=ben)
    words.reply(by=cleo, body="I see.", answers=quoted)
    at = words.get_absolute_url()
    assert browse(cleo).get(at).text.count(OTHER) == 2
    held(quoted, ada)
    page = browse(cleo).get(f"{at}?answers={quoted.pk}").text
    assert OTHER not in page and "In answer to" in page


def test_an_emergency_reading_does_not_open_it(ada, words, morning, olive, browse):
    held(words, ada)
    held(words.replies.get(author=words.author), ada)
    reading = EmergencyReading.objects.ask(by=olive, group=morning, reason="Nobody answers.")
    at = f"/emergency/{reading.pk}/"
    for page in (at, f"{at}stories/{words.pk}/"):
        text = browse(olive).get(page).text
        assert SECRET not in text and OTHER not in text and NOTE not in text and HELD in text


def test_a_row_that_was_found_for_nobody_gives_nothing(ada, shared):
    """Whatever is built next and does not think of holds shows no held word."""
    held(shared, ada)
    row = fresh(shared)
    assert row.readable("body") is None and row.note_for(ada) == ""
    assert row.is_held_back
    reader = type(shared).objects.visible_to(ada).get(pk=shared.pk)
    assert secret_in(shared) in reader.readable("body") and not reader.is_held_back


def test_it_is_no_news_and_no_answer(morning, ada, ben, cleo, browse):
    before = timezone.now() - timedelta(days=2)
    story = Story.objects.share(by=ben, group=morning, body="Marking.", wish="listen")
    reply = story.reply(by=cleo, body=SECRET)
    Story.objects.filter(pk=story.pk).update(shared_at=before)
    assert unanswered(place_of(ada, morning)) == []
    held(reply, ada)
    assert unanswered(place_of(ada, morning)) == [story]
    marked = Story.objects.with_mark_of(ben).get(pk=story.pk)
    assert marked.news_at is None
    assert without_one(told_lately(morning)) == "one or two of them"
    held(story, ada)
    assert unanswered(place_of(ada, morning)) == []
    assert without_one(told_lately(morning)) == ""
    listed = Story.objects.listed_for(cleo).with_news()
    assert story not in listed
    assert f"/stories/{story.pk}/" not in browse(cleo).get("/").text


def test_nobody_answers_it_with_a_tap(ada, cleo, shared, browse):
    held(shared, ada)
    Response.objects.give(by=cleo, to=shared, kind="hear")
    assert not Response.objects.exists()


def test_who_was_in_the_middle_of_it_is_not_led_back(ada, cleo, words, browse):
    words.mark_read(by=cleo, until=words.shared_at, left=True)
    assert "You were reading" in browse(cleo).get("/").text
    held(words, ada)
    assert "You were reading" not in browse(cleo).get("/").text


def test_held_no_more_it_is_back_where_it_was(ada, cleo, words, shared, browse):
    made = held(shared, ada)
    assert released(made, ada)
    page = browse(cleo).get(words.get_absolute_url()).text
    assert HELD not in page and secret_in(shared) in page


def test_a_search_for_all_of_somebody_shows_its_place_alone(ada, ben, cleo, shared, browse):
    held(shared, ada)
    page = browse(cleo).post("/search/", {"who": ben.called}).text
    assert secret_in(shared) not in page and HELD in page
    assert isinstance(shared, Reply) or NOTE not in page
    assert secret_in(shared) in browse(ben).post("/search/", {"who": ben.called}).text


def test_stopped_on_its_way_the_reason_comes_back_and_not_what_was_chosen(ada, bens_story, browse):
    by_password_alone = browse()
    by_password_alone.force_login(ada)
    page = by_password_alone.post(of(bens_story, "hold"), form(bens_story))
    assert page.status_code == 403 and WHY in page.text and "identifying" not in page.text
    assert not Hold.objects.exists()
