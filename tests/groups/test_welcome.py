"""The welcome of somebody new: small pages, nothing locked; and the desk that greets them."""

import re
from importlib import import_module

import pytest
from django.apps import apps

from alongside.conversations.models import Story
from alongside.groups.joining import places
from alongside.groups.models import Asking, Invitation, Membership, Message, Thread
from tests.conftest import new_group, person

from .conftest import ODD
from .talks import in_days, thread_of
from .test_asking import settle

WELCOME, ABOUT = "/groups/morning/welcome/", "/groups/morning/welcome/about/"
HERE, GROUP = "/groups/morning/welcome/here/", "/groups/morning/"
DESK = "/groups/morning/desk/"


def place(someone):
    return Membership.objects.current().get(person=someone)


@pytest.fixture
def new(morning, invited, browse):
    """Nia's browser; she has just said yes to the agreement."""
    browser = browse(invited)
    answer = browser.post("/groups/morning/agreement/", {"agreed": "on"})
    assert answer.url == WELCOME
    return browser


def test_the_first_page_says_welcome_and_asks_one_thing(new):
    page = new.get(WELCOME).text
    assert "Welcome, Nia" in page and "What would help you here?" in page
    assert page.count("<textarea") == 1


def test_it_goes_from_page_to_page_and_ends_with_what_to_do_first(new, nia):
    assert new.post(WELCOME, {"hopes": "Somebody who believes me."}).url == ABOUT
    assert place(nia).settled_at is None
    assert new.post(ABOUT, {"about": "Knits, slowly."}).url == HERE
    mine = place(nia)
    assert (mine.hopes, mine.about) == ("Somebody who believes me.", "Knits, slowly.")
    assert mine.settled_at
    page = new.get(HERE).text
    for way in ("stories/", "meetings/", "stories/share/", "people/"):
        assert f'"{GROUP}{way}"' in page


def test_each_page_can_stay_empty(new, nia):
    assert new.post(WELCOME, {"hopes": "  "}).url == ABOUT
    assert new.post(ABOUT, {}).url == HERE
    mine = place(nia)
    assert (mine.hopes, mine.about) == (None, None)
    assert mine.settled_at


def test_one_can_go_straight_to_the_group_and_keeps_what_was_typed(new, nia):
    answer = new.post(WELCOME, {"hopes": "Company.", "straight": "yes"})
    assert answer.url == GROUP
    assert place(nia).hopes == "Company."
    assert place(nia).settled_at


def test_nothing_is_locked_until_then(new, bens_story):
    for page in (GROUP, f"{GROUP}stories/", f"{GROUP}people/", f"{GROUP}meetings/"):
        assert new.get(page).status_code == 200
    assert WELCOME in new.get(GROUP).text
    new.post(WELCOME, {"straight": "yes"})
    assert WELCOME not in new.get(GROUP).text


def test_who_was_going_somewhere_gets_there_first(morning, invited, browse):
    answer = browse(invited).post(
        "/groups/morning/agreement/", {"agreed": "on", "next": "/groups/morning/meetings/"}
    )
    assert answer.url == "/groups/morning/meetings/"


def test_who_has_been_welcomed_is_not_welcomed_again(morning, ada, cleo, browse):
    """Cleo has settled in; the agreement was changed since."""
    browse(cleo).post(WELCOME, {"straight": "yes"})
    morning.write_agreement("We knock first.", by=ada)
    answer = browse(cleo).post("/groups/morning/agreement/", {"agreed": "on"})
    assert answer.url == GROUP


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_odd_words_are_kept_or_kindly_given_back(new, nia, words):
    answer = new.post(WELCOME, {"hopes": words})
    if answer.status_code == 302:
        assert new.get(ABOUT).status_code == 200
    else:
        assert "Nothing is lost." in answer.text
        assert place(nia).hopes is None


def test_strangers_find_no_welcome(morning, dev, olive, invited, browse):
    for page in (WELCOME, ABOUT, HERE):
        assert browse(dev).get(page).status_code == 404
        assert browse(olive).get(page).status_code == 404
        assert browse(invited).get(page).url.startswith("/groups/morning/agreement/")


# -- the desk -------------------------------------------------------------------------------------


@pytest.fixture
def hoping(new):
    new.post(WELCOME, {"hopes": "Somebody who believes me."})
    return new


def test_hopes_are_for_those_who_lead_and_peer_supporters(hoping, morning, ada, ben, cleo, browse):
    place(ben).give_role("peer")
    for somebody in (ada, ben):
        assert "Somebody who believes me." in browse(somebody).get(DESK).text
    assert browse(cleo).get(DESK).status_code == 403
    for page in (GROUP, f"{GROUP}people/", "/"):
        assert "believes me" not in browse(cleo).get(page).text


