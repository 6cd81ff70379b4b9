"""Threads and first talks where two people, or two taps of one, come at the very same moment."""

import pytest

from alongside.groups.models import Concern, Message, ProposedTime, Thread
from tests.on_disk import at_once

from .talks import in_days, thread_of, with_of
from .test_at_once import posts

pytestmark = [pytest.mark.usefixtures("on_disk"), pytest.mark.django_db(transaction=True)]

HERS = "/groups/morning/thread/"


def proposed(group, someone, by, *days):
    thread = thread_of(someone, group)
    thread.propose([in_days(day) for day in days], by=by, place="By phone.", zone=group.time_zone)
    return list(thread.times.open().order_by("starts_at"))


def test_one_thread(morning, ada, cleo, browse):
    browsers = [browse(cleo), browse(cleo), browse(ada), browse(ada)]
    addresses = [HERS, HERS, with_of(morning, cleo), with_of(morning, cleo)]
    looks = [
        lambda browser=browser, address=address: browser.get(address)
        for browser, address in zip(browsers, addresses, strict=True)
    ]
    assert [answer.status_code for answer in at_once(*looks)] == [200] * 4
    assert Thread.objects.count() == 1


def test_one_message(morning, cleo, browse):
    cleos = [browse(cleo) for _time in range(4)]
    assert posts(cleos, HERS, {"id": "42", "body": "Only once"}) == {HERS}
    assert Message.objects.get().body == "Only once"


def test_two_taps_on_one_time_take_it_once(morning, ada, kit, browse):
    (one,) = proposed(morning, kit, ada, 1)
    posts([browse(kit) for _time in range(4)], f"{HERS}times/{one.pk}/take/", {})
    assert ProposedTime.objects.get().taken_at is not None


def test_two_taps_on_two_times_take_one(morning, ada, kit, browse):
    times = proposed(morning, kit, ada, 1, 2, 3)
    kits = [browse(kit) for _time in times]
    taps = [
        lambda browser=browser, pk=one.pk: browser.post(f"{HERS}times/{pk}/take/")
        for browser, one in zip(kits, times, strict=True)
    ]
    assert [answer.status_code for answer in at_once(*taps)] == [302] * 3
    assert ProposedTime.objects.filter(taken_at__isnull=False).count() == 1


def test_taken_or_replaced_but_never_both(morning, ada, kit, browse):
    (one,) = proposed(morning, kit, ada, 1)
    later = in_days(4)
    form = {"day1": f"{later:%Y-%m-%d}", "time1": f"{later:%H:%M}", "place": "By phone."}
    kits, adas = browse(kit), browse(ada)
    at_once(
        lambda: kits.post(f"{HERS}times/{one.pk}/take/"),
        lambda: adas.post(f"{with_of(morning, kit)}times/", form),
    )
    taken = ProposedTime.objects.taken().count()
    assert (taken, ProposedTime.objects.open().count()) in ((1, 0), (0, 1))


def test_taken_or_taken_back_but_never_both(morning, ada, kit, browse):
    (one,) = proposed(morning, kit, ada, 1)
    kits, adas = browse(kit), browse(ada)
    at_once(
        lambda: kits.post(f"{HERS}times/{one.pk}/take/"),
        lambda: adas.post(f"{with_of(morning, kit)}times/{one.pk}/withdraw/"),
    )
    assert thread_of(kit, morning).agreed_talk() is None, "called off, before or after"


def test_one_concern(morning, cleo, olive, browse):
    cleos = [browse(cleo) for _time in range(4)]
    form = {"id": "43", "body": "Only once"}
    assert posts(cleos, "/groups/morning/concern/", form) == {"/account/concerns/"}
    assert Concern.objects.get().words == "Only once"


def test_two_organisers_take_a_concern_and_one_has_it(morning, cleo, olive, oscar, browse):
    concern = Concern.objects.raise_one(by=cleo, group=morning, about=None, words="")
    taken = at_once(*(lambda who=who: concern.take(by=who) for who in (olive, oscar)))
    assert sorted(taken) == [False, True]
    concern.refresh_from_db()
    assert concern.taken_by == (olive if taken[0] else oscar)
