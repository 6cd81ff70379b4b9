"""`python -m tests.soak.posting DIARY KILLS DEVICE`: two workers post, and are killed on the way.

Two people are told of so many reminders and of so many changes. One wants each as a letter, the
other as a push to DEVICE, in JSON what it says of itself and which certificate to trust. Says in
the end how many notices there are, and what the queue holds.
"""

import json
import os
import signal
import sys
from datetime import timedelta

import django

from .working import Diary, ended, fork, is_over, kill_some, prepare, until

NOTICES_FOR_EACH_KILL = 4  # Of each kind, to each of the two.
# Before a second try, and three times as long before each further one. With the quarter of a
# minute of real days, one run in ten would wait ten minutes for somebody refused four times.
FIRST_WAIT = timedelta(seconds=1)
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


def begin(kinds, how_many, device):
    """Make an Alongside with the two of them, and tell them all of it."""
    from alongside.notices import tell

    prepare()
    both = [who_wants_letters(), who_wants_pushes(device)]
    for number in range(how_many):
        for kind in kinds:
            for _twice in range(2):
                tell(both, kind, f"thing:{number}", key=f"{kind.name}:{number}")


def somebody(name, way):
    from alongside.notices.choices import Choices
    from alongside.people.models import Person

    person = Person.objects.sign_up(name, display_name=name.title())
    person.accept_limits()
    Choices.objects.change(person, usual=way, quiet=False)
    return person


def who_wants_letters():
    from django.utils import timezone

    from alongside.people.being_told.addresses import Address

    person, email = somebody("soaked", "email"), "soaked@letterbox.example"
    Address.objects.create(person=person, email=email, found_by=email, confirmed_at=timezone.now())
    return person


def who_wants_pushes(device):
    from alongside.notices.models import Subscription
    from alongside.notices.push import keys

    keys.make_if_missing()
    person = somebody("drenched", "push")
    Subscription.objects.keep(person, **device)
    return person


def what_is_left():
    from alongside.notices.models import Notice
    from alongside.work import queue

    given_up = queue.rows().filter(status=queue.DEAD).values_list("task_path", flat=True)
    return {
        "notices": {name: Notice.objects.filter(kind=name).count() for name in KINDS},
        "given_up": sorted(given_up),
    }


def main(diary, kills, device):
    from django.conf import settings

    from alongside.work import queue

    queue.FIRST_WAIT = FIRST_WAIT
    settings.PUSH_MAY_STAY_INSIDE, settings.PUSH_TRUSTS = True, device.pop("trusts")
    kinds = make_kinds(diary)
    assert ended(fork(lambda: begin(kinds, NOTICES_FOR_EACH_KILL * kills, device))) == 0
    workers = kill_some(diary, kills)
    until(lambda: ended(fork(lambda: not is_over())) == 0, look=0.5, patience=300 + 6 * kills)
    for pid in workers:
        os.kill(pid, signal.SIGTERM)
    assert [ended(pid) for pid in workers] == [0, 0], "they stop in good order"
    print(json.dumps(what_is_left()))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.settings"
    django.setup()
    main(Diary(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3]))