def test_a_supervisor_has_no_desk(hoping, morning, dev, browse):
    morning.welcome(dev, role="supervisor").accept(morning.current_agreement())
    assert browse(dev).get(DESK).status_code == 403
    assert browse(dev).get(WELCOME).status_code == 403


def test_greeting_somebody_takes_them_off_the_desk(hoping, nia, ada, ben, browse):
    place(ben).give_role("peer")
    door = f"{GROUP}people/{place(nia).pk}/greeted/"
    assert door in browse(ada).get(DESK).text
    assert door not in browse(ben).get(DESK).text
    assert browse(ben).post(door).status_code == 403
    assert browse(ada).post(door).url == DESK
    assert "believes me" not in browse(ada).get(DESK).text
    assert place(nia).greeted_at


def test_what_they_hope_for_is_read_before_they_are_greeted_by_an_old_page(
    new, morning, nia, ada, browse
):
    asking = Asking.objects.create(
        group=morning, person=nia, number=1, state="let_in", answers=[["Why?", "A bad year."]]
    )
    adas, door = browse(ada), f"{GROUP}people/{place(nia).pk}/greeted/"

    def seen():
        return re.search(rf'{door}.*?name="seen" value="(\w+)"', adas.get(DESK).text, re.DOTALL)[1]

    old = seen()
    new.post(WELCOME, {"hopes": "Somebody who believes me."})
    page = adas.post(door, {"seen": old}, follow=True).text
    assert "Please read it first." in page and "Somebody who believes me." in page
    asking.refresh_from_db()
    assert place(nia).greeted_at is None and asking.answers
    adas.post(door, {"seen": seen()})
    assert place(nia).greeted_at


@pytest.mark.parametrize("before", ["greeted", "not greeted"])
def test_nor_are_they_greeted_by_a_message_from_an_old_page(new, nia, ada, browse, before):
    adas, address = browse(ada), f"/groups/morning/threads/{nia.pk}/"
    if before == "greeted":
        adas.post(f"{GROUP}people/{place(nia).pk}/greeted/")
    old = re.search(r'name="seen" value="(\w+)"', adas.get(address).text)[1]
    new.post(WELCOME, {"hopes": "Somebody who believes me."})
    sent = {"body": "Good that you are here.", "seen": old}
    page = adas.post(address, sent, follow=True).text
    assert "Good that you are here." in page and "Somebody who believes me." in page
    assert "They have just changed what would help them here" in page
    assert place(nia).greeted_at is None
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    page = adas.post(address, {"body": "I do.", "seen": seen}, follow=True).text
    assert place(nia).greeted_at and "Somebody who believes me." not in page


def test_who_has_read_it_in_a_message_that_came_back_greets_them_with_it(new, nia, ada, browse):
    adas, address = browse(ada), f"/groups/morning/threads/{nia.pk}/"
    seen = re.search(r'name="seen" value="(\w+)"', adas.get(address).text)[1]
    new.post(WELCOME, {"hopes": "Somebody who believes me."})
    page = adas.post(address, {"body": "Good. " * 2_000, "seen": seen}).text
    assert "Somebody who believes me." in page and place(nia).greeted_at is None
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    page = adas.post(address, {"body": "I do.", "seen": seen}, follow=True).text
    assert "They have just changed" not in page and place(nia).greeted_at


def test_a_private_word_about_their_story_leaves_it_to_be_read(hoping, morning, nia, ada, browse):
    asking = Asking.objects.create(
        group=morning, person=nia, number=1, state="let_in", answers=[["Why?", "A bad year."]]
    )
    story = Story.objects.share(by=nia, group=morning, body="The stairs.", wish="listen")
    answer = browse(ada).post(f"{GROUP}stories/{story.pk}/word/", {"body": "Thank you."})
    assert "Somebody who believes me." in browse(ada).get(answer.url).text
    desk = browse(ada).get(DESK).text
    assert "Somebody who believes me." in desk and "A bad year." in desk
    asking.refresh_from_db()
    assert place(nia).greeted_at is None and asking.answers


def test_writing_to_them_is_greeting_them(hoping, morning, nia, ada, browse):
    address = f"/groups/morning/threads/{nia.pk}/"
    assert address in browse(ada).get(DESK).text
    browse(ada).post(address, {"body": "Good that you are here."})
    assert Message.objects.count() == 1
    assert "believes me" not in browse(ada).get(DESK).text


