"""The walk comes by the work beside the pages: going well, late, failing and given up."""

from datetime import timedelta

from django.utils import timezone

from alongside.home import at_work
from alongside.home.at_work import REMINDERS
from alongside.work import periodic, queue
from alongside.work.state import OFTEN
from tests.work.given_up import one_given_up

HERE = "/organise/work/"


def walk_past_the_work(walk, monkeypatch):
    walk.get("olive", HERE, "work beside the pages")
    now = timezone.now()
    periodic.set_up(now - timedelta(hours=1))
    queue.rows().filter(task_path=REMINDERS).update(finished_at=now)
    kept = {"exception_class_path": "«OSError»"}
    failing = {"status": queue.READY, "queue_name": queue.EVERY, "worker_ids": ["a"] * OFTEN}
    one_given_up("«again.and_again»", **kept, **failing)
    rows = [one_given_up("«once»", **kept, worker_ids=["a"] * tries) for tries in range(1, 4)]
    walk.get("olive", HERE, "work beside the pages, in trouble")
    monkeypatch.setattr(at_work, "MOST_SHOWN", 1)
    walk.post("olive", f"{HERE}{rows[0].pk}/try-again/", "work, tried again")
    walk.post("olive", f"{HERE}{rows[1].pk}/let-go/", "work, let go")
    walk.get("olive", HERE, "work beside the pages, the last of it")
