"""The two databases, behind the same few functions: take, put_back and so on."""

from django.db import connection

from . import postgres, sqlite


def engine():
    return {"sqlite": sqlite, "postgresql": postgres}[connection.vendor]