def test_calling_a_first_talk_off_greets_nobody(morning, kit, ada, browse):
    thread = thread_of(kit, morning)
    thread.propose([in_days(3)], by=ada, place="Ring", zone=morning.time_zone)
    time = thread.times.get()
    assert thread.take(time.pk)
    asking = Asking.objects.get()
    asking.answers = [["What brings you?", "Somebody who believes me."]]
    asking.save()
    morning.welcome(kit).accept(morning.current_agreement())
    browse(ada).post(f"/groups/morning/threads/{kit.pk}/times/{time.pk}/withdraw/")
    assert thread.agreed_talk() is None
    assert place(kit).greeted_at is None
    assert f"people/{place(kit).pk}/greeted/" in browse(ada).get(DESK).text
    assert Asking.objects.get().answers


@pytest.mark.parametrize("by", ["a tap", "a message"])
def test_what_they_hope_for_later_brings_them_back_to_the_desk(new, nia, ada, browse, by):
    new.post(WELCOME, {"straight": "yes"})
    adas = browse(ada)

    def greet():
        if by == "a tap":
            adas.post(f"{GROUP}people/{place(nia).pk}/greeted/")
        else:
            adas.post(f"/groups/morning/threads/{nia.pk}/", {"body": "Good that you are here."})
        assert f"people/{place(nia).pk}/greeted/" not in adas.get(DESK).text

    greet()
    for words in ("Somebody who believes me.", "And fewer stairs."):
        new.post(WELCOME, {"hopes": words})
        assert words in adas.get(DESK).text
        greet()
    new.post(WELCOME, {"hopes": "And fewer stairs."})
    assert "fewer stairs" not in adas.get(DESK).text, "the same once more is nothing new"


def test_who_was_written_to_before_that_was_kept_is_greeted(hoping, morning, nia, cleo, ada):
    Thread.objects.between(nia, morning).write(by=ada, body="Good that you are here.")
    Membership.objects.update(greeted_at=None)
    migration = import_module("alongside.groups.migrations.0008_written_to_is_greeted")
    migration.have_been_greeted(apps, None)
    assert place(nia).greeted_at and place(cleo).greeted_at is None


def test_a_place_in_another_group_cannot_be_greeted(hoping, evening, nia, dev, browse):
    door = f"/groups/evening/people/{place(nia).pk}/greeted/"
    assert browse(dev).post(door).status_code == 404
    assert place(nia).greeted_at is None


@pytest.mark.parametrize("by", ["a tap", "a message"])
def test_what_somebody_answered_is_for_those_who_lead_until_they_are_greeted(
    ada, ben, nia, browse, by
):
    group = settle(new_group("noon", ada, ben), joining="open", questions="What brings you?")
    browse(nia).post(
        f"/find/{group.pk}/ask/", {"asked": group.questions, "answer_0": "A very bad year."}
    )
    assert Asking.objects.get().state == "let_in"
    place(nia).accept(group.current_agreement())
    group.memberships.get(person=ben).give_role("peer")
    desk = f"/groups/{group.ref}/desk/"
    assert "A very bad year." in browse(ada).get(desk).text
    assert "Nia" in browse(ben).get(desk).text
    assert "A very bad year." not in browse(ben).get(desk).text
    if by == "a tap":
        browse(ada).post(f"/groups/{group.ref}/people/{place(nia).pk}/greeted/")
    else:
        browse(ada).post(f"/groups/{group.ref}/threads/{nia.pk}/", {"body": "Welcome."})
    assert Asking.objects.get().answers is None


# -- from when on newcomers read ------------------------------------------------------------------


def tells(browser, story):
    """Where a person meets this story: lists, its own page, search, their export, Today."""
    list_page = browser.get(f"{GROUP}stories/").text
    found = browser.post("/search/", {"q": "stairs"}).text
    return {
        "list": "The stairs again." in list_page,
        "group": "The stairs again." in browser.get(GROUP).text,
        "today": "The stairs again." in browser.get("/").text,
        "search": "The stairs again." in found or "stairs</mark>" in found,
        "story": browser.get(story.get_absolute_url()).status_code == 200,
        "reply": browser.post(f"{story.get_absolute_url()}replies/", {"body": "Yes."}).status_code
        == 302,
        "respond": browser.post(
            f"{story.get_absolute_url()}responses/", {"kind": "hear"}
        ).status_code
        == 302,
    }


def by_a_link(group, ada, nia, browse):
    browser = browse(nia)
    browser.post(Invitation.objects.make(group, by=ada).get_absolute_url())
    browser.post("/groups/morning/agreement/", {"agreed": "on"})
    return browser


def test_newcomers_read_from_their_arrival_on(morning, ada, ben, cleo, nia, bens_story, browse):
    nias = by_a_link(morning, ada, nia, browse)
    assert not any(tells(nias, bens_story).values())
    assert all(tells(browse(cleo), bens_story).values()), "the control"
    later = Story.objects.share(by=ben, group=morning, body="The stairs again.", wish="listen")
    assert all(tells(nias, later).values())


def test_a_group_can_show_its_past(morning, ada, nia, bens_story, browse):
    settle(morning, shows_past=True)
    assert all(tells(by_a_link(morning, ada, nia, browse), bens_story).values())


