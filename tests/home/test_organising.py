"""The organiser's side: groups, those who lead them, and whether they are ready to. No words."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.people.models import Consent, Death, Readiness, Suspension
from alongside.people.safety import leading
from alongside.people.safety.readiness import SUPERVISION_EVERY
from tests.begun import version_in
from tests.conftest import new_group, new_meeting, person
from tests.house.test_queries import asked

LONG_AGO = timezone.localdate() - SUPERVISION_EVERY - timedelta(days=1)


@pytest.fixture
def page(browse, olive):
    return lambda: browse(olive).get("/organise/").text


def note(ada, olive, **more):
    words = {"trained_on": None, "supervision_on": None, "note": "", **more}
    return Readiness.objects.note(ada, by=olive, **words)


# -- groups ----------------------------------------------------------------------------------------


def test_only_organisers_see_it(morning, ada, cleo, dev, browse):
    for someone in (ada, cleo, dev):
        assert browse(someone).get("/organise/").status_code == 403


def test_today_leads_there_for_organisers_only(morning, ada, olive, browse):
    assert 'href="/organise/"' in browse(olive).get("/").text
    assert 'href="/organise/"' not in browse(ada).get("/").text


def test_it_shows_groups_who_leads_them_and_when_they_meet(morning, bens_story, tonight, page):
    text = page()
    assert morning.name in text and "Ada" in text and "It meets next" in text
    for private in ("Ben", "Cleo", "For us.", "The stairs again.", "Pacing", "Passing is fine."):
        assert private not in text


def test_a_meeting_that_is_cancelled_is_not_the_next_one(morning, tonight, page):
    tonight.cancelled_at = timezone.now()
    tonight.save()
    assert "It meets next" not in page() and "Its next meeting has no date yet." in page()


def test_it_says_so_when_nobody_is_left_who_leads(morning, ada, page):
    assert "Nobody leads it any more." not in page()
    morning.memberships.get(person=ada).end(by=ada)
    assert "Nobody leads it any more." in page()
    assert "Ada" not in page()


def test_it_says_so_when_whoever_leads_cannot_come_in(morning, ada, ben, olive, page):
    suspension = Suspension.objects.suspend(ada, by=olive, reason="For a while.")
    assert "Nobody who leads it can come in at the moment." in page()
    morning.memberships.get(person=ben).let_facilitate()
    assert "Nobody who leads it can come in" not in page()
    suspension.lift(by=olive)


def test_there_is_no_list_of_people(morning, evening, nia, page):
    for name in ("Ben", "Cleo", "Nia"):
        assert name not in page()


def test_closed_accounts_stand_there_until_they_are_open(morning, ben, olive, page):
    suspension = Suspension.objects.suspend(ben, by=olive, reason="For a while.")
    assert f"/organise/people/{ben.pk}/" in page() and "Ben" in page()
    assert "For a while." not in page()
    suspension.lift(by=olive)
    assert "Ben" not in page()


def test_of_deaths_only_what_waits_stands_there(ben, olive, browse, page):
    """An account that rests is found like any other: there is no list of them."""
    death = Death.objects.tell(ben, by=olive, how="A letter came.")
    assert f"/organise/deaths/{death.pk}/" in page() and "Ben" in page()
    death.confirm(by=olive)
    assert "Ben" not in page()
    found = browse(olive).post("/organise/people/", {"name": "ben"}, follow=True)
    assert f"/organise/deaths/{death.pk}/" in found.text


def test_without_a_group_it_says_so(page):
    assert "There is no group yet." in page()


def test_many_groups_cost_as_much_as_few(olive, browse):
    """Queries and look-ups of keys, both."""
    costs = []
    for number in range(12):
        group = new_group(f"g{number}", person(f"leader-{number}"))
        new_meeting(group, starts_in=timedelta(days=number + 1))
        cold, _warm = asked(browse(olive), "/organise/", expect=f"The g{number} group")
        costs.append(cold.all)
    assert len(set(costs)) == 1
    assert costs[0] <= 15


# -- readiness -------------------------------------------------------------------------------------


def test_an_organiser_notes_it_and_the_facilitator_reads_it(morning, ada, olive, browse, page):
    address = f"/organise/readiness/{ada.pk}/"
    form = {"trained_on": "2026-03-02", "supervision_on": "2026-09-01", "note": "With Gwen."}
    browse(olive).post(address, form)
    assert "Trained on 2 March 2026." in page()
    assert "With Gwen." in browse(olive).get(address).text
    theirs = browse(ada).get("/leading/").text
    assert "Trained on 2 March 2026." in theirs and "With Gwen." in theirs
    known = Readiness.objects.get()
    assert (known.trained_on, known.noted_by) == (date(2026, 3, 2), olive)


def test_noting_it_again_is_one_row(morning, ada, olive, browse):
    for words in ("Once.", "Twice."):
        browse(olive).post(f"/organise/readiness/{ada.pk}/", {"note": words})
    assert Readiness.objects.get().note == "Twice."


def test_a_page_from_before_takes_no_other_organisers_note_away(morning, ada, olive, browse):
    address = f"/organise/readiness/{ada.pk}/"
    note(ada, olive, supervision_on=LONG_AGO, note="With Gwen.")
    olives, gwens = browse(olive), browse(person("gwen", is_organiser=True))
    old = version_in(olives.get(address).text)
    theirs = {"supervision_on": "2026-11-02", "note": "With Gwen, and once with Dev."}
    assert gwens.post(address, {**theirs, "version": old}).status_code == 302
    sent = {"trained_on": "2026-03-02", "note": "Trained again.", "version": old}
    page = olives.post(address, sent)
    assert "This was changed on another page or device" in page.text
    assert "With Gwen, and once with Dev." in page.text and "Trained again." in page.text
    assert 'value="2026-11-02"' in page.text, "what was empty is filled with what stands there"
    assert Readiness.objects.get().note == "With Gwen, and once with Dev."
    sent |= {"supervision_on": "2026-11-02", "version": version_in(page.text)}
    assert olives.post(address, sent).status_code == 302
    known = Readiness.objects.get()
    assert (known.note, known.trained_on) == ("Trained again.", date(2026, 3, 2))
    assert olives.post(address, sent).status_code == 302, "and the same once more"


def test_supervision_that_was_a_while_ago_is_said_calmly(morning, ada, olive, page):
    assert "No supervision is noted yet." in page()
    note(ada, olive, supervision_on=LONG_AGO)
    assert "It may be time for the next one." in page()
    note(ada, olive, supervision_on=LONG_AGO + timedelta(days=2))
    assert "It may be time" not in page()
    assert "overdue" not in page()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"trained_on": "yesterday"}, "Enter a valid date."),
        ({"supervision_on": "2999-01-01"}, "This day has not come yet."),
        ({"note": "x" * 501}, "501 of 500"),
    ],
)
def test_what_cannot_be_noted_stays_in_the_form(morning, ada, olive, browse, form, said):
    answer = browse(olive).post(f"/organise/readiness/{ada.pk}/", form)
    assert said in answer.text and next(iter(form.values())) in answer.text
    assert not Readiness.objects.exists()


def test_nothing_is_noted_of_somebody_who_does_not_lead(morning, ada, cleo, olive, browse):
    assert browse(olive).get(f"/organise/readiness/{cleo.pk}/").status_code == 404
    assert browse(olive).post(f"/organise/readiness/{cleo.pk}/", {"note": "x"}).status_code == 404
    assert browse(ada).post(f"/organise/readiness/{ada.pk}/", {"note": "x"}).status_code == 403
    assert not Readiness.objects.exists()


def test_it_goes_with_the_person(morning, ada, olive):
    from alongside.vault.erase import erase_person

    note(ada, olive, note="With Gwen.")
    erase_person(ada.pk, keep=False)
    assert not Readiness.objects.exists()


# -- what who leads promises -----------------------------------------------------------------------


def test_who_leads_reads_nine_sentences_and_says_yes(morning, ada, browse, page):
    first = browse(ada).get("/leading/").text
    assert len(leading.PROMISES[leading.VERSION]) == 9
    for sentence in leading.PROMISES[leading.VERSION]:
        assert str(sentence) in first
    assert "Has not said yes yet" in page()
    browse(ada).post("/leading/", {"promised": "on"})
    browse(ada).post("/leading/", {"promised": "on"})
    given = Consent.objects.get(kind=Consent.Kind.LEADING)
    assert (given.person, given.version) == (ada, leading.VERSION)
    assert "You said yes to this" in browse(ada).get("/leading/").text
    assert "Has said yes to what people who lead promise." in page()


def test_without_a_tick_it_is_no_yes(morning, ada, browse):
    assert "Please tick this" in browse(ada).post("/leading/", {"promised": ""}).text
    assert not Consent.objects.filter(kind=Consent.Kind.LEADING).exists()


def test_what_was_taken_back_holds_no_more(morning, ada, browse, page):
    browse(ada).post("/leading/", {"promised": "on"})
    Consent.objects.get(kind=Consent.Kind.LEADING).take_back()
    assert "Has not said yes yet" in page()
    assert "I promise this" in browse(ada).get("/leading/").text


def test_it_is_no_lock(morning, ada, browse):
    assert browse(ada).get("/groups/morning/people/").status_code == 200


def test_it_is_for_those_who_lead(morning, ada, cleo, browse):
    assert browse(cleo).get("/leading/").status_code == 403
    assert 'href="/leading/"' in browse(ada).get("/account/").text
    assert 'href="/leading/"' not in browse(cleo).get("/account/").text
