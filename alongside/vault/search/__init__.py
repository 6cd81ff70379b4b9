"""Blind search: words are found by keyed hashes, by nobody without the key of the scope.

`finding.search` looks; `renew` gives a group new keys; `rebuild_missing` makes what is lost anew.
"""


def renew(group):
    """New search keys for the group with this id, or the end of them if it is gone."""
    from .building import renew

    renew(group)


def rebuild_missing():
    """Build what the index lacks. Returns whether all is there now."""
    from .building import rebuild_missing

    return rebuild_missing()


def state():
    """How many groups the index lacks, and how many rows it has not heard of yet."""
    from .finding import known_scopes
    from .upkeep import languages, without_key
    from .waiting import Waiting

    ready, missing = known_scopes(languages())
    lacking = {*missing, *(scope.group for scope in without_key(ready))}
    return len(lacking), Waiting.objects.count()
