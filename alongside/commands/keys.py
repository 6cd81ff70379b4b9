"""`alongside keys …`: the root key, the epoch, the keyring and the recovery kit."""

import json
import sys

from .ready import Stopped, set_up, set_up_with_data

ABOUT = {
    "init": "make the root key and the keyring, on the first day",
    "check": "see that root, epoch and every key of the keyring open",
    "status": "which keys there are, and what is not in a copy yet",
    "kit": "print the recovery kit: three sheets of words, any two give the root key",
    "verify-kit": "read two sheets of the kit back, to be sure of them",
    "recover": "put a lost root key back from two sheets of the kit",
    "rotate-root": "wrap all keys with a new root key",
    "rotate-epoch": "wrap all keys with a new epoch, so that no older copy of them opens here",
}


def add(commands):
    keys = commands.add_parser("keys", help="the root key, the keyring and the recovery kit")
    verbs = keys.add_subparsers(dest="verb", required=True)
    for verb, about in ABOUT.items():
        verbs.add_parser(verb, help=about).add_argument(
            "--json", action="store_true", help="one JSON object for scripts"
        )
    keys.set_defaults(run=run)
    reseal = commands.add_parser("reseal", help="seal everything with the newest keys")
    reseal.add_argument("--new-keys", action="store_true", help="make new keys for everybody first")
    reseal.add_argument("--json", action="store_true", help="one JSON object for scripts")
    reseal.set_defaults(run=run_reseal)


def run(chosen):
    set_up()
    from alongside.vault.errors import VaultError

    try:
        said, facts = VERBS[chosen.verb]()
    except VaultError as problem:
        raise Stopped(str(problem)) from None
    print(json.dumps(facts, indent=2) if chosen.json else said)
    return 0


def init():
    from django.db import connection

    from alongside.vault import first_day, root
    from alongside.vault.keyring import directory, keyring

    rows_exist = "people_person" in connection.introspection.table_names()
    source = root.source()
    if isinstance(source, root.FileRoot) and not source.path.exists() and not rows_exist:
        root.create_root_file(source.path)
    first_day.initialise(sealed_rows_exist=rows_exist)
    facts = {"root": keyring().root_id, "keyring": str(directory())}
    return f"A keyring with the root key {facts['root']} is in {directory()}.", facts


def check():
    from alongside.vault.keyring import KINDS, keyring

    ring = keyring()
    ring.check()
    names = [(kind, id) for kind in KINDS for id in ring.store.ids(kind)]
    opened = len(ring.load(names))
    return f"Root {ring.root_id} and its epoch open all {opened} keys.", {"opened": opened}


def status():
    from alongside.vault import kit
    from alongside.vault.keyring import KINDS, directory, keyring

    ring = keyring()
    facts = {
        "keyring": str(directory()),
        "root": ring.root_id,
        "epoch": ring.wrapping().epoch_id,
        "keys": {kind: ring.store.count(kind) for kind in KINDS},
        "data_generation": ring.data_generation(),
        "newest_key_at": fact(ring, "newest_key_at"),
        "copied_at": fact(ring, "copied_at"),
        "kit_verified_at": fact(ring, "kit_verified_at") if kit.is_verified() else None,
    }
    facts["all_copied"] = (facts["copied_at"] or "") > (facts["newest_key_at"] or "")
    counted = ", ".join(f"{count} {kind}" for kind, count in facts["keys"].items() if count)
    copied = "are in a copy" if facts["all_copied"] else "are NOT in a copy yet: alongside backup"
    kit_said = facts["kit_verified_at"] or "NOT verified: alongside keys kit"
    said = [
        f"Keyring           {facts['keyring']}",
        f"Root key          {facts['root']}",
        f"Epoch             {facts['epoch']}",
        f"Keys              {counted}; generation {facts['data_generation']}",
        f"The newest keys   {copied}",
        f"Recovery kit      {kit_said}",
    ]
    return "\n".join(said), facts


def fact(ring, name):
    from alongside.vault.wrapping import text

    return text(ring.store.fact(name))


