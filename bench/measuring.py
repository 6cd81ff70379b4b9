"""The measurements themselves; imported once Django is set up."""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from alongside.conversations.models import Story
from alongside.groups.models import Group
from alongside.people.models import Person
from alongside.vault.keyring import keyring
from alongside.vault.models import open_many
from alongside.vault.search import rebuild_missing, upkeep
from alongside.vault.search.finding import search as find
from alongside.vault.search.ranking import scores

from . import twin
from .vault import A_BATCH, A_GROUP, ROUNDS, cpu, in_turns, median, percentile
from .words import Words

AUTHORS = 20  # Of each group; sealed words have keys of their own for every one of them.


class Measured:
    def __init__(self, posts):
        self.posts, self.words = posts, Words()
        self.found = {"engine": connection.vendor, "posts": posts}
        self.moment = datetime(2026, 1, 1, tzinfo=UTC)

    def everything(self):
        twin.make()
        rebuild_missing()  # As the server does when it starts: it finds that nothing is missing.
        self.fill()
        self.page()
        self.posting()
        self.searching()
        self.ranking()
        self.sizes()
        return self.found

    # -- a million posts --------------------------------------------------------------------------

    def fill(self):
        sealed = plain = done = 0
        self.groups = []
        while done < self.posts:
            group, authors, topic = self.new_group()
            self.groups.append((group, topic))
            for _part in range(0, A_GROUP, A_BATCH):
                rows = [self.post(authors, topic) for _ in range(min(A_BATCH, A_GROUP))]
                sealed += cpu(lambda rows=rows, group=group: store_sealed(group, rows))[0]
                plain += cpu(lambda rows=rows, group=group: store_plain(group, rows))[0]
                done += len(rows)
            print(f"\r{done:,} posts", end="", file=sys.stderr)
        print(file=sys.stderr)
        self.found["filling, times"] = sealed / plain

    def new_group(self):
        group = Group.objects.create(name="Measured", purpose="To be measured.")
        authors = [
            Person.objects.sign_up(f"{group.pk}-{n}", display_name=f"Author {n}")
            for n in range(AUTHORS)
        ]
        twin.PlainPerson.objects.using(twin.ALIAS).bulk_create(
            [
                twin.PlainPerson(pk=one.pk, sign_in_name=f"{n}", display_name=f"Author {n}")
                for n, one in enumerate(authors)
            ]
        )
        return group, authors, self.words.topic()

    def post(self, authors, topic):
        self.moment += timedelta(seconds=7)
        return random.choice(authors), self.words.post(topic), self.moment

    # -- what is measured -------------------------------------------------------------------------

    def page(self):
        group = None
        the_page = twin.listed(Story.objects)

        def plain():
            return shown(twin.the_page(group=group))

        def sealed():
            stories = the_page(group=group)
            open_many(stories)
            return shown(stories)

        def ready(name):
            """Each is asked for once before, so that they find the processor's memory alike."""
            nonlocal group
            group = random.choice(self.groups)[0].pk
            works[name]()
            if name == "cold":
                keyring().forget()

        works = {"plain": plain, "warm": sealed, "cold": sealed}
        times = in_turns(ROUNDS, before=ready, **works)
        plain = quiet(times["plain"])
        self.found["page of 25, plain, ms"] = plain
        self.found["page of 25, warm"] = quiet(times["warm"]) - plain
        self.found["page of 25, no key in memory"] = quiet(times["cold"]) - plain

    def posting(self):
        group, topic = self.groups[0]
        authors = list(Person.objects.filter(pk__in=group.stories.values("author")))

        def sealed():
            author, body, _moment = self.post(authors, topic)
            Story.objects.share(by=author, group=group, body=body, wish="listen")

        def plain():
            author, body, moment = self.post(authors, topic)
            store_plain(group, [(author, body, moment)])

        times = in_turns(ROUNDS, plain=plain, sealed=sealed)
        self.found["posting, plain, ms"] = median(times["plain"])
        self.found["posting"] = median(times["sealed"]) / median(times["plain"])

    def searching(self):
        asked = [
            (group, self.words.query(topic))
            for group, topic in random.choices(self.groups, k=ROUNDS)
        ]
        one, other = iter(asked), iter(asked)

        def sealed():
            group, words = next(one)
            return look_for(words, group)

        def plain():
            group, words = next(other)
            return twin.search(group.pk, words.split())

        times = in_turns(ROUNDS, plain=plain, sealed=sealed)
        self.found["search, plain, 95th percentile, ms"] = percentile(times["plain"], 0.95)
        self.found["search, median, ms"] = median(times["sealed"])
        self.found["search, 95th percentile"] = percentile(times["sealed"], 0.95)

    def ranking(self):
        """How many top tens are those of BM25 over every post of the group, opened."""
        same, tries = 0, 100
        for group, topic in random.choices(self.groups, k=tries):
            words = self.words.query(topic)
            answer = look_for(words, group)
            same += [found.row.pk for found in answer.results] == exact(
                group, words, answer.loosely
            )
        self.found["ranking, top tens that are exact"] = float(same)

    def sizes(self):
        if connection.vendor == "sqlite":
            for alias in ("default", twin.ALIAS):
                with connections[alias].cursor() as cursor:
                    cursor.execute("VACUUM")
                    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            upkeep.index().tidy()
            data = Path(settings.DATA_DIR)
            sealed = sum(
                path.stat().st_size
                for name in ("alongside.db", "index.db")
                for path in data.glob(f"{name}*")
            )
            plain = sum(path.stat().st_size for path in data.glob("plain.db*"))
        else:
            sealed = size_of("conversations_story", "vault_search_docs")
            plain = size_of("bench_plainstory")
        self.found["plain, MB"] = plain / 1e6
        self.found["size of rows and index"] = sealed / plain


def quiet(found):
    """What it takes when nobody else on the machine is in the way: the quickest tenth's longest."""
    return percentile(found, 0.1)


def shown(stories):
    return [(one.author.display_name, one.body, one.content_note) for one in stories]


def look_for(words, group):
    return find(words, groups=[group.pk], among={(Story, "body"): group.stories.all}, size=10)


def size_of(*names):
    total = 0
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute("SELECT coalesce(pg_total_relation_size(to_regclass(%s)), 0)", [name])
            total += cursor.fetchone()[0]
    return total


def store_sealed(group, rows):
    Story.objects.bulk_create(
        [
            Story(group=group, author=by, body=body, content_note="", shared_at=at)
            for by, body, at in rows
        ]
    )


def store_plain(group, rows):
    twin.store(
        [
            twin.PlainStory(
                id=random.getrandbits(63),
                group=group.pk,
                author_id=by.pk,
                body=body,
                content_note="",
                shared_at=at,
            )
            for by, body, at in rows
        ]
    )


def exact(group, words, loosely):
    """The ids of the best ten, by opening and counting everything the group has."""
    stories = list(group.stories.all())
    open_many(stories)
    from alongside.vault.search.tokens import language

    stems = language(group.language).stems
    wanted = list(dict.fromkeys(stems(words)))
    texts = [(story.pk, stems(story.body)) for story in stories]
    average = sum(len(text) for _pk, text in texts) / len(texts)
    held = [(pk, text) for pk, text in texts if set(wanted) & set(text)]
    ranked = scores(
        [[text.count(stem) for _pk, text in held] for stem in wanted],
        [len(text) for _pk, text in held],
        documents=len(texts),
        average=average,
    )
    found = [
        (-score, pk)
        for (pk, text), score in zip(held, ranked, strict=True)
        if loosely or set(wanted) <= set(text)
    ]
    return [pk for _score, pk in sorted(found)[:10]]
