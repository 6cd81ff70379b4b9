"""Which addresses may stand in the library: of the open web alone, as plain Python.

Nothing is looked up here. Before `looking.py` goes anywhere, it looks at where the name leads.
"""

import ipaddress
import re
from urllib.parse import urlsplit

LONGEST = 500
# Names that lead nowhere outside: of one's own machine, one's own network, or made up for tests.
INSIDE = {"localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp"}
INSIDE |= {"test", "example", "invalid", "onion", "arpa"}
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?=.{{4,253}}$)(?:{LABEL}\.)+[a-z][a-z0-9-]{{0,61}}[a-z0-9]")
# Numbers that some machines take for an address: 0x7f.1, 2130706433, 127.1.
NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?")


class AddressRefused(ValueError):
    """An address that may not stand here; `why` is one of the keys that the form has words for."""

    def __init__(self, why):
        super().__init__(why)
        self.why = why


def checked(address):
    """The address without what nobody typed on purpose, or AddressRefused."""
    address = address.strip()
    if len(address) > LONGEST or re.search(r"[\s\x00-\x1f\\]", address):
        raise AddressRefused("not_one")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise AddressRefused("not_one") from None
    if parts.scheme != "https":
        raise AddressRefused("scheme")
    if parts.username is not None or parts.password is not None or port not in (None, 443):
        raise AddressRefused("not_open")
    host = ascii_host(parts.hostname or "")
    if is_a_number(host) or host.rpartition(".")[2] in INSIDE or host in INSIDE:
        raise AddressRefused("private")
    if not HOST.fullmatch(host):
        raise AddressRefused("not_one")
    return parts._replace(netloc=host, fragment="").geturl()


def ascii_host(host):
    try:
        return host.rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        raise AddressRefused("not_one") from None


def is_a_number(host):
    if NUMBER.fullmatch(host):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_public(ip):
    """Whether this is an address of the open internet, and no machine or network of one's own."""
    found = ipaddress.ip_address(ip)
    found = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None) or found
    return found.is_global and not found.is_multicast and not found.is_reserved
