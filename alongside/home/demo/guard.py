"""A demo, where anybody can be anybody, answers this machine and nobody behind a proxy."""

from django.core.exceptions import PermissionDenied

PROXIES = ("FORWARDED", "X_FORWARDED_", "X_REAL_IP", "VIA", "CF_CONNECTING_", "TRUE_CLIENT_")
FORWARDED = tuple(f"HTTP_{name}" for name in PROXIES)


def only_this_machine(get_response):
    def middleware(request):
        if any(name.startswith(FORWARDED) for name in request.META):
            raise PermissionDenied
        return get_response(request)

    return middleware
