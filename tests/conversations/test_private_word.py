"""A private word to the author of something: in their thread with those who lead, by reference."""

import pytest

from alongside.conversations.models import Story
from alongside.conversations.taking_back import take_back
from alongside.groups.models import Message, Thread
from alongside.groups.roles import Role
from alongside.people.models import Draft
from tests.begun import began_on
from tests.groups.parting import place_of, silence

SAID = "I wonder how you are since."
BODY = "The stairs were too much."


@pytest.fixture
def story(morning, ben):
    return Story.objects.share(by=ben, group=morning, body=BODY, wish="listen")


@pytest.fixture(params=["story", "reply"])
def shared(request, story, ben):
    return story if request.param == "story" else story.reply(by=ben, body="And the lift.")


def of(shared):
    kind = "stories" if isinstance(shared, Story) else "replies"
    return f"/groups/morning/{kind}/{shared.pk}/word/"


def about(shared):
    return f"/{'stories' if isinstance(shared, Story) else 'replies'}/{shared.pk}/"


def test_it_goes_into_the_thread_with_a_link_and_no_copied_words(ada, ben, shared, browse):
    page = browse(ada).get(of(shared)).text
    assert shared.body in page and "I wonder how you are since" in page
    answer = browse(ada).post(of(shared), {"body": SAID})
    assert answer.url == f"/groups/morning/threads/{ben.pk}/"
    message = Message.objects.get()
    assert (message.author, message.body, message.thread.person) == (ada, SAID, ben)
    assert "/groups/morning/thread/" in browse(ben).get("/").text
    for reader, thread in ((ben, "/groups/morning/thread/"), (ada, answer.url)):
        text = browse(reader).get(thread).text
        assert SAID in text and about(shared) in text and shared.body not in text
        assert browse(reader).get(about(shared), follow=True).status_code == 200


def test_it_goes_on_in_a_thread_that_was_there(ada, ben, morning, story, browse):
    there = Thread.objects.between(ben, morning)
    there.write(by=ben, body="May I ask?")
    browse(ada).post(of(story), {"body": SAID})
    assert Thread.objects.get() == there and there.messages.count() == 2


def test_the_page_says_who_reads_it_too(ada, gwen, ben, story, browse):
    page = browse(ada).get(of(story)).text
    assert "All who lead read it too" in page and "Gwen" in page
    browse(ada).post(of(story), {"body": SAID})
    assert SAID in browse(gwen).get(f"/groups/morning/threads/{ben.pk}/").text


def test_alone_one_is_told_that_others_may_come(ada, story, browse):
    page = browse(ada).get(of(story)).text
    assert "Whoever comes to lead this group beside you reads it too." in page


def test_nobody_else_does(ben, cleo, dev, evening, sue, shared, browse):
    for someone, refused in ((ben, 403), (cleo, 403), (sue, 403), (dev, 404)):
        assert browse(someone).get(of(shared)).status_code == refused
        assert browse(someone).post(of(shared), {"body": SAID}).status_code == refused
    assert not Message.objects.exists()


def test_a_form_sent_twice_says_it_once(ada, story, browse):
    form = {"body": SAID, "id": "4711"}
    for _twice in range(2):
        browse(ada).post(of(story), form)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("body", ["", "x" * 5001])
def test_words_that_do_not_fit_come_back(ada, story, body, browse):
    page = browse(ada).post(of(story), {"body": body})
    assert page.status_code == 200 and "Nothing is lost" in page.text and body in page.text
    assert not Message.objects.exists()


def test_what_was_begun_is_there_again_and_goes_when_it_is_sent(ada, ben, morning, story, browse):
    place = Thread.objects.between(ben, morning).draft_place
    Draft.objects.keep(ada, place, "Half a sente")
    page = browse(ada).get(of(story))
    assert "Half a sente" in page.text
    browse(ada).post(of(story), {"body": SAID, **began_on(page)})
    assert not Draft.objects.filter(person=ada).exists()


def test_who_leads_too_has_no_thread(ada, gwen, morning, browse):
    hers = Story.objects.share(by=gwen, group=morning, body="Mine.", wish="listen")
    answer = browse(ada).get(of(hers), follow=True)
    assert "there is no thread between you" in answer.text
    assert not Thread.objects.exists()


def test_not_about_what_was_taken_back_nor_to_who_has_gone(ada, ben, cleo, morning, story, browse):
    place_of(ben, morning).end(by=ben)
    assert browse(ada).post(of(story), {"body": SAID}).status_code in (403, 404)
    mine = Story.objects.share(by=cleo, group=morning, body="Mine.", wish="listen")
    mine.reply(by=ada, body="So.")
    take_back(mine)
    assert browse(ada).get(of(mine)).status_code == 404
    assert not Message.objects.exists()


def test_who_is_silenced_gets_one_and_can_answer(ada, ben, morning, story, browse):
    silence(morning, ben, by=ada)
    browse(ada).post(of(story), {"body": SAID})
    assert browse(ben).post("/groups/morning/thread/", {"body": "Thank you."}).status_code == 302
    assert Message.objects.count() == 2


def test_the_address_of_a_reply_leads_to_its_place_for_those_who_read_it(
    ben, cleo, dev, story, browse
):
    reply = story.reply(by=ben, body="And the lift.")
    at = browse(cleo).get(f"/replies/{reply.pk}/").url
    assert at == reply.get_absolute_url()
    assert browse(dev).get(f"/replies/{reply.pk}/").status_code == 404


def test_to_somebody_who_has_left_it_says_that_there_is_no_thread(ada, ben, morning, story, browse):
    place_of(ben, morning).end(by=ben)
    page = browse(ada).get(of(story), follow=True)
    assert page.status_code == 200 and "no thread with them here any more" in page.text
    answer = browse(ada).post(of(story), {"body": SAID})
    assert answer.status_code == 404 and SAID in answer.text


def test_a_supervisor_is_not_said_to_lead(ada, ben, morning, story, browse):
    place_of(ben, morning).give_role(Role.SUPERVISOR, by=ada)
    page = browse(ada).get(of(story), follow=True).text
    assert "no thread between you" in page and "They lead too" not in page


def test_who_has_come_to_lead_meanwhile_has_no_thread_and_the_words_come_back(
    ada, ben, morning, story, browse
):
    place_of(ben, morning).let_facilitate()
    assert browse(ada).get(of(story), follow=True).redirect_chain[-1][0] == about(story)
    answer = browse(ada).post(of(story), {"body": SAID})
    assert answer.status_code == 404 and f"{SAID}</textarea>" in answer.text
