"""A job that was given up, as it lies in the queue."""

from django.utils import timezone

from alongside.work import queue


def one_given_up(name="notices.deliver", **more):
    row = {
        "task_path": name,
        "args_kwargs": {"args": [1], "kwargs": {}},
        "status": queue.DEAD,
        "run_after": queue.AT_ONCE,
        "finished_at": timezone.now(),
        "worker_ids": ["0123456789abcdef"] * 8,
        "exception_class_path": "builtins.ConnectionRefusedError",
        "backend_name": "default",
    }
    return queue.rows().create(**row | more)
