"""What an organiser reads in an emergency, what stays closed, and when it ends.

Olive, the only organiser, has asked to read the morning group, unless Oscar is there too.
"""

from alongside.conversations.models import ReadingMark, Story
from alongside.people.models import Block, Draft
from alongside.vault.access import AccessLine
from tests.emergencies import HOUR, SECOND, pages, statuses


def test_one_reads_stories_replies_and_the_agreement(reading, bens_story, cleo, olive, browse):
    bens_story.reply(by=cleo, body="I know those stairs.")
    stories, story = pages(reading, bens_story)
    page = browse(olive).get(stories).text
    assert "The stairs again." in page and "Passing is fine." in page
    assert f'href="{story}"' in page
    page = browse(olive).get(story).text
    assert "The stairs again." in page and "I know those stairs." in page
    assert "You are reading this group in an emergency until 15:30." in page


def test_one_reads_whom_one_has_blocked_and_finds_what_lost_its_words(
    reading, morning, bens_story, ben, olive, browse
):
    Block.objects.create(by=olive, whom=ben)
    for address in pages(reading, bens_story):
        assert "The stairs again." in browse(olive).get(address).text
    gone = Story.objects.create(group=morning, author=None, body=None)
    stories, story = pages(reading, gone)
    for page in (browse(olive).get(stories), browse(olive).get(story)):
        assert "Their words left with them." in page.text


def test_one_can_change_nothing_there(reading, bens_story, olive, browse):
    """The one form on these pages stops the reading; every door of the group is closed."""
    olives = browse(olive)
    for address in pages(reading, bens_story):
        text = olives.get(address).text
        assert text.count("<form") == text.count(f'action="/emergency/{reading.pk}/stop/"') == 1
    doors = [bens_story.get_absolute_url(), "/groups/morning/", "/groups/morning/stories/"]
    assert statuses(olives, doors) == [404, 404, 404]
    assert olives.post(f"{doors[0]}replies/", {"body": "I read you."}).status_code == 404


def test_drafts_today_and_meetings_stay_closed(
    reading, morning, bens_story, tonight, ben, cleo, olive, browse
):
    browse(ben).post(f"{tonight.get_absolute_url()}arrive/", {"today": "listening"})
    Draft.objects.keep(cleo, f"story:{morning.pk}", "Half a sentence")
    olives = browse(olive)
    text = "".join(olives.get(address).text for address in pages(reading, bens_story))
    for closed in ("Half a sentence", "Just listening</", "Pacing"):
        assert closed not in text
    doors = [tonight.get_absolute_url(), "/groups/morning/meetings/", "/groups/morning/people/"]
    assert statuses(olives, doors) == [404, 404, 404]


def test_reading_leaves_no_mark_with_anybody(reading, bens_story, olive, browse):
    statuses(browse(olive), pages(reading, bens_story))
    assert not ReadingMark.objects.exists()


def test_every_page_that_was_read_is_written_down(reading, morning, bens_story, olive, browse):
    statuses(browse(olive), pages(reading, bens_story))
    lines = AccessLine.objects.filter(what="emergency_read").order_by("number")
    about = {"reading": reading.pk, "group": morning.pk}
    assert [(line.by, line.about) for line in lines] == [
        (olive.pk, {**about, "page": "stories"}),
        (olive.pk, {**about, "page": "story", "story": bens_story.pk}),
    ]


def test_what_cannot_be_written_down_cannot_be_read(
    reading, bens_story, olive, browse, monkeypatch
):
    def full(*args, **kwargs):
        raise OSError("no room")

    monkeypatch.setattr("alongside.vault.access.write", full)
    olives = browse(olive)
    olives.raise_request_exception = False
    for address in pages(reading, bens_story):
        page = olives.get(address)
        assert page.status_code >= 500 and "The stairs again." not in page.text


def test_a_refused_page_is_not_written_down_as_read(reading, bens_story, oscar, browse):
    assert statuses(browse(oscar), pages(reading, bens_story)) == [404, 404]
    assert not AccessLine.objects.filter(what="emergency_read").exists()


def test_a_story_of_another_group_is_not_there(reading, evening, ben, olive, browse):
    elsewhere = Story.objects.share(by=ben, group=evening, body="Night bus.", wish="listen")
    assert statuses(browse(olive), pages(reading, elsewhere)) == [200, 404]


def test_nobody_else_reads_along(reading, bens_story, ada, cleo, dev, olive, oscar, browse):
    heard = [statuses(browse(one), pages(reading, bens_story)) for one in (ada, cleo, dev, oscar)]
    assert heard == [[403, 403], [403, 403], [403, 403], [404, 404]]
    assert statuses(browse(olive), pages(reading, bens_story)) == [200, 200]


def test_at_the_end_of_the_hour_it_is_closed(reading, bens_story, olive, clock, browse):
    olives = browse(olive)
    clock.shift(HOUR - SECOND)
    assert statuses(olives, pages(reading, bens_story)) == [200, 200]
    clock.shift(SECOND)
    assert statuses(olives, pages(reading, bens_story)) == [404, 404]


def test_stopping_closes_it_at_once(reading, bens_story, olive, browse):
    olives = browse(olive)
    assert statuses(olives, pages(reading, bens_story)) == [200, 200]
    page = olives.post(f"/emergency/{reading.pk}/stop/", follow=True)
    assert "That has ended now." in page.text
    assert statuses(olives, pages(reading, bens_story)) == [404, 404]
    assert olives.post(f"/emergency/{reading.pk}/stop/").status_code == 302, "twice is once"
    assert AccessLine.objects.filter(what="emergency_stopped").count() == 1


def test_only_who_asked_can_stop_it(reading, bens_story, ada, oscar, olive, browse):
    stop = f"/emergency/{reading.pk}/stop/"
    assert [browse(one).post(stop).status_code for one in (ada, oscar)] == [403, 404]
    assert statuses(browse(olive), pages(reading, bens_story)) == [200, 200]


def test_an_organiser_who_stops_being_one_loses_it_at_once(reading, bens_story, olive, browse):
    olives = browse(olive)
    doors = ["/emergency/", *pages(reading, bens_story)]
    assert statuses(olives, doors) == [200, 200, 200]
    type(olive).objects.filter(pk=olive.pk).update(is_organiser=False)
    assert statuses(olives, doors) == [403, 403, 403]
