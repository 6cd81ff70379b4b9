"""What the index holds, and the SQL that both engines understand.

A row of the database is one line here: its scope, its field, its id and its blind tokens. A search
looks through the lines of its own scope, which lie beside each other: a group's words are as many
as a group can write, whatever lies beside them. An index of all tokens would find quicker still,
but is twice to four times the size, is slow to write, and keeps what was taken out of it.
"""

import hashlib
from typing import NamedTuple

# Of the tables, of which fields are in them, and of how words become tokens. Another one, and all
# is made anew.
VERSION = "2"

TABLES = (
    """
    CREATE {kind} TABLE IF NOT EXISTS vault_search_facts (
        name TEXT PRIMARY KEY, value TEXT NOT NULL
    )
    """,
    """
    CREATE {kind} TABLE IF NOT EXISTS vault_search_scopes (
        id BIGINT PRIMARY KEY, owner BIGINT NOT NULL, audience TEXT NOT NULL,
        language TEXT NOT NULL, complete INTEGER NOT NULL,
        documents BIGINT NOT NULL, length BIGINT NOT NULL, removed BIGINT NOT NULL
    )
    """,
    """
    CREATE {kind} TABLE IF NOT EXISTS vault_search_docs (
        scope BIGINT NOT NULL, field INTEGER NOT NULL, id BIGINT NOT NULL, tokens {blob} NOT NULL,
        PRIMARY KEY (scope, field, id)
    ) {clustered}
    """,
    "CREATE INDEX IF NOT EXISTS vault_search_docs_id ON vault_search_docs (id, field)",
)
NAMES = ("vault_search_facts", "vault_search_scopes", "vault_search_docs")


class Lost(Exception):
    """The index, or the scope that was meant, is not there any more. It has to be made anew."""


class Scope(NamedTuple):
    """Who shares a search key: the readers of one audience of one group.

    Its id is the name of its key in the keyring. A scope that is not complete is being built.
    """

    id: int
    group: int
    audience: str
    language: str
    complete: bool


class Table:
    """The index inside one transaction. `run` carries out SQL and returns the rows."""

    def __init__(self, run, contains):
        self.run, self.contains = run, contains

    # -- facts -------------------------------------------------------------------------------------

    def fact(self, name):
        found = self.run("SELECT value FROM vault_search_facts WHERE name = %s", [name])
        return found[0][0] if found else None

    def set_fact(self, name, value):
        self.run("DELETE FROM vault_search_facts WHERE name = %s", [name])
        self.run("INSERT INTO vault_search_facts (name, value) VALUES (%s, %s)", [name, value])

    @property
    def is_whole(self):
        """Whether every row that there was has been taken in: what is not here is nowhere."""
        return self.fact("whole") == "yes"

    # -- scopes ------------------------------------------------------------------------------------

    def scopes(self, group=None):
        """Those of one group, or all; in the order in which their ids happen to be."""
        query, owner = "SELECT id, owner, audience, language, complete FROM vault_search_scopes", []
        if group is not None:
            query, owner = f"{query} WHERE owner = %s", [group]
        rows = self.run(f"{query} ORDER BY id", owner)
        return [Scope(*rest, bool(complete)) for *rest, complete in rows]

    def add_scope(self, scope):
        self.run(
            "INSERT INTO vault_search_scopes (id, owner, audience, language, complete, documents,"
            " length, removed) VALUES (%s, %s, %s, %s, %s, 0, 0, 0)",
            [scope.id, scope.group, scope.audience, scope.language, int(scope.complete)],
        )

    def drop_scope(self, id):
        self.run("DELETE FROM vault_search_docs WHERE scope = %s", [id])
        self.run("DELETE FROM vault_search_scopes WHERE id = %s", [id])

    def complete_scope(self, id):
        """Raises Lost if it is gone."""
        query = "UPDATE vault_search_scopes SET complete = 1 WHERE id = %s RETURNING id"
        if not self.run(query, [id]):
            raise Lost

    def worn_scopes(self):
        """The ids of those from which something was taken out, of which traces may be left."""
        query = "SELECT id FROM vault_search_scopes WHERE removed > 0"
        return {id for (id,) in self.run(query, [])}

    # -- lines -------------------------------------------------------------------------------------

    def put(self, field, id, wanted):
        """Make `wanted`, {scope id: tokens}, all that is held of a row.

        Returns whether anything had to be taken out for it. Raises Lost if a scope is gone.
        """
        query = "SELECT scope, tokens FROM vault_search_docs WHERE id = %s AND field = %s"
        held = dict(self.run(query, [id, field]))
        gone = [scope for scope, tokens in held.items() if wanted.get(scope) != tokens]
        for scope in gone:
            self.run(
                "DELETE FROM vault_search_docs WHERE scope = %s AND field = %s AND id = %s",
                [scope, field, id],
            )
            self._count(scope, -1, -len(held[scope]), removed=1)
        for scope, tokens in wanted.items():
            if held.get(scope) != tokens:
                self.add(scope, field, id, tokens)
        return bool(gone)

    def add(self, scope, field, id, tokens):
        """Hold a row that this scope does not have yet. Raises Lost if the scope is gone."""
        self._count(scope, 1, len(tokens))
        self.run(
            "INSERT INTO vault_search_docs (scope, field, id, tokens) VALUES (%s, %s, %s, %s)",
            [scope, field, id, tokens],
        )

    def _count(self, scope, documents, length, removed=0):
        counted = self.run(
            "UPDATE vault_search_scopes SET documents = documents + %s, length = length + %s,"
            " removed = removed + %s WHERE id = %s RETURNING id",
            [documents, length, removed, scope],
        )
        if not counted:
            raise Lost

    def held(self, scopes, field, ids):
        """Which of these rows any of the scopes has."""
        query = (
            "SELECT id FROM vault_search_docs WHERE field = %s"
            f" AND id IN ({blanks(ids)}) AND scope IN ({blanks(scopes)})"
        )
        return {id for (id,) in self.run(query, [field, *ids, *scopes])}

    def hits(self, scope, tokens):
        """How many texts the scope has, their length in bytes, and [(field, id, tokens)] of those
        that have any of these tokens. Raises Lost if the scope is gone.

        In one query, so that all of it belongs to one moment.
        """
        any_of = " OR ".join([self.contains] * len(tokens))
        rows = self.run(
            "SELECT documents, length, NULL FROM vault_search_scopes WHERE id = %s UNION ALL "
            f"SELECT field, id, tokens FROM vault_search_docs WHERE scope = %s AND ({any_of})",
            [scope, scope, *tokens],
        )
        about = next((row for row in rows if row[2] is None), None)
        if about is None:
            raise Lost
        rows.remove(about)
        return about[0], about[1], rows


def blanks(values):
    return ", ".join(["%s"] * len(values))


def number(label):
    """What a field is called in the index: a number of 15 bits made of its frozen label."""
    return int.from_bytes(hashlib.blake2b(label.encode(), digest_size=2).digest()) >> 1
