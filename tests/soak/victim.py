"""`python -m tests.soak.victim WORDS …`: `alongside WORDS`, which says when its work begins.

That is when it opens the keyring, before which no command touches anything. Most of its time goes
by until then, in loading Django: a kill would hit nothing.
"""

import sys

import django

set_up = django.setup


def set_up_and_watch():
    set_up()
    from alongside.vault import keyring

    keyring.open_keyring = say_so_before(keyring.open_keyring)


def say_so_before(work):
    def told():
        print("begun", flush=True)
        return work()

    return told


if __name__ == "__main__":
    from alongside.__main__ import main

    django.setup = set_up_and_watch
    sys.exit(main(sys.argv[1:]))
