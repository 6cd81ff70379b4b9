"""Rows that hold sealed values, rows that own keys, and opening many of them at once."""

from functools import cache

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models, transaction
from django.db.models import signals
from django.db.models.base import ModelState
from django.utils.functional import SimpleLazyObject

from .ciphers import ciphers
from .errors import KeyMissing, SealBroken, VaultError
from .fields import SealedField
from .ids import new_id
from .keyring import keyring
from .seal import HEADS, numbered, open_with, packed_owners
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
    """Open the sealed values of these rows and of the related rows that came along, all at once.

    Of the related ones only what others than their owner are ever shown. What does not open stays
    sealed, and says so when it is asked for.
    """
    found, twins = still_sealed(rows)
    try:
        known = ciphers(found)
    except SealBroken:
        return  # A key of the keyring is damaged: what has others opens when it is asked for.
    for keys, cipher in known.items():
        owners, head = keys
        owned = packed_owners(owners)
        for values, blobs in found[keys]:
            place = numbered(values["id"]) + owned
            for name, read, begins, blob in blobs:
                if not blob.startswith(head):
                    continue  # Sealed at another time than the row's first: `getattr` opens it.
                try:
                    values[name] = read(open_with(cipher, blob, begins[head] + place))
                except (InvalidTag, ValueError):
                    continue  # `getattr` says why.
    for first, other, parts in twins:
        for _heirs, fields in parts:
            for name, _read, _begins in fields:
                if name in first and name in other:
                    other[name] = first[name]


def still_sealed(rows):
    """{(whose keys open it, its head): [(a row's values, what is sealed of them)]}.

    And [(values, values, parts)] of a row that came along more than once, as an author does.
    Every page goes through here with all that it shows, so it is written to be quick.
    """
    found, twins, seen, first_of = {}, [], set(), {}
    came_along, parts_of = False, sealed_parts
    while rows:
        related = []
        for row in rows:
            if type(row) is SimpleLazyObject:
                row = row._wrapped  # The person of a request, looked up when first asked for.
            if id(row) in seen or (parts := parts_of(type(row))) is None:
                continue  # Rows may well point to each other.
            values = row.__dict__
            if came_with := row._state.__dict__.get("fields_cache"):
                related += came_with.values()
            if came_along:
                seen.add(id(row))
                first = first_of.setdefault((type(row), values["id"]), values)
                if first is not values:
                    twins.append((first, values, parts))
                    continue
            for heirs, fields in parts:
                blobs = []
                for name, read, begins in fields:
                    if type(blob := values.get(name)) is bytes:
                        blobs.append((name, read, begins, blob))
                if blobs:
                    try:
                        keys = heirs(row), blobs[0][-1][:HEADS]
                    except KeyMissing:
                        continue  # Its author is gone.
                    found.setdefault(keys, []).append((values, blobs))
        # Of what came along only what others are shown.
        rows, came_along, parts_of = related, True, parts_shown_to_others
    return found, twins


@cache
def sealed_parts(model):
    """Which sealed fields of a SealedModel have their keys in common; None of any other class.

    [(how a row says whose keys they are, [(the field's name, how it is read, how its places
    begin)])].
    """
    if (fields := sealed_fields(model)) is not None:
        return parted(fields)


@cache
def parts_shown_to_others(model):
    """The same without what only its owner is ever shown."""
    if (fields := sealed_fields(model)) is not None:
        return parted([one for one in fields if one.audience != "only me"])


def parted(fields):
    parts = {}
    for one in fields:
        _heirs, some = parts.setdefault((one.owner, one.group), (one.heirs, []))
        some.append((one.attname, one.read, one.begins))
    return list(parts.values())


@cache
def sealed_fields(model):
    """Those of a SealedModel; None of any other class."""
    if issubclass(model, SealedModel):
        return [one for one in model._meta.concrete_fields if isinstance(one, SealedField)]


@cache
def owner_columns(model):
    """The foreign keys of a model that decide with which keys its words are sealed."""
    fields = sealed_fields(model)
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
        """As Django's, but that the values are put into the row in one step: a page has many rows.

        None of our fields does more than that when it is given what came from the database.
        """
        row = cls.__new__(cls)
        row.__dict__.update(zip(field_names, values, strict=True))
        state = row._state = ModelState()
        state.adding, state.db = False, db
        return row

    def was_given_away(self):
        """Whether its words are somebody else's now than in the row that lies there."""
        if not (columns := owner_columns(type(self))):
            return False
        stored = type(self)._base_manager.filter(pk=self.pk).values_list(*columns).first()
        return stored not in (None, tuple(getattr(self, name) for name in columns))

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


def keyed_models():
    return [model for model in apps.get_models() if issubclass(model, KeyedModel)]


def end_keys_with_their_rows():
    """Whatever way the row of a person or a group goes, its key goes after it."""
    for model in keyed_models():
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
