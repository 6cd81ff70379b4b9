"""Finding a group by one's own words, and who is shown which."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.finding import looking
from alongside.groups.models import Decision, Group
from alongside.people.models import Block
from tests.conftest import new_group, person
from tests.house.test_doors import all_of_it

from .finding import leads, looks, to_be_found

SCIATICA = "sciatica, I cannot sit for long because of my back"


def names_found(page):
    return re.findall(r'<h3><a href="/find/\d+/" dir="auto">(.*?)</a></h3>', page)


def shown(someone):
    return set(looking.shown_to(someone))


# -- by words --------------------------------------------------------------------------------------


def test_the_group_that_fits_is_found_with_the_sentence_why(backs, heads, nia, browse):
    page = looks(browse(nia), SCIATICA)
    assert names_found(page)[0] == "Backs and necks"
    assert "Because it says: “" in page and "Sciatica shoots down my leg" in page


def test_it_is_found_by_what_is_meant_where_no_word_is_the_same(backs, heads, nia, browse):
    page = looks(browse(nia), "the lumbar spine burns as soon as I get into the car")
    assert names_found(page)[:1] == ["Backs and necks"]
    assert "looked for the words alone" not in page


def test_without_the_model_it_looks_for_the_words_and_says_so(no_model, backs, heads, nia, browse):
    page = looks(browse(nia), SCIATICA)
    assert names_found(page)[0] == "Backs and necks"
    assert "It looked for the words alone" in page
    assert names_found(looks(browse(nia), "zzz qqq")) == []


def test_where_none_fits_the_page_says_so_and_offers_to_say_what_is_missing(backs, nia, browse):
    page = looks(browse(nia), "how do I file a patent for a toaster")
    assert names_found(page) == []
    assert "No group that can be found fits these words well." in page
    assert 'action="/find/wanted/"' in page and "patent for a toaster</textarea>" in page


def test_at_most_a_few_are_shown(nia, browse):
    for number in range(7):
        group = new_group(f"backs-{number}", person(f"leader_{number}"))
        to_be_found(group, purpose="For sciatica and bad backs.")
    assert len(names_found(looks(browse(nia), SCIATICA))) == looking.A_FEW


@pytest.mark.parametrize(("words", "told"), [("", "are none yet"), ("x" * 601, "601 of 600")])
def test_odd_words_are_refused_kindly_and_kept(nia, browse, words, told):
    page = looks(browse(nia), words)
    assert "Nothing is lost" in page and told in page and words in page


def test_a_group_of_ones_own_is_not_offered(backs, nia, browse):
    backs.welcome(nia)
    assert names_found(looks(browse(nia), SCIATICA)) == []


# -- by choosing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({}, ["Backs and necks", "Dim lights"]),
        ({"theme": "back"}, ["Backs and necks"]),
        ({"theme": "cancer"}, []),
        ({"language": "cy"}, ["Dim lights"]),
        ({"format": "call"}, ["Dim lights"]),
        ({"day": "3"}, ["Backs and necks"]),
        ({"part": "evening"}, ["Backs and necks"]),
        ({"part": "morning"}, []),
        ({"theme": "back", "format": "call"}, []),
    ],
)
def test_somebody_chooses_from_the_groups_there_are(backs, heads, nia, browse, choice, found):
    to_be_found(backs, meets_at="19:30")
    page = browse(nia).post("/find/", {"how": "choose", **choice}).text
    assert names_found(page) == found


@pytest.mark.parametrize("name", ["theme", "language", "day", "part", "format"])
def test_a_choice_there_is_not_is_refused(nia, browse, name):
    page = browse(nia).post("/find/", {"how": "choose", name: "<script>"}).text
    assert "Nothing is lost" in page and "<script>" not in page


# -- who is shown which ----------------------------------------------------------------------------


def test_only_groups_one_can_ask_to_join_are_found(morning, backs, nia, browse):
    assert shown(nia) == {backs}
    assert browse(nia).get(f"/find/{backs.pk}/").status_code == 200
    assert browse(nia).get(f"/find/{morning.pk}/").status_code == 404


def test_a_group_that_is_over_is_not(backs, nia):
    to_be_found(backs, ends_on=timezone.localdate() - timedelta(days=1))
    assert shown(nia) == set()


def test_nor_is_one_without_anybody_who_could_answer(backs, heads, nia):
    leads(backs).memberships.get().end(by=leads(backs))
    someone = leads(heads)
    someone.is_suspended = True
    someone.save()
    assert shown(nia) == set()


def test_nor_is_a_group_one_was_asked_to_leave_until_that_is_lifted(backs, nia, dev):
    now = timezone.now()
    decision = Decision.objects.create(
        group=backs, person=nia, kind=Decision.Kind.REMOVAL, holds_from=now
    )
    assert (shown(nia), shown(dev)) == (set(), {backs})
    Decision.objects.filter(pk=decision.pk).update(ended_at=now)
    assert shown(nia) == {backs}


def test_nor_one_led_by_somebody_who_has_blocked_one(backs, heads, nia):
    Block.objects.block(by=leads(heads), whom=nia)
    assert shown(nia) == {backs}


def test_one_led_by_somebody_one_has_blocked_is_left_out_where_its_page_names_them(
    backs, heads, nia
):
    """Where it does not, leaving it out would tell who leads it."""
    Block.objects.block(by=nia, whom=leads(backs))
    Block.objects.block(by=nia, whom=leads(heads))
    assert shown(nia) == {heads}


def test_a_block_between_members_tells_nobody_who_is_in_a_group(backs, nia, ben):
    backs.welcome(ben)
    Block.objects.block(by=nia, whom=ben)
    assert shown(nia) == {backs}


@pytest.mark.parametrize("why", ["by invitation", "removed", "blocked", "over"])
def test_what_cannot_be_found_looks_like_what_is_not_there(backs, nia, browse, why):
    if why == "by invitation":
        to_be_found(backs, joining=Group.Joining.INVITATION)
    if why == "removed":
        Decision.objects.create(
            group=backs, person=nia, kind=Decision.Kind.REMOVAL, holds_from=timezone.now()
        )
    if why == "blocked":
        Block.objects.block(by=leads(backs), whom=nia)
    if why == "over":
        to_be_found(backs, ends_on=timezone.localdate() - timedelta(days=3))
    there = browse(nia).get(f"/find/{backs.pk}/")
    nowhere = browse(nia).get(f"/find/{backs.pk + 1}/")
    assert all_of_it(there) == all_of_it(nowhere)
    assert there.status_code == 404
    assert "Backs and necks" not in looks(browse(nia), SCIATICA)


@pytest.mark.parametrize("address", ["/find/", "/find/1/"])
def test_visitors_and_those_before_the_limits_find_nothing(backs, browse, db, address):
    address = address.replace("1", str(backs.pk))
    assert browse().get(address).url.startswith("/sign-in/")
    leo = type(leads(backs)).objects.sign_up("leo")
    assert browse(leo).get(address).url.startswith("/limits/")
    assert browse(leo).post("/find/", {"q": SCIATICA}).url == "/limits/?next="


# -- a group as whoever looks sees it --------------------------------------------------------------


def test_the_page_of_a_group_says_all_one_needs_to_ask(backs, nia, browse):
    to_be_found(
        backs,
        meets_at="19:30",
        meets_every=2,
        talks_first=True,
        newcomers_on=timezone.localdate() + timedelta(days=9),
    )
    page = browse(nia).get(f"/find/{backs.pk}/").text
    for said in (
        "Back and neck",
        "Every 2 weeks on Thursday at 19:30, by the clocks of London.",
        "Sciatica shoots down my leg",
        "Gwen",
        "What is said here stays here.",
        "talks with you once before",
        "Newcomers come in together",
        f'href="/find/{backs.pk}/ask/"',
    ):
        assert said in page


def test_it_names_nobody_who_has_not_said_yes_to_that(heads, ben, nia, browse):
    heads.welcome(ben)
    page = browse(nia).get(f"/find/{heads.pk}/").text
    assert "Hal" not in page and "Ben" not in page and "Who leads" not in page


def test_somebody_inside_is_sent_to_the_group_itself(backs, ben, browse):
    backs.welcome(ben)
    assert browse(ben).get(f"/find/{backs.pk}/").url == backs.get_absolute_url()


def test_a_full_group_has_a_waiting_list_and_says_no_numbers(backs, ben, cleo, nia, browse):
    to_be_found(backs, capacity=2)
    page = browse(nia).get(f"/find/{backs.pk}/").text
    assert "waiting list" not in page
    for someone in (ben, cleo):
        backs.welcome(someone)
    for page in (browse(nia).get(f"/find/{backs.pk}/").text, looks(browse(nia), SCIATICA)):
        assert "It is full just now, and has a waiting list" in page
        assert not re.search(r"\b(2|two)\b", re.sub(r"<[^>]*>", " ", page.split("<main")[1]))


def test_places_that_others_wait_for_are_no_places(backs, cleo, nia):
    to_be_found(backs, capacity=1)
    assert not looking.with_room(looking.shown_to(nia)).get().is_full
    backs.askings.create(person=cleo, number=1, state="waiting")
    assert looking.with_room(looking.shown_to(nia)).get().is_full


def test_it_takes_as_many_queries_for_many_groups_as_for_few(
    backs, nia, browse, django_assert_max_num_queries
):
    browser = browse(nia)
    looks(browser, SCIATICA)
    for number in range(20):
        to_be_found(new_group(f"backs-{number}", person(f"leader_{number}")))
    with django_assert_max_num_queries(8):
        looks(browser, SCIATICA)
    with django_assert_max_num_queries(10):
        browser.get(f"/find/{backs.pk}/")
