"""Logs that say what went wrong and where, but never what anyone wrote.

An exception's own text may quote a value ("invalid literal: 'my husband…'"), a request's body or
a query string may hold words. So a log line keeps the place and the kind of the error only.
"""

import logging
import traceback


class Wordless(logging.Filter):
    """Takes out of a record whatever could carry somebody's words."""

    def filter(self, record):
        if record.name.startswith("django.request"):
            # Django's own line is "Internal Server Error: /path"; the path has ids only.
            record.msg, record.args = record.msg.split("?")[0], record.args
        return True


class Plain(logging.Formatter):
    """`2026-11-23 19:30:05 WARNING alongside.live: …`, errors by kind and place."""

    def __init__(self):
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")

    def formatException(self, exc_info):
        kind, _error, trace = exc_info
        places = traceback.extract_tb(trace)
        lines = [f"  {place.filename}:{place.lineno} in {place.name}" for place in places]
        return "\n".join([*lines, f"  {kind.__module__}.{kind.__qualname__}"])
