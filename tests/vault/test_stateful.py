"""The vault against a plain dictionary: whatever is done in whatever order, both say the same.

The machine keeps sealed rows in a dictionary of its own, as a database would, beside a real keyring
and a real ledger on disk; the model keeps the words themselves.
"""

import shutil
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as django_settings
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from alongside.vault import ciphers, first_day, root, seal, wrapping
from alongside.vault import keyring as keyrings
from alongside.vault.errors import VaultError
from alongside.vault.ledger import Ledger
from alongside.vault.seal import Place, generation_of, open_sealed

pytestmark = pytest.mark.pure

GROUPS = (1, 2)
words = st.text(max_size=80)


class Vault(RuleBasedStateMachine):
    """`rows` is {row: (blob, author, group)}; `said` is {row: (text, author)} in plain."""

    def __init__(self):
        super().__init__()
        self.shelf = Path(tempfile.mkdtemp(prefix="alongside-stateful-"))
        self.before = django_settings.VAULT
        django_settings.VAULT = {
            "ROOT_KEY": "",
            "ROOT_FILE": self.shelf / "keys" / "root",
            "KEYRING_DIR": self.shelf / "keyring",
        }
        root.create_root_file(self.shelf / "keys" / "root")
        first_day.initialise(sealed_rows_exist=False)
        self.open_again()
        self.rows, self.said, self.copies, self.next = {}, {}, [], 100
        self.here, self.gone = set(), set()

    def open_again(self):
        self.ring = keyrings.open_keyring()
        seal.keyring = ciphers.keyring = lambda: self.ring
        self.ring.forget()  # The ciphers of another example's people, who have the same numbers.

    def teardown(self):
        seal.keyring = ciphers.keyring = keyrings.keyring
        self.ring.forget()
        django_settings.VAULT = self.before
        shutil.rmtree(self.shelf)

    @property
    def ledger(self):
        return Ledger(self.shelf / "keyring" / "ledger")

    def new_id(self):
        self.next += 1
        return self.next

    def place(self, row, author, group):
        owners = [("person", author)] if author else []
        return Place("story.body", "members", row, (*owners, ("group", group)))

    @initialize()
    def groups(self):
        for group in GROUPS:
            self.ring.create("group", group)

    # -- what people do ---------------------------------------------------------------------------

    # Few people, so that those who write are also those who go.
    @precondition(lambda self: len(self.present()) < 2)
    @rule()
    def arrive(self):
        person = self.new_id()
        self.ring.create("person", person)
        self.here.add(person)

    def present(self):
        return sorted(self.here - self.gone)

    @precondition(lambda self: self.present())
    @rule(data=st.data(), group=st.sampled_from(GROUPS), text=words)
    def write(self, data, group, text):
        row, author = self.new_id(), data.draw(st.sampled_from(self.present()))
        self.keep(row, text, author, group)

    def keep(self, row, text, author, group):
        self.rows[row] = (seal.seal(text, self.place(row, author, group)), author, group)
        self.said[row] = (text, author)

    def one_row(self, data):
        row = data.draw(st.sampled_from(sorted(self.said)))
        return row, *self.rows[row]

    @precondition(lambda self: self.said)
    @rule(data=st.data(), text=words)
    def edit(self, data, text):
        row, _blob, author, group = self.one_row(data)
        self.keep(row, text, author, group)

    @precondition(lambda self: self.said)
    @rule(data=st.data(), group=st.sampled_from(GROUPS))
    def move_to_a_group_without_a_name(self, data, group):
        row, blob, author, before = self.one_row(data)
        self.keep(row, open_sealed(blob, self.place(row, author, before)), None, group)

    @precondition(lambda self: self.present())
    @rule(data=st.data())
    def erase(self, data):
        person = data.draw(st.sampled_from(self.present()))
        line = {"id": str(self.new_id()), "what": "erased", "about": {"person": person}, "at": ""}
        self.gone.add(person)
        self.said = self.without_the_gone(self.said)
        self.ledger.write([line])
        self.carry_out(line)
        with pytest.raises(VaultError):
            seal.seal("", self.place(1, person, GROUPS[0]))

    def without_the_gone(self, said):
        return {row: (text, by) for row, (text, by) in said.items() if by not in self.gone}

    def carry_out(self, line):
        self.ring.destroy("person", line["about"]["person"])
        wrapping.rotate_epoch(self.ring)

    # -- what operators do ------------------------------------------------------------------------

    @rule(rotate=st.sampled_from([wrapping.rotate_root, wrapping.rotate_epoch]))
    def rotate_and_start_again(self, rotate):
        rotate(self.ring)
        self.open_again()

    @rule(new_keys=st.booleans())
    def reseal(self, new_keys):
        if new_keys:
            self.ring.begin_data_generation()
        for row in self.said:
            blob, author, group = self.rows[row]
            if generation_of(blob) < self.ring.data_generation():
                place = self.place(row, author, group)
                self.rows[row] = (seal.seal(open_sealed(blob, place), place), author, group)

    @rule()
    def back_up(self):
        copy = self.shelf / f"copy-{self.new_id()}"
        copy.mkdir()
        keyrings.copy_keyring(copy, self.ring)
        if self.ledger.path.exists():
            shutil.copy(self.ledger.path, copy / "ledger")
        self.copies.append(
            SimpleNamespace(
                path=copy, rows=dict(self.rows), said=dict(self.said), here=set(self.here)
            )
        )

    @precondition(lambda self: self.copies)
    @rule(data=st.data(), keyring_of_then=st.booleans())
    def restore(self, data, keyring_of_then):
        copy = data.draw(st.sampled_from(self.copies[-2:]))
        if keyring_of_then:
            self.put_the_keyring_back(copy)
            self.here = set(copy.here)  # It does not know whoever arrived since.
        self.rows, self.said = dict(copy.rows), self.without_the_gone(copy.said)
        for line in self.ledger.lines():
            self.carry_out(line)

    def put_the_keyring_back(self, copy):
        self.ring.store.close()
        for name in ("keyring.db", "keyring.db-wal", "keyring.db-shm", "epoch", "epoch.next"):
            (self.shelf / "keyring" / name).unlink(missing_ok=True)
        for name in ("keyring.db", "epoch"):
            shutil.copy(copy.path / name, self.shelf / "keyring" / name)
        self.ledger.take_over(Ledger(copy.path / "ledger"))
        self.open_again()

    # -- what always holds ------------------------------------------------------------------------

    @invariant()
    def everybody_elses_words_open_as_they_were_written(self):
        for row, (text, author) in self.said.items():
            blob, owner, group = self.rows[row]
            assert owner == author
            assert open_sealed(blob, self.place(row, owner, group)) == text

    @invariant()
    def nobody_who_went_is_read(self):
        for row, (blob, author, group) in self.rows.items():
            if author in self.gone:
                with pytest.raises(VaultError):
                    open_sealed(blob, self.place(row, author, group))


def test_the_vault_and_a_plain_dictionary_say_the_same():
    run_state_machine_as_test(Vault, settings=settings(max_examples=40, stateful_step_count=30))
