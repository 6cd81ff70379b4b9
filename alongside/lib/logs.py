"""Logs that say what went wrong and where, but never what anyone wrote.

An exception's own text may quote a value ("invalid literal: 'my husband…'"), a request's body or
a query string may hold words. So a log line keeps the place and the kind of the error only.
"""

import logging
import traceback


class Wordless(logging.Filter):
    """Takes out of a record whatever could carry somebody's words."""

    def filter(self, record):
        if request := getattr(record, "request", None):
            # An address may hold words, or the token of an invitation; the name of its page tells
            # as much. Django's own line is "Not Found: /path".
            page = getattr(request, "resolver_match", None)
            status = getattr(record, "status_code", "")
            record.msg, record.args = "%s at %s", (status, page.view_name if page else "no page")
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
