"""What a search costs, whole page and all, narrowed down or not; in somebody's groups of 2,000.

    bin/bench searching                     20,000 posts
    bin/bench searching --posts 100000      more

As CPU time of this process, for the page that a browser gets: at 20,000 posts somebody is in ten
groups of twenty, which is more than anybody is in.
"""

import argparse
import json
import random
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from .vault import A_GROUP, cpu, median, percentile, set_up

ROUNDS = 60
NARROWED = ("nothing", "who", "wish", "lately", "who and wish and lately")


def main(argv=None):
    parser = argparse.ArgumentParser(prog="bench searching")
    parser.add_argument("--posts", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as directory:
        set_up(Path(directory))
        found = measured(chosen.posts)
    print(json.dumps(found, indent=2) if chosen.json else table(found))
    return 0


def table(found):
    lines = [f"{'ms':44} {'median':>8} {'95th percentile':>16}"]
    lines += [f"{name:44} {one['median']:8.1f} {one['95th']:16.1f}" for name, one in found.items()]
    return "\n".join(lines)


def measured(posts):
    from alongside.vault.search import rebuild_missing

    from .words import Words

    rebuild_missing()
    words, found = Words(), {}
    reader, topics = fill(posts, words)
    browser = browser_of(reader)
    for narrowed in NARROWED:
        for with_words in (True, False):
            if narrowed == "nothing" and not with_words:
                continue
            asked = [form(narrowed, with_words and words.query(one)) for one in several(topics)]
            times = sorted(cpu(lambda one=one: look(browser, one))[0] for one in asked)
            name = f"{'words' if with_words else 'no words'}, narrowed by {narrowed}"
            found[name] = {"median": median(times), "95th": percentile(times, 0.95)}
    return found


def several(topics):
    return [random.choice(topics) for _round in range(ROUNDS)]


def form(narrowed, words):
    one = {"q": words or ""}
    if "who" in narrowed:
        one["who"] = f"Author {random.randrange(20)}"
    if "wish" in narrowed:
        one["wish"] = random.choice(["listen", "ideas", "questions"])
    if "lately" in narrowed:
        one["lately"] = random.choice(["week", "month"])
    return one


def look(browser, one):
    answer = browser.post("/search/", one)
    assert answer.status_code == 200
    assert b'id="found"' in answer.content, "the form was not right"


def fill(posts, words):
    """(somebody who is in every group, what each group speaks of); each author writes in one."""
    from django.utils import timezone

    from alongside.conversations.models import Story

    reader, topics = person("reader"), []
    begun = timezone.now() - timedelta(days=400)
    for number in range(max(1, posts // A_GROUP)):
        topic = words.topic()
        authors = [person(f"{number}-{n}", f"Author {n}") for n in range(20)]
        group = new_group(number, [reader, *authors])
        Story.objects.bulk_create(
            [
                Story(
                    group=group,
                    author=random.choice(authors),
                    body=words.post(topic),
                    wish=random.choice(["listen", "listen", "ideas", "questions"]),
                    shared_at=begun + timedelta(days=400 * n / A_GROUP),
                )
                for n in range(A_GROUP)
            ]
        )
        topics.append(topic)
        print(f"\r{(number + 1) * A_GROUP:,} posts", end="", file=sys.stderr)
    print(file=sys.stderr)
    return reader, topics


def person(name, display_name=""):
    from alongside.people.models import Person

    someone = Person.objects.sign_up(name, display_name=display_name)
    someone.accept_limits()
    return someone


def new_group(number, people):
    from alongside.groups.models import Group

    group = Group.objects.create(name=f"Group {number}", purpose="To be measured.")
    agreement = group.write_agreement("Passing is fine.", people[0])
    for someone in people:
        group.welcome(someone, sees_from=None).accept(agreement)
    return group


def browser_of(someone):
    """A browser that somebody is signed in with; nobody has gathered the static files here."""
    from django.conf import settings
    from django.test import Client

    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain
    browser = Client(headers={"host": "localhost"})
    browser.force_login(someone)
    return browser


if __name__ == "__main__":
    sys.exit(main())
