"""An account that pages through a group's past in minutes is pointed out; reading never is."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from alongside.conversations.models import ExplainingCard, ExplainingLine, ReadingMark, Story
from alongside.groups.joining.fast_reading import OLDER_THAN, PAGES, UNREAD_OLDER_THAN
from alongside.groups.models import FastReading, Membership

STORIES = "/groups/morning/stories/"
DESK = "/groups/morning/desk/"


pytestmark = pytest.mark.usefixtures("a_cache_that_remembers")


@pytest.fixture
def past(morning, ben, cleo):
    """So many stories of Ben's of half a year ago, from when Cleo was here; she has read them."""
    long_ago = timezone.now() - timedelta(days=180)
    Membership.objects.update(joined_at=long_ago - timedelta(days=1), sees_from=None)
    stories = [
        Story.objects.share(by=ben, group=morning, body=f"Story {n}.", wish="listen")
        for n in range(PAGES + 5)
    ]
    for number, story in enumerate(stories):
        shared_at = long_ago + timedelta(minutes=number)
        Story.objects.filter(pk=story.pk).update(shared_at=shared_at)
        story.mark_read(by=cleo, until=shared_at)
    return stories


def reads(browser, stories):
    for story in stories:
        assert browser.get(story.get_absolute_url()).status_code == 200


def test_paging_through_the_past_is_pointed_out_to_those_who_lead(past, ada, ben, cleo, browse):
    reads(browse(cleo), past[: PAGES - 1])
    assert not FastReading.objects.exists()
    reads(browse(cleo), past[PAGES - 1 :])
    noticed = FastReading.objects.get()
    assert (noticed.membership.person, noticed.pages) == (cleo, PAGES)
    page = browse(ada).get(DESK).text
    assert "Somebody read very fast" in page and "Cleo" in page
    assert "often harmless" in page
    for story in past:
        assert story.get_absolute_url() not in page
    assert browse(ben).get(DESK).status_code == 403


def test_paging_through_the_list_of_stories_counts_as_well(past, morning, ben, cleo, browse):
    """Twenty-five a page: twenty pages are five hundred stories."""
    more(morning, ben, 500)
    cleos, page, turned = browse(cleo), cleos_page(STORIES), 0
    while page and turned < 30:
        text = cleos.get(page).text
        page, turned = older(text), turned + 1
    assert turned > PAGES
    assert FastReading.objects.get().membership.person == cleo


@pytest.mark.parametrize("what", [{"since": "1971-01-01"}, {"wish": "listen"}])
def test_listing_the_past_by_a_search_counts_as_well(past, morning, ben, cleo, browse, what):
    more(morning, ben, 500)
    cleos, asked, turned = browse(cleo), what, 0
    while asked and turned < 40:
        asked, turned = further(cleos.post("/search/", asked).text), turned + 1
    assert turned > PAGES
    assert FastReading.objects.get().membership.person == cleo


def test_a_look_at_the_first_page_of_a_search_does_not(past, cleo, browse):
    for n in range(PAGES + 5):
        browse(cleo).post("/search/", {"since": f"1971-01-{n + 1:02}"})
    assert not FastReading.objects.exists() and "older-page" not in repr(cache._cache)


def test_nor_do_further_pages_of_what_is_new(past, morning, ben, cleo, browse):
    more(morning, ben, 60)
    Story.objects.update(shared_at=timezone.now() - timedelta(days=1))
    cleos, asked = browse(cleo), {"wish": "listen"}
    while asked:
        asked = further(cleos.post("/search/", asked).text)
    assert "older-page" not in repr(cache._cache)


def more(group, by, number):
    again = [Story(group=group, author=by, body="More.", wish="listen") for _n in range(number)]
    Story.objects.bulk_create(again)
    Story.objects.update(shared_at=timezone.now() - timedelta(days=100))


def further(text):
    """What the button for more of it sends, or {}."""
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text))
    return fields if "before" in fields else {}


