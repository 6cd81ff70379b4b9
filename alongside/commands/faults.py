"""What can go wrong around any command, in a sentence: settings, disk, database, Ctrl-C."""

import sqlite3

AGAIN = "then run the same command again."
DAMAGED = "It is damaged. Stop Alongside, then: alongside restore --data COPY --replace"
OURS = f"Let this account own its files and their directory, and write there, {AGAIN}"
# What SQLite says, in part, and what mends it.
MENDS = {
    "locked": f"Another program holds it: wait until that is done, {AGAIN}",
    "full": f"Make room on the disk, {AGAIN}",
    "disk I/O": f"Look whether the disk is full or failing, {AGAIN}",
    "readonly": OURS,
    "unable to open": OURS,
    "malformed": DAMAGED,
    "not a database": DAMAGED,
}
POSTGRESQL = "Start PostgreSQL, or look whether ALONGSIDE_DATABASE_URL is its address."


def sentence(problem):
    """What this error comes to for whoever typed the command; None where the fault is ours."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, OperationalError, connection

    if isinstance(problem, KeyboardInterrupt):
        return "Stopped before it was finished."
    if isinstance(problem, ImproperlyConfigured):
        return str(problem)
    if isinstance(problem, OSError):
        place = problem.filename or "a file"
        return f"Cannot work with {place} ({problem.strerror or problem}). Mend that, {AGAIN}"
    if not isinstance(problem, DatabaseError | sqlite3.DatabaseError):
        return None
    why = str(problem).split("\n")[0]
    mend = next((mend for sign, mend in MENDS.items() if sign in why), None)
    if isinstance(problem, OperationalError) and connection.vendor == "postgresql":
        mend = POSTGRESQL
    # Django's own errors are of the one database; the others are met without it.
    what = "The database" if isinstance(problem, DatabaseError) else "The keyring or the index"
    return mend and f"{what} cannot be used ({why}). {mend}"
