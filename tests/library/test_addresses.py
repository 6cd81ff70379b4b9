"""Which addresses may stand in the library: of the open web alone."""

import pytest

from alongside.library.addresses import AddressRefused, checked, is_public


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.nice.org.uk/guidance/ng193", "https://www.nice.org.uk/guidance/ng193"),
        (" https://Example.org/A?b=c#d ", "https://example.org/A?b=c"),
        ("https://example.org:443/", "https://example.org/"),
        ("https://bücher.example.org/", "https://xn--bcher-kva.example.org/"),
    ],
)
def test_a_page_of_the_open_web_is_taken(typed, kept):
    assert checked(typed) == kept


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://example.org/", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("data:text/html,hello", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://example.org/", "scheme"),
        ("//example.org/", "scheme"),
        ("example.org", "scheme"),
        ("", "scheme"),
        ("https://ada:secret@example.org/", "not_open"),
        ("https://example.org@evil.org/", "not_open"),
        ("https://example.org:8443/", "not_open"),
        ("https://example.org:99999/", "not_one"),
        ("https://localhost/", "private"),
        ("https://printer.local/", "private"),
        ("https://db.internal/", "private"),
        ("https://router.lan./", "private"),
        ("https://127.0.0.1/", "private"),
        ("https://127.1/", "private"),
        ("https://2130706433/", "private"),
        ("https://0x7f.0x1/", "private"),
        ("https://0177.0.0.1/", "private"),
        ("https://10.0.0.7/", "private"),
        ("https://93.184.215.14/", "private"),
        ("https://[::1]/", "private"),
        ("https://[::ffff:127.0.0.1]/", "private"),
        ("https://intranet/", "private"),
        ("https://nodots/", "not_one"),
        ("https:///path", "not_one"),
        ("https://exa mple.org/", "not_one"),
        ("https://example.org\\@evil.org/", "not_one"),
        ("https://example.org/\nX: y", "not_one"),
        ("https://" + "a" * 64 + ".org/", "not_one"),
        ("https://example.org/" + "a" * 500, "not_one"),
        ("https://[::1", "not_one"),
    ],
)
def test_any_other_is_refused_and_it_is_said_why(address, why):
    with pytest.raises(AddressRefused) as refused:
        checked(address)
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("2002:0a00:0001::1", False),
        ("64:ff9b::7f00:1", False),
    ],
)
def test_what_is_of_the_open_internet_and_what_is_somebody_own(ip, public):
    assert is_public(ip) is public
