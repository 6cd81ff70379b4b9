"""The program: `alongside demo`, `alongside up`."""

import argparse
import contextlib
import os
import secrets
import sys
from pathlib import Path


def main(argv=None):
    parser = argparse.ArgumentParser(prog="alongside", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="a living demo, on this machine only")
    demo.add_argument("--port", type=a_port, default=os.environ.get("PORT", "8000"))
    up = commands.add_parser("up", help="serve your own Alongside")
    up.add_argument("--port", type=a_port, default=os.environ.get("PORT", "8000"))
    up.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    chosen = parser.parse_args(argv)
    try:
        return serve_demo(chosen.port) if chosen.command == "demo" else serve(chosen)
    except Stopped as reason:
        print(f"alongside: {reason}", file=sys.stderr)
        return 1


def a_port(text):
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"a port is a number up to 65535, not {text!r}")
    return int(text)


class Stopped(Exception):
    """Why the program will not go on, in a sentence that says what to do."""


def serve_demo(port):
    """A demo has known people without passwords, so it listens to this machine and nobody else."""
    os.environ["ALONGSIDE_DEMO"] = "yes"
    os.environ.setdefault("ALONGSIDE_DATA_DIR", "data/demo")
    os.environ["ALONGSIDE_ADDRESS"] = f"http://localhost:{port}"
    must_be_free("127.0.0.1", port)
    data = make_ready(is_demo=True)
    from alongside.home.demo.seed import seed

    seed(progress=sys.stderr.isatty())
    print(
        f"""
Alongside is ready:  http://localhost:{port}/

Sign in as one of the demo people:  http://localhost:{port}/demo/
Ada leads the morning group, Ben and Cleo are members; Olive is the organiser.
Everything here is made up, and lives in {data}. Stop with Ctrl-C.
""",
        flush=True,
    )
    return run("127.0.0.1", port)


def serve(chosen):
    if os.environ.get("ALONGSIDE_DEMO", "no").lower() != "no":
        raise Stopped("ALONGSIDE_DEMO is set, and would let anybody be anybody. Unset it first.")
    must_be_free(chosen.host, chosen.port)
    data = make_ready(is_demo=False)
    from alongside.home.models import is_set_up, set_up_token

    address = os.environ.get("ALONGSIDE_ADDRESS", f"http://localhost:{chosen.port}")
    print(f"Alongside serves {address} from {data}.", flush=True)
    if not is_set_up():
        print(f"Set it up here, once:  {address}/set-up/{set_up_token()}/", flush=True)
    return run(chosen.host, chosen.port)


def must_be_free(host, port):
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        # As the server itself does, or one that has only just stopped would still be in the way.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as problem:
            raise Stopped(
                f"Cannot listen on port {port} of {host} ({problem.strerror}). "
                "Another program may be there; choose another port with PORT or --port."
            ) from None


def make_ready(*, is_demo):
    """Directories, keys, migrations and static files: made where missing, left where they are.

    Returns the data directory. Raises Stopped where going on could harm what is there.
    """
    data = Path(os.environ.get("ALONGSIDE_DATA_DIR", "data")).resolve()
    mark = data / "this-is-a-demo"
    if not is_demo and mark.exists():
        raise Stopped(f"{data} holds a demo, whose people anybody can be. Choose another.")
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        data.chmod(0o700)
        make_secret(data / "keys")
    except OSError as problem:
        raise Stopped(f"Cannot keep anything in {data} ({problem.strerror}).") from None
    os.environ["ALONGSIDE_DATA_DIR"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
    import django

    django.setup()
    open_vault(is_demo=is_demo, mark=mark)
    if is_demo:
        mark.touch()
    migrate()
    collect_static()
    return data


def make_secret(keys):
    keys.mkdir(mode=0o700, exist_ok=True)
    keys.chmod(0o700)
    secret = keys / "secret"
    if not secret.exists() and not os.environ.get("ALONGSIDE_SECRET_KEY"):
        from alongside.vault.root import write_secret

        write_secret(secret, secrets.token_urlsafe(48).encode(), mode=0o600)


def open_vault(*, is_demo, mark):
    """The root key and the keyring, made on the first day only; wrong ones stop the program."""
    from django.conf import settings
    from django.db import connection

    from alongside.vault import keyring, root
    from alongside.vault.errors import VaultError

    rows_exist = "people_person" in connection.introspection.table_names()
    if is_demo and rows_exist and not mark.exists():
        raise Stopped("This database holds a real Alongside. A demo needs one of its own.")
    try:
        has_root = settings.VAULT["ROOT_KEY"] or settings.VAULT["ROOT_FILE"].exists()
        if not rows_exist and not has_root:
            root.create_root_file(settings.VAULT["ROOT_FILE"])
        if not keyring.is_initialised():
            keyring.initialise(sealed_rows_exist=rows_exist)
        keyring.keyring().check()
        if not rows_exist:
            keyring.must_belong_to_nobody()
    except VaultError as wrong:
        raise Stopped(str(wrong)) from None


def migrate():
    from django.core.management import call_command

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


def run(host, port):
    import uvicorn

    from alongside.serving import Server, application

    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        lifespan="on",
        # Slower than httptools, but it gives up on a header that has no end.
        http="h11",
        log_config=None,
        access_log=False,
        # Never from a demo: whoever could set a forwarded header could claim to be this machine.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
        timeout_keep_alive=30,
    )
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C: by now it has stopped in good order.
        Server(config).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
