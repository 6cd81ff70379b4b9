"""What words can be held for, and how much can be said about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 1_500


class Rule(models.TextChoices):
    MEDICINES = "medicines", _("Passing medicines on, or telling somebody what to take")
    IDENTIFYING = "identifying", _("Saying who somebody is, or where they can be found")
    SELLING = "selling", _("Selling something, or promising a cure")
    HURTFUL = "hurtful", _("Hurtful to somebody here")
    METHOD = "method", _("A way to come to harm, in detail")
    OTHER = "other", _("Something else")


class Ruled:
    """A row that says by its `rule` what it is about."""

    @property
    def about(self):
        """Its rule in words, or None where that cannot be opened."""
        rule = self.readable("rule")
        return Rule(rule).label if rule in Rule.values else None
