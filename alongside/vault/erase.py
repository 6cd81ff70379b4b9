"""The end of a person or a group: what they wrote, the key of it, and every copy of that key.

In this order, each step doing nothing if it was done before: the ledger, so that it cannot be
forgotten; the rows, as the apps say in their `privacy.py`; the key; a new epoch, so that no older
copy of the key opens here; new search keys. Cut off anywhere, the next start goes on with it.
"""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction

from . import endings, search
from .keyring import keyring
from .moving import fields_of, sealed_models
from .sessions import sign_out_everywhere
from .wrapping import rotate_epoch


def erase_person(person, *, keep):
    """Erase the account with this id. `keep`: its shared words stay, without a name; or they go."""
    groups = sorted(set(groups_written_in(person)))
    finish(endings.record("person_erased", done=False, person=person, keep=keep, groups=groups))


def has_begun_to_erase(person):
    """Whether it is written down that this account ends: then it does, whatever came in between."""
    return endings.Ending.objects.filter(what="person_erased", about__person=person).exists()


def erase_group(group):
    """Erase the group with this id, and everything in it."""
    finish(endings.record("group_erased", done=False, group=group))


def finish(ending):
    # Written down first, and on disk in both places, whatever happens from here on.
    endings.keep()
    endings.carry_out(ending)


def end_person(person, keep, groups):
    with transaction.atomic():
        # Held, so that of two who press at once the second finds nobody.
        someone = get_user_model().objects.select_for_update().filter(pk=person).first()
        if someone is not None:
            sign_out_everywhere(person)
            for app in endings.private_rooms():
                if hasattr(app, "erase"):
                    app.erase(someone, keep=keep)
            someone.delete()
    end_key("person", person)
    for group in groups:
        search.renew(group)


def end_group(group):
    model = next(model for model in apps.get_models() if getattr(model, "key_kind", "") == "group")
    with transaction.atomic():
        # What points at the group and has no row of its own to go with, an app takes away itself.
        for app in endings.private_rooms():
            if hasattr(app, "erase_group"):
                app.erase_group(group)
        for one in model.objects.filter(pk=group):
            one.delete()
    end_key("group", group)
    search.renew(group)


def end_key(kind, id):
    keyring().destroy(kind, id)
    rotate_epoch(keyring())


# The endings that a key went with, and the kind of key: by that name they say whose it was.
WENT_WITH_A_KEY = {"person_erased": "person", "group_erased": "group", "case_forgotten": "case"}


def keys_left():
    """The keys of what has ended that are still here, as [(kind, id)].

    An older keyring brought them back; or it ended while the power failed, or the disk was full.
    Not of what has yet to be carried out: words that are to stay may need the key until then.
    """
    found = set()
    for ending in endings.Ending.objects.filter(what__in=WENT_WITH_A_KEY, done=True):
        kind = WENT_WITH_A_KEY[ending.what]
        found.add((kind, ending.about[kind]))
    ids = keyring().store.ids
    return sorted(found & {(kind, id) for kind in WENT_WITH_A_KEY.values() for id in ids(kind)})


def end_keys_again():
    """The end of every key that has outlived its owner. Returns how many there were."""
    left = keys_left()
    for name in left:
        keyring().destroy(*name)
    if left:
        rotate_epoch(keyring())
    return len(left)


def groups_written_in(person):
    """The groups in which this person wrote anything that can be searched for."""
    for model in sealed_models():
        for field in fields_of(model):
            if getattr(field, "searchable", False):
                owner, group = (model._meta.get_field(name) for name in (field.owner, field.group))
                rows = model._base_manager.filter(**{owner.attname: person})
                yield from rows.values_list(group.attname, flat=True).distinct()
