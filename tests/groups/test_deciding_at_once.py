"""Two who decide at the very same moment, in threads with connections of their own."""

import pytest

from alongside.groups.models import Decision, Membership
from alongside.groups.parting import deciding, looking_again
from alongside.groups.roles import Role
from tests.conftest import person
from tests.on_disk import at_once

from .parting import BUT, WHY, comes, is_in, place_of, remove

pytestmark = [pytest.mark.usefixtures("on_disk"), pytest.mark.django_db(transaction=True)]


def test_one_silence(morning, ada, cleo):
    place = place_of(cleo, morning)
    decided = at_once(
        *[lambda: deciding.silence(place, by=ada, days=3, reason=WHY) for _time in range(4)]
    )
    assert len({one.pk for one in decided}) == Decision.objects.count() == 1


def test_one_removal(morning, ada, cleo):
    place = place_of(cleo, morning)
    at_once(*[lambda: deciding.ask_to_leave(place, by=ada, reason=WHY) for _time in range(4)])
    assert Decision.objects.count() == 1
    assert not is_in(morning, cleo)


def test_confirmed_or_called_off_and_never_both(morning, ada, cleo):
    others = [comes(morning, name, Role.CO_FACILITATOR) for name in ("gwen", "hal")]
    decision = remove(morning, cleo, by=ada)
    confirmed, called_off = at_once(
        lambda: deciding.confirm(Decision.objects.get(pk=decision.pk), by=others[0]),
        lambda: deciding.call_off(Decision.objects.get(pk=decision.pk), by=others[1]),
    )
    assert confirmed != called_off
    assert is_in(morning, cleo) == called_off


def test_two_organisers_answer_and_one_answer_counts(morning, ada, cleo, olive):
    omar = person("omar", is_organiser=True)
    decision = remove(morning, cleo, by=ada)
    looking_again.ask_again(decision, BUT)

    def answer(by, is_reversed):
        mine = Decision.objects.get(pk=decision.pk)
        return lambda: looking_again.answer(mine, by=by, words="So.", is_reversed=is_reversed)

    kept, is_reversed = at_once(answer(olive, False), answer(omar, True))
    assert kept != is_reversed
    assert is_in(morning, cleo) == is_reversed


def test_two_facilitators_who_step_down_at_once_leave_one(morning, ada, ben):
    place_of(ben, morning).let_facilitate()
    mine, theirs = place_of(ada, morning), place_of(ben, morning)
    done = at_once(lambda: mine.give_role(Role.MEMBER), lambda: theirs.give_role(Role.MEMBER))
    assert sorted(done) == [False, True]
    assert morning.memberships.filter(role=Role.FACILITATOR).count() == 1


def test_two_facilitators_who_leave_at_once_hand_the_group_on(morning, ada, ben):
    place_of(ben, morning).let_facilitate()
    gwen = comes(morning, "gwen", Role.CO_FACILITATOR)
    mine, theirs = place_of(ada, morning), place_of(ben, morning)
    at_once(lambda: mine.end(by=ada), lambda: theirs.end(by=ben))
    assert place_of(gwen, morning).role == Role.FACILITATOR
    assert Membership.objects.current().count() == 2
