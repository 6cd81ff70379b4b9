"""Django's PostgreSQL, but that a connection is looked at, not asked, whether it still lives, and
that rows can be had in binary."""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg.pq import Format, TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    in_binary = False
    """Whether the answer to what is asked now comes in binary: sealed words take a fifth less so,
    since none of them is written out in hexadecimal and read back."""

    def create_cursor(self, name=None):
        cursor = super().create_cursor(name)
        if self.in_binary:
            cursor.format = Format.BINARY
        return cursor

    def is_usable(self):
        """Django wants to know it before each page, and would ask the database each time.

        A server that closes a connection says so, which then waits to be read. It is asked where
        something waits, or the last question left something open.
        """
        return is_quiet(self.connection) or super().is_usable()


def is_quiet(connection):
    """Whether it is open, in no transaction, and nothing waits on it to be read."""
    if connection.pgconn.transaction_status != TransactionStatus.IDLE:
        return False
    looking = poll()
    looking.register(connection, POLLIN)
    return not looking.poll(0)
