"""Django's PostgreSQL, but that a connection is looked at, not asked, whether it still lives."""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
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
