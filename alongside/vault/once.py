"""What a form sent twice makes once: the form carries the id of the row it is going to make."""

from django import forms
from django.db import IntegrityError, transaction

from .ids import new_id


class OnceForm(forms.Form):
    """A form that carries the id of what it will make: sent twice, it makes one."""

    id = forms.IntegerField(
        min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["id"].initial = new_id


def once(row, pk, *, same):
    """Save a new row under the id its form was given, so that a second submit changes nothing.

    Returns the row, or the one that the first submit made: known by having the `same` values in
    these fields. An id that belongs to another row is left alone: the new row gets one of its own.
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
    kind = type(row)
    first = kind.objects.filter(pk=pk, **{name: getattr(row, name) for name in same}).first()
    if first is None:
        row.pk = new_id()
        row.save(force_insert=True)
    return first or row
