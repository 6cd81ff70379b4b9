"""A small step: begun, made smaller, shared or not, and looked back on without a wrong answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.notices.models import Notice
from alongside.people.models import Block, Draft, Mute
from alongside.toolkit.models import SmallStep
from alongside.toolkit.stepping import ending
from alongside.vault.erase import erase_person
from tests.begun import began_on
from tests.groups.parting import silence

BEGIN = "/steps/begin/"
WALK = "Two minutes in the garden."


def begun(**more):
    return {"what": WALK, "when": "After breakfast.", "doable": "yes", "group": "me", **more}


def said(**more):
    return {"outcome": "helped", "learned": "", "caution": "", "group": "me", **more}


@pytest.fixture
def step(cleo):
    return SmallStep.objects.begin(by=cleo, what=WALK, when="After breakfast.")


@pytest.fixture
def shared(cleo, morning):
    return SmallStep.objects.begin(by=cleo, what=WALK, when="At dawn.", group=morning)


def test_a_step_is_kept_for_its_person_alone(morning, ada, ben, cleo, browse):
    answer = browse(cleo).post(BEGIN, begun(), follow=True)
    assert WALK in answer.text and "Only you see it." in answer.text
    step = SmallStep.objects.get()
    assert (step.person, step.group, step.shared_at) == (cleo, None, None)
    for other in (ada, ben):
        for more in ("", "how/", "remove/"):
            assert browse(other).get(f"/steps/{step.pk}/{more}").status_code == 404
        assert browse(other).post(f"/steps/{step.pk}/keep/").status_code == 404
        assert WALK not in browse(other).get("/groups/morning/shelf/").text
        assert WALK not in browse(other).get("/steps/").text


def test_what_does_not_feel_doable_is_asked_for_again_smaller(cleo, browse):
    answer = browse(cleo).post(BEGIN, begun(what="A mile.", doable="no"))
    assert "let us make it smaller" in answer.text and "A mile." in answer.text
    assert "needs another look" not in answer.text, "it is no mistake"
    assert not SmallStep.objects.exists()
    browse(cleo).post(BEGIN, begun(what="Ten steps.", doable="maybe"))
    assert SmallStep.objects.get().what == "Ten steps."


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (begun(what=""), "Say in a few words what you would like to try."),
        (begun(what="x" * 301), "This takes up to 300 letters."),
        (begun(when="x" * 121), "This takes up to 120 letters."),
        (begun(doable=""), "Please choose whether it feels doable."),
        (begun(group=""), "Please choose who may read it."),
        (begun(group="123"), "That group is not there for you any more."),
    ],
)
def test_what_cannot_be_kept_is_said_kindly_and_stays_as_typed(cleo, browse, form, told):
    answer = browse(cleo).post(BEGIN, form)
    assert told in answer.text and answer.status_code == 200
    assert form["when"] in answer.text and form["what"] in answer.text
    assert not SmallStep.objects.exists()


def test_a_form_sent_twice_makes_one_step_and_one_reminder(cleo, browse):
    for _twice in range(2):
        browse(cleo).post(BEGIN, begun(id="77", remind="3"))
    assert SmallStep.objects.get().pk == 77
    notice = Notice.objects.get(person=cleo)
    assert timedelta(days=2) < notice.due_at - timezone.now() < timedelta(days=4)


def test_what_was_written_on_after_it_was_sent_is_not_dropped(cleo, browse):
    browse(cleo).post(BEGIN, begun(id="77"))
    page = browse(cleo).post(BEGIN, begun(id="77", when="After the doctor has rung.")).text
    assert "has not been sent" in page and "the doctor has rung" in page
    assert SmallStep.objects.get().planned_for == "After breakfast."


def test_a_reminder_is_of_open_steps_only(cleo, browse):
    from alongside.toolkit.notices import SMALL_STEP

    browse(cleo).post(BEGIN, begun(id="77", remind="1"))
    assert SMALL_STEP.is_still_so(cleo, "small_step:77")
    browse(cleo).post("/steps/77/how/", said())
    assert not SMALL_STEP.is_still_so(cleo, "small_step:77")


def test_nobody_is_reminded_of_a_step_of_somebody_else(step, ben):
    from alongside.toolkit.notices import SMALL_STEP

    assert not SMALL_STEP.is_still_so(ben, f"small_step:{step.pk}")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("card:slow-breathing", 'href="/strategies/slow-breathing/"'),
        ("story:12", 'href="/stories/12/"'),
        ("meeting:12", 'href="/meetings/12/"'),
        ("card:none-of-ours", None),
        ("https://elsewhere.example/", None),
    ],
)
def test_a_step_knows_where_it_comes_from(cleo, browse, source, shown):
    page = browse(cleo).get(BEGIN, {"from": source}).text
    answer = browse(cleo).post(BEGIN, begun(source=source), follow=True)
    for text in (page, answer.text):
        assert (shown in text) if shown else ("From <a" not in text)


def test_what_was_being_written_is_there_again(cleo, browse):
    browse(cleo).post("/drafts/", {"place": "step:0", "what": "Half a se", "when": "Noon"})
    page = browse(cleo).get(BEGIN)
    assert "Half a se" in page.text and "Noon" in page.text
    browse(cleo).post(BEGIN, {**begun(), **began_on(page)})
    assert not Draft.objects.filter(person=cleo).exists()


def test_a_step_that_is_shared_says_what_and_who_but_not_when(shared, ben, browse):
    page = browse(ben).get("/groups/morning/shelf/").text
    assert WALK in page and "Cleo" in page and "At dawn." not in page


def test_sharing_needs_a_place_in_which_one_may_share(morning, ada, cleo, dev, evening, browse):
    silence(morning, cleo, by=ada)
    assert "The morning group" not in browse(cleo).get(BEGIN).text
    answer = browse(cleo).post(BEGIN, begun(group=str(morning.pk)))
    assert "That group is not there for you any more." in answer.text
    browse(dev).post(BEGIN, begun(group=str(morning.pk)))
    assert not SmallStep.objects.exists()


@pytest.mark.parametrize(
    "words", ["Ring me on 07700 900123.", "Stop taking your tablets for a week."]
)
def test_before_a_group_reads_it_details_and_orders_are_pointed_out(morning, cleo, browse, words):
    form = begun(what=words, group=str(morning.pk))
    answer = browse(cleo).post(BEGIN, form)
    assert "Look once more before your group reads this" in answer.text
    assert words in answer.text and not SmallStep.objects.exists()
    yes = answer.text.partition('name="anyway" value="')[2].partition('"')[0]
    browse(cleo).post(BEGIN, {**form, "what": f"{words} Or on 07700 900456.", "anyway": yes})
    assert not SmallStep.objects.exists(), "a yes is for what was shown"
    browse(cleo).post(BEGIN, {**form, "anyway": yes})
    assert SmallStep.objects.get().group == morning


def test_for_oneself_nothing_is_pointed_out(cleo, browse):
    browse(cleo).post(BEGIN, begun(what="Ring Gwen on 07700 900123."))
    assert SmallStep.objects.exists()


@pytest.mark.parametrize("outcome", ["helped", "unsure", "not_for_me", "later", "let_go"])
def test_every_answer_is_a_good_one(step, cleo, browse, outcome):
    answer = browse(cleo).post(f"/steps/{step.pk}/how/", said(outcome=outcome, learned="Slow."))
    assert answer.url == f"/steps/{step.pk}/"
    step = SmallStep.objects.get()
    assert step.outcome == outcome and step.learned == "Slow."
    assert (step.looked_back_at is None) is (outcome == "later")
    page = browse(cleo).get("/steps/").text
    assert not any(word in page.lower() for word in ("failed", "streak", "missed", "overdue"))


def test_today_asks_how_it_went_next_time_and_not_at_once(step, cleo, browse):
    page = browse(cleo).get("/").text
    assert WALK in page and f"/steps/{step.pk}/how/" not in page
    SmallStep.objects.update(begun_at=timezone.now() - timedelta(days=1))
    assert f"/steps/{step.pk}/how/" in browse(cleo).get("/").text
    browse(cleo).post(f"/steps/{step.pk}/how/", said())
    assert WALK not in browse(cleo).get("/").text


def test_a_step_kept_for_next_time_rests_first(step, cleo, browse):
    SmallStep.objects.update(begun_at=timezone.now() - timedelta(days=1))
    browse(cleo).post(f"/steps/{step.pk}/how/", said(outcome="later"))
    page = browse(cleo).get("/").text
    assert WALK in page and f"/steps/{step.pk}/how/" not in page


def test_it_can_be_kept_to_oneself_again_and_removed(shared, ben, cleo, browse):
    browse(cleo).post(f"/steps/{shared.pk}/keep/")
    assert WALK not in browse(ben).get("/groups/morning/shelf/").text
    assert WALK in browse(cleo).get(f"/steps/{shared.pk}/").text
    assert "Remove this step?" in browse(cleo).get(f"/steps/{shared.pk}/remove/").text
    assert SmallStep.objects.exists(), "looking removes nothing"
    browse(cleo).post(f"/steps/{shared.pk}/remove/")
    assert not SmallStep.objects.exists()


def test_who_is_blocked_or_came_later_does_not_read_it(shared, ada, ben, cleo, nia, browse):
    shelf = "/groups/morning/shelf/"
    place = shared.group.welcome(nia)
    place.accept(shared.group.current_agreement())
    assert WALK not in browse(nia).get(shelf).text, "it was shared before she came"
    assert WALK in browse(ben).get(shelf).text
    Block.objects.block(by=cleo, whom=ben)
    assert WALK not in browse(ben).get(shelf).text
    assert WALK in browse(ada).get(shelf).text


def test_it_comes_folded_for_whoever_folds_theirs(shared, ben, cleo, browse):
    Mute.objects.mute(by=ben, whom=cleo)
    page = browse(ben).get("/groups/morning/shelf/").text
    assert "Something by" in page and page.index("<details") < page.index(WALK)


def test_who_leaves_takes_their_steps_along(shared, ben, cleo, browse):
    shared.group.memberships.current().get(person=cleo).end(by=cleo)
    assert WALK not in browse(ben).get("/groups/morning/shelf/").text
    shared.refresh_from_db()
    assert (shared.group, shared.shared_at, shared.what) == (None, None, WALK)


@pytest.mark.parametrize("keep", [True, False])
def test_with_the_account_the_steps_go(shared, ben, cleo, browse, keep):
    erase_person(cleo.pk, keep=keep)
    assert not SmallStep.objects.exists()
    assert WALK not in browse(ben).get("/groups/morning/shelf/").text


def test_who_becomes_a_supervisor_shares_nothing_there_any_more(shared, ben, cleo, browse):
    shared.group.memberships.current().get(person=cleo).give_role("supervisor")
    assert WALK not in browse(ben).get("/groups/morning/shelf/").text
    shared.refresh_from_db()
    assert shared.shared_at is None


# -- looking back on what is shared ----------------------------------------------------------------

RING = "Ring Doctor Anna Miller on 07700 900123."


def test_what_is_shared_only_when_looking_back_is_pointed_out_too(morning, ben, cleo, browse):
    step = SmallStep.objects.begin(by=cleo, what=RING)
    form, at = said(group=str(morning.pk)), f"/steps/{step.pk}/how/"
    page = browse(cleo).post(at, form).text
    assert "Look once more before your group reads this" in page
    assert "07700 900123" not in browse(ben).get("/groups/morning/shelf/").text
    yes = page.partition('name="anyway" value="')[2].partition('"')[0]
    browse(cleo).post(at, {**form, "anyway": yes})
    assert "07700 900123" in browse(ben).get("/groups/morning/shelf/").text
    answer = browse(cleo).post(at, {**form, "learned": "Slow."})
    assert answer.status_code == 302, "the group has read it already"


def test_looking_back_takes_nothing_from_a_group_that_one_only_reads(
    shared, ada, ben, cleo, browse
):
    at, form = f"/steps/{shared.pk}/how/", said(learned="Slow.", group=str(shared.group_id))
    browse(cleo).post(at, form)
    silence(shared.group, cleo, by=ada)
    page = browse(cleo).get(at).text
    assert f'value="{shared.group_id}" ' in page and "What it reads on its shelf stays" in page
    checked = page.partition("checked")[0].rpartition("<input")[2]
    assert "outcome" in checked, "what was said before"
    assert f'value="{shared.group_id}"' in page.rpartition("checked")[0].rpartition("<input")[2]
    assert browse(cleo).post(at, form).status_code == 302
    assert WALK in browse(ben).get("/groups/morning/shelf/").text
    page = browse(cleo).post(at, {**form, "learned": "Something new."}).text
    assert "You do not write in that group just now" in page and "Something new." in page
    assert "Something new." not in browse(ben).get("/groups/morning/shelf/").text
    browse(cleo).post(at, {**form, "group": "me"})
    assert WALK not in browse(ben).get("/groups/morning/shelf/").text


def test_nothing_comes_onto_the_shelf_of_a_group_that_one_only_reads(shared, ada, cleo, browse):
    silence(shared.group, cleo, by=ada)
    at = f"/steps/{shared.pk}/how/"
    assert "so this does not come onto its shelf" in browse(cleo).get(at).text
    browse(cleo).post(at, said(group=str(shared.group_id)))
    step = SmallStep.objects.get()
    assert (step.group, step.shelved_at) == (shared.group, None)


def test_what_is_taken_off_in_the_same_moment_stays_off(shared, ada):
    shared.look_back(outcome="helped", group=shared.group)
    read_before = SmallStep.objects.get()
    ending.take_off(shared, by=ada, because="It may harm.")
    read_before.look_back(outcome="helped", group=read_before.group)
    assert SmallStep.objects.get().shelved_at is None


def test_removed_twice_it_is_gone(step, ben, cleo, browse):
    at = f"/steps/{step.pk}/remove/"
    browse(ben).post(at)
    assert SmallStep.objects.exists(), "it is not his"
    for _twice in range(2):
        assert "It is gone." in browse(cleo).post(at, follow=True).text
    assert browse(cleo).get(at).status_code == 404
