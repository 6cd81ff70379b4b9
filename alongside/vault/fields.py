"""Model fields whose columns hold nothing readable.

    body = SealedText(label="conversations.story.body", owner="author", group="group",
                      audience="members", max_length=10_000)

`owner` is "self" (the row is a person or a group), "house", or the name of a foreign key; `group`
names a second one. Together they decide which keys seal the value, and so when it dies.
"""

import base64
import json

from django import forms
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .errors import KeyMissing, SealBroken, VaultError
from .hashing import keyed_hash
from .keyring import HOUSE
from .seal import AUDIENCES, Begins, Place, open_sealed, seal


class Sealed(bytes):
    """A value that was sealed for its place, on its way into the database. Shows its size alone.

    What comes out of the database is plain bytes: no field reads as bytes, so bytes in a row are
    what lies there still sealed.
    """

    __slots__ = ()

    def __repr__(self):
        return f"<sealed {len(self)} bytes>"

    __str__ = __repr__


def living(names):
    """These names of keys, if each is somebody's. Raises KeyMissing."""
    for kind, id in names:
        if id is None:
            raise KeyMissing(kind, "nobody")
    return names


class SealedAttribute:
    """Opens the value when it is first read, and remembers what was read."""

    def __init__(self, field):
        self.field, self.name = field, field.attname

    def __get__(self, row, owner=None):
        if row is None:
            return self
        values, name = row.__dict__, self.name
        if name not in values:
            row.refresh_from_db(fields=[name])
        value = values[name]
        if isinstance(value, bytes):
            value = values[name] = self.field.open(row, value)
        return value

    def __set__(self, row, value):
        row.__dict__[self.name] = value


class SealedField(models.BinaryField):
    """What sealed fields share; use SealedText or SealedJSON."""

    descriptor_class = SealedAttribute
    empty_values = [None, ""]

    def __init__(self, *args, label, owner, audience, group=None, **kwargs):
        self.label, self.owner, self.group, self.audience = label, owner, group, audience
        kwargs["editable"] = kwargs.get("editable", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        kwargs.pop("max_length", None)
        kwargs.pop("default", None)
        kwargs.pop("blank", None)
        kwargs |= {"label": self.label, "owner": self.owner, "audience": self.audience}
        if self.group:
            kwargs["group"] = self.group
        return name, path, args, kwargs

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, self.descriptor_class(self))

    @cached_property
    def begins(self):
        return Begins(self.label, self.audience)

    # -- sealing and opening ----------------------------------------------------------------------

    def owners(self, row):
        """The names of the keys for this row: the author's and the group's, as the field says.

        Raises KeyMissing where nobody is left.
        """
        return living(self.names(row))

    @cached_property
    def heirs(self):
        """The same for words that lie there: left to the group by an author who went, its alone.

        A page asks it of all that it shows, so that the usual answer is found in one look.
        """
        (kind, column), (other, second) = self._owned_by(self.owner), self._owned_by(self.group)

        def heirs(row):
            values = row.__dict__
            if (id := values.get(column)) is None:
                return self._left(row)
            if not second:
                return ((kind, id),)
            if (others := values.get(second)) is None:
                return self._left(row)
            return (kind, id), (other, others)

        return heirs

    def _left(self, row):
        names = self.names(row)
        if names[0][1] is None and self.group:
            names = names[1:]
        return living(names)

    @cached_property
    def names(self):
        """How the names of the keys are found in a row. Where nobody is left, the id is None."""
        kind, column = self._owned_by(self.owner)
        if not column:
            return lambda row: (HOUSE,)
        if not self.group:
            return lambda row: ((kind, getattr(row, column)),)
        other, second = self._owned_by(self.group)

        def names(row):
            values = row.__dict__  # Many times quicker than asking the row, which may not have it.
            if column in values and second in values:
                return (kind, values[column]), (other, values[second])
            return (kind, getattr(row, column)), (other, getattr(row, second))

        return names

    def _owned_by(self, owner):
        """A kind of key, and in which column of a row the id of its owner stands."""
        if owner in (None, "house"):
            return HOUSE[0], None
        if owner == "self":
            return self.model.key_kind, self.model._meta.pk.attname
        key = self.model._meta.get_field(owner)
        return key.related_model.key_kind, key.attname

    def place(self, row, owners):
        return Place(self.label, self.audience, row.pk, owners)

    def open(self, row, sealed):
        """What a row's sealed value says. Raises KeyMissing or SealBroken."""
        return self.read(open_sealed(sealed, self.place(row, self.heirs(row))))

    def pre_save(self, row, add):
        value = row.__dict__.get(self.attname)
        if value is None:
            return None
        if isinstance(value, bytes):
            self.must_stay_openable(row, value)
            return Sealed(value)
        return Sealed(seal(self.write(value), self.place(row, self.owners(row))))

    def must_stay_openable(self, row, sealed):
        """Raises SealBroken where it opened until the row was given to somebody else.

        Saved like that, it would never open again. `moving.give` does it properly.
        """
        try:
            self.open(row, sealed)
        except VaultError:
            if row.was_given_away():
                raise SealBroken(self.label, row.pk) from None

    # -- to and from the database -----------------------------------------------------------------

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError(f"{self.label} is sealed: save the row instead of updating the column.")
        return super().get_db_prep_value(value, connection, prepared)

    def get_prep_value(self, value):
        return value

    def get_lookup(self, name):
        if name != "isnull":
            raise TypeError(f"{self.label} is sealed: it cannot be looked up by {name}.")
        return super().get_lookup(name)

    def get_transform(self, name):
        raise TypeError(f"{self.label} is sealed: it cannot be looked into by {name}.")

    def value_from_object(self, row):
        """What forms and serialisers see of a row: whatever it is, it stays sealed."""
        return self.pre_save(row, False)

    def value_to_string(self, row):
        value = self.pre_save(row, False)
        return "" if value is None else base64.b64encode(value).decode()

    def to_python(self, value):
        """A value out of a dump, sealed as it went in. Only deserialisers ask for it."""
        if value is None or isinstance(value, Sealed):
            return value
        try:
            return Sealed(base64.b64decode(value, validate=True))
        except ValueError:
            raise ValidationError(f"{self.label} is sealed; this is not.") from None

    def check(self, **kwargs):
        found = [e for e in super().check(**kwargs) if e.id != "fields.E170"]
        if self.audience not in AUDIENCES:
            found.append(checks.Error(f"No audience is called {self.audience}.", obj=self))
        for owner in filter(None, (self.owner, self.group)):
            if owner not in ("house", "self"):
                found += self._check_owner(owner)
        return found

    def _check_owner(self, owner):
        try:
            related = self.model._meta.get_field(owner).related_model
        except FieldDoesNotExist:
            return [checks.Error(f"There is no {owner} that could own this.", obj=self)]
        if not hasattr(related, "key_kind"):
            return [checks.Error(f"{owner} has no key of its own.", obj=self)]
        return []


