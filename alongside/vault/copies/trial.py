"""`python -m alongside.vault.copies.trial DATA KEYRING DIRECTORY`: a drill, in its own process.

Puts the two copies back into DIRECTORY and says, as JSON, what of them could be opened.
"""

import json
import os
import sys
from pathlib import Path

# Rows that are looked at, where the keys of the first died with their owners or were lost.
TRIES = 20


def main(data, keyring, directory):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
    os.umask(0o077)
    import django

    django.setup()
    from django.conf import settings
    from django.db import DatabaseError

    from alongside.vault.errors import VaultError

    from .restoring import restore

    try:
        if Path(directory) != settings.DATA_DIR:
            raise VaultError("The trial did not get a place of its own.")
        done = restore(data=data, keyring=keyring)
        lacking = done["keys_made"]  # The keyring was older: of these it could only make new ones.
        return {"endings": done["endings"], "keys_missing": lacking, "tables": list(tables())}
    except VaultError as reason:
        return {"why": str(reason)}
    except (OSError, DatabaseError) as problem:
        return {"why": getattr(problem, "strerror", None) or str(problem).split("\n")[0]}


def tables():
    """One row of each table that has sealed fields: opened, or why not; or there is none."""
    from alongside.vault.house import sealed_fields

    found = {}
    for field in sealed_fields():
        found.setdefault(field.model, []).append(field)
    for model, sealed in sorted(found.items(), key=lambda item: item[0]._meta.label):
        rows = model._base_manager.count()
        result, why = open_one(model, sealed) if rows else ("empty", None)
        yield {"table": model._meta.label, "rows": rows, "result": result, "why": why}


def open_one(model, sealed):
    from alongside.vault.errors import VaultError

    why = None
    for row in model._base_manager.all()[:TRIES]:
        try:
            if [getattr(row, f.attname) for f in sealed if row.__dict__[f.attname] is not None]:
                return "opened", None
        except (VaultError, ValueError) as closed:
            why = str(closed)
    return ("failed", why) if why else ("empty", None)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
