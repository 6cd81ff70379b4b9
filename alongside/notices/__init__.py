"""Notices: telling somebody something, by inbox, e-mail or push; never with private words in it.

    from alongside.notices import tell
    tell(people, MEETING_SOON, "meeting:123", at=an_hour_before, key="soon:123")

A kind of notice belongs to the app that knows what it is about: see kinds.py.
"""


def tell(people, kind, about, at=None, key=None):
    """A notice for each of these people, in the caller's transaction.

    `kind` is a registered Kind; `about` a reference of ids such as "meeting:123"; `at` the moment
    (UTC) before which nobody hears of it; the same `key` tells the same person once.
    """
    # Inside, since Django reads this package before there are any models.
    from .telling import tell

    return tell(people, kind, about, at=at, key=key)


def forget(kind, about):
    """Take back every notice of this kind about this: what it said is not so any more."""
    from .telling import forget

    forget(kind, about)
