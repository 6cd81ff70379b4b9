"""A concern is a case: with a clock, one who looks after it, and a close with an outcome."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases import concerns
from alongside.care.cases.calling import call_for_all
from alongside.care.cases.readers import Readers
from alongside.care.models import Case
from alongside.care.notices import SOMEBODY_WAITS
from alongside.groups.models import Concern
from alongside.groups.talking.concerns import readers
from alongside.notices.models import Notice
from alongside.people.leaving.pausing import begin
from alongside.people.models import Block, Person
from alongside.vault.erase import erase_group, erase_person
from tests.conftest import person
from tests.groups.talks import main_of

from ..acting import CLOSE, reads
from ..team import always, came_in, is_on_call, never

WORDS = "She laughed when I said that it hurt."
SETTLED = {**CLOSE, "outcome": "settled"}
MINE = "/account/concerns/"


def raise_one(browser, about, **form):
    return browser.post(f"/groups/morning/concern/{about.pk}/", {"body": WORDS, **form})


def rung(someone):
    return Notice.objects.filter(person=someone, kind=SOMEBODY_WAITS.name).count()


@pytest.fixture
def case(of_three, cleo, ben, olive, browse):
    raise_one(browse(cleo), ben)
    return Case.objects.get()


def test_it_waits_in_the_queue_of_the_organisers_with_a_clock(case, cleo, olive, ada, gwen, browse):
    assert (case.level, case.source, case.minutes) == ("amber", "concern", 480)
    page = browse(olive).get("/care/").text
    assert "Somebody has raised a concern." in page and "Somebody should look after it" in page
    assert "laughed" not in page and "laughed" not in browse(olive).get(f"/care/{case.pk}/").text
    for one in (ada, gwen):
        assert "Somebody has raised a concern." not in browse(one).get("/care/").text
        assert not reads(browse(one), case)


def test_claimed_in_the_queue_answered_where_it_is_read_and_closed_with_an_outcome(
    case, cleo, olive, browse
):
    olives, cleos, at = browse(olive), browse(cleo), f"/care/{case.pk}/"
    concern = Concern.objects.get()
    olives.post(f"{at}claim/")
    assert "Somebody looks after it." in cleos.get(MINE).text
    page = olives.post(f"{at}close/", SETTLED)
    assert "Please answer first: whoever raised it waits for a word." in page.text
    olives.post(f"/organise/concerns/{concern.pk}/answer/", {"answer": "I have talked with him."})
    assert "I have talked with him." in cleos.get(MINE).text
    olives.post(f"{at}close/", SETTLED)
    assert "It is closed." in cleos.get(MINE).text
    steps = [step.what for step in case.steps.order_by("at", "pk").opened()]
    assert steps == ["came_in", "claimed", "answered", "closed"]
    assert "It was looked into, and something has changed" in olives.get(at).text


def test_handed_over_it_is_the_others_to_answer(case, olive, browse):
    oscar = person("oscar", is_organiser=True)
    olives = browse(olive)
    olives.post(f"/care/{case.pk}/claim/")
    olives.post(f"/care/{case.pk}/hand-over/", {"to": oscar.pk})
    assert Concern.objects.get().taken_by == oscar
    browse(oscar).post(f"/care/{case.pk}/hand-over/", {"to": ""})
    assert "It waits for an organiser." in browse(Case.objects.get().person).get(MINE).text


def test_in_danger_whoever_is_on_call_is_told_at_once_and_may_read_it(
    of_three, cleo, ben, ada, olive, browse
):
    is_on_call(ada, by=olive)
    assert (
        "Somebody is on call at this moment"
        in browse(cleo).get(f"/groups/morning/concern/{ben.pk}/").text
    )
    raise_one(browse(cleo), ben, danger="on")
    case, concern = Case.objects.get(), Concern.objects.get()
    assert case.level == "red" and rung(ada) == 1
    adas = browse(ada)
    assert reads(adas, case)
    assert WORDS in adas.get(f"/organise/concerns/{concern.pk}/").text
    adas.post(f"/organise/concerns/{concern.pk}/take/")
    adas.post(f"/organise/concerns/{concern.pk}/answer/", {"answer": "I rang him."})
    page = browse(cleo).get(MINE).text
    assert "I rang him." in page and "of the care team, answers" in page
    assert browse(ben).get(f"/organise/concerns/{concern.pk}/").status_code == 403


@pytest.mark.parametrize("words", [WORDS, ""])
def test_sent_again_because_somebody_may_be_in_danger_it_calls(
    of_three, cleo, ben, ada, olive, browse, words
):
    """The line was slow; they thought of the danger only then, and sent the same form again."""
    is_on_call(ada, by=olive)
    cleos = browse(cleo)
    raise_one(cleos, ben, body=words, id="91")
    assert rung(ada) == 0
    for _twice in range(2):
        raise_one(cleos, ben, body=words, id="91", danger="on")
    raise_one(cleos, ben, body=words, id="91")
    case = Case.objects.get()
    assert case.level == "red" and rung(ada) == 1 and reads(browse(ada), case)
    assert Concern.objects.count() == 1


def test_an_answer_stays_that_of_whoever_gave_it(case, cleo, olive, browse):
    oscar = person("oscar", is_organiser=True)
    olives, concern = browse(olive), Concern.objects.get()
    olives.post(f"/care/{case.pk}/claim/")
    olives.post(f"/organise/concerns/{concern.pk}/answer/", {"answer": "I have talked with him."})
    olives.post(f"/care/{case.pk}/hand-over/", {"to": oscar.pk})
    page = browse(cleo).get(MINE).text
    assert f"{olive.called}</span>, who organises, answers" in page
    assert f"{oscar.called}</span>, who organises, answers" not in page
    browse(oscar).post(
        f"/organise/concerns/{concern.pk}/answer/", {"answer": "We talked with him."}
    )
    assert f"{oscar.called}</span>, who organises, answers" in browse(cleo).get(MINE).text


def test_whom_they_had_blocked_does_not_read_on_when_they_have_left(case, cleo, olive, browse):
    oscar = person("oscar", is_organiser=True)
    Block.objects.block(by=cleo, whom=oscar)
    for _before_and_after in range(2):
        assert reads(browse(olive), case) and not reads(browse(oscar), case)
        erase_person(cleo.pk, keep=False)


@pytest.mark.parametrize("about_whom", ["ada", "nobody"])
def test_it_outlives_its_group_and_nobody_who_led_that_reads_how(
    of_three, morning, cleo, ada, gwen, olive, browse, about_whom
):
    """Gwen leads there and organises; Ada, whom it is about, has brought the group to its end."""
    Person.objects.filter(pk=gwen.pk).update(is_organiser=True)
    at = f"/groups/morning/concern/{f'{ada.pk}/' if about_whom == 'ada' else ''}"
    browse(cleo).post(at, {"body": WORDS})
    case, concern = Case.objects.get(), Concern.objects.get()
    erase_group(morning.pk)
    mine = browse(cleo).get(MINE).text
    assert WORDS in mine and "It waits for an organiser." in mine
    for one in (ada, gwen):
        assert not reads(browse(one), case)
        assert browse(one).get(f"/organise/concerns/{concern.pk}/").status_code in (403, 404)
    assert "Somebody has raised a concern." not in browse(gwen).get("/care/").text
    assert "Cleo" not in browse(gwen).get("/organise/concerns/").text
    olives = browse(olive)
    assert "in a group that is gone" in olives.get("/organise/concerns/").text
    page = olives.get(f"/organise/concerns/{concern.pk}/").text
    assert "In a group that is gone, raised" in page and WORDS in page
    assert ("who led that group" in page) == (about_whom == "ada")
    olives.post(f"/care/{case.pk}/claim/")
    olives.post(f"/organise/concerns/{concern.pk}/answer/", {"answer": "I have talked with her."})
    olives.post(f"/care/{case.pk}/close/", SETTLED)
    mine = browse(cleo).get(MINE).text
    assert "I have talked with her." in mine
    assert "It is closed." in mine and "raise it again" not in mine
    assert reads(olives, case) and not reads(browse(gwen), case)


def test_one_about_who_leads_is_read_by_nobody_who_leads_there(
    of_three, cleo, ada, gwen, dev, olive, browse
):
    """Ada and Gwen lead the group, and are in the care team; Dev leads another one."""
    Person.objects.filter(pk=gwen.pk).update(is_organiser=True)
    raise_one(browse(cleo), ada, danger="on")
    case, concern = Case.objects.get(), Concern.objects.get()
    assert {one.pk for one in Readers([case]).of(case)} == {dev.pk, olive.pk}
    for one in (ada, gwen):
        assert not reads(browse(one), case)
        assert "may be in danger" not in browse(one).get("/care/").text
        assert browse(one).post(f"/care/{case.pk}/claim/").status_code == 404
        assert browse(one).get(f"/organise/concerns/{concern.pk}/").status_code in (403, 404)
        assert rung(one) == 0
    assert reads(browse(dev), case)


@pytest.mark.parametrize("has_blocks", [False, True])
def test_the_queue_and_what_was_told_beforehand_name_the_same_organisers(
    of_three, morning, ada, gwen, ben, cleo, olive, has_blocks
):
    tried = 0
    if has_blocks:
        for by, whom in ((cleo, olive), (ada, ben), (gwen, ada)):
            Block.objects.block(by=by, whom=whom)
    for organising in ((olive,), (ada,), (ada, olive), (ada, gwen), (ada, gwen, ben, olive)):
        Person.objects.update(is_organiser=False)
        Person.objects.filter(pk__in=[one.pk for one in organising]).update(is_organiser=True)
        for raised_by in (cleo, ada):
            for about in (None, ada, gwen, ben, olive):
                raised = {"group": morning, "about": about}
                concern = Concern.objects.raise_one(by=raised_by, words="", **raised)
                case = concerns.take_in(concern)
                told = set(readers(raised_by=raised_by, **raised))
                assert set(Readers([case]).of(case)) == told, (organising, raised_by, about)
                tried += bool(told)
    assert tried > 30


def test_fifty_against_somebody_change_nothing_about_them_nor_the_order(
    of_three, morning, ben, cleo, ada, olive, browse
):
    before = came_in(ben, morning, level="amber")
    green = came_in(cleo, morning, level="green", about="story:2")
    adas, olives, bens = browse(ada), browse(olive), browse(ben)
    seen = main_of(adas.get("/care/")), main_of(bens.get("/"))
    for _number in range(50):
        Concern.objects.raise_one(by=cleo, group=morning, about=ben, words=WORDS)
    concerns.take_in_all()
    concerns.take_in_all()
    assert Case.objects.count() == 52
    assert {one.level for one in Case.objects.exclude(pk=green.pk)} == {"amber"}
    assert (main_of(adas.get("/care/")), main_of(bens.get("/"))) == seen
    assert not morning.decisions.exists() and not morning.memberships.get(person=ben).is_silenced
    before.refresh_from_db()
    assert before.level == "amber"
    assert "50" not in main_of(olives.get("/care/")).partition("<h2>")[0]


def test_it_rings_after_a_third_of_its_clock_and_who_it_is_about_never(
    of_three, cleo, ben, ada, olive, browse
):
    """Those who may read it were told when it was raised; the clock goes on from there."""
    Person.objects.filter(pk=ada.pk).update(is_organiser=True)
    raise_one(browse(cleo), ada)
    case = Case.objects.get()
    call_for_all(case.opened_at + timedelta(minutes=5))
    assert rung(olive) == 0
    for minutes in (161, 481):
        call_for_all(case.opened_at + timedelta(minutes=minutes))
    assert rung(olive) == 2
    assert not Notice.objects.filter(person=ada).exists()


@pytest.mark.parametrize(("hours", "says"), [(always, "Until"), (never, "Nobody has promised")])
def test_it_says_at_once_when_somebody_reads(of_three, ben, cleo, olive, browse, hours, says):
    hours(by=olive)
    cleos = browse(cleo)
    assert says in cleos.get(f"/groups/morning/concern/{ben.pk}/").text
    raise_one(cleos, ben)
    assert says in cleos.get(MINE).text


def test_with_whoever_raised_it_go_the_words_and_the_queue_still_closes_it(
    case, cleo, olive, browse
):
    erase_person(cleo.pk, keep=False)
    olives = browse(olive)
    olives.post(f"/care/{case.pk}/claim/")
    assert "The concern went with whoever raised it." in olives.get(f"/care/{case.pk}/").text
    olives.post(f"/care/{case.pk}/close/", SETTLED)
    assert Case.objects.get().closed_at


def test_where_every_organiser_has_a_break_one_is_called_at_once(
    of_three, cleo, ben, olive, browse
):
    olives, oscar = browse(olive), person("oscar", is_organiser=True)
    begin(oscar)
    raise_one(browse(cleo), ben)
    assert rung(oscar) == rung(olive) == 0, "Olive was told when it was raised"
    begin(olive)
    raise_one(browse(cleo), ben, body="And again today.")
    assert rung(oscar) == rung(olive) == 1
    for _minute in range(2):
        call_for_all(timezone.now())
    assert rung(olive) == 2, "of the first as well, which nobody has taken"
    assert "Somebody has raised a concern." in olives.get("/notices/").text


def test_it_stays_about_somebody_when_they_have_left(of_three, cleo, ben, olive, browse):
    cleos, olives = browse(cleo), browse(olive)
    raise_one(cleos, ben)
    cleos.post("/groups/morning/concern/", {"body": "And the doors open too late."})
    erase_person(ben.pk, keep=False)
    page = cleos.get(MINE).text
    assert page.count("About somebody who has left") == page.count("About something else") == 1
    said = [olives.get(f"/organise/concerns/{one.pk}/").text for one in in_order()]
    assert "It is about somebody who has left." in said[0]
    assert "It is about something else there." in said[1]
    Case.objects.all().delete()
    page = cleos.get(MINE).text
    assert page.count("About something else, or somebody who has left") == 2


def in_order():
    return Concern.objects.order_by("raised_at", "pk")
