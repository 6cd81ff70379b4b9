"""People and a ledger that several tests of conversations need."""

from tests.groups.parting import gwen, own_ledger, sue  # noqa: F401  Fixtures.
