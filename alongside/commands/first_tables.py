"""The tables of an empty database, made at once as they are now.

Step by step from the first version on, ninety migrations come to the same: a test compares the two.
They take ten seconds and more, nearly all of it for models as they were in between.
"""

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def is_empty():
    """Whether no step has ever been taken here, and no table is in the way of the first."""
    there = set(connection.introspection.table_names())
    return not there & {MigrationRecorder.Migration._meta.db_table, "people_person"}


def make_tables():
    """All of them, and a note that every step is done; or nothing, where it is broken off."""
    with connection.schema_editor() as editor:
        for model in (*apps.get_models(), MigrationRecorder.Migration):
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        note_every_step()


def note_every_step():
    steps = MigrationRecorder(connection)
    for app, name in sorted(MigrationLoader(None).disk_migrations):
        steps.record_applied(app, name)
