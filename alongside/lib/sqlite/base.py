"""Django's SQLite, but that a query is put into SQLite's words once, and not each time."""

from functools import lru_cache

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    def create_cursor(self, name=None):
        return self.connection.cursor(factory=Cursor)


class Cursor(base.SQLiteCursorWrapper):
    def convert_query(self, query, *, param_names=None):
        if param_names is not None:
            return super().convert_query(query, param_names=param_names)
        return with_question_marks(query)


@lru_cache(maxsize=1_000)
def with_question_marks(query):
    """`query` with "?" where Django puts "%s": to look for them in a large one takes a while."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
