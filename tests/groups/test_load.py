"""How many groups somebody leads, beside how many they want to: a warning, and never a lock."""

import pytest
from django.utils import timezone

from alongside.groups.load import load_of, loads
from alongside.groups.models import Group, Invitation
from tests.conftest import new_group

BEYOND, ENOUGH = "That is more than they want to", "One more would be more than they want to."


@pytest.fixture
def two_groups(morning, ada):
    """Ada leads the morning group, and another."""
    return morning, new_group("noon", ada)


def says(browser, number):
    return browser.post("/leading/", {"leads_at_most": number}, follow=True).text


def test_somebody_says_themselves_how_many_groups_they_want_to_lead(two_groups, ada, browse):
    adas = browse(ada)
    assert "Saved." in says(adas, "2")
    ada.refresh_from_db()
    assert ada.leads_at_most == 2
    assert 'value="2"' in adas.get("/leading/").text
    says(adas, "")
    ada.refresh_from_db()
    assert ada.leads_at_most is None


@pytest.mark.parametrize("odd", ["-1", "51", "few", "9" * 30])
def test_what_is_no_number_is_refused_and_kept(two_groups, ada, browse, odd):
    page = says(browse(ada), odd)
    assert "Nothing is lost" in page and f'value="{odd}"' in page
    ada.refresh_from_db()
    assert ada.leads_at_most is None


def test_nobody_says_it_who_leads_nothing(morning, cleo, browse):
    assert browse(cleo).post("/leading/", {"leads_at_most": "2"}).status_code == 403


def test_the_promise_is_a_question_of_its_own(two_groups, ada, browse):
    says(browse(ada), "2")
    assert not ada.consents.filter(kind="leading").exists()
    browse(ada).post("/leading/", {"promised": "on"})
    ada.refresh_from_db()
    assert ada.consents.filter(kind="leading").exists() and ada.leads_at_most == 2


def test_only_groups_that_go_on_count_and_only_what_they_lead_now(two_groups, evening, ada, ben):
    _morning, noon = two_groups
    evening.welcome(ada)
    assert load_of(ada).leads == 2
    Group.objects.filter(pk=noon.pk).update(ends_on=timezone.localdate() - timezone.timedelta(1))
    assert load_of(ada).leads == 1
    assert load_of(ben).leads == 0


def test_it_is_one_query_for_however_many(two_groups, ada, ben, cleo, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(loads([ada, ben, cleo])) == 3


@pytest.mark.parametrize(
    ("at_most", "seen", "unseen"),
    [
        (None, ["Has not said how many at most."], [BEYOND, ENOUGH]),
        (3, ["Wants to lead 3 at most."], [BEYOND, ENOUGH]),
        (2, [ENOUGH], [BEYOND]),
        (1, [BEYOND], [ENOUGH]),
    ],
)
def test_organisers_see_it_where_they_look_and_where_they_invite(
    two_groups, ada, olive, browse, at_most, seen, unseen
):
    ada.leads_at_most = at_most
    ada.save()
    for address in ("/organise/", f"/organise/groups/{two_groups[0].pk}/"):
        page = browse(olive).get(address).text
        assert "Leads 2 groups." in page
        assert [words for words in seen if words not in page] == []
        assert [words for words in unseen if words in page] == []


def test_it_locks_nothing(two_groups, evening, ada, olive, browse):
    ada.leads_at_most = 1
    ada.save()
    link = Invitation.objects.make_to_lead(evening, by=olive)
    page = browse(ada).get(link.get_absolute_url()).text
    assert "more groups than you want to lead" in page
    browse(ada).post(link.get_absolute_url())
    assert load_of(ada).leads == 3


def test_whoever_could_lead_one_more_is_not_warned(two_groups, evening, ada, olive, browse):
    ada.leads_at_most = 3
    ada.save()
    link = Invitation.objects.make_to_lead(evening, by=olive)
    assert "than you want to lead" not in browse(ada).get(link.get_absolute_url()).text


def test_whoever_gives_the_role_hears_that_it_would_be_too_much_and_not_how_much_it_is(
    two_groups, evening, dev, ada, browse
):
    place = evening.welcome(ada)
    place.accept(evening.current_agreement())
    address = f"/groups/evening/people/{place.pk}/role/"
    told = "would rather not lead another group"
    assert told not in browse(dev).get(address).text
    ada.leads_at_most = 2
    ada.save()
    page = browse(dev).get(address).text
    assert told in page and "Leads 2" not in page and "noon" not in page
    browse(dev).post(address, {"role": "facilitator"})
    assert evening.is_facilitated_by(ada)
