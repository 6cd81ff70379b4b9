"""The responses: what can be said to somebody's words with one tap."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResponseKind(models.TextChoices):
    """Few, named, and never counted."""

    HEAR = "hear", _("I hear you")
    SAME = "same", _("Same here")
    THANK = "thank", _("Thank you")
    THINKING = "thinking", _("Thinking of you")
