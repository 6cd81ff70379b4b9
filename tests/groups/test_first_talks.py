"""Finding a time for a first talk: proposed, seen by both clocks, taken once, or none of them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.models import Asking, Message, ProposedTime
from alongside.groups.talking.times import clocks, moment_at

from .talks import in_days, thread_of, with_of

HERS = "/groups/morning/thread/"
NONE = f"{HERS}times/none/"
HOW = "Ring 020 7946 0000; Ada picks up."
# A Monday in winter, at noon in London.
TODAY = datetime(2026, 1, 12, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_winter():
    with time_machine.travel(TODAY, tick=True):
        yield


def form(*moments, place=HOW):
    fields = {"how": place}
    for number, moment in enumerate(moments, 1):
        fields |= {f"day{number}": f"{moment:%Y-%m-%d}", f"time{number}": f"{moment:%H:%M}"}
    return fields


def propose(browser, group, someone, *moments, **more):
    return browser.post(f"{with_of(group, someone)}times/", form(*moments, **more))


def proposed(group, someone, by, *days):
    """Times proposed without the pages: in so many days, at four in the afternoon."""
    thread = thread_of(someone, group)
    thread.propose([in_days(day) for day in days], by=by, place=HOW, zone=group.time_zone)
    return list(thread.times.open().order_by("starts_at"))


def take(browser, one):
    return browser.post(f"{HERS}times/{one.pk}/take/")


# -- the way it goes -------------------------------------------------------------------------------


def test_proposed_taken_and_on_the_desk(morning, kit, ada, gwen, browse):
    moments = [in_days(3), in_days(1), in_days(2)]
    assert propose(browse(ada), morning, kit, *moments).url == with_of(morning, kit)
    kits = browse(kit)
    assert "written to you" in kits.get("/").text
    page = kits.get(HERS).text
    assert page.count("Take this time") == 3
    assert page.index("13 January") < page.index("14 January") < page.index("15 January")
    assert HOW in page
    one = ProposedTime.objects.get(starts_at=in_days(1))
    take(kits, one)
    page = kits.get(HERS).text
    assert "A first talk" in page and "Take this time" not in page and HOW in page
    assert "A first talk for" in kits.get("/").text
    for leader in (ada, gwen):
        desk = browse(leader).get("/groups/morning/desk/").text
        assert "Tuesday 13 January 2026, 16:00, with" in desk and "Kit" in desk


def test_a_time_is_seen_by_both_clocks(morning, kit, ada, browse):
    kit.display = {**kit.display, "zone": "America/New_York"}
    kit.save()
    proposed(morning, kit, ada, 1)
    page = browse(kit).get(HERS).text
    assert "Tuesday 13 January 2026, 11:00" in page and "America/New York" in page
    assert "by the group’s clock: Tuesday 13 January 2026, 16:00" in page
    assert "by the group’s clock" not in browse(ada).get(with_of(morning, kit)).text


def test_one_clock_where_both_show_the_same():
    with timezone.override("Europe/Lisbon"):
        assert len(clocks(in_days(1), "Europe/London")) == 1
    with timezone.override("Europe/Berlin"):
        assert [text[-5:] for text, _zone in clocks(in_days(1), "Europe/London")] == [
            "17:00",
            "16:00",
        ]


def test_after_new_york_has_changed_and_london_has_not():
    """In March there are weeks in which they are four hours apart instead of five."""
    with timezone.override("America/New_York"):
        moment = moment_at(date(2026, 3, 16), time(16), "Europe/London")
        assert [text[-5:] for text, _zone in clocks(moment, "Europe/London")] == ["12:00", "16:00"]


def test_new_times_take_the_place_of_those_before(morning, kit, ada, browse):
    old = proposed(morning, kit, ada, 1, 2)
    propose(browse(ada), morning, kit, in_days(5))
    assert [one.starts_at for one in ProposedTime.objects.open()] == [in_days(5)]
    take(browse(kit), old[0])
    assert thread_of(kit, morning).agreed_talk() is None


def test_none_of_them_fits_in_words(morning, kit, ada, browse):
    one, _other = proposed(morning, kit, ada, 1, 2)
    assert "None of these times fits me" in browse(kit).get(NONE).text
    answer = browse(kit).post(NONE, {"body": "Mornings are better for me.", "id": "55"})
    assert answer.url == HERS
    assert not ProposedTime.objects.open().exists()
    assert "Mornings are better for me." in browse(ada).get(with_of(morning, kit)).text
    take(browse(kit), one)
    assert thread_of(kit, morning).agreed_talk() is None


def test_none_of_them_fits_sent_again_leaves_the_times_proposed_since(morning, kit, ada, browse):
    proposed(morning, kit, ada, 1)
    kits, sent = browse(kit), {"body": "Mornings are better for me.", "id": "55"}
    kits.post(NONE, sent)
    propose(browse(ada), morning, kit, in_days(5), in_days(6))
    one, other = ProposedTime.objects.open().order_by("starts_at")
    kits.post(NONE, sent)
    assert set(ProposedTime.objects.open()) == {one, other}
    take(kits, one)
    kits.post(NONE, sent)
    assert thread_of(kit, morning).agreed_talk() == one
    assert Message.objects.count() == 1


def test_none_fits_without_a_word_is_refused_and_nothing_is_lost(morning, kit, ada, browse):
    proposed(morning, kit, ada, 1)
    page = browse(kit).post(NONE, {"body": " "})
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert ProposedTime.objects.open().exists() and not Message.objects.exists()


def test_who_cannot_make_it_after_all_says_so(morning, kit, ada, browse):
    (one,) = proposed(morning, kit, ada, 1)
    take(browse(kit), one)
    browse(kit).post(NONE, {"body": "A bad day is coming, I think."})
    assert thread_of(kit, morning).agreed_talk() is None
    assert "First talks" not in browse(ada).get("/groups/morning/desk/").text


def test_one_who_leads_takes_a_time_back_or_calls_the_talk_off(morning, kit, ada, browse):
    one, other = proposed(morning, kit, ada, 1, 2)
    address = f"{with_of(morning, kit)}times/"
    browse(ada).post(f"{address}{one.pk}/withdraw/")
    page = browse(kit).get(HERS).text
    assert page.count("Take this time") == 1
    take(browse(kit), one)
    assert thread_of(kit, morning).agreed_talk() is None
    take(browse(kit), other)
    assert thread_of(kit, morning).agreed_talk() == other
    browse(ada).post(f"{address}{other.pk}/withdraw/")
    assert thread_of(kit, morning).agreed_talk() is None


def test_a_time_they_have_taken_meanwhile_is_not_taken_back_as_an_open_one(
    morning, kit, ada, browse
):
    (one,) = proposed(morning, kit, ada, 1)
    address, adas = with_of(morning, kit), browse(ada)
    assert 'name="open"' in adas.get(address).text
    take(browse(kit), one)
    page = adas.post(f"{address}times/{one.pk}/withdraw/", {"open": "yes"}, follow=True).text
    assert "They have taken this time meanwhile" in page and "Call it off" in page
    assert 'name="open"' not in page
    assert thread_of(kit, morning).agreed_talk() == one


# -- what is refused -------------------------------------------------------------------------------


def test_a_time_that_has_passed_cannot_be_taken(morning, kit, ada, browse):
    (one,) = proposed(morning, kit, ada, 1)
    with time_machine.travel(in_days(2)):
        page = browse(kit).post(f"{HERS}times/{one.pk}/take/", follow=True)
        assert "cannot be taken any more" in page.text
        assert "Take this time" not in page.text
    assert ProposedTime.objects.get().taken_at is None


def test_a_talk_that_is_over_is_on_no_page(morning, kit, ada, browse):
    (one,) = proposed(morning, kit, ada, 1)
    take(browse(kit), one)
    with time_machine.travel(in_days(1) + timedelta(minutes=30)):
        assert "First talks" in browse(ada).get("/groups/morning/desk/").text, "somebody is late"
    with time_machine.travel(in_days(2)):
        assert "First talks" not in browse(ada).get("/groups/morning/desk/").text
        assert "A first talk" not in browse(kit).get(HERS).text
        assert propose(browse(ada), morning, kit, in_days(1)).status_code == 302, "another one"


def test_while_one_is_agreed_no_others_are_proposed(morning, kit, ada, browse):
    (one,) = proposed(morning, kit, ada, 1)
    take(browse(kit), one)
    assert "A talk is agreed already" in browse(ada).get(f"{with_of(morning, kit)}times/").text
    propose(browse(ada), morning, kit, in_days(3))
    assert ProposedTime.objects.standing().get() == one


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Please choose a day."),
        ({"day1": "2026-01-20"}, "Please choose a time."),
        ({"day1": "2026-01-20", "time1": "10:00", "day2": "2026-01-21"}, "without a time"),
        ({"day1": "2026-01-20", "time1": "10:00", "time3": "10:00"}, "without a day"),
        ({"day1": "2026-01-12", "time1": "11:59"}, "That time has passed."),
        ({"day1": "2026-01-02", "time1": "11:59"}, "That day has passed."),
        ({"day1": "0001-01-01", "time1": "00:00"}, "That day has passed."),
        ({"day1": "9999-12-31", "time1": "23:59"}, "Is the year right?"),
        ({"day1": "the 20th", "time1": "noon"}, "Nothing is lost"),
        ({"day1": "2026-03-29", "time1": "01:30"}, "the clocks go forward"),
    ],
)
def test_odd_times_are_refused_kindly(morning, kit, ada, browse, fields, told):
    page = browse(ada).post(f"{with_of(morning, kit)}times/", {"how": HOW, **fields})
    assert page.status_code == 200
    assert told in page.text and HOW in page.text
    for value in fields.values():
        assert f'value="{value}"' in page.text, "what was typed is still there"
    assert not ProposedTime.objects.exists()


def test_where_they_have_taken_a_time_meanwhile_what_was_typed_comes_back(
    morning, kit, ada, gwen, browse
):
    (one,) = proposed(morning, kit, gwen, 1)
    take(browse(kit), one)
    page = propose(browse(ada), morning, kit, in_days(5), place="Ring me at home.").text
    assert "They have taken a time already. It stands" in page
    assert "Ring me at home.</textarea>" in page
    assert f'value="{in_days(5):%Y-%m-%d}"' in page
    assert ProposedTime.objects.get() == one


def test_how_they_will_talk_has_to_be_said(morning, kit, ada, browse):
    page = propose(browse(ada), morning, kit, in_days(1), place=" ")
    assert "Please say how you will talk" in page.text
    assert not ProposedTime.objects.exists()


def test_the_same_time_twice_is_one(morning, kit, ada, browse):
    propose(browse(ada), morning, kit, in_days(1), in_days(1), in_days(2))
    assert ProposedTime.objects.open().count() == 2


def test_a_form_sent_twice_proposes_no_more(morning, kit, ada, browse):
    for _time in range(2):
        propose(browse(ada), morning, kit, in_days(1), in_days(2))
    assert ProposedTime.objects.open().count() == 2


def test_clocks_that_change():
    zone, day = "Europe/London", date(2026, 3, 29)
    assert moment_at(day, time(0, 59), zone) == datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    assert moment_at(day, time(1, 0), zone) is None
    assert moment_at(day, time(1, 59), zone) is None
    assert moment_at(day, time(2, 0), zone) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    # The hour that comes twice is meant the first time.
    assert moment_at(date(2026, 10, 25), time(1, 30), zone).astimezone(ZoneInfo(zone)).dst()
    # Where a whole day was left out, and where a change is at midnight.
    assert moment_at(date(2011, 12, 30), time(12), "Pacific/Apia") is None
    assert moment_at(date(2018, 11, 4), time(0, 30), "America/Sao_Paulo") is None


def test_a_time_stays_where_it_is_when_the_clocks_change(morning, kit, ada, browse):
    """Proposed in winter for the summer: four in the afternoon by the group's clock then."""
    summer = datetime(2026, 4, 7, 16, 0)
    browse(ada).post(f"{with_of(morning, kit)}times/", form(summer))
    assert ProposedTime.objects.get().starts_at == datetime(2026, 4, 7, 15, 0, tzinfo=UTC)
    assert "Tuesday 7 April 2026, 16:00" in browse(kit).get(HERS).text


