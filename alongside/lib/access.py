"""Allowed or refused, and where to come back to: small things that every door needs."""

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied


def require(allowed):
    """Refuse the request (403) unless `allowed`. What one may not even know of is a 404 before."""
    if not allowed:
        raise PermissionDenied


def page_of(request):
    """The address to come back to: the page itself or, for a form that was sent, the page it is on.

    "" where the browser did not say. What a form does must not be an address to go to.
    """
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    try:
        return urlsplit(request.headers.get("Referer", "")).path
    except ValueError:
        return ""
