"""Before anything else: directories, keys, migrations and static files, or a reason to stop."""

import contextlib
import os
import pwd
import secrets
import shlex
import sys
from pathlib import Path

_held = []


class Stopped(Exception):
    """Why the program will not go on, in a sentence that says what to do."""


def set_up():
    """Django with the settings of the data directory that is there, for every other command."""
    data = Path(os.environ.get("ALONGSIDE_DATA_DIR", "data")).resolve()
    if not data.is_dir():
        raise Stopped(f"There is no {data}. Say where the data is with ALONGSIDE_DATA_DIR.")
    must_not_be_root_for_another(data)
    os.environ["ALONGSIDE_DATA_DIR"] = str(data)
    if (data / "this-is-a-demo").exists():
        os.environ["ALONGSIDE_DEMO"] = "yes"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
    import django

    django.setup()


def must_not_be_root_for_another(data):
    """Or what root makes, if only a lock, could not be read by whoever serves this data."""
    owner = data.stat().st_uid
    if os.geteuid() != 0 or owner == 0:
        return
    try:
        way = f"runuser -u {shlex.quote(pwd.getpwuid(owner).pw_name)} -- {shlex.join(sys.argv)}"
    except KeyError:  # A number without a name, as on a disk from another machine.
        way = f"chown -R root {shlex.quote(str(data))}, if root is to serve it"
    raise Stopped(
        f"{data} is not root's, and its owner could not read what root leaves in it. "
        f"Nothing has been changed. Run: {way}"
    )


def set_up_with_data():
    """The same, for a command that works with what is in the database."""
    set_up()
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from .copies import must_be_whole

    must_be_whole(settings.DATA_DIR)
    executor = MigrationExecutor(connection)
    must_not_be_newer(executor.loader)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Stopped("The database is empty, or of an older version. Start it once: alongside up")


def must_not_be_newer(loader):
    """Or this program would read, and write, tables that a later one has changed.

    Of our own steps alone: other packages now and then replace many of theirs by one.
    """
    from django.apps import apps

    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("alongside.")}
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
    if any(label in ours for label, _name in unknown):
        raise Stopped(
            "The database was brought up to date by a newer version than this one. Nothing has "
            "been changed. Install the newest version that was in use here, or put back a copy "
            "from before it: alongside restore --data COPY --replace"
        )


def must_open():
    """The root key and the keyring, before anything is changed; wrong ones stop the program."""
    from alongside.vault.errors import VaultError
    from alongside.vault.keyring import keyring

    try:
        keyring().check()
    except VaultError as wrong:
        raise Stopped(str(wrong)) from None


def make_ready(*, is_demo):
    """Directories, keys, migrations and static files: made where missing, left where they are.

    Returns the data directory. Raises Stopped where going on could harm what is there.
    """
    data = Path(os.environ.get("ALONGSIDE_DATA_DIR", "data")).resolve()
    mark = data / "this-is-a-demo"
    if not is_demo and mark.exists():
        raise Stopped(
            f"{data} holds a demo, whose people anybody can be. Choose another ALONGSIDE_DATA_DIR."
        )
    if data.is_dir():
        must_not_be_root_for_another(data)
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        data.chmod(0o700)
        make_secret(data / "keys")
    except OSError as problem:
        place = problem.filename or data
        raise Stopped(f"Cannot keep anything in {place} ({problem.strerror}).") from None
    from .copies import hold_while_serving

    hold_while_serving(data)
    must_serve_alone(data)
    os.environ["ALONGSIDE_DATA_DIR"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
    import django

    django.setup()
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    must_not_be_newer(MigrationLoader(connection))
    open_vault(is_demo=is_demo, mark=mark)
    if is_demo:
        mark.touch()
    migrate()
    hold_to_what_ended()
    begin_to_watch()
    make_push_key()
    collect_static()
    return data


def must_serve_alone(data):
    """A second server would take for absent whoever the first one knows to be here."""
    from alongside.lib.locks import SERVER_LOCK, Busy, hold

    try:
        _held.append(hold(data / SERVER_LOCK, alone=True))
    except Busy:
        raise Stopped(
            f"{data} is being served already, and it can have one server alone. "
            "Stop that one first, for example with: systemctl stop alongside"
        ) from None


def make_secret(keys):
    keys.mkdir(mode=0o700, exist_ok=True)
    keys.chmod(0o700)
    secret = Path(os.environ.get("ALONGSIDE_SECRET_KEY_FILE", keys / "secret"))
    if not secret.exists() and not os.environ.get("ALONGSIDE_SECRET_KEY"):
        from alongside.vault.root import write_secret

        write_secret(secret, secrets.token_urlsafe(48).encode(), mode=0o600)


def make_push_key():
    """What signs notices on devices. Where it cannot be kept, devices get none; all else works."""
    from alongside.notices.push import keys

    with contextlib.suppress(OSError):
        keys.make_if_missing()


def open_vault(*, is_demo, mark):
    """The root key and the keyring, made on the first day only; wrong ones stop the program."""
    from django.conf import settings
    from django.db import connection

    from alongside.vault import first_day, keyring, root
    from alongside.vault.errors import VaultError

    rows_exist = "people_person" in connection.introspection.table_names()
    if is_demo and rows_exist and not mark.exists():
        raise Stopped(
            "This database holds a real Alongside. A demo needs one of its own: choose another "
            "ALONGSIDE_DATA_DIR, or without it the demo chooses by itself."
        )
    try:
        has_root = settings.VAULT["ROOT_KEY"] or settings.VAULT["ROOT_FILE"].exists()
        if not rows_exist and not has_root:
            root.create_root_file(settings.VAULT["ROOT_FILE"])
        if not first_day.is_initialised():
            first_day.initialise(sealed_rows_exist=rows_exist)
        keyring.keyring().check()
        if not rows_exist:
            first_day.must_belong_to_nobody()
    except VaultError as wrong:
        raise Stopped(str(wrong)) from None
    except OSError as problem:
        place = problem.filename or "the keys"
        raise Stopped(f"Cannot work with {place} ({problem.strerror}).") from None


def hold_to_what_ended():
    """Whatever ended stays ended, even if this database is an older copy of itself."""
    from alongside.vault import endings
    from alongside.vault.errors import VaultError

    try:
        endings.catch_up()
    except VaultError as wrong:
        raise Stopped(str(wrong)) from None


def begin_to_watch():
    """What is shared from the first minute on is looked over for signs that somebody needs help."""
    from django.utils import timezone

    from alongside.care.cases import watching

    watching.begin(timezone.now())


def migrate():
    from django.core.management import call_command

    from . import first_tables

    if first_tables.is_empty():
        first_tables.make_tables()
    call_command("migrate", interactive=False, verbosity=0)


def collect_static():
    """Hash and compress the static files, if any of them is newer than what was collected."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    newest = max(
        Path(storage.path(name)).stat().st_mtime
        for finder in get_finders()
        for name, storage in finder.list([])
    )
    stamp = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not stamp.exists() or stamp.stat().st_mtime < newest:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
