"""The queue's own housekeeping."""

from datetime import timedelta

from . import queue
from .registry import every

# How long what was done is kept, and with it the key under which it is not done again.
DONE_FOR = timedelta(days=14)
# How long somebody has to look at what was given up.
DEAD_FOR = timedelta(days=90)


@every(hours=1)
def forget_old(now):
    finished = queue.rows().exclude(queue_name=queue.EVERY)
    finished.filter(status=queue.DONE, finished_at__lt=now - DONE_FOR).delete()
    finished.filter(status=queue.DEAD, finished_at__lt=now - DEAD_FOR).delete()
