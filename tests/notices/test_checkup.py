"""What `alongside doctor` says of notices: whether they can leave the house, and arrive."""

import pytest

from alongside.notices import checkup
from alongside.notices.models import Refusals
from alongside.notices.push import keys
from alongside.vault.errors import VaultError


def found(check):
    """(level, what it says) of each finding."""
    return [(one.level, f"{one.says} {one.mend}") for one in check()]


def test_letters_come_from_somewhere_and_three_records_decide(settings):
    settings.DEMO, settings.SENDS_LETTERS = False, True
    settings.DEFAULT_FROM_EMAIL = "The allotment <post@allotment.example>"
    [(_fine, sender), (level, records)] = found(checkup.letters)
    assert "post@allotment.example" in sender
    assert level == "note"
    assert "dig TXT allotment.example" in records and "_dmarc.allotment.example" in records


def test_where_no_letters_leave_nothing_is_asked_of_a_domain(settings):
    settings.DEMO, settings.SENDS_LETTERS = False, False
    [(level, said)] = found(checkup.letters)
    assert level == "fine" and "on the pages alone" in said


def test_letterboxes_that_refuse_are_counted_and_not_named(ben, with_address):
    assert found(checkup.letterboxes) == []
    Refusals.objects.stop(with_address(ben))
    [(level, said)] = found(checkup.letterboxes)
    assert level == "note" and "no more: 1." in said and "ben" not in said


def test_a_key_for_devices_is_there_or_missed_or_open_to_others(settings, tmp_path):
    settings.PUSH_KEY_FILE = tmp_path / "push"
    assert found(checkup.devices)[0][0] == "note"
    keys.make_if_missing()
    assert found(checkup.devices)[0][0] == "fine"
    settings.PUSH_KEY_FILE.chmod(0o444)
    with pytest.raises(VaultError, match="Others can read"):
        found(checkup.devices)
