"""What a form sent twice makes once: the form carries the id of the row it is going to make."""

from contextlib import contextmanager

from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from .errors import VaultError
from .ids import new_id
from .models import sealed_fields


class OtherWords(Exception):
    """What this id has made before does not say what was sent with it now."""


class OnceForm(forms.Form):
    """A form that carries the id of what it will make: sent twice, it makes one."""

    sent_before = _(
        "What you sent first is there already. What stands here now is not the same, and has not "
        "been sent: send it as well, or leave it."
    )

    id = forms.IntegerField(
        min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["id"].initial = new_id

    @contextmanager
    def makes_one(self):
        """Around what is made of it: where that was made before, of other words, nothing is lost.

        The form says so then, and comes back with all that was typed and an id for another one.
        """
        try:
            yield
        except OtherWords:
            self.carry(id=new_id())
            self.fields["id"].widget.attrs["data-anew"] = ""  # See ui/js/drafts.js.
            self.add_error(None, self.sent_before)

    def carry(self, **values):
        """It comes back with these values, whatever it was sent with."""
        self.data = self.data.copy()
        for name, value in values.items():
            self.data[name] = value


def once(row, pk, *, same, beside=(), anew=""):
    """Save a new row under the id its form was given, so that a second submit changes nothing.

    Returns the row, or the one that the first submit made: known by having the `same` values in
    these fields. An id that belongs to another row is left alone: the new row gets one of its own.

    Raises OtherWords where the first one says something else, in its words or in what is named
    `beside` them: somebody wrote on while the first submit was under way. With `anew`, the field
    that says when a row was made, what they say now makes another row; it does so once, too.
    """
    if pk is not None:
        row.pk = pk
    try:
        with transaction.atomic():
            row.save(force_insert=True)
        return row
    except IntegrityError:
        if pk is None:
            raise
    theirs = type(row).objects.filter(**{name: getattr(row, name) for name in same})
    first = theirs.filter(pk=pk).first()
    if first and says(first, row, beside):
        return first
    if first and not anew:
        raise OtherWords
    if first:
        for later in theirs.filter(**{f"{anew}__gte": getattr(first, anew)}):
            if says(later, row, beside):
                return later
    row.pk = new_id()
    row.save(force_insert=True)
    return row


def says(first, row, beside=()):
    """Whether the `first` row says all that `row` does. What that leaves open may be anything."""
    words = [one.attname for one in sealed_fields(type(row))]
    try:
        there = {name: getattr(first, name) for name in (*words, *beside)}
    except VaultError:
        return False
    wanted = {name: getattr(row, name) for name in there}
    return all(one is None or (one or "") == (there[name] or "") for name, one in wanted.items())