def test_who_comes_back_reads_what_they_could_read_before(morning, cleo, ada, bens_story, browse):
    place(cleo).end(by=cleo)
    cleos = browse(cleo)
    assert cleos.get(bens_story.get_absolute_url()).status_code == 404
    cleos.post(Invitation.objects.make(morning, by=ada).get_absolute_url())
    assert cleos.get(bens_story.get_absolute_url()).status_code == 404, "the agreement is first"
    cleos.post("/groups/morning/agreement/", {"agreed": "on"})
    assert all(tells(cleos, bens_story).values())


def test_who_comes_back_does_not_read_what_was_shared_while_they_had_left(
    morning, ben, cleo, ada, bens_story, browse
):
    """People speak as among those who are there; whoever went may have been the reason."""
    answered = bens_story.reply(by=ada, body="Before she went.")
    place(cleo).end(by=cleo)
    meanwhile = Story.objects.share(
        by=ben, group=morning, body="Now I can say it.", wish="listen", content_note=""
    )
    meanwhile.reply(by=ada, body="So can I.")
    reply = bens_story.reply(by=ada, body="It was hard with her.")
    cleos = by_a_link(morning, ada, cleo, browse)
    assert all(tells(cleos, bens_story).values())
    told = tells(cleos, meanwhile)
    assert not (told["story"] or told["reply"] or told["respond"])
    for address in (GROUP, f"{GROUP}stories/", "/"):
        assert "Now I can say it." not in cleos.get(address).text, address
    for words in ("say", "hard"):
        found = cleos.post("/search/", {"q": words}).text
        assert "Now I can" not in found and "It was" not in found, words
    bens_story.reply(by=ben, body="I answer that.", answers=reply)
    page = cleos.get(bens_story.get_absolute_url()).text
    assert "Before she went." in page and "I answer that." in page
    assert "It was hard with her." not in page, "neither in its place nor quoted"
    assert cleos.get(reply.get_absolute_url()).status_code == 200, "an address of its story"
    assert "It was hard with her." not in cleos.get(reply.get_absolute_url()).text
    assert cleos.get(f"/replies/{reply.pk}/").status_code == 404
    assert cleos.get(f"/replies/{answered.pk}/").status_code == 302
    later = Story.objects.share(by=ben, group=morning, body="The stairs again.", wish="listen")
    assert all(tells(cleos, later).values())
    for one in (meanwhile, reply):  # The control: who was there reads it.
        assert type(one).objects.visible_to(ada).filter(pk=one.pk).exists()


def test_of_several_times_the_first_one_counts(morning, ben, cleo, ada, browse):
    shared = []
    for _time in range(2):
        place(cleo).end(by=cleo)
        shared.append(Story.objects.share(by=ben, group=morning, body="Away.", wish="listen"))
        by_a_link(morning, ada, cleo, browse)
    assert not any(Story.objects.visible_to(cleo).filter(pk=one.pk).exists() for one in shared), (
        "a time between is no way to what was shared in an earlier one"
    )


def test_where_a_group_shows_its_past_nothing_of_it_is_left_out(morning, ben, cleo, ada, browse):
    settle(morning, shows_past=True)
    place(cleo).end(by=cleo)
    meanwhile = Story.objects.share(by=ben, group=morning, body="The stairs again.", wish="listen")
    assert all(tells(by_a_link(morning, ada, cleo, browse), meanwhile).values())


def test_who_is_let_in_from_the_line_reads_from_then_on(morning, ada, nia, bens_story, browse):
    settle(morning, joining="open", capacity=2)
    places.ask(morning, nia)
    settle(morning, capacity=3)
    places.fill(morning)
    place(nia).accept(morning.current_agreement())
    assert not any(tells(browse(nia), bens_story).values())


def test_one_story_that_is_older_is_no_count_and_no_news(morning, ada, nia, bens_story, browse):
    """Neither the page of the group nor Today says how much there was before."""
    bens_story.reply(by=ada, body="I know those stairs.")
    nias = by_a_link(morning, ada, nia, browse)
    for page in (GROUP, f"{GROUP}stories/"):
        assert "Nothing has been shared since you came." in nias.get(page).text
    assert "New for you" not in nias.get("/").text
    bens_story.reply(by=ada, body="And the ones at the station.")
    assert "New for you" not in nias.get("/").text


def test_a_member_of_before_reads_all_of_it(morning, bens_story, browse):
    """Who came before newcomers' days were counted: their place has no `sees_from`."""
    old = person("old")
    morning.welcome(old).accept(morning.current_agreement())
    Membership.objects.filter(person=old).update(sees_from=None)
    assert browse(old).get(bens_story.get_absolute_url()).status_code == 200
