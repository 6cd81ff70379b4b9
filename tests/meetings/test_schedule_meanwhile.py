"""A meeting or its series is changed, while somebody else has done something about one of them."""

from datetime import time

import pytest

from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.meetings import plan
from alongside.meetings.models import Meeting
from alongside.meetings.plans.changing import OfMeeting
from alongside.meetings.schedule import changing, whole_series
from tests.begun import version_in

from .planning import a_series, also_leads, form, in_days, new


def press(browse, person, meeting, verb, **form):
    return browse(person).post(f"{meeting.get_absolute_url()}{verb}/", form)


def test_an_old_page_writes_over_nothing_that_another_has_changed(friday, ada, browse):
    old = browse(ada).get(f"{friday.get_absolute_url()}change/").text
    press(browse, ada, friday, "move-it", by="day", **{"from": "0"})
    assert changing.change(friday, directions="Side door, Mill Lane")
    friday.refresh_from_db()
    moved = friday.starts_at
    words = form(directions="Bring tea", version=version_in(old))
    page = press(browse, ada, friday, "change", **words).text
    assert "This meeting has changed meanwhile" in page
    assert "Side door, Mill Lane" in page[: page.index('name="version"')]
    assert "Bring tea</textarea>" in page
    friday.refresh_from_db()
    assert (friday.starts_at, friday.directions) == (moved, "Side door, Mill Lane")
    kept = {**words, "version": version_in(page)}
    assert press(browse, ada, friday, "change", **kept).status_code == 302
    friday.refresh_from_db()
    assert (friday.wall_date, friday.directions) == (in_days(3), "Bring tea")
    assert press(browse, ada, friday, "change", **kept).status_code == 302, "sent twice"


def test_what_is_cancelled_meanwhile_is_not_changed(friday, ada):
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        before = changing.version_of(friday)
        changing.cancel(friday, by=ada)
        friday.refresh_from_db()
        changing.look_again(friday, before)
    assert meanwhile.value.now.is_cancelled


@pytest.mark.parametrize("which", ["opened", "cancelled"])
def test_what_was_typed_stays_where_it_is_too_late_to_change_it(friday, ada, ben, browse, which):
    old = browse(ada).get(f"{friday.get_absolute_url()}change/").text
    if which == "opened":
        for person in (ada, ben):
            press(browse, person, friday, "arrive", today="few")
    else:
        changing.cancel(friday, by=ada)
    words = form(directions="Bring tea", version=version_in(old))
    page = press(browse, ada, friday, "change", **words)
    assert "stays as it was planned" in page.text
    assert "Bring tea</textarea>" in page.text
    friday.refresh_from_db()
    assert friday.directions != "Bring tea"


@pytest.mark.parametrize("theirs", ["this one", "from the fifth on"])
def test_all_later_ones_are_not_changed_from_an_old_page(morning, ada, browse, theirs):
    series = a_series(morning)
    _first, second, _third, _fourth, fifth, *_more = series.meetings.order_by("rule_day")
    if theirs == "this one":
        assert changing.change(second, directions="Side door")
    else:
        later = new(series, starts_on=fifth.rule_day, wall_time=time(18))
        assert whole_series.change_from(fifth, later, by=ada)
    before = list(Meeting.objects.order_by("starts_at").values_list("starts_at", flat=True))
    words = form(which="later", repeats="weekly", time="17:15", date=second.rule_day.isoformat())
    for more in ({}, {"sure": "yes"}):
        sent = {**words, "version": "0", **more}
        page = browse(ada).post(f"{second.get_absolute_url()}change/", sent).text
        assert "This meeting has changed meanwhile" in page
        assert 'value="17:15"' in page
    now = list(Meeting.objects.order_by("starts_at").values_list("starts_at", flat=True))
    assert now == before


def test_whoever_took_it_on_still_leads_it_and_cover_is_still_asked_for(morning, ada, nia):
    also_leads(morning, nia)
    series = a_series(morning, led_by=ada)
    first, second, third, *_more = series.meetings.order_by("rule_day")
    for one in (second, third):
        assert changing.ask_for_cover(one, by=ada)
    assert changing.lead_it(second, by=nia)
    later = new(series, wall_time=time(18), led_by=nia)
    assert whole_series.change_from(first, later, by=ada)
    for one in (first, second, third):
        one.refresh_from_db()
        assert one.wall_time == time(18)
    assert (first.led_by, second.led_by, third.led_by) == (nia, nia, ada)
    assert second.cover_asked_at is None
    assert third.cover_asked_at is not None


def test_a_plan_of_its_own_stays_and_the_time_follows_the_series(morning, ada):
    series = a_series(morning)
    first, second, *_more = series.meetings.order_by("rule_day")
    target = OfMeeting(second)
    own = target.steps[:-2] + target.steps[-1:]
    assert target.change(own, version=plan.version_of(target.steps))
    assert whole_series.change_from(first, new(series, wall_time=time(18), place="call"), by=ada)
    second.refresh_from_db()
    assert (second.wall_time, second.place) == (time(18), "call")
    assert second.plan == own != first.plan
