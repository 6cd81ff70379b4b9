"""Work beside the pages: jobs that are asked for in a transaction, and none of which is lost.

An app's `jobs.py` says what can be done, with `@job` and `@every`; whatever wants it done says
`later`. A job takes ids alone, and looks up the rest when its turn comes.

    @job("notices.deliver", tries=8)
    def deliver(notice_id): ...

    later(deliver, notice.pk, key=f"notice:{notice.pk}")
"""

from .asking import later
from .registry import GiveUp, TryAgain, every, job
from .worker import run_due

__all__ = ["GiveUp", "TryAgain", "every", "job", "later", "run_due"]
