"""What has time gives way to what somebody waits for."""

import os
import sys
import threading

import pytest

from alongside.lib.beside import LATER, give_way

pytestmark = [
    pytest.mark.pure,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells threads apart"),
]


def in_a_thread(*steps):
    found = []

    def run():
        for step in steps:
            step()
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=10)
    return found[0]


def test_a_thread_that_gives_way_comes_later_and_no_other_does():
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    assert in_a_thread(give_way) == max(LATER, usual)
    assert in_a_thread() == os.getpriority(os.PRIO_PROCESS, 0) == usual


def test_who_comes_later_still_stays_there():
    def later_still():
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LATER + 5)

    assert in_a_thread(later_still, give_way) == LATER + 5
