"""Making scopes of the index anew: those that are missing, and those whose key has to go.

A scope is built beside the one it is to replace, which is looked through until then. Building can
be cut off at any time: what a half built scope has already is not done again.
"""

import time
from contextlib import ExitStack, contextmanager

from alongside.lib.locks import Busy

from ..keyring import keyring
from . import upkeep
from .upkeep import fields, index, languages, mending

SOME_GROUPS = 20


def renew(group):
    """New search keys for this group: what the old ones hid, nobody can make out any more.

    If the group is gone, so are its keys.
    """
    with patiently_alone():
        mending(lambda: renew_alone(group))


def renew_alone(group):
    with index().writing() as table:
        old = table.scopes(group)
        for scope in old:
            if not scope.complete:
                table.drop_scope(scope.id)  # It may hold words that have to go.
    if code := languages([group]):
        build(code)
    with index().writing() as table:
        for scope in old:
            table.drop_scope(scope.id)
    end_keys(scope.id for scope in old)
    index().tidy()


def rebuild_missing():
    """Build what the index lacks, and give new keys to what had words taken out of it.

    Called when the server starts; everything else goes on beside it. Returns whether all is there
    now: not if somebody else is building.
    """
    upkeep.catch_up_or_say_why()
    try:
        while True:
            with index().alone():
                if not mending(build_some):
                    end_forgotten_keys()
                    return True
    except Busy:
        return False


def build_some():
    """Build a few of the groups that lack something. Returns whether there were any."""
    some = dict(sorted(lacking().items())[:SOME_GROUPS])
    return bool(some) and build(some)


def lacking():
    """{group: language} of those whose scopes are missing, half built, or worn.

    Where there is none, the index is whole from then on.
    """
    found = {}
    with index().writing() as table:
        codes = languages()  # Not before: a group that begins while this waits has a scope by now.
        scopes, worn = drop_the_dead(table, codes), table.worn_scopes()
        for scope in scopes:
            good = scope.complete and scope.id not in worn
            if not good or scope.language != codes[scope.group]:
                found[scope.group] = codes[scope.group]
        if not table.is_whole:
            found |= {group: codes[group] for group in codes.keys() - {one.group for one in scopes}}
        if not found:
            table.set_fact("whole", "yes")
    return found


def drop_the_dead(table, codes):
    """Without the scopes whose group or key is gone. Returns the others."""
    upkeep.drop_without_key(table)
    for scope in table.scopes():
        if scope.group not in codes:
            table.drop_scope(scope.id)
    return table.scopes()


def build(codes, *, until=None):
    """New scopes for these groups, {id: language}, in the place of those they have.

    Returns whether it is done: not if it took longer than `until`; it can be gone on with then.
    """
    with index().writing() as table:
        scopes = {place: begun(table, *place, codes[place[0]]) for place in places(codes)}
    for key, field in fields().items():
        for ids in batches(field, codes):
            with index().writing() as table:
                added = add_missing(table, key, field, ids, scopes)
            if added and until is not None and time.monotonic() > until:
                return False
    end_keys(put_in_place(codes, {scope.id for scope in scopes.values()}))
    index().tidy()
    return True


def places(codes):
    """Every (group, audience) that can have words."""
    audiences = sorted({field.audience for field in fields().values()})
    return [(group, audience) for group in codes for audience in audiences]


def begun(table, group, audience, code):
    """The scope that was begun to be built in this place, or a new one."""
    for scope in table.scopes(group):
        if not scope.complete and (scope.audience, scope.language) == (audience, code):
            return scope
    return upkeep.begin_scope(table, group, audience, code)


def batches(field, groups):
    """The ids of all rows of these groups, some at a time."""
    rows = field.model._base_manager.filter(**{f"{field.group}__in": list(groups)}).order_by("pk")
    last = 0
    while ids := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[: upkeep.A_BATCH]):
        yield ids
        last = ids[-1]


def add_missing(table, key, field, ids, scopes):
    """Take those of the rows into their new scope that it does not have yet. Whether there were."""
    held = table.held([scope.id for scope in scopes.values()], key, ids)
    texts = upkeep.current(field, [id for id in ids if id not in held])
    for id, (group, text) in texts.items():
        if scope := scopes.get((group, field.audience)):
            table.add(scope.id, key, id, upkeep.blind(text, scope))
    return bool(texts)


def put_in_place(groups, new):
    """The new scopes are looked through from now on. Returns the ids of those that went for it."""
    with index().writing() as table:
        for id in new:
            table.complete_scope(id)
        old = [scope.id for group in groups for scope in table.scopes(group) if scope.id not in new]
        for id in old:
            table.drop_scope(id)
    return old


# -- keys ------------------------------------------------------------------------------------------


def end_keys(ids):
    for id in ids:
        keyring().destroy("scope", id)


def end_forgotten_keys():
    """The end of search keys that no scope has: of an index that was lost, or of a broken start.

    With nobody writing, as a key is on disk before its scope is.
    """
    with index().writing() as table:
        named = {scope.id for scope in table.scopes()}
        end_keys(sorted(set(keyring().store.ids("scope")) - named))


@contextmanager
def patiently_alone():
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(index().alone())
                break
            except Busy:
                time.sleep(0.05)
        yield
