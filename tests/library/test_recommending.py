"""Those who lead recommend something to their group, or to a meeting of it; it ends by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.memberships import TAKEN, UNNAMED
from alongside.library.jobs import forget_recommendations
from alongside.library.models import Recommendation, Resource
from alongside.library.privacy import ENDINGS, erase
from alongside.people.models import Block, Mute
from alongside.vault.models import open_many
from tests.meetings.evening import Evening

HERE, GROUP = "/groups/morning/recommend/", "/groups/morning/"
WHY = "It says what nobody told me for years."
FORM = {"what": "resource:nice-ng193", "why": WHY, "weeks": "2"}
NICE = 'href="/library/resources/nice-ng193/"'


@pytest.fixture
def recommended(ada, morning, browse):
    browse(ada).post(HERE, FORM)
    return Recommendation.objects.get()


# -- to a group ------------------------------------------------------------------------------------


def test_it_stands_on_the_page_of_the_group_with_why(ada, cleo, morning, browse):
    page = browse(ada).post(HERE, FORM, follow=True).text
    assert "Nobody is told who looks at it." in page
    page = browse(cleo).get(GROUP).text
    assert NICE in page and WHY in page and "Ada" in page.partition(NICE)[2]
    row = Recommendation.objects.get()
    assert row.until == timezone.localdate() + timedelta(weeks=2)


def test_a_strategy_can_be_recommended_as_well(ada, cleo, morning, browse):
    page = browse(ada).get(f"{HERE}?what=card:slow-breathing").text
    assert '<option value="card:slow-breathing" selected>' in page
    browse(ada).post(HERE, {**FORM, "what": "card:slow-breathing"})
    assert 'href="/strategies/slow-breathing/"' in browse(cleo).get(GROUP).text


def test_the_page_of_a_strategy_leads_there_for_those_who_lead(ada, cleo, morning, browse):
    card = "/strategies/slow-breathing/"
    way = f'href="{HERE}?what=card:slow-breathing"'
    assert way in browse(ada).get(card).text
    for somebody_else in (browse(cleo), browse()):
        page = somebody_else.get(card).text
        assert "Slow breathing" in page and HERE not in page


def test_only_those_who_lead_recommend_and_take_away(recommended, cleo, dev, browse):
    end = f"{HERE}{recommended.pk}/end/"
    for who, answer in ((cleo, 403), (dev, 404)):
        assert browse(who).get(HERE).status_code == answer
        assert browse(who).post(HERE, FORM).status_code == answer
        assert browse(who).post(end).status_code == answer
    assert Recommendation.objects.get() == recommended


def test_nobody_takes_away_what_another_group_was_recommended(recommended, dev, evening, browse):
    browse(dev).post(f"/groups/evening/recommend/{recommended.pk}/end/")
    assert Recommendation.objects.exists()


def test_it_is_there_for_nobody_else(recommended, dev, evening, browse):
    assert WHY not in browse(dev).get("/groups/evening/").text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"what": ""}, "Please choose something."),
        ({"what": "resource:1"}, "That is not there any more."),
        ({"why": ""}, "why you thought of it"),
        ({"why": "x" * 301}, "A sentence is enough."),
        ({"weeks": "400"}, "400"),
    ],
)
def test_what_lacks_something_is_told_and_what_was_typed_stays(ada, morning, browse, change, said):
    page = browse(ada).post(HERE, {**FORM, **change}).text
    assert said in page and (change.get("why") or WHY if "why" not in change else "x") in page
    assert not Recommendation.objects.exists()


def test_sent_twice_it_is_one(ada, morning, browse):
    for _twice in range(2):
        browse(ada).post(HERE, {**FORM, "id": "77"})
    assert Recommendation.objects.count() == 1


@pytest.mark.parametrize("where", ["group", "meeting"])
def test_those_who_lead_can_take_away_every_one(ada, cleo, morning, tonight, browse, where):
    here = HERE if where == "group" else f"/meetings/{tonight.pk}/recommend/"
    shown = GROUP if where == "group" else f"/meetings/{tonight.pk}/"
    adas = browse(ada)
    for number in range(7):
        adas.post(here, {**FORM, "why": f"Reason {number}."})
    assert "Reason 2." in browse(cleo).get(shown).text, "the newest five"
    assert "Reason 1." not in browse(cleo).get(shown).text
    page = adas.get(here).text
    assert all(f"Reason {number}." in page for number in range(7))
    assert "Each person is shown the newest 5." in page
    oldest = Recommendation.objects.order_by("recommended_at").first()
    adas.post(f"{HERE}{oldest.pk}/end/")
    assert "Reason 0." not in adas.get(here).text


def test_other_words_sent_with_the_same_form_come_back(ada, morning, browse):
    browse(ada).post(HERE, {**FORM, "id": "77"})
    page = browse(ada).post(HERE, {**FORM, "id": "77", "why": "And it is short."}).text
    assert "has not been sent" in page and "And it is short." in page
    assert Recommendation.objects.get().why == WHY


def test_past_its_day_it_stands_nowhere_and_is_forgotten(recommended, cleo, browse):
    Recommendation.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert WHY not in browse(cleo).get(GROUP).text
    forget_recommendations(timezone.now())
    assert not Recommendation.objects.exists()


def test_taken_away_it_is_gone_on_an_older_copy_too(recommended, ada, cleo, browse):
    browse(ada).post(f"{HERE}{recommended.pk}/end/")
    assert WHY not in browse(cleo).get(GROUP).text
    recommended.save(force_insert=True)
    ENDINGS["recommendation_ended"](recommendation=recommended.pk)
    assert not Recommendation.objects.exists()


def test_it_comes_folded_or_not_at_all_for_who_does_not_read_its_author(
    recommended, ada, cleo, browse
):
    Mute.objects.mute(by=cleo, whom=ada)
    assert "Something by" in browse(cleo).get(GROUP).text.partition(WHY)[0]
    Block.objects.block(by=cleo, whom=ada)
    assert WHY not in browse(cleo).get(GROUP).text


def test_a_newcomer_does_not_read_what_was_recommended_before_they_came(
    recommended, morning, ada, nia, browse
):
    morning.welcome(nia).accept(morning.current_agreement())
    page = browse(nia).get(GROUP).text
    assert WHY not in page and NICE not in page
    browse(ada).post(HERE, {**FORM, "why": "Said since."})
    assert "Said since." in browse(nia).get(GROUP).text


def test_what_is_taken_out_of_the_library_says_so(ada, cleo, morning, browse, suggestion):
    said = {"signed_by": "Dev", "conflict": "None.", "why": ""}
    shown = suggestion.decide("shown", by=ada, said=said, review_by=timezone.localdate())
    browse(ada).post(HERE, {**FORM, "what": f"resource:{shown.pk}"})
    assert f'href="/library/resources/{shown.pk}/"' in browse(cleo).get(GROUP).text
    Resource.objects.get().decide("retired", by=ada, said={**said, "why": "It moved."})
    page = browse(cleo).get(GROUP).text
    assert "It has been taken out of the library since." in page
    assert "The kettle and the stairs" in page and f"resources/{shown.pk}/" not in page


def test_what_a_reviewer_has_not_seen_cannot_be_recommended(ada, morning, browse, suggestion):
    what = f"resource:{suggestion.pk}"
    assert what not in browse(ada).get(HERE).text
    assert "not there any more" in browse(ada).post(HERE, {**FORM, "what": what}).text


def test_what_cannot_be_opened_says_so_and_breaks_no_page(recommended, cleo, browse, damaged):
    damaged(Recommendation)
    page = browse(cleo).get(GROUP)
    assert page.status_code == 200 and "cannot be opened" in page.text


@pytest.mark.parametrize(("words", "stays"), [(TAKEN, False), (UNNAMED, True)])
def test_whoever_leaves_takes_it_along_or_leaves_it_nameless(
    recommended, morning, ada, ben, cleo, browse, words, stays
):
    morning.memberships.filter(person=ben).update(role="facilitator")
    morning.memberships.get(person=ada).end(by=ada, words=words)
    page = browse(cleo).get(GROUP).text
    assert (WHY in page) is stays
    assert not stays or "someone who has left" in page


@pytest.mark.parametrize("keep", [True, False])
def test_erased_it_is_nameless_or_gone(recommended, ada, keep):
    erase(ada, keep=keep)
    rows = list(Recommendation.objects.all())
    assert [row.by for row in rows] == ([None] if keep else [])
    open_many(rows)
    assert [row.why for row in rows] == ([WHY] if keep else [])


# -- to a meeting ----------------------------------------------------------------------------------


@pytest.fixture
def room(tonight, browse):
    return Evening(tonight, browse)


def test_a_meeting_has_it_on_its_page_before_and_in_its_topic(room, tonight, ada, cleo, browse):
    at = f"/meetings/{tonight.pk}/recommend/"
    assert browse(ada).post(at, FORM).status_code == 302
    assert NICE in browse(cleo).get(tonight.get_absolute_url()).text
    assert WHY not in browse(cleo).get(GROUP).text, "it is the meeting's alone"
    room.begin(ada, cleo)
    assert WHY not in room.see(cleo).text, "they are checking in"
    room.press(ada, "next", leaving="1", anyway="yes")
    assert WHY in room.see(cleo).text and NICE in room.see(cleo).text


def test_in_a_meeting_too_it_is_not_there_for_who_came_later(
    room, tonight, morning, ada, cleo, nia, browse
):
    browse(ada).post(f"/meetings/{tonight.pk}/recommend/", FORM)
    morning.welcome(nia).accept(morning.current_agreement())
    assert WHY not in browse(nia).get(tonight.get_absolute_url()).text
    room.begin(ada, cleo, nia)
    room.press(ada, "next", leaving="1", anyway="yes")
    assert WHY in room.see(cleo).text and WHY not in room.see(nia).text


def test_only_those_who_lead_it_and_only_before_it_is_over(tonight, ada, cleo, dev, browse):
    at = f"/meetings/{tonight.pk}/recommend/"
    assert browse(cleo).get(at).status_code == 403 and browse(dev).get(at).status_code == 404
    assert browse(ada).get(at).status_code == 200
    type(tonight).objects.update(closed_at=timezone.now())
    assert browse(ada).post(at, FORM).status_code == 403
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("over", ["closed_at", "cancelled_at"])
def test_taken_away_from_an_old_page_it_leads_to_the_meeting(tonight, ada, browse, over):
    adas, at = browse(ada), f"/meetings/{tonight.pk}/recommend/"
    adas.post(at, FORM)
    row = Recommendation.objects.get()
    type(tonight).objects.update(**{over: timezone.now()})
    answer = adas.post(f"{HERE}{row.pk}/end/", {"page": at}, follow=True)
    assert answer.redirect_chain[-1][0] == tonight.get_absolute_url()
    assert answer.status_code == 200 and "It is not recommended any more." in answer.text
