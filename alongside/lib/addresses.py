"""Addresses of our pages. One page has a hundred of them, and its next reader the same."""

from functools import lru_cache

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


@lru_cache(maxsize=10_000)
def url(name, *args, **kwargs):
    """The address of a page, put together once. It is made of ids, and never of words."""
    return reverse(name, args=args, kwargs=kwargs)


def page_here(address, otherwise="home"):
    """An address that a browser said, if it is one of a page of ours; it may say `//elsewhere`.

    Never a name: `redirect` would look up a page of that name.
    """
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else otherwise
