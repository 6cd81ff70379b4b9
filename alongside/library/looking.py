"""Whether a page of the library is still there. Asks for its head, and never reads what it says.

Only addresses of the library are looked at, never one out of anybody's words. A name is looked up
once; where any of its addresses is not of the open internet, nobody goes there. The connection is
made to the very address that was looked at, so that a second look-up cannot lead elsewhere; each
redirect is looked at in the same way.
"""

import http.client
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

from .addresses import AddressRefused, checked, is_public

SECONDS = 10
REDIRECTS = 4
GONE = {404, 410}


@dataclass(frozen=True)
class Answer:
    """`is_there` is yes, no, or None where nobody can tell: a slow site is not a lost one."""

    is_there: bool | None


class To(http.client.HTTPSConnection):
    """A connection to one address of a name, which is checked against the name's certificate."""

    def __init__(self, host, ip):
        super().__init__(host, timeout=SECONDS, context=ssl.create_default_context())
        self.ip = ip

    def connect(self):
        plain = socket.create_connection((self.ip, 443), self.timeout)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)


def look(address):
    """The Answer of a page. Raises AddressRefused where it leads to what is not the open web."""
    for _redirect in range(REDIRECTS):
        address = checked(address)
        try:
            status, onward = head(address)
        except (OSError, http.client.HTTPException):
            return Answer(None)
        if status not in (301, 302, 303, 307, 308) or not onward:
            return Answer(status not in GONE if status < 500 else None)
        address = onward_from(address, onward)
    return Answer(None)


def onward_from(address, onward):
    """Where a redirect leads. Its bytes come as if each were a letter, whatever they were."""
    try:
        return urljoin(address, iri_to_uri(onward.encode("latin-1")))
    except ValueError:
        raise AddressRefused("not_one") from None


def head(address):
    """(status, where it leads on to) of one page, without its words."""
    parts = urlsplit(address)
    connection = To(parts.hostname, public_ip(parts.hostname))
    try:
        path = parts._replace(scheme="", netloc="").geturl() or "/"
        # Browsers hand addresses over as they read, with an Ü; on the line there is none.
        connection.request("HEAD", iri_to_uri(path), headers={"Accept": "text/html"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location")
    finally:
        connection.close()


def public_ip(host):
    """An address of this name, if all that it has are of the open internet."""
    found = {row[4][0] for row in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)}
    if not found:
        raise OSError("no address")
    if not all(map(is_public, found)):
        raise AddressRefused("private")
    return min(found)
