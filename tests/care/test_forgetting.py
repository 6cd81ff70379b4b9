"""A case can be read until its day, also when its author has gone; and by nobody after it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.case import Case, Step
from alongside.care.cases.forgetting import forget_again, forget_what_is_over
from alongside.groups.models import Concern
from alongside.people.models import Block
from alongside.vault.endings import Ending
from alongside.vault.erase import erase_person
from alongside.vault.errors import KeyMissing
from alongside.vault.keyring import keyring
from alongside.vault.seal import open_sealed

from .team import came_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_stays_when_its_author_erases_themselves(of_two, morning, cleo, ada, browse):
    case = came_in(cleo, morning)
    erase_person(cleo.pk, keep=False)
    page = browse(ada).get(f"/care/{case.pk}/").text
    assert "with all of it." in page
    assert "someone who has left" in page and "Cleo" not in page
    assert Case.objects.get().person is None


@pytest.mark.parametrize("keep", [True, False])
def test_who_could_not_read_it_does_not_when_its_author_has_left(
    of_three, morning, cleo, ada, gwen, dev, browse, keep
):
    case = came_in(cleo, morning)
    Block.objects.block(by=cleo, whom=ada)
    Concern.objects.raise_one(by=cleo, group=morning, about=gwen, words="She shouts.")
    for _before_and_after in range(2):
        for one in (ada, gwen):
            assert browse(one).get(f"/care/{case.pk}/").status_code == 404
            assert browse(one).post(f"/care/{case.pk}/claim/").status_code == 404
        assert "with all of it." in browse(dev).get(f"/care/{case.pk}/").text
        erase_person(cleo.pk, keep=keep)
    assert Case.objects.get().person is None


def test_after_its_day_no_key_opens_it_any_more(of_two, morning, cleo):
    case = came_in(cleo, morning)
    sealed = Case.objects.get().__dict__["excerpt"]
    field = Case._meta.get_field("excerpt")
    place = field.place(case, field.owners(case))
    assert open_sealed(sealed, place) == "Done with all of it."
    assert forget_what_is_over(timezone.now()) == 0
    assert forget_what_is_over(timezone.now() + timedelta(days=181)) == 1
    assert not Case.objects.exists() and not Step.objects.exists()
    assert not keyring().has("case", case.pk)
    with pytest.raises(KeyMissing):
        open_sealed(sealed, place)


def test_an_older_copy_of_the_data_does_not_bring_it_back(of_two, morning, cleo):
    case = came_in(cleo, morning)
    forget_what_is_over(timezone.now() + timedelta(days=181))
    assert Ending.objects.get(what="case_forgotten").about == {"case": case.pk}
    back = came_in(cleo, morning)
    forget_again(back.pk)
    assert not Case.objects.exists()


def test_nothing_of_it_can_be_read_in_the_database(of_two, morning, cleo):
    from tests.house.test_sealed import every_cell, found

    came_in(cleo, morning, excerpt="Nothing but quellomast left.")
    cells, _rows = every_cell()
    assert found(["quellomast", "self_harm", "wants to die"], cells) == []
