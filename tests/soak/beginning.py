"""`python -m tests.soak.beginning GUESTS LOG`: an Alongside to be soaked, and who is to be erased.

Ada leads the morning group, where Ben and Cleo are going to write. Each guest has shared a story
that was answered and one that was not, has answered Ada, and has begun to write something more.
"""

import json
import os
import sys
from pathlib import Path

import django


def begin(guests, log):
    """Returns {name: id} of the guests."""
    from alongside.commands import ready
    from alongside.conversations.models import Story
    from tests.conftest import new_group, person

    data = Path(os.environ["ALONGSIDE_DATA_DIR"])
    ready.open_vault(is_demo=False, mark=data / "this-is-a-demo")
    ready.migrate()
    ada, ben, cleo = (person(name) for name in ("ada", "ben", "cleo"))
    group = new_group("morning", ada, ben, cleo)
    body = "A kettle within reach."
    adas = Story.objects.share(by=ada, group=group, body=body, wish="listen")
    log.add(adas, body, author=ada.pk)
    names = [f"guest{number}" for number in range(guests)]
    return {name: arrive(person(name), group, adas, log) for name in names}


def arrive(guest, group, adas, log):
    from alongside.conversations.models import Story
    from alongside.people.models import Draft

    def words(what):
        return f"{what} of {guest.display_name}, number {guest.pk}."

    def share(what):
        story = Story.objects.share(by=guest, group=group, body=words(what), wish="listen")
        log.add(story, story.body, author=guest.pk)
        return story

    group.welcome(guest).accept(group.current_agreement())
    share("A story")
    answer = share("An answered story").reply(by=adas.author, body=f"I hear you, {guest.pk}.")
    log.add(answer, answer.body, author=adas.author_id)
    reply = adas.reply(by=guest, body=words("A reply"))
    log.add(reply, reply.body, author=guest.pk)
    Draft.objects.keep(guest, f"story:{group.pk}", words("A draft"))
    return guest.pk


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.settings"
    django.setup()
    from .acknowledged import Log

    print(json.dumps(begin(int(sys.argv[1]), Log(sys.argv[2]))))
