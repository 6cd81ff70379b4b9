"""The shelf of a group: what helped and is shared, as whoever it helped says it."""

import re

import pytest

from alongside.people.models import Mute
from alongside.toolkit.models import SmallStep

SHELF = "/groups/morning/shelf/"
CUSHION = "A cushion under both knees."


def on_shelf(person, group, what=CUSHION, learned="It took a week.", caution="Not too high."):
    step = SmallStep.objects.begin(by=person, what=what, group=group)
    step.look_back(outcome="helped", learned=learned, caution=caution, group=group)
    return step


@pytest.fixture
def shelved(cleo, morning):
    return on_shelf(cleo, morning)


def test_what_helped_and_was_shared_lands_there_with_its_caution(morning, ben, cleo, browse):
    step = SmallStep.objects.begin(by=cleo, what=CUSHION, group=morning)
    form = {"outcome": "helped", "learned": "It took a week.", "caution": "Not too high."}
    browse(cleo).post(f"/steps/{step.pk}/how/", {**form, "group": str(morning.pk)})
    page = browse(ben).get(SHELF).text
    assert all(words in page for words in (CUSHION, "It took a week.", "Not too high.", "Cleo"))
    assert "Being tried just now" not in page


@pytest.mark.parametrize(
    ("outcome", "shares"), [("helped", False), ("unsure", True), ("not_for_me", True)]
)
def test_nothing_else_lands_there(morning, ben, cleo, browse, outcome, shares):
    step = SmallStep.objects.begin(by=cleo, what=CUSHION, group=morning)
    form = {"outcome": outcome, "learned": "", "caution": ""}
    group = str(morning.pk) if shares else "me"
    browse(cleo).post(f"/steps/{step.pk}/how/", {**form, "group": group})
    assert CUSHION not in browse(ben).get(SHELF).text


def test_the_order_is_by_when_and_nobody_is_counted(morning, ben, cleo, browse):
    for number in range(3):
        on_shelf(cleo, morning, what=f"Cleo’s {number}", learned="", caution="")
    on_shelf(ben, morning, what="Ben’s only one", learned="", caution="")
    page = browse(ben).get(SHELF).text
    assert page.index("Ben’s only one") < page.index("Cleo’s 2") < page.index("Cleo’s 0")
    said = re.sub(r"<[^>]*>", " ", page.partition("<h1>")[2].partition("</main>")[0])
    said = re.sub(r"Cleo’s \d|today at \d+:\d+", "", said)
    assert "Ben’s only one" in said and not re.search(r"\d", said)


def test_the_shelf_goes_on_over_pages(morning, ben, cleo, browse):
    for number in range(25):
        on_shelf(cleo, morning, what=f"Thing {number}.", learned="", caution="")
    first = browse(ben).get(SHELF).text
    assert "Thing 24." in first and "Thing 2." not in first
    older = first.partition('href="?page=before')[2].partition('"')[0]
    assert "Thing 2." in browse(ben).get(f"{SHELF}?page=before{older}").text


def test_outsiders_do_not_learn_that_there_is_a_shelf(shelved, dev, olive, nia, browse):
    for somebody in (dev, olive, nia):
        for address in (SHELF, f"{SHELF}find/", f"{SHELF}{shelved.pk}/"):
            assert browse(somebody).get(address).status_code == 404


def test_what_comes_nearest_to_somebodys_words_is_found(morning, ben, cleo, browse):
    on_shelf(cleo, morning, what="Earplugs and a dark room when the migraine begins.", learned="")
    on_shelf(cleo, morning, what="A cushion between the knees, so that I sleep.", learned="")
    page = browse(ben).post(f"{SHELF}find/", {"words": "I lie awake all night with my hips"}).text
    found = page.partition('id="found"')[2]
    assert found.index("so that I sleep") < found.index("dark room")
    assert "no advice for you in particular" in page


def test_an_empty_shelf_and_no_words_are_answered_kindly(morning, ben, browse):
    assert "The shelf is empty still" in browse(ben).get(SHELF).text
    assert "The shelf is empty still" in browse(ben).post(f"{SHELF}find/", {"words": "Sleep"}).text
    assert "Type a few words first." in browse(ben).post(f"{SHELF}find/", {"words": " "}).text


def test_where_all_of_it_comes_folded_the_shelf_is_not_called_empty(shelved, ben, cleo, browse):
    Mute.objects.mute(by=ben, whom=cleo)
    page = browse(ben).post(f"{SHELF}find/", {"words": "My knees at night."}).text
    assert "The shelf is empty still" not in page and CUSHION not in page
    assert "What comes folded for you is left out here" in page


def test_the_longest_story_can_be_looked_for(shelved, morning, ben, browse):
    from alongside.conversations.models import LONGEST, Story

    body = ("My knees at night. " * LONGEST)[:LONGEST].strip()
    story = Story.objects.share(by=ben, group=morning, body=body, wish="ideas")
    assert CUSHION in browse(ben).post(f"{SHELF}find/", {"words": story.body}).text


def test_others_here_tried_is_offered_to_an_author_who_welcomes_ideas(
    shelved, morning, ben, cleo, browse
):
    from alongside.conversations.models import Story

    offered = f'action="{SHELF}find/"'
    for wish, offers in (("listen", False), ("ideas", True), ("questions", False)):
        story = Story.objects.share(by=ben, group=morning, body="My knees at night.", wish=wish)
        assert (offered in browse(ben).get(story.get_absolute_url()).text) is offers
        assert offered not in browse(cleo).get(story.get_absolute_url()).text
    answer = browse(ben).post(f"{SHELF}find/", {"words": story.body})
    assert CUSHION in answer.text


def test_those_who_lead_take_something_off_with_a_reason(shelved, ada, ben, cleo, browse):
    at = f"{SHELF}{shelved.pk}/"
    assert f'href="{at}"' not in browse(ben).get(SHELF).text
    assert browse(ben).get(at).status_code == 403
    assert browse(ben).post(at, {"because": "Because."}).status_code == 403
    assert f'href="{at}"' in browse(ada).get(SHELF).text
    assert "Say in a few words why." in browse(ada).post(at, {"because": ""}).text
    assert CUSHION in browse(ben).get(SHELF).text
    browse(ada).post(at, {"because": "It may harm a fresh hip."})
    assert CUSHION not in browse(ben).get(SHELF).text
    mine = browse(cleo).get(f"/steps/{shelved.pk}/").text
    assert CUSHION in mine and "It may harm a fresh hip." in mine
    assert browse(ada).get(at).status_code == 404, "it is not there twice"


def test_what_was_taken_off_does_not_come_back_by_saying_it_again(shelved, ada, ben, cleo, browse):
    browse(ada).post(f"{SHELF}{shelved.pk}/", {"because": "It may harm."})
    form = {"outcome": "helped", "learned": "Really.", "caution": ""}
    browse(cleo).post(f"/steps/{shelved.pk}/how/", {**form, "group": str(shelved.group_id)})
    assert CUSHION not in browse(ben).get(SHELF).text
