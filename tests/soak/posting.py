"""`python -m tests.soak.posting DIARY KILLS`: two workers post letters, and are killed on the way.

Somebody is told of so many reminders and of so many changes, and wants each as a letter. Says in
the end how many notices there are, and what the queue holds.
"""

import json
import os
import signal
import sys

import django

from .working import Diary, ended, fork, is_over, kill_some, prepare, until

NOTICES_FOR_EACH_KILL = 6  # Of each kind.
KINDS = {"soak_reminder": "reminder", "soak_change": "at_once"}


def make_kinds(diary):
    """Kinds that always hold; whoever asks whether they do is at work, which the diary tells."""
    from alongside.notices.kinds import Kind, register

    def is_still_so(person, about):
        diary.note("asked", about)
        return True

    return [
        register(
            Kind(
                name,
                sentence="Something",
                urgency=urgency,
                link=lambda about: ("help", []),
                is_still_so=is_still_so,
            )
        )
        for name, urgency in KINDS.items()
    ]


def begin(kinds, how_many):
    """Make an Alongside with somebody who has an address, and tell them all of it."""
    from django.utils import timezone

    from alongside.notices import tell
    from alongside.notices.choices import Choices
    from alongside.people.being_told.addresses import Address
    from alongside.people.models import Person

    prepare()
    someone = Person.objects.sign_up("soaked", display_name="Soaked")
    someone.accept_limits()
    email = "soaked@letterbox.example"
    Address.objects.create(person=someone, email=email, found_by=email, confirmed_at=timezone.now())
    Choices.objects.change(someone, usual="email", quiet=False)
    for number in range(how_many):
        for kind in kinds:
            for _twice in range(2):
                tell([someone], kind, f"thing:{number}", key=f"{kind.name}:{number}")


def what_is_left():
    from alongside.notices.models import Notice
    from alongside.work import queue

    given_up = queue.rows().filter(status=queue.DEAD).values_list("task_path", flat=True)
    return {
        "notices": {name: Notice.objects.filter(kind=name).count() for name in KINDS},
        "given_up": sorted(given_up),
    }


def main(diary, kills):
    kinds = make_kinds(diary)
    assert ended(fork(lambda: begin(kinds, NOTICES_FOR_EACH_KILL * kills))) == 0
    workers = kill_some(diary, kills)
    until(lambda: ended(fork(lambda: not is_over())) == 0, look=0.5)
    for pid in workers:
        os.kill(pid, signal.SIGTERM)
    assert [ended(pid) for pid in workers] == [0, 0], "they stop in good order"
    print(json.dumps(what_is_left()))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.settings"
    django.setup()
    main(Diary(sys.argv[1]), int(sys.argv[2]))