class SealedText(SealedField):
    """Words. An empty text is sealed like any other, so that emptiness does not show."""

    def __init__(self, *args, max_length, searchable=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.longest, self.searchable = max_length, searchable

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"max_length": self.longest}

    def write(self, value):
        return str(value)

    def read(self, text):
        return text

    def clean(self, value, row):
        if not value and not self.blank:
            raise ValidationError(_("There are no words here yet."))
        ProhibitNullCharactersValidator()(value)
        MaxLengthValidator(self.longest)(value)
        return value

    def formfield(self, **kwargs):
        return forms.CharField(
            required=not self.blank, max_length=self.longest, widget=forms.Textarea
        )


class SealedJSON(SealedField):
    """Answers, numbers, small structures: whatever JSON can hold."""

    def write(self, value):
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    def read(self, text):
        return json.loads(text)

    def clean(self, value, row):
        return value


class Hashed(str):
    """Text that is a keyed hash already."""


class KeyedHash(models.CharField):
    """A name that can be found but not read: only the keyed hash of it is stored."""

    def __init__(self, *args, label, **kwargs):
        self.label = label
        kwargs["max_length"] = 64
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs | {"label": self.label}

    def from_db_value(self, value, expression, connection):
        return None if value is None else Hashed(value)

    def get_prep_value(self, value):
        if value is None or isinstance(value, Hashed):
            return value
        return keyed_hash(self.label, str(value))

    def get_lookup(self, name):
        if name not in ("exact", "iexact", "in", "isnull"):
            raise TypeError(f"{self.label} is hashed: it cannot be looked up by {name}.")
        # Spellings that differ only in case have the same hash already.
        return super().get_lookup("exact" if name == "iexact" else name)