# -- who may ---------------------------------------------------------------------------------------


def test_only_for_somebody_who_asks(morning, cleo, ada, browse):
    assert propose(browse(ada), morning, cleo, in_days(1)).status_code == 403
    assert "Propose times" not in browse(ada).get(with_of(morning, cleo)).text


def test_only_by_those_who_lead(morning, kit, cleo, dev, browse):
    assert propose(browse(cleo), morning, kit, in_days(1)).status_code == 403
    assert propose(browse(dev), morning, kit, in_days(1)).status_code == 404
    assert propose(browse(kit), morning, kit, in_days(1)).status_code == 404


def test_nobody_takes_a_time_of_somebody_else(morning, kit, ada, ben, browse):
    (one,) = proposed(morning, kit, ada, 1)
    take(browse(ben), one)
    assert take(browse(ada), one).status_code == 403
    browse(ada).post(f"{with_of(morning, ben)}times/{one.pk}/withdraw/")
    one.refresh_from_db()
    assert one.taken_at is None and one.withdrawn_at is None


def test_after_a_no_there_is_no_talk_any_more(morning, kit, ada, browse):
    thread_of(kit, morning).write(by=kit, body="Hello.")
    (one,) = proposed(morning, kit, ada, 1)
    take(browse(kit), one)
    Asking.objects.update(state="declined", answered_at=timezone.now())
    assert "First talks" not in browse(ada).get("/groups/morning/desk/").text
    assert "A first talk" not in browse(kit).get("/").text
    assert take(browse(kit), one).status_code == 403
    assert browse(kit).post(NONE, {"body": "x"}).status_code == 403


def test_once_they_are_in_the_talk_still_stands_and_leaving_ends_it(morning, kit, ada, browse):
    (one,) = proposed(morning, kit, ada, 1)
    take(browse(kit), one)
    Asking.objects.update(state="let_in", answered_at=timezone.now())
    place = morning.welcome(kit)
    assert "with" in browse(ada).get("/groups/morning/desk/").text
    assert "First talks" in browse(ada).get("/groups/morning/desk/").text
    place.end(by=kit)
    assert "First talks" not in browse(ada).get("/groups/morning/desk/").text
    assert thread_of(kit, morning).agreed_talk() is None


def test_who_proposed_and_went_takes_the_talk_along(morning, kit, gwen, browse):
    from alongside.vault.erase import erase_person

    (one,) = proposed(morning, kit, gwen, 1)
    take(browse(kit), one)
    erase_person(gwen.pk, keep=True)
    assert ProposedTime.objects.get().place is None
    assert thread_of(kit, morning).agreed_talk() is None
