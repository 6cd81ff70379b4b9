"""What the rules of the house ask of every model, ours and others'."""

from collections import Counter

from django.apps import apps
from django.core import checks
from django.db import models

from .fields import KeyedHash, SealedField

WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.FileField)


def sealed_fields():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedField):
                yield field


def labels_are_unique(app_configs, **kwargs):
    """Two fields with one label could be swapped without breaking a seal."""
    counted = Counter(field.label for field in sealed_fields())
    return [
        checks.Error(f"{times} sealed fields are labelled {label}.", id="vault.E001")
        for label, times in counted.items()
        if times > 1
    ]


def unsealed_text_columns(allowed):
    """Every column that could hold words and neither seals nor hashes them, but for `allowed`.

    `allowed` maps "app.Model.field" to the reason why it may lie open.
    """
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            name = f"{model._meta.label}.{field.name}"
            sealed = isinstance(field, SealedField | KeyedHash)
            if isinstance(field, WORDS) and not sealed and name not in allowed:
                yield name
