# ruff: noqa: F811  The fixtures of the asking that ends here are those of test_asking.
"""How an asking ends: for good, on older copies too, and with nothing kept of it for long."""

import pytest
from django.utils import timezone

from alongside.groups.joining import places
from alongside.groups.models import Asking, Membership
from alongside.vault.endings import Ending, carry_out
from alongside.vault.erase import erase_person
from alongside.vault.housekeeping import tasks
from tests.conftest import person

from .test_asking import nias, noon  # noqa: F401  Fixtures.


@pytest.mark.parametrize("way", ["take_back", "decline"])
def test_an_end_holds_on_an_older_copy_too(noon, ada, nias, way):
    if way == "take_back":
        places.take_back(nias)
    else:
        places.decline(nias, by=ada, words="Not now.")
    ending = Ending.objects.get(what="asking_ended")
    older = Asking.objects.get()
    older.state, older.answers = "asked", [["What brings you?", "My hands."]]
    older.save()
    carry_out(ending)
    older.refresh_from_db()
    assert (older.state, older.answers) == (nias_state(way), None)


def nias_state(way):
    return "taken_back" if way == "take_back" else "declined"


def test_answers_are_kept_no_longer_than_a_month_after_coming_in(noon, ada, nias):
    places.accept(nias, by=ada)
    month_ago = timezone.now() - places.ANSWERS_KEPT_FOR
    places.forget_answers()
    assert Asking.objects.get().answers
    Asking.objects.update(asked_at=month_ago)
    places.forget_answers()
    assert Asking.objects.get().answers, "she has only just come in"
    Membership.objects.filter(person=nias.person).update(joined_at=month_ago)
    places.forget_answers()
    assert Asking.objects.get().answers is None


def test_the_housekeeping_knows_of_it():
    assert {places.fill_all, places.forget_answers} <= set(tasks())


@pytest.mark.parametrize("keep", [True, False])
def test_with_an_account_goes_all_it_asked_for(noon, ada, nia, nias, keep):
    """And what it had answered others who asked stays answered."""
    erase_person(nia.pk, keep=keep)
    assert not Asking.objects.exists()
    late = places.ask(noon, person("late"))
    places.accept(late, by=ada)
    assert Membership.objects.filter(person=late.person).exists()


def test_with_a_group_go_those_who_asked_for_it(noon, nias):
    noon.delete()
    assert not Asking.objects.exists()
