"""Django's sessions, sealed: a copy of the table signs nobody in and tells nothing."""

import hashlib
import json
from contextlib import suppress

from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.dispatch import Signal
from django.utils import timezone

from alongside.lib.prepared import Prepared, numbered

from .endings import record
from .errors import VaultError
from .keyring import keyring
from .seal import Place, open_sealed, seal

# Somebody's sign-in was ended; `remembered` is what it remembered.
signed_out = Signal()
# Asks whether what signing out would end is still there; `remembered` is as above.
holds_something = Signal()

AT_ONCE = 500  # Sign-ins that are taken away in one transaction, so that nobody waits for long.


def hashed(cookie):
    """How a session's cookie is stored. It is long and random, so a plain hash is enough."""
    return hashlib.blake2b(cookie.encode(), digest_size=20, person=b"alongside sess").hexdigest()


class SessionStore(DatabaseStore):
    """The cookie stays with the browser; the table has its hash, and what it means sealed."""

    @classmethod
    def get_model_class(cls):
        from .models import SignIn

        return SignIn

    def _row(self):
        return self.model.objects.filter(session_key=hashed(self.session_key))

    def load(self):
        key = self.session_key and hashed(self.session_key)
        found = key and sign_in_under(key=key, now=timezone.now())
        if not found:
            self._session_key = None
            return {}
        (row,) = found
        if row.person_id:
            # Whose page it will be: their key comes along in the same look-up. A damaged one is
            # told where something of theirs is asked for.
            with suppress(VaultError):
                keyring().load([("house", 1), ("person", row.person_id)])
        try:
            return remembered(row)
        except (VaultError, ValueError):
            self._session_key = None
            return {}

    def exists(self, session_key):
        return self.model.objects.filter(session_key=hashed(session_key)).exists()

    def create_model_instance(self, data):
        key = hashed(self._get_or_create_session_key())
        return self.model(
            session_key=key,
            session_data=seal(json.dumps(data), place_of(key)).hex(),
            expire_date=self.get_expiry_date(),
            person_id=int(data[SESSION_KEY]) if SESSION_KEY in data else None,
        )

    def cycle_key(self):
        """Another cookie for a sign-in that goes on: nothing ends but the cookie of before."""
        remembers, before = self._session, self.session_key
        self.create()
        self._session_cache = remembers
        if before:
            take_away(self.model.objects.filter(session_key=hashed(before)))

    def delete(self, session_key=None):
        cookie = session_key or self.session_key
        if cookie:
            end(self.model.objects.filter(session_key=hashed(cookie)))


@Prepared
def sign_in_under(key, now):
    return SessionStore.get_model_class().objects.filter(session_key=key, expire_date__gt=now)


def place_of(key):
    return Place("vault.sign_in.data", "house", int(key[:15], 16), (("house", 1),))


def remembered(row):
    """What a sign-in remembers. Raises VaultError or ValueError where it does not open."""
    return json.loads(open_sealed(bytes.fromhex(row.session_data), place_of(row.session_key)))


def sign_ins_of(person_id):
    """[(key, what it remembers)] of every sign-in of this person, on whatever device.

    The key signs nobody in: it is what the table has in place of the cookie.
    """
    found = []
    for row in all_of(person_id).filter(expire_date__gt=timezone.now()):
        try:
            found.append((row.session_key, remembered(row)))
        except (VaultError, ValueError):
            continue  # Nor does it sign anybody in.
    return found


def still_signed_in(sign_ins):
    """Those of these (cookie, id of a person) that still stand for that person, who may sign in."""
    keys = {(hashed(cookie), person): (cookie, person) for cookie, person in sign_ins}
    ids = numbered([key for key, _person in keys], none="")
    return {keys[found] for found in there_under(now=timezone.now(), **ids) if found in keys}


@Prepared
def there_under(now, **keys):
    """(what stands for a cookie, whose it is) of these, where that person may sign in at all."""
    active = get_user_model().objects.filter(pk=OuterRef("person_id"), is_active=True)
    sign_ins = SessionStore.get_model_class().objects.filter(session_key__in=keys.values())
    there = sign_ins.filter(Exists(active), expire_date__gt=now)
    return there.values_list("session_key", "person_id")


def sign_out_everywhere(person_id):
    """End every sign-in of this person, on whatever device."""
    end(all_of(person_id))


def sign_out_elsewhere(person_id, cookie):
    """End every sign-in of this person but the one that this cookie stands for."""
    end(all_of(person_id).exclude(session_key=hashed(cookie)))


def sign_out(person_id, key):
    """End the sign-in of this person that lies under `key`: see sign_ins_of."""
    end(all_of(person_id).filter(session_key=key))


def forget(person_id, name, only=None):
    """No sign-in of this person remembers this any more, or `only` this one, on whatever device."""
    with transaction.atomic():
        for row in all_of(person_id).select_for_update():
            with suppress(VaultError, ValueError):  # What does not open remembers nothing.
                there = remembered(row)
                if there.get(name) is not None and only in (None, there.pop(name)):
                    sealed = seal(json.dumps(there), place_of(row.session_key)).hex()
                    all_of(person_id).filter(pk=row.pk).update(session_data=sealed)


def all_of(person_id):
    return SessionStore.get_model_class().objects.filter(person_id=person_id)


def end(sign_ins):
    """End these sign-ins, and what is there only as long as they are."""
    with transaction.atomic():
        for row in sign_ins.exclude(person_id=None):
            with suppress(VaultError, ValueError):  # What does not open has nothing to end.
                signed_out.send(SessionStore, remembered=remembered(row))
        take_away(sign_ins)


def take_away(sign_ins):
    """Take these out of the table; those of somebody are written down: they must not come back."""
    with transaction.atomic():
        for cookie in sign_ins.exclude(person_id=None).values_list("session_key", flat=True):
            record("signed_out", sign_in=cookie)
        sign_ins.delete()


def clear_run_out():
    """Take away sign-ins that ran out, some at a time. No copy signs anybody in with them again.

    One stays as long as something is there that goes on without it and ends by signing out.
    """
    run_out = SessionStore.get_model_class().objects.filter(expire_date__lt=timezone.now())
    last = ""
    while rows := list(run_out.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        over = [row.pk for row in rows if not row.person_id or not still_holds(row)]
        run_out.filter(pk__in=over).delete()
        last = rows[-1].pk


def still_holds(row):
    """Whether a sign-in that ran out is needed yet, to sign its device out of something."""
    try:
        there = remembered(row)
    except (VaultError, ValueError):
        return False
    return any(holds for _receiver, holds in holds_something.send(SessionStore, remembered=there))


__all__ = [
    "SessionStore",
    "UpdateError",
    "clear_run_out",
    "forget",
    "hashed",
    "holds_something",
    "sign_ins_of",
    "sign_out",
    "sign_out_elsewhere",
    "sign_out_everywhere",
    "signed_out",
    "still_signed_in",
]
