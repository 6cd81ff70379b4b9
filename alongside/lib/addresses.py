"""Addresses of our pages. One page has a hundred of them, and its next reader the same."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=10_000)
def url(name, *args, **kwargs):
    """The address of a page, put together once. It is made of ids, and never of words."""
    return reverse(name, args=args, kwargs=kwargs)
