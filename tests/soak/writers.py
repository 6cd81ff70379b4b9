"""`python -m tests.soak.writers NAME LOG`: one who shares, answers and keeps drafts, on and on.

What was acknowledged is in LOG before the next is begun. Whatever goes wrong ends the process, with
what it was on its stderr; only waiting in vain for others who write is nothing wrong.
"""

import os
import random
import sqlite3
import sys
import time
from contextlib import suppress

import django

PAUSE = 0.05, 0.25  # Seconds, so that the disk is busy but others get their turn.
ACTS = ("share", "answer", "keep_a_draft", "keep_a_draft", "look_back")


class Writer:
    def __init__(self, name, log):
        from alongside.groups.models import Group
        from alongside.people.models import Person

        self.me, self.log = Person.objects.called(name), log
        self.group = Group.objects.get(slug="morning")
        self.kept = {}

    def write(self):
        """One thing, whichever; what it says is said only once, and is short or long."""
        act, number = random.choice(ACTS), time.time_ns()
        words = f"{number} {act} {'and so on, ' * random.randrange(60)}"
        getattr(self, act)(number, words)

    def share(self, _number, words):
        from alongside.conversations.models import Story

        story = Story.objects.share(by=self.me, group=self.group, body=words, wish="listen")
        self.log.add(story, words, author=self.me.pk)

    def answer(self, _number, words):
        from alongside.conversations.models import Story

        story = self.group.stories.filter(taken_back_at=None).order_by("?").first()
        with suppress(Story.DoesNotExist):  # Its author was erased a moment ago.
            reply = story.reply(by=self.me, body=words)
            self.log.add(reply, words, author=self.me.pk)

    def keep_a_draft(self, number, words):
        """In one of a few places, over what was there before: which nobody else has changed."""
        from alongside.people.models import Draft

        place = f"note:{number % 3}"
        assert self.kept.get(place) in (None, Draft.objects.words(self.me, place)), "a lost draft"
        self.kept.pop(place, None)  # Whether the next one is kept is not known before it is.
        Draft.objects.keep(self.me, place, words)
        self.kept[place] = words
        draft = Draft.objects.only("pk").get(person=self.me, place=place)
        self.log.add(draft, words, number=number)

    def look_back(self, _number, _words):
        """What one wrote earlier opens in a process that runs on, whatever was replaced since."""
        from alongside.conversations.models import Story

        for story in Story.objects.filter(author=self.me).order_by("?")[:20]:
            assert story.body


def write_until_left_alone(writer):
    parent = os.getppid()
    while os.getppid() == parent:
        try:
            writer.write()
        except (django.db.OperationalError, sqlite3.OperationalError) as problem:
            if "locked" not in str(problem):
                raise
        time.sleep(random.uniform(*PAUSE))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.settings"
    django.setup()
    from .acknowledged import Log

    write_until_left_alone(Writer(sys.argv[1], Log(sys.argv[2])))
