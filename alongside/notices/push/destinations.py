"""Where a push may go. Browsers say the address, so it could be any: also one inside the house."""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 10  # Before whoever does not answer counts as not there.


class NotAllowed(Exception):
    """An address to which nothing is sent from here."""


def parts_of(endpoint):
    """The parts of an address that a push could go to. Raises NotAllowed; asks no name server."""
    try:
        parts = urlsplit(endpoint)
        port = parts.port or 443
    except ValueError:
        raise NotAllowed from None
    is_plain = parts.scheme == "https" and parts.hostname and not parts.username
    if not is_plain or (port != 443 and not settings.PUSH_MAY_STAY_INSIDE):
        raise NotAllowed
    return parts


class ToThePublic(http.client.HTTPSConnection):
    """A connection to a public address alone: looked up once, judged, and then that very one used.

    It follows no redirects, which could lead anywhere.
    """

    def connect(self):
        here = public_address(self.host, self.port)
        line = socket.create_connection((here, self.port), self.timeout)
        self.sock = self._context.wrap_socket(line, server_hostname=self.host)


def public_address(host, port):
    """An address of this host that is out in the world. Raises NotAllowed, or OSError."""
    for *_more, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if settings.PUSH_MAY_STAY_INSIDE or is_public(address[0]):
            return address[0]
    raise NotAllowed


def is_public(address):
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (mapped is None or mapped.is_global)


def post(endpoint, body, headers):
    """POST this there. Returns (status, Retry-After or ""). Raises NotAllowed, or OSError.

    What is answered besides is not read: there is nothing in it for us.
    """
    parts = parts_of(endpoint)
    context = ssl.create_default_context(cafile=settings.PUSH_TRUSTS or None)
    line = ToThePublic(parts.hostname, parts.port, timeout=SECONDS, context=context)
    try:
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        line.request("POST", path, body, headers)
        answer = line.getresponse()
        return answer.status, answer.headers.get("Retry-After", "")
    except http.client.HTTPException as broken:
        raise OSError(type(broken).__name__) from None
    finally:
        line.close()
