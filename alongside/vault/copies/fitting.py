"""Whether data and a keyring belong together; and keys for whom an older keyring does not know."""

from django.contrib.auth import get_user_model
from django.db import connection

from alongside.vault import moving
from alongside.vault.keyring import keyring
from alongside.vault.models import keyed_models

from . import Refused


def must_not_be_newer(data, generation):
    """Raises Refused where all got new keys before this copy, that the keyring does not have."""
    if (needed := data.said.get("data_generation", 1)) > generation:
        raise Refused(
            f"{data.path} is from after all keys were replaced: it is sealed with those of "
            f"generation {needed}, and the keyring has those of generation {generation}. Put back "
            "the keyring of the same night with it, or data from before that."
        )


def must_not_be_older(data, oldest):
    """Raises Refused where the keys that this copy was sealed with have ended since."""
    if (needed := data.said.get("data_generation", 1)) < oldest:
        raise Refused(
            f"{data.path} is sealed with keys of generation {needed}, and the oldest that the "
            f"keyring still has are of generation {oldest}: it would not open. Nothing has been "
            "changed. Put back the keyring of the same night with it: add --keyring and the copy."
        )


def must_be_of_these_people(keyring, people):
    """Raises Refused where nobody here is one of those whose keys are in this copy."""
    model, here = get_user_model(), set()
    if model._meta.db_table in connection.introspection.table_names():
        here = set(model._base_manager.values_list("pk", flat=True))
    if people and here.isdisjoint(people):
        raise Refused(
            f"Nobody in the database here has a key in {keyring.path}: it is of another Alongside, "
            "or the data is not its own. Nothing has been changed. Add --data and a copy."
        )


def must_be_of_its_time(keyring, generation):
    """How much of the data here is sealed with newer keys. Raises Refused if it is most of it."""
    heads = moving.generations()
    newer = sum(count for one, count in heads.items() if one > generation)
    if newer * 2 > heads.total():
        raise Refused(
            f"{newer} of {heads.total()} values in the database here are sealed with newer keys "
            f"than those in {keyring.path}, and would not open. Nothing has been changed. Add "
            "--data and the copy of the same night: with that it opens."
        )
    return newer


def make_missing_keys():
    """Keys for who came after the keyring was copied, or nothing they write could be sealed.

    Returns for how many.
    """
    ring, made = keyring(), 0
    for model in keyed_models():
        missing = set(model._base_manager.values_list("pk", flat=True))
        for id in sorted(missing.difference(ring.store.ids(model.key_kind))):
            ring.create(model.key_kind, id)
            made += 1
    return made
