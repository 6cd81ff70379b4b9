"""A family reaches whoever hosts: an organiser has heard of a death before anybody who leads."""

import pytest

from alongside.people.models import Death, Person
from tests.conftest import person
from tests.telling import told

HOW = "His brother wrote to the address on our front page."


@pytest.fixture
def page(morning, ben):
    return f"/organise/people/{ben.pk}/died/"


def test_another_organiser_makes_sure(page, ben, olive, browse):
    oscar = person("oscar", is_organiser=True)
    olives = browse(olive)
    assert page in olives.get(f"/organise/people/{ben.pk}/").text
    assert "Nothing of what follows happens before" in olives.get(page).text
    answer = olives.post(page, {"how": HOW}, follow=True)
    assert HOW in answer.text and "so another organiser confirms it" in answer.text
    death = Death.objects.get(person=ben)
    assert (death.told_by, death.is_waiting) == (olive, True)
    assert told("death_told") == {oscar}
    assert olives.post(f"/organise/deaths/{death.pk}/confirm/").status_code == 403
    browse(oscar).post(f"/organise/deaths/{death.pk}/confirm/")
    assert not Person.objects.get(pk=ben.pk).is_active


def test_the_only_organiser_makes_sure_alone(page, ben, olive, browse):
    answer = browse(olive).post(page, {"how": HOW}, follow=True)
    assert "I have made sure: let the account rest" in answer.text
    browse(olive).post(f"/organise/deaths/{Death.objects.get(person=ben).pk}/confirm/")
    assert not Person.objects.get(pk=ben.pk).is_active


def test_told_already_by_who_leads_it_keeps_what_was_written(page, ben, ada, olive, browse):
    death = Death.objects.tell(ben, by=ada, how="His sister rang.")
    assert f"/organise/deaths/{death.pk}/" in browse(olive).get(page).text
    answer = browse(olive).post(page, {"how": HOW})
    assert "The organisers had been told already." in answer.text and HOW in answer.text
    assert Death.objects.get(person=ben).told_by == ada


def test_how_it_was_heard_has_to_be_said(page, ben, olive, browse):
    answer = browse(olive).post(page, {"how": " "})
    assert "Please say how you heard" in answer.text
    assert not Death.objects.exists()


def test_nobody_else_and_nobody_of_themselves(page, ben, ada, cleo, olive, browse):
    for somebody in (ada, cleo):
        assert browse(somebody).post(page, {"how": HOW}).status_code == 403
    of_olive = f"/organise/people/{olive.pk}/died/"
    assert browse(olive).post(of_olive, {"how": HOW}).status_code == 404
    assert of_olive not in browse(olive).get(f"/organise/people/{olive.pk}/").text
    assert not Death.objects.exists()


def test_an_account_that_rests_is_not_said_to_be_open(page, ben, ada, olive, browse):
    death = Death.objects.tell(ben, by=ada, how="His sister rang.")
    account, olives = f"/organise/people/{ben.pk}/", browse(olive)
    assert "This account is open." in olives.get(account).text
    death.confirm(by=olive)
    rests = olives.get(account).text
    assert "the account rests" in rests and f"/organise/deaths/{death.pk}/" in rests
    for untrue in ("This account is open.", "Close the account", "This is your own account"):
        assert untrue not in rests