def test_paging_through_lines_beside_a_sheet_counts_as_well(past, morning, ben, cleo, browse):
    card = ExplainingCard.objects.begin(by=ben, group=morning, audience="family")
    for n in range(30):
        ExplainingLine.objects.add(by=ben, card=card, body=f"Line {n}.", printable=True)
    ExplainingLine.objects.update(shared_at=timezone.now() - timedelta(days=100))
    sheet = f"{card.get_absolute_url()}sheet/"
    page = browse(cleo).get(sheet).text
    assert "older-page" not in repr(cache._cache)
    (earlier,) = set(re.findall(r'href="(\?page=before[^"]*)"', page))
    browse(cleo).get(f"{sheet}{earlier}")
    assert "older-page" in repr(cache._cache)


def cleos_page(address):
    return address


def older(text):
    before = text.partition("Older stories")[0]
    cursor = before.rpartition('href="?page=before')[2].partition('"')[0]
    return f"{STORIES}?page=before{cursor}" if cursor and "Older stories" in text else ""


def test_the_same_page_again_is_no_other_page(past, cleo, browse):
    for _time in range(PAGES + 5):
        reads(browse(cleo), past[:3])
    assert not FastReading.objects.exists()


def test_reading_what_is_new_never_is(past, cleo, browse):
    """However fast, and however much there is."""
    recently = timezone.now() - OLDER_THAN + timedelta(hours=1)
    Story.objects.update(shared_at=recently)
    reads(browse(cleo), past)
    assert not FastReading.objects.exists()


def test_who_was_away_reads_what_they_missed(past, cleo, browse):
    missed = timezone.now() - UNREAD_OLDER_THAN + timedelta(days=1)
    Story.objects.update(shared_at=missed)
    ReadingMark.objects.all().delete()
    reads(browse(cleo), past)
    assert not FastReading.objects.exists()


def test_what_was_there_before_one_came_is_no_news(past, cleo, browse):
    missed = timezone.now() - UNREAD_OLDER_THAN + timedelta(days=1)
    Story.objects.update(shared_at=missed)
    ReadingMark.objects.all().delete()
    Membership.objects.filter(person=cleo).update(joined_at=timezone.now())
    reads(browse(cleo), past)
    assert FastReading.objects.count() == 1


def test_old_stories_with_new_replies_are_new(past, ada, cleo, browse):
    for story in past:
        story.reply(by=ada, body="I thought of this today.")
    reads(browse(cleo), past)
    assert not FastReading.objects.exists()


def test_once_a_day_is_enough(past, ada, cleo, browse):
    for _round in range(2):
        reads(browse(cleo), past)
        cache.clear()
    assert FastReading.objects.count() == 1
    FastReading.objects.update(noticed_at=timezone.now() - timedelta(days=1, minutes=1))
    reads(browse(cleo), past)
    assert FastReading.objects.count() == 2


def test_reading_slowly_is_reading(past, cleo, browse):
    for number, story in enumerate(past):
        if number % (PAGES - 1) == 0:
            cache.clear()  # As ten minutes do.
        reads(browse(cleo), [story])
    assert not FastReading.objects.exists()


def test_it_is_put_aside_by_one_who_leads(past, ada, ben, cleo, evening, dev, browse):
    reads(browse(cleo), past)
    reading = FastReading.objects.get()
    door = f"/groups/morning/fast-readings/{reading.pk}/"
    assert door in browse(ada).get(DESK).text
    assert browse(ben).post(door).status_code == 403
    assert browse(dev).post(door).status_code == 404
    assert browse(dev).post(f"/groups/evening/fast-readings/{reading.pk}/").status_code == 404
    assert browse(ada).post(door).url == DESK
    reading.refresh_from_db()
    assert reading.seen_by == ada
    assert "read very fast" not in browse(ada).get(DESK).text


def test_nothing_says_what_was_read(past, cleo, browse):
    """Not in the table, and not in the cache either."""
    reads(browse(cleo), past)
    kept = repr(FastReading.objects.values().get()) + repr(cache._cache)
    for story in past:
        assert str(story.pk) not in kept


def test_members_are_told_that_it_is_watched(db, browse):
    assert "many older pages" in browse().get("/privacy/").text
