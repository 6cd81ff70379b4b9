"""Rows that hold sealed values, rows that own keys, and opening many of them at once."""

from functools import cache

from django.apps import apps
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models, transaction
from django.db.models import signals
from django.utils.functional import LazyObject

from .errors import VaultError
from .fields import Sealed, SealedField
from .ids import new_id
from .keyring import keyring
from .search.waiting import mark, searchable_fields


class SealedQuerySet(models.QuerySet):
    def opened(self):
        """The rows as a list, with their sealed values open and those of what they point to.

        All keys that are not in memory come in one look-up. What cannot be opened stays sealed;
        `row.readable(field)` then gives None instead of raising.
        """
        rows = list(self)
        open_many(rows)
        return rows

    def bulk_create(self, rows, *args, **kwargs):
        if not searchable_fields(self.model):
            return super().bulk_create(rows, *args, **kwargs)
        with transaction.atomic(savepoint=False):
            made = super().bulk_create(rows, *args, **kwargs)
            mark(self.model, [row.pk for row in made])
        return made

    def update(self, **changes):
        if not {field.name for field in searchable_fields(self.model)} & changes.keys():
            return super().update(**changes)
        with transaction.atomic(savepoint=False):
            mark(self.model, list(self.values_list("pk", flat=True)), changes)
            return super().update(**changes)

    update.alters_data = True


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
            yield from field.heirs(row)
        except VaultError:
            continue  # Its author is gone, and the words with them.


def owners_of(row):
    return tuple(row.__dict__.get(name) for name in owner_columns(type(row)))


@cache
def owner_columns(model):
    """The foreign keys of a model that decide with which keys its words are sealed."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, SealedField)]
    names = {name for field in fields for name in (field.owner, field.group) if name}
    return [model._meta.get_field(name).attname for name in sorted(names - {"self", "house"})]


class SealedModel(models.Model):
    """A row with an id of its own making. Never shows a word of what it holds."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)

    objects = SealedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{type(self).__name__} {self.pk}"

    __repr__ = __str__

    def save(self, *args, update_fields=None, **kwargs):
        if not searchable_fields(type(self)):
            return super().save(*args, update_fields=update_fields, **kwargs)
        with transaction.atomic(savepoint=False):
            super().save(*args, update_fields=update_fields, **kwargs)
            mark(type(self), [self.pk], update_fields)

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        row._state.owners = owners_of(row)
        return row

    def was_given_away(self):
        """Whether its words are somebody else's now than when the row was read."""
        return getattr(self._state, "owners", None) not in (None, owners_of(self))

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


def end_keys_with_their_rows():
    """Whatever way the row of a person or a group goes, its key goes after it."""
    for model in apps.get_models():
        if issubclass(model, KeyedModel):
            signals.post_delete.connect(end_key, sender=model, dispatch_uid=model._meta.label)


def end_key(sender, instance, **kwargs):
    kind, id = instance.key_kind, instance.pk
    transaction.on_commit(lambda: keyring().destroy(kind, id))


class SignIn(AbstractBaseSession):
    """Somebody's sign-in on one device. Holds a hash of the cookie, and its data sealed."""

    person_id = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        db_table = "vault_sign_in"

    @classmethod
    def get_session_store_class(cls):
        from .sessions import SessionStore

        return SessionStore


from .access import AccessLine  # noqa: E402,F401  Models of this app, in rooms of their own.
from .endings import Ending  # noqa: E402,F401
from .search.waiting import Waiting  # noqa: E402,F401
