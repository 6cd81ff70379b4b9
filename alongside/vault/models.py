"""Rows that hold sealed values, rows that own keys, and opening many of them at once."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.functional import LazyObject

from .errors import VaultError
from .fields import Sealed, SealedField
from .ids import new_id
from .keyring import keyring


class SealedQuerySet(models.QuerySet):
    def opened(self):
        """The rows as a list, with their sealed values open and those of what they point to.

        All keys that are not in memory come in one look-up. What cannot be opened stays sealed;
        `row.readable(field)` then gives None instead of raising.
        """
        rows = list(self)
        open_many(rows)
        return rows


def open_many(rows):
    """Open every sealed value of these rows and of the related rows that came along."""
    rows = with_related(rows)
    keyring().load({name for row in rows for name in keys_of(row)})
    for row in rows:
        for field in sealed_fields(row):
            row.readable(field.attname)


def with_related(rows):
    """The rows and whatever was selected along with them, each once."""
    found, waiting = {}, list(rows)
    while waiting:
        row = waiting.pop()
        if isinstance(row, LazyObject):
            row = row._wrapped  # The person of a request, which Django looks up when first asked.
        if isinstance(row, SealedModel) and id(row) not in found:
            found[id(row)] = row
            waiting.extend(row._state.fields_cache.values())
    return list(found.values())


def sealed_fields(row):
    return [
        field
        for field in row._meta.concrete_fields
        if isinstance(field, SealedField) and isinstance(row.__dict__.get(field.attname), Sealed)
    ]


def keys_of(row):
    for field in sealed_fields(row):
        try:
            yield from field.owners(row)
        except VaultError:
            continue  # Its author is gone, and the words with them.


class SealedModel(models.Model):
    """A row with an id of its own making. Never shows a word of what it holds."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)

    objects = SealedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{type(self).__name__} {self.pk}"

    __repr__ = __str__

    def readable(self, field):
        """What a sealed field says, or None if it cannot be opened any more."""
        try:
            return getattr(self, field)
        except VaultError:
            return None


class KeyedModel(SealedModel):
    """A row that owns a key, which is on disk before the row."""

    key_kind: str

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            return super().save(*args, **kwargs)
        keyring().create(self.key_kind, self.pk)
        try:
            return super().save(*args, **kwargs)
        except Exception:
            keyring().destroy(self.key_kind, self.pk)
            raise


class SignIn(AbstractBaseSession):
    """Somebody's sign-in on one device. Holds a hash of the cookie, and its data sealed."""

    person_id = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        db_table = "vault_sign_in"

    @classmethod
    def get_session_store_class(cls):
        from .sessions import SessionStore

        return SessionStore
