"""What people type when they do not type what was meant."""

from tests.emergencies import clock  # noqa: F401  A fixture.
from tests.on_disk import on_disk  # noqa: F401  A fixture.

from .finding import backs, heads, no_model  # noqa: F401  Fixtures.
from .parting import gwen, own_ledger, sue  # noqa: F401  Fixtures.
from .talks import kit  # noqa: F401  A fixture.

ODD = {
    "nothing": "",
    "spaces": " \t\u3000 ",
    "a null byte": "The mor\x00ning group",
    "far too much": "x" * 100_000,
    "a script": '"><script>alert(1)</script>',
    "a turned direction": "The \u202egninrom group",
    "only a mark": "\u200b",
    "a template": "{{ group.name }}{% raise %}",
    "emoji": "🫖" * 40,
}
