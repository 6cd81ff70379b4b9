"""The same evening, as far as work beside the pages is concerned."""

from alongside.work import queue
from tests.work.given_up import one_given_up


class AtWork:
    """One job was given up, and another one done."""

    def __init__(self):
        self.given_up, self.done = one_given_up(), one_given_up(status=queue.DONE)

    def arguments(self, name, kind):
        row = self.done if kind == "done" else self.given_up
        return {"try_work_again": [row.pk], "let_work_go": [row.pk]}.get(name)
