"""What is taken up again, after a break or a tap too many, is as it was."""

from alongside.library.recommending.recommendations import Recommendation
from alongside.meetings.schedule import changing

from .planning import MORNING, a_series, also_leads, in_days


def have_a_break(browser, series):
    for verb in ("pause", "resume"):
        browser.post(f"{MORNING}meetings/series/{series.pk}/{verb}/")


def test_who_cannot_lead_is_not_said_to_after_it_was_cancelled(friday, morning, ada, nia, browse):
    also_leads(morning, nia)
    type(friday).objects.filter(pk=friday.pk).update(led_by=ada)
    at = friday.get_absolute_url()
    browse(ada).post(f"{at}cover/")
    browse(nia).post(f"{at}cancel/", {"why": "holiday", "word": ""})
    browse(nia).post(f"{at}cancel/undo/")
    page = browse(nia).get(at).text
    assert "is leading it" not in page and "asks whether somebody else can" in page


def test_after_a_break_it_is_known_who_leads_and_who_cannot(morning, ada, nia, browse):
    also_leads(morning, nia)
    series = a_series(morning, led_by=ada)
    first, second, *_more = series.meetings.order_by("rule_day")
    for one in (first, second):
        changing.ask_for_cover(one, by=ada)
    changing.lead_it(first, by=nia)
    have_a_break(browse(ada), series)
    first, second, *_more = series.meetings.order_by("rule_day")
    assert (first.led_by, first.is_cancelled) == (nia, False)
    assert not second.is_cancelled and not changing.has_a_leader(second)


def test_what_was_recommended_to_it_is_there_after_a_break(morning, ada, browse):
    series = a_series(morning)
    first = series.meetings.order_by("rule_day")[0]
    more = {"why": "It is short", "until": in_days(60), "meeting": first.pk}
    Recommendation.objects.recommend(by=ada, group=morning, what="card:pacing", **more)
    have_a_break(browse(ada), series)
    assert "It is short" in browse(ada).get(first.get_absolute_url()).text
