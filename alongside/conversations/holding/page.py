"""Where it is said why words are held, and what can be done."""

from django.urls import reverse

from ..models import Story


def page_of(shared, ref):
    name = "held_story" if isinstance(shared, Story) else "held_reply"
    return reverse(name, args=[ref, shared.pk])
