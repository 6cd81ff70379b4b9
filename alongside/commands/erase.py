"""`alongside erase …`: a person, or a group, for good."""

import sys

from .ready import Stopped, must_open, set_up_with_data

ALL_GOES = "this person, their account and everything they wrote"
KEPT = "this person, their account and what only they could read, and takes their name off the rest"


def add(commands):
    erase = commands.add_parser("erase", help="a person or a group, for good")
    which = erase.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--person", metavar="NAME", help="by the name they sign in with, or their id"
    )
    which.add_argument("--group", metavar="ID", type=int, help="by the number in its address")
    erase.add_argument(
        "--keep-words",
        action="store_true",
        help="of a person: what they shared stays, without a name",
    )
    erase.add_argument("--yes", action="store_true", help="do not ask")
    erase.set_defaults(run=run)


def run(chosen):
    if chosen.group is not None and chosen.keep_words:
        raise Stopped(
            "With a group all that was written in it goes; --keep-words is for a person. "
            "Nothing has been changed."
        )
    set_up_with_data()
    must_open()  # Or all of it would go but the key.
    from alongside.vault.erase import erase_group, erase_person
    from alongside.vault.errors import VaultError

    try:
        if chosen.person is not None:
            person = find_person(chosen.person)
            confirm(chosen, KEPT if chosen.keep_words else ALL_GOES)
            erase_person(person, keep=chosen.keep_words)
        else:
            group = find_group(chosen.group)
            name = group.readable("name") or "one whose name cannot be opened"
            confirm(chosen, "this group and everything that anybody wrote in it", f"It is {name}.")
            erase_group(group.pk)
    except VaultError as problem:
        raise Stopped(str(problem)) from None
    print(
        "Erased. Copies of the keyring made before now can still bring the keys back until they\n"
        "have expired. Next:  alongside backup"
    )
    return 0


def find_person(name):
    from alongside.people.models import Person

    found = Person.objects.filter(sign_in_name=name).first()
    if found is None and is_an_id(name):
        found = Person.objects.filter(pk=int(name)).first()
    if found is None:
        raise Stopped("Nobody signs in with that name here. Nothing has been changed.")
    return found.pk


def is_an_id(text):
    """Whether it could be one: most have 19 digits, and a larger number fits in no table."""
    return text.isdecimal() and len(text) < 20 and int(text) < 2**63


def find_group(id):
    from alongside.groups.models import Group

    group = Group.objects.filter(pk=min(id, 2**63 - 1)).first()
    if group is None:
        raise Stopped("There is no group with that number here. Nothing has been changed.")
    return group


def confirm(chosen, what, which=""):
    """Ask at the terminal; `which` it is stands there alone, and in no script's log."""
    if chosen.yes:
        return
    if not sys.stdin.isatty():
        raise Stopped(f"This erases {what}. Say --yes if you mean it. Nothing has been changed.")
    print(f"This erases {what}. {which}".rstrip())
    print("There is no way back.")
    try:
        typed = input("Type ERASE to go on: ").strip()
    except (EOFError, KeyboardInterrupt):
        typed = print()  # Their ^C or ^D stands on the line.
    if typed != "ERASE":
        raise Stopped("Nothing has been changed.")
