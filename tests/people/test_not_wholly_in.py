"""Pages that visitors may read: whoever is not wholly in reads on them what a visitor reads."""

import pytest

from alongside.care.models import PolicyVersion
from alongside.library.models import Resource, Reviewer
from alongside.library.shipped import all_shipped
from alongside.people.models import Person, Suspension
from tests.library.conftest import SAYS

from .closed import WHY

PAGES = (f"/library/resources/{next(iter(all_shipped()))}/", "/strategies/music-time/")
NAMED = "The morning group"


def before_the_second_step(ada, olive):
    return ada


def suspended(ada, olive):
    Suspension.objects.suspend(ada, by=olive, reason=WHY)
    return Person.objects.get(pk=ada.pk)


def without_the_limits(ada, olive):
    Person.objects.filter(pk=ada.pk).update(agreed_limits=0)
    return Person.objects.get(pk=ada.pk)


STATES = (before_the_second_step, suspended, without_the_limits)


@pytest.fixture
def not_quite(browse):
    """`not_quite(state, ada, olive)`: a browser of hers in which only that is missing."""

    def browser(state, ada, olive):
        someone = state(ada, olive)
        if state is not before_the_second_step:
            return browse(someone)
        by_password_alone = browse()
        by_password_alone.force_login(someone)
        return by_password_alone

    return browser


@pytest.mark.parametrize("page", PAGES)
def test_whoever_is_wholly_in_reads_the_names_of_their_groups(page, morning, ada, browse):
    assert NAMED in browse(ada).get(page).text


@pytest.mark.parametrize("state", STATES)
def test_others_read_no_name_of_a_group(state, morning, ada, olive, not_quite):
    adas = not_quite(state, ada, olive)
    for page in PAGES:
        answer = adas.get(page)
        assert answer.status_code == 200 and NAMED not in answer.text


@pytest.mark.parametrize("state", STATES)
def test_nor_what_waits_for_a_reviewer(state, morning, ada, cleo, olive, not_quite, browse):
    row = Resource.objects.create(suggested_by=cleo, says=SAYS)
    Reviewer.objects.appoint(ada, role="physiotherapist", by=olive)
    page = f"/library/resources/{row.pk}/"
    assert browse(ada).get(page).status_code == 200
    assert not_quite(state, ada, olive).get(page).status_code == 404


def test_nor_who_made_a_policy_their_own(olive, browse):
    browse(olive).post(
        "/what-we-keep-to/medicines/write/",
        {"body": "We are two.", "reason": "It is ours.", "after": 0},
    )
    assert PolicyVersion.objects.exists()
    olives, page = browse(), "/what-we-keep-to/medicines/versions/"
    olives.force_login(olive)
    assert "Olive" not in olives.get(page).text and "Olive" in browse(olive).get(page).text
