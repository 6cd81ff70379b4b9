"""What an organiser sees of the work beside the pages, and what they can do about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.home.at_work import REMINDERS
from alongside.vault.keyring import keyring
from alongside.work import later, periodic, queue, run_due
from alongside.work.registry import JOBS
from alongside.work.state import OFTEN
from tests.work.given_up import one_given_up

HERE = "/organise/work/"


def read(browse, olive):
    page = browse(olive).get(HERE)
    assert page.status_code == 200
    return " ".join(page.text.split())


def number(page, of):
    """What stands beside a line of the page."""
    return page.partition(f"<dt>{of}</dt><dd>")[2].partition("</dd>")[0]


def test_where_nothing_waits_all_is_quiet(olive, browse):
    page = read(browse, olive)
    assert number(page, "Waits to be done") == "0"
    assert number(page, "The oldest of it waits since") == "nothing waits"
    assert number(page, "Reminders were last looked after") == "not yet"
    assert "Nothing was given up." in page
    assert "Something has waited" not in page


def test_what_waits_is_counted_apart_from_what_is_planned(olive, browse):
    deliver = JOBS["notices.deliver"]
    for pk in range(3):
        later(deliver, pk)
    later(deliver, 9, at=timezone.now() + timedelta(days=1))
    page = read(browse, olive)
    assert number(page, "Waits to be done") == "3"
    assert number(page, "Planned for later") == "1"


@pytest.mark.parametrize(("minutes", "is_told"), [(10, False), (20, True)])
def test_what_waits_too_long_is_told(olive, browse, minutes, is_told):
    later(JOBS["notices.deliver"], 1)
    queue.rows().update(enqueued_at=timezone.now() - timedelta(minutes=minutes))
    assert ("Something has waited since" in read(browse, olive)) is is_told


def test_what_is_done_again_and_again_counts_from_when_it_was_due(olive, browse):
    periodic.set_up(timezone.now() - timedelta(minutes=1))
    queue.rows().update(enqueued_at=timezone.now() - timedelta(days=300))
    assert "Something has waited since" not in read(browse, olive)


def test_it_says_when_reminders_were_looked_after_and_copies_made(olive, browse, monkeypatch):
    periodic.set_up(timezone.now())
    queue.rows().filter(task_path=REMINDERS).update(finished_at=timezone.now())
    facts = {"copied_at": b"2026-01-02T03:04:05+00:00"}
    monkeypatch.setattr(keyring().store, "fact", facts.get)
    page = read(browse, olive)
    assert "today at" in number(page, "Reminders were last looked after")
    assert "2 January" in number(page, "Last backup")


def test_what_fails_again_and_again_is_told_by_its_kind(olive, browse):
    periodic.set_up(timezone.now())
    rows = queue.rows().filter(task_path=REMINDERS)
    rows.update(exception_class_path="builtins.OSError", worker_ids=["a"] * (OFTEN - 1))
    assert "builtins.OSError" not in read(browse, olive)
    rows.update(worker_ids=["a"] * OFTEN)
    page = read(browse, olive)
    assert REMINDERS in page
    assert "builtins.OSError" in page


def test_what_was_given_up_can_be_tried_again(olive, browse):
    row = one_given_up()
    assert "notices.deliver" in read(browse, olive)
    page = browse(olive).post(f"{HERE}{row.pk}/try-again/", follow=True)
    assert "It is tried again." in page.text
    assert run_due() == 1
    assert queue.rows().get(pk=row.pk).status == queue.DONE


def test_what_was_given_up_can_be_let_go(olive, browse):
    row = one_given_up()
    page = browse(olive).post(f"{HERE}{row.pk}/let-go/", follow=True)
    assert "It is let go" in page.text
    assert "notices.deliver" not in page.text
    assert run_due() == 0


def test_what_is_not_given_up_any_more_is_not_there(olive, browse):
    row = one_given_up(status=queue.DONE)
    for what in ("try-again", "let-go"):
        assert browse(olive).post(f"{HERE}{row.pk}/{what}/").status_code == 404
    assert queue.rows().get(pk=row.pk).status == queue.DONE


def test_nobody_sees_it_who_does_not_organise(ada, browse):
    row = one_given_up()
    assert browse(ada).get(HERE).status_code == 403
    for what in ("try-again", "let-go"):
        assert browse(ada).post(f"{HERE}{row.pk}/{what}/").status_code == 403
    assert queue.rows().get(pk=row.pk).status == queue.DEAD
