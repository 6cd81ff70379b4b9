"""What happens in an Alongside of its own: `python -m tests.vault.copies.scenes SCENES`.

Scenes are played in a process of its own, with the settings of their house; SCENES is a JSON list
of lists, each the name of a scene and its words. It says as JSON what the last of them saw.
`houses.House` starts it.
"""

import json
import os
import sys
from pathlib import Path


def begin():
    """Ada's morning group, with stories of Ben's and Cleo's; Ben is signed in on a device."""
    from django.contrib.auth import SESSION_KEY

    from alongside.commands import ready
    from alongside.conversations.models import Story
    from alongside.vault.sessions import SessionStore
    from tests.conftest import new_group, person

    data = Path(os.environ["ALONGSIDE_DATA_DIR"])
    ready.open_vault(is_demo=False, mark=data / "this-is-a-demo")
    ready.migrate()
    ada, ben, cleo, eve = (person(name) for name in ("ada", "ben", "cleo", "eve"))
    group = new_group("morning", ada, ben, cleo, eve)
    Story.objects.share(by=ben, group=group, body="The stairs again.", wish="listen")
    Story.objects.share(by=cleo, group=group, body="Chalk dust and a good chair.", wish="ideas")
    Story.objects.share(by=ada, group=group, body="A kettle within reach.", wish="listen")
    device = SessionStore()
    device[SESSION_KEY] = str(ben.pk)
    device.create()


def read():
    """All that can be read of it: {name: what they wrote}, who is in the group, what ended."""
    from alongside.conversations.models import Story
    from alongside.groups.models import Membership
    from alongside.people.models import Person
    from alongside.people.safety.blocks import Block
    from alongside.vault.endings import Ending
    from alongside.vault.models import SignIn

    stories = Story.objects.select_related("author", "group")
    members = Membership.objects.filter(ended_at=None).select_related("person")
    ben = Person.objects.filter(sign_in_name="ben").first()
    return {
        "stories": {
            story.author.readable("display_name") if story.author else None: story.readable("body")
            for story in stories
        },
        "members": sorted(place.person.readable("display_name") or "" for place in members),
        "blocks": Block.objects.count(),
        "signed_in": bool(ben and SignIn.objects.filter(person_id=ben.pk)),
        "endings": Ending.objects.count(),
        "unfinished": Ending.objects.filter(done=False).count(),
    }


def told():
    """What every story says, or None where it does not open, in the order they were shared."""
    from alongside.conversations.models import Story

    return [story.readable("body") for story in Story.objects.order_by("shared_at")]


def say(name, words):
    from alongside.conversations.models import Story

    author = one(name)
    Story.objects.share(by=author, group=morning(), body=words, wish="listen")


def arrive(name, words):
    """Somebody comes, and shares a story: a new key, and what it seals."""
    from tests.conftest import person

    morning().welcome(person(name)).accept(morning().agreements.get())
    say(name, words)


def keep_arriving(counted):
    """People come and write for as long as the file `counted` is there; it gets a line for each."""
    number = 0
    with open(counted, "a") as lines:
        while Path(counted).exists():
            number += 1
            arrive(f"guest{number}", f"Story number {number}.")
            lines.write("one more\n")
            lines.flush()


def erase(name):
    from alongside.vault.erase import erase_person

    erase_person(one(name).pk, keep=False)


def erase_the_group():
    from alongside.vault.erase import erase_group

    erase_group(morning().pk)


def keys():
    """The kinds of keys that there are, and how many of each."""
    from alongside.vault.keyring import keyring

    store = keyring().store
    return {kind: store.count(kind) for kind in ("person", "group")}


def lose_the_key_of(name):
    from alongside.vault.keyring import keyring

    keyring().destroy("person", one(name).pk)


def replace_keys():
    """As `alongside reseal --new-keys` begins, and is cut off."""
    from alongside.vault.keyring import keyring

    keyring().begin_data_generation()


def end_older_keys():
    """As `alongside reseal` does when no copy should need them any more."""
    from alongside.vault.keyring import keyring

    keyring().end_older_data_generations()


def log():
    """What the access log says was done, oldest first."""
    from alongside.vault.access import AccessLine

    return list(AccessLine.objects.order_by("number").values_list("what", flat=True))


def leave(name):
    person = one(name)
    person.memberships.current().get().end(by=person)


def take_back(name):
    from alongside.conversations.models import Story
    from alongside.conversations.taking_back import take_back

    take_back(Story.objects.get(author=one(name)))


def block(by, whom):
    from alongside.people.safety.blocks import Block

    Block.objects.block(by=one(by), whom=one(whom))


def sign_out():
    from alongside.vault.sessions import sign_out_everywhere

    sign_out_everywhere(one("ben").pk)


def make_index():
    """Something like the index of the search, with a token in it that must not be copied."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite":
        (settings.DATA_DIR / "index.db").write_bytes(b"a0b1c2d3e4")
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE UNLOGGED TABLE blind_words (token text)")
        cursor.execute("INSERT INTO blind_words VALUES ('a0b1c2d3e4')")


def has_index():
    from django.conf import settings
    from django.db import connection

    tables = connection.introspection.table_names()
    return (settings.DATA_DIR / "index.db").exists() or "blind_words" in tables


def spoil(table, column):
    """Change the sealed value of every row, as a bad disk might."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s", [b"no seal at all" * 20])


def lose_the_data():
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite":
        for path in settings.DATA_DIR.glob("alongside.db*"):
            path.unlink()
        return
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f'DROP TABLE "{name}" CASCADE')


def one(name):
    from alongside.people.models import Person

    return Person.objects.called(name)


def morning():
    from alongside.groups.models import Group

    return Group.objects.get(slug="morning")


def know_the_future():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('groups', '9999_of_tomorrow', CURRENT_TIMESTAMP)"
        )


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.settings"
    import django

    django.setup()
    for scene, *words in json.loads(sys.argv[1]):
        saw = globals()[scene](*words)
    print(json.dumps(saw))
