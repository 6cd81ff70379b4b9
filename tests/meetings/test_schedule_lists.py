"""Small lists show what takes place next, however many before it are cancelled."""

from alongside.meetings.schedule import changing

from .planning import MORNING, a_series


def test_three_that_are_cancelled_hide_no_other(morning, ada, ben, browse):
    series = a_series(morning)
    first, second, third, fourth, *_more = series.meetings.order_by("rule_day")
    for address in ("/", MORNING):
        assert fourth.get_absolute_url() not in browse(ben).get(address).text
    for one in (first, second, third):
        changing.cancel(one, by=ada)
    for address in ("/", MORNING, f"{MORNING}meetings/"):
        page = browse(ben).get(address).text
        assert fourth.get_absolute_url() in page, address
        assert "<strong>Cancelled" in page, address
