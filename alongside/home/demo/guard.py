"""A demo, where anybody can be anybody, answers this machine and nobody behind a proxy."""

from django.core.exceptions import PermissionDenied

FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_", "HTTP_X_REAL_IP", "HTTP_VIA")


def only_this_machine(get_response):
    def middleware(request):
        if any(name.startswith(FORWARDED) for name in request.META):
            raise PermissionDenied
        return get_response(request)

    return middleware
