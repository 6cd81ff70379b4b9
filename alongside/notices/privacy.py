"""What notices hold of a person, and how it ends. All of it goes with the account."""

from .choices import stopped_again
from .exports import export
from .kinds import kind_called
from .models import Notice
from .push.subscriptions import ended_again
from .sendings import forget_old
from .telling import forget


def erase(person, keep):
    """Nothing more leaves for them, whatever waits to. The rows themselves go with the account."""
    person.notices.all().delete()
    person.push_subscriptions.all().delete()


def erase_group(group):
    """Nobody is told of this group any more, nor of anything in it."""
    for name, about in Notice.objects.values_list("kind", "about").distinct():
        kind = kind_called(name)
        if kind and kind.group(about) == group:
            forget(kind, about)


ENDINGS = {"letters_stopped": stopped_again, "push_ended": ended_again}

TASKS = (Notice.objects.forget_old, forget_old)

__all__ = ["ENDINGS", "TASKS", "erase", "erase_group", "export"]
