"""A column for who did something."""

from django.conf import settings
from django.db import models


def whoever(**more):
    """Who did it; None once they are erased, since what they did stays."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", **more
    )
