"""Who may read, share and answer a story. The people are introduced in alongside/cast.py."""

import re

import pytest

from alongside.conversations.models import Reply, Story
from alongside.people.models import Draft
from tests.begun import began_on


def test_sharing_puts_the_story_in_the_group(morning, cleo, browse):
    answer = browse(cleo).post("/groups/morning/stories/", {"body": "Hello", "wish": "ideas"})
    story = Story.objects.get()
    assert answer.url == story.get_absolute_url()
    assert (story.group, story.author, story.body, story.wish) == (morning, cleo, "Hello", "ideas")


@pytest.mark.parametrize("wish", ["listen", "ideas", "questions"])
def test_the_wish_is_shown_to_everyone_who_answers(morning, ben, cleo, browse, wish):
    story = Story.objects.share(by=ben, group=morning, body="The stairs.", wish=wish)
    assert story.get_wish_display() in browse(cleo).get(story.get_absolute_url()).text


def test_outsiders_do_not_learn_that_a_story_exists(dev, evening, bens_story, browse):
    stranger = browse(dev)
    assert stranger.get(bens_story.get_absolute_url()).status_code == 404
    assert stranger.get("/stories/1234567/").status_code == 404
    assert stranger.get("/groups/morning/stories/").status_code == 404


def test_nothing_can_be_read_before_the_agreement_is_accepted(invited, bens_story, browse):
    nia = browse(invited)
    assert nia.get(bens_story.get_absolute_url()).status_code == 404
    answer = nia.get("/groups/morning/stories/")
    assert answer.url == "/groups/morning/agreement/?next=%2Fgroups%2Fmorning%2Fstories%2F"
    nia.post("/groups/morning/agreement/", {"agreed": "on"})
    assert "The stairs again." in nia.get(bens_story.get_absolute_url()).text


def test_a_reply_stands_below_the_story(cleo, bens_story, browse):
    page = browse(cleo).post(
        f"/stories/{bens_story.pk}/replies/", {"body": "I believe you."}, follow=True
    )
    assert "I believe you." in page.text
    assert bens_story.replies.get().author == cleo


def test_outsiders_cannot_answer(dev, evening, bens_story, browse):
    answer = browse(dev).post(f"/stories/{bens_story.pk}/replies/", {"body": "Hello"})
    assert answer.status_code == 404
    assert not Reply.objects.exists()


def test_a_form_sent_twice_shares_once(morning, cleo, browse):
    form = {"id": "42", "body": "Only once", "wish": "listen"}
    first, second = (browse(cleo).post("/groups/morning/stories/", form) for _ in range(2))
    assert first.url == second.url == "/stories/42/"
    assert Story.objects.count() == 1


def test_somebody_elses_id_cannot_be_taken(morning, cleo, bens_story, browse):
    form = {"id": str(bens_story.pk), "body": "Mine now", "wish": "listen"}
    browse(cleo).post("/groups/morning/stories/", form)
    bens_story.refresh_from_db()
    assert bens_story.body == "The stairs again."
    assert cleo_has_shared(cleo, "Mine now")


def cleo_has_shared(cleo, body):
    return [story.body for story in Story.objects.filter(author=cleo)] == [body]


def test_an_empty_story_is_asked_for_kindly(morning, cleo, browse):
    page = browse(cleo).post("/groups/morning/stories/", {"body": "   ", "wish": "listen"})
    assert "There are no words here yet." in page.text


def test_too_long_a_story_comes_back_whole(morning, cleo, browse):
    words = "long " * 20_000
    page = browse(cleo).post("/groups/morning/stories/", {"body": words, "wish": "listen"})
    assert "Nothing is lost" in page.text
    assert words.strip() in page.text
    assert not Story.objects.exists()


def test_null_bytes_are_dropped_and_the_words_stay(morning, cleo, browse):
    browse(cleo).post("/groups/morning/stories/", {"body": "a\x00b", "wish": "listen"})
    assert Story.objects.get().body == "ab"


def test_markup_is_shown_as_it_was_typed(morning, cleo, browse):
    words = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    page = browse(cleo).post(
        "/groups/morning/stories/", {"body": words, "wish": "listen"}, follow=True
    )
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text


def test_what_is_new_is_marked_until_it_was_read(ben, cleo, bens_story, browse):
    cleos = browse(cleo)
    assert ">new<" in cleos.get("/groups/morning/stories/").text
    cleos.get(bens_story.get_absolute_url())
    assert ">new<" not in cleos.get("/groups/morning/stories/").text
    bens_story.reply(by=ben, body="And the lift is broken.")
    assert ">new replies<" in cleos.get("/groups/morning/stories/").text
    cleos.get(bens_story.get_absolute_url())
    assert ">new replies<" not in cleos.get("/groups/morning/stories/").text


