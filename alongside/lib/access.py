"""Allowed, or refused: the one place where a permission becomes a 403."""

from django.core.exceptions import PermissionDenied


def require(allowed):
    """Refuse the request (403) unless `allowed`. What one may not even know of is a 404 before."""
    if not allowed:
        raise PermissionDenied
