"""The pages of an emergency reading: for organisers to ask and read, for the group to be told.

Olive organises and is in no group. Oscar, where he comes in, organises too.
"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.groups.models import EmergencyReading
from alongside.people.models import Suspension
from alongside.vault.access import AccessLine
from alongside.vault.keyring import keyring
from tests.conftest import new_group
from tests.emergencies import HALF_PAST_TWO, HOUR, WHY, pages, statuses
from tests.house import many

TOLD = "/groups/morning/emergency-readings/"


def ask(browser, group, reason=WHY, **more):
    return browser.post(f"/emergency/ask/{group.pk}/", {"reason": reason, **more}, follow=True)


# -- which groups there are ------------------------------------------------------------------------


def test_only_organisers_see_which_groups_there_are(morning, evening, olive, ada, cleo, browse):
    page = browse(olive).get("/emergency/").text
    assert morning.name in page and evening.name in page
    assert "nothing of what is written there" in page
    for someone in (ada, cleo):
        page = browse(someone).get("/emergency/")
        assert page.status_code == 403 and evening.name not in page.text


def test_the_way_there_is_on_an_organisers_first_page_only(morning, olive, cleo, browse):
    assert 'href="/emergency/"' in browse(olive).get("/").text
    assert 'href="/emergency/"' not in browse(cleo).get("/").text


def test_groups_stand_in_the_order_of_their_names(morning, dev, olive, browse):
    new_group("afternoon", dev)
    page = browse(olive).get("/emergency/").text
    assert page.index("The afternoon group") < page.index(morning.name)


def test_whoever_is_in_the_group_is_told_that_there_is_no_need(morning, evening, olive, browse):
    morning.welcome(olive)
    olives = browse(olive)
    for page in (olives.get(f"/emergency/ask/{morning.pk}/"), ask(olives, morning)):
        assert "There is no need for this." in page.text
    assert not EmergencyReading.objects.exists()
    assert "There is no need for this." not in olives.get(f"/emergency/ask/{evening.pk}/").text


# -- asking ----------------------------------------------------------------------------------------


def test_what_happens_is_said_before_the_button(morning, olive, browse):
    page = browse(olive).get(f"/emergency/ask/{morning.pk}/").text
    before, _button, _after = page.partition("Tell the group, and read for one hour")
    for sentence in (
        "The group is told at once, with your name and your reason.",
        "You are the only organiser, so nobody else has to allow it",
        "It ends by itself after one hour.",
        "change nothing",
        "what was said in meetings stay closed",
        "is written into the access log",
    ):
        assert sentence in before, sentence
    assert _button


def test_with_a_second_organiser_the_page_says_that_they_must_allow_it(
    morning, olive, oscar, browse
):
    page = browse(olive).get(f"/emergency/ask/{morning.pk}/").text
    assert "Another organiser has to allow it first." in page
    assert "You are the only organiser" not in page


def test_whoever_closed_the_second_ones_account_reads_that_nobody_can_allow_it(
    morning, olive, oscar, browse
):
    Suspension.objects.suspend(oscar, by=olive, reason="For a while.")
    page = browse(olive).get(f"/emergency/ask/{morning.pk}/").text
    assert "you closed their account yourself not long ago" in page
    assert "You are the only organiser" not in page and "Tell the group, and ask" in page


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_without_a_good_reason_nothing_happens_and_the_words_stay(morning, olive, browse, reason):
    page = ask(browse(olive), morning, reason)
    assert "Nothing is lost." in page.text
    assert reason.strip() in page.text
    assert not EmergencyReading.objects.exists()
    assert not AccessLine.objects.exists()


def test_a_good_reason_opens_the_group_for_the_only_organiser(
    morning, bens_story, olive, clock, browse
):
    page = ask(browse(olive), morning, "x" * 500)
    assert "You are reading this group in an emergency until 14:30." not in page.text
    assert "You are reading this group in an emergency until 15:30." in page.text
    assert "The group can see that." in page.text
    assert "Nobody else had to allow it." in page.text
    assert "The stairs again." in page.text


def test_sent_twice_it_is_asked_once(morning, olive, browse):
    olives = browse(olive)
    assert [ask(olives, morning, id="42").status_code for _time in range(2)] == [200, 200]
    assert EmergencyReading.objects.get().pk == 42


def test_another_reason_comes_back_and_the_page_says_what_waits(asked, morning, olive, browse):
    other = "Now Cleo wrote of the bridge, too."
    page = ask(browse(olive), morning, other).text
    assert "nobody has answered yet" in page and WHY in page
    assert "This has not been sent" in page and f"{other}</textarea>" in page
    assert EmergencyReading.objects.get().reason == WHY
    asked.stop(by=olive)
    assert "You have asked." in ask(browse(olive), morning, other).text
    assert EmergencyReading.objects.waiting().get().reason == other


def test_so_it_does_where_it_is_open(reading, morning, olive, browse):
    page = ask(browse(olive), morning, "Another one.").text
    assert "You can read this group already." in page and WHY in page
    assert "Another one.</textarea>" in page


def test_an_old_form_sent_again_does_not_say_that_it_was_asked(asked, morning, olive, browse):
    asked.stop(by=olive)
    page = ask(browse(olive), morning, id=asked.pk).text
    assert "This was answered or taken back already." in page and "You have asked." not in page
    page = ask(browse(olive), morning, "And again.", id=asked.pk).text
    assert "has been answered or taken back" in page and "And again.</textarea>" in page
    again = re.search(r'name="id" value="(\d+)"', page)[1]
    ask(browse(olive), morning, "And again.", id=again)
    assert EmergencyReading.objects.waiting().get().reason == "And again."


def test_nobody_but_an_organiser_can_ask(morning, evening, ada, dev, browse):
    for someone in (ada, dev):
        for group in (morning, evening):
            assert ask(browse(someone), group).status_code == 403
    assert not EmergencyReading.objects.exists()


# -- answering -------------------------------------------------------------------------------------


def test_the_other_organiser_is_told_who_asks_and_why(asked, morning, olive, oscar, browse):
    assert "Another organiser asks to read a group" in browse(oscar).get("/").text
    page = browse(oscar).get("/emergency/").text
    assert "Olive</span> asks to read this group." in page
    assert WHY in page
    assert f'action="/emergency/{asked.pk}/allow/"' in page
    assert "Another organiser asks to read a group" not in browse(olive).get("/").text
    page = browse(olive).get("/emergency/").text
    assert "You have asked. Another organiser has to allow it first." in page
    assert f'action="/emergency/{asked.pk}/allow/"' not in page


def test_nothing_can_be_read_before_it_is_allowed(asked, bens_story, olive, oscar, browse):
    olives = browse(olive)
    assert statuses(olives, pages(asked, bens_story)) == [404, 404]
    browse(oscar).post(f"/emergency/{asked.pk}/allow/")
    assert statuses(olives, pages(asked, bens_story)) == [200, 200]
    assert "Nobody else had to allow it." not in olives.get(pages(asked, bens_story)[0]).text


def test_nothing_can_be_read_when_it_was_declined(asked, bens_story, olive, oscar, browse):
    page = browse(oscar).post(f"/emergency/{asked.pk}/decline/", follow=True)
    assert "You have declined. Nothing was read." in page.text
    assert statuses(browse(olive), pages(asked, bens_story)) == [404, 404]


@pytest.mark.parametrize("verb", ["allow", "decline"])
def test_only_another_organiser_can_answer(asked, ada, cleo, olive, oscar, browse, verb):
    answer = f"/emergency/{asked.pk}/{verb}/"
    heard = [browse(one).post(answer).status_code for one in (ada, cleo, olive)]
    assert heard == [403, 403, 403]
    asked.refresh_from_db()
    assert asked.state == "asked"
    assert browse(oscar).post(answer).status_code == 302
    asked.refresh_from_db()
    assert asked.state == {"allow": "open", "decline": "declined"}[verb]


def test_whoever_answers_second_is_told_kindly(asked, oscar, browse):
    oscars = browse(oscar)
    oscars.post(f"/emergency/{asked.pk}/allow/")
    page = oscars.post(f"/emergency/{asked.pk}/decline/", follow=True)
    assert "This was answered or taken back already." in page.text
    assert "Olive</span> can read it until 15:30." in page.text


# -- what the group is told ------------------------------------------------------------------------


def test_everybody_in_the_group_is_told_while_it_is_open(reading, morning, ada, cleo, browse):
    for someone in (ada, cleo):
        for address in ("/groups/morning/", TOLD):
            page = browse(someone).get(address).text
            assert "is reading this group’s stories in an emergency until 15:30." in page
            assert WHY in page
            assert "Nobody else had to allow it: there was no second organiser." in page


def test_the_group_is_told_for_thirty_days_after_and_finds_it_in_a_list_for_good(
    reading, morning, olive, cleo, clock, browse
):
    reading.stop(by=olive)
    EmergencyReading.objects.update(ends_at=HALF_PAST_TWO + HOUR / 4)
    cleos = browse(cleo)
    told = "read this group’s stories in an emergency on 24 November 2026 from 14:30 to 14:45."
    clock.shift(timedelta(days=10))
    assert told in browse(cleo).get("/groups/morning/").text
    clock.shift(timedelta(days=30))
    cleos = browse(cleo)
    page = cleos.get("/groups/morning/").text
    assert told not in page and f'href="{TOLD}"' in page
    assert told in cleos.get(TOLD).text


def test_the_group_is_told_at_once_that_somebody_asked(asked, morning, cleo, browse):
    page = browse(cleo).get("/groups/morning/").text
    assert "has asked to read this group’s stories in an emergency." in page
    assert "Nothing has been read." in page
    assert WHY in page


def test_the_group_is_told_who_allowed_it(asked, morning, oscar, cleo, browse):
    asked.allow(by=oscar)
    page = browse(cleo).get("/groups/morning/").text
    assert 'Allowed by <span dir="auto">Oscar</span>.' in page
    assert "Nobody else had to allow it" not in page


def test_the_list_has_what_came_to_nothing_too(asked, morning, olive, oscar, cleo, clock, browse):
    asked.decline(by=oscar)
    EmergencyReading.objects.ask(by=olive, group=morning, reason=WHY).stop(by=olive)
    EmergencyReading.objects.ask(by=olive, group=morning, reason=WHY)
    clock.shift(timedelta(days=2))
    page = browse(cleo).get(TOLD).text
    for sentence in ("Oscar</span> declined", "They took it back", "Nobody answered, and nothing"):
        assert sentence in page, sentence


def test_only_its_members_see_the_list(reading, morning, cleo, dev, olive, invited, browse):
    assert statuses(browse(cleo), [TOLD]) == [200]
    assert statuses(browse(dev), [TOLD]) + statuses(browse(olive), [TOLD]) == [404, 404]
    assert browse(invited).get(TOLD).url.startswith("/groups/morning/agreement/")


def test_another_group_hears_nothing_of_it(reading, evening, dev, browse):
    for address in ("/groups/evening/", "/groups/evening/emergency-readings/"):
        page = browse(dev).get(address).text
        assert "Olive" not in page and WHY not in page
    assert "Nobody has ever asked." in page


def test_who_came_later_reads_that_there_was_one_and_not_why(
    reading, morning, nia, cleo, clock, browse
):
    clock.shift(2 * HOUR)
    morning.welcome(nia).accept(morning.current_agreement())
    for address in (TOLD, "/groups/morning/"):
        page = browse(nia).get(address).text
        assert "read this group’s stories in an emergency" in page and WHY not in page
        assert "asked for before you came" in page
        assert WHY in browse(cleo).get(address).text


def test_who_came_while_it_was_open_reads_why(reading, morning, nia, clock, browse):
    clock.shift(HOUR / 2)
    morning.welcome(nia).accept(morning.current_agreement())
    assert WHY in browse(nia).get(TOLD).text


def test_so_does_who_came_while_it_was_asked_for(asked, morning, nia, clock, browse):
    clock.shift(HOUR)
    morning.welcome(nia).accept(morning.current_agreement())
    assert WHY in browse(nia).get(TOLD).text
    clock.shift(timedelta(days=2))
    page = browse(nia).get(TOLD).text
    assert "Nobody answered, and nothing" in page and WHY in page


# -- how often a page asks -------------------------------------------------------------------------


def ask_often(group, olive, times):
    """As many readings, each over and from a day of its own."""
    for days in range(times):
        reading = EmergencyReading.objects.ask(by=olive, group=group, reason=WHY)
        ended = HALF_PAST_TWO - timedelta(days=days)
        EmergencyReading.objects.filter(pk=reading.pk).update(asked_at=ended, ends_at=ended)


def cost(browser, address, expect):
    """Queries to the database and look-ups in the keyring, with no key in memory."""
    browser.get(address)
    keyring().forget()
    before = keyring().looked_up
    with CaptureQueriesContext(connection) as queries:
        assert expect in browser.get(address).text
    return len(queries) + keyring().looked_up - before


@pytest.mark.parametrize(("address", "most"), [("/groups/morning/", 12), (TOLD, 6)])
def test_a_group_is_told_of_many_at_the_price_of_few(
    morning, bens_story, tonight, cleo, olive, clock, browse, address, most
):
    ask_often(morning, olive, 2)
    few = cost(browse(cleo), address, WHY)
    ask_often(morning, olive, 40)
    assert few == cost(browse(cleo), address, WHY) <= most


def test_many_groups_are_listed_at_the_price_of_few(ada, olive, oscar, browse):
    costs = []
    for number in range(12):
        group = new_group(f"group-{number}", ada)
        EmergencyReading.objects.ask(by=oscar, group=group, reason=WHY)
        costs.append(cost(browse(olive), "/emergency/", f"The group-{number} group"))
    assert costs[1] == costs[-1] <= 7


def test_reading_costs_the_same_for_many_stories(reading, morning, olive, browse):
    address, costs = f"/emergency/{reading.pk}/", []
    for count in (3, 60):
        many.stories(morning, many.members(morning, 60), count)
        costs.append(cost(browse(olive), address, f"Story {count - 1}"))
    assert costs[0] == costs[1] <= 13  # Five of them write down that it was read.