def test_replies_come_in_pages_of_twenty_five(cleo, bens_story, browse):
    for number in range(60):
        bens_story.reply(by=cleo, body=f"Reply number {number}.")
    shown, address, client = [], bens_story.get_absolute_url(), browse(cleo)
    while address:
        page = client.get(address)
        numbers = [n for n in range(60) if f"Reply number {n}." in page.text]
        assert len(numbers) <= 25
        shown += numbers
        later = re.search(r'href="[^"]*\?page=(after[^"]+)"', page.text)
        address = later and f"{bens_story.get_absolute_url()}?page={later[1]}"
    assert shown == list(range(60))


@pytest.mark.parametrize("cursor", ["before.x.y", "after.999999999999999999999.1", "..", "after.1"])
def test_a_mistyped_page_shows_the_first_one(cleo, bens_story, browse, cursor):
    page = browse(cleo).get(bens_story.get_absolute_url(), {"page": cursor})
    assert page.status_code == 200


def test_only_the_author_sees_who_responded(ada, ben, cleo, bens_story, browse):
    browse(cleo).post(f"/stories/{bens_story.pk}/responses/", {"kind": "hear"})
    assert given(browse(ben).get(bens_story.get_absolute_url())) == ["I hear you: Cleo"]
    assert given(browse(ada).get(bens_story.get_absolute_url())) == ["I hear you"]


def given(page):
    """The responses on a page, as a reader sees them."""
    lists = re.findall(r'<ul class="responses-given">(.*?)</ul>', page.text, re.S)
    items = re.findall(r"<li>(.*?)</li>", " ".join(lists), re.S)
    return [" ".join(re.sub(r"<[^>]+>", "", item).split()) for item in items]


def test_a_response_is_given_once_and_can_be_taken_back(cleo, bens_story, browse):
    respond = f"/stories/{bens_story.pk}/responses/"
    for _tap in range(2):
        browse(cleo).post(respond, {"kind": "same"})
        assert bens_story.responses.count() == 1
    assert 'name="take_back" value="same"' in browse(cleo).get(bens_story.get_absolute_url()).text
    browse(cleo).post(respond, {"take_back": "same"})
    assert bens_story.responses.count() == 0


def test_an_unknown_response_changes_nothing(cleo, dev, evening, bens_story, browse):
    respond = f"/stories/{bens_story.pk}/responses/"
    browse(cleo).post(respond, {"kind": "angry"})
    assert browse(dev).post(respond, {"kind": "hear"}).status_code == 404
    assert bens_story.responses.count() == 0


def test_a_draft_waits_where_it_was_begun(morning, cleo, ben, browse):
    place = f"story:{morning.pk}"
    kept = browse(cleo).post("/drafts/", {"place": place, "body": "Half a sente"})
    assert kept.status_code == 204
    page = browse(cleo).get("/groups/morning/stories/share/")
    assert "Half a sente" in page.text
    assert "Half a sente" not in browse(ben).get("/groups/morning/stories/share/").text
    form = {"body": "A sentence", "wish": "listen", **began_on(page)}
    browse(cleo).post("/groups/morning/stories/", form)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "draft", [{"place": "else:1", "body": "x"}, {"place": "story:1", "body": "x" * 100_001}, {}]
)
def test_a_draft_that_cannot_be_kept_says_so(cleo, browse, draft):
    assert browse(cleo).post("/drafts/", draft).status_code == 422


def test_words_survive_a_sign_in_that_had_run_out(morning, browse):
    from alongside.people.models import Person

    leo = Person.objects.sign_up("leo", "correct horse battery")
    leo.accept_limits()
    morning.welcome(leo).accept(morning.current_agreement())
    stale = browse()
    form = {"body": "A long text", "wish": "listen", "place": f"story:{morning.pk}"}
    form["page"] = "/groups/morning/stories/share/"
    page = stale.post("/groups/morning/stories/", form)
    assert page.status_code == 401
    assert "A long text" in page.text
    kept = {"kept_place": form["place"], "kept_body": "A long text", "next": form["page"]}
    again = stale.post(
        "/sign-in/", {"login": "leo", "password": "correct horse battery", **kept}, follow=True
    )
    assert again.redirect_chain[-1][0] == form["page"]
    assert "A long text" in again.text


def test_every_way_from_a_form_that_came_back_leads_somewhere(ada, cleo, bens_story, browse):
    for number in range(30):
        bens_story.reply(by=ada, body=f"Reply number {number}.")
    me, replies = browse(cleo), f"/stories/{bens_story.pk}/replies/"
    page = me.post(replies, {"body": "x" * 20_001}).text
    ways = {way.partition("#")[0] for way in re.findall(r'href="([^"]*\?[^"]+)"', page)}
    assert not [way for way in ways if way.startswith("?")]
    here = [way for way in ways if way.startswith(f"{bens_story.get_absolute_url()}?")]
    assert len(here) > 25, "later replies, and to answer each"
    assert me.get(next(way for way in here if "page=" in way)).status_code == 200
