"""`alongside demo` and `alongside up`: everything made ready, then served until Ctrl-C."""

import argparse
import contextlib
import gc
import os
import sys

from .ready import Stopped, make_ready


def add(commands):
    demo = commands.add_parser("demo", help="a living demo, on this machine only")
    add_port(demo, "8000")
    demo.set_defaults(run=lambda chosen: serve_demo(chosen.port))
    up = commands.add_parser("up", help="serve your own Alongside")
    add_port(up, "8000")
    up.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    up.set_defaults(run=serve)


def add_port(command, otherwise):
    command.add_argument(
        "--port",
        type=a_port,
        default=os.environ.get("PORT", otherwise),
        help=f"the port to listen on; without it PORT, or {otherwise}",
    )


def a_port(text):
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"a port is a number up to 65535, not {text!r}")
    return int(text)


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
    os.environ.setdefault("ALONGSIDE_ADDRESS", f"http://localhost:{chosen.port}")
    data = make_ready(is_demo=False)
    from django.conf import settings

    from alongside.home.models import is_set_up, set_up_token

    address = settings.SITE_ADDRESS
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


def run(host, port, served="application"):
    """Serve what has this name in serving.py, until it is told to stop."""
    import uvicorn

    from alongside import serving

    look_for_garbage_seldom()
    config = uvicorn.Config(
        getattr(serving, served),
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
        serving.Server(config).run()
    return 0


def look_for_garbage_seldom():
    """Everybody waits while Python looks for objects that only hold each other.

    With a hundred rooms open a look at all of them takes half a second, and it came every eight.
    What is here now stays for good; of what comes, almost nothing waits for such a look to go.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