def make_kit():
    from alongside.vault import kit

    sheets = kit.sheets()
    parts = [
        "The recovery kit. Write each sheet on paper, and keep the three in different places.",
        "Any two of them give the root key; one alone tells nothing. Older kits still work, but",
        "sheets of different kits do not go together.",
    ]
    for number, words in enumerate(sheets, start=1):
        parts += ["", f"Sheet {number} of {len(sheets)}", *in_lines(words.split())]
    parts += ["", "Then read two of them back:  alongside keys verify-kit"]
    return "\n".join(parts), {"sheets": sheets}


def in_lines(words):
    """The words, numbered, four on a line: so that none is lost in copying."""
    numbered = [f"{number:2} {word:<10}" for number, word in enumerate(words, start=1)]
    return [" ".join(numbered[at : at + 4]).rstrip() for at in range(0, len(numbered), 4)]


def ask_for_sheets():
    if not sys.stdin.isatty():
        return [" ".join(words_of(input())) for _sheet in range(2)]
    print("Type the words of a sheet, with or without their numbers, on one line or on several.")
    return [" ".join(ask_for_a_sheet(number)) for number in (1, 2)]


def ask_for_a_sheet(number):
    """Its words. Whoever has no more of them, as one was left out, answers with an empty line."""
    from alongside.vault.kit import WORDS

    words = words_of(input(f"Sheet {number} of 2: "))
    while len(words) < WORDS and (more := words_of(input(f"  from word {len(words) + 1}: "))):
        words += more
    return words


def words_of(line):
    return [word for word in line.split() if not word.rstrip(".:)").isdecimal()]


def verify_kit():
    from alongside.vault import kit
    from alongside.vault.keyring import keyring

    kit.verify(read_sheets())
    return "Both sheets are right. Put them away, each in its place.", {"root": keyring().root_id}


def recover():
    from alongside.vault import first_day, kit

    path = str(kit.recover(read_sheets()))
    now = "alongside keys check" if first_day.is_initialised() else "alongside restore --keyring …"
    return f"The root key is back in {path}. Now: {now}", {"root_file": path}


def read_sheets():
    try:
        return ask_for_sheets()
    except EOFError:
        raise Stopped("Two sheets are needed, one on each line.") from None


def rotate_root():
    from alongside.vault import wrapping
    from alongside.vault.keyring import keyring

    before, now = keyring().root_id, wrapping.rotate_root(keyring())
    return (
        f"All keys are wrapped with the root key {now}. The old one, {before}, stays where it is:\n"
        "older copies of the keyring need it until they have expired. Next:\n"
        "  alongside backup       so that the newest keyring is in a copy\n"
        "  alongside keys kit     as the old kit gives the old root key"
    ), {"root": now, "before": before}


def rotate_epoch():
    from alongside.vault import wrapping
    from alongside.vault.keyring import keyring

    wrapping.rotate_epoch(keyring())
    now = keyring().wrapping().epoch_id
    return f"All keys are wrapped with the epoch {now}. Next: alongside backup", {"epoch": now}


VERBS = {
    "init": init,
    "check": check,
    "status": status,
    "kit": make_kit,
    "verify-kit": verify_kit,
    "recover": recover,
    "rotate-root": rotate_root,
    "rotate-epoch": rotate_epoch,
}


def run_reseal(chosen):
    set_up_with_data()
    from alongside.vault import moving
    from alongside.vault.errors import VaultError

    try:
        facts = moving.reseal_all(new_keys=chosen.new_keys, progress=progress)
    except VaultError as problem:
        raise Stopped(str(problem)) from None
    said = [f"{facts['moved']} values sealed anew, with keys of generation {facts['generation']}."]
    if facts["left"]:
        said.append(f"{facts['left']} do not open and were left as they are.")
    if facts["older_keys_end"]:
        said.append(
            f"The older keys stay until {facts['older_keys_end'][:10]}, for copies of the data "
            "that were made with them. Run alongside reseal again after that day."
        )
    if chosen.new_keys:
        said.append("Next: alongside backup, as no copy of the keyring has the new keys yet.")
    print(json.dumps(facts, indent=2) if chosen.json else "\n".join(said))
    return 0


def progress(rows):
    from tqdm import tqdm

    return tqdm(rows, unit=" rows", disable=None, leave=False)
