"""`alongside stream`: the open streams of meetings, in a process of their own."""

from pathlib import Path

from .ready import Stopped, must_open, set_up_with_data
from .serve import add_port, must_be_free
from .serve import run as serve


def add(commands):
    stream = commands.add_parser("stream", help="keep streams open, beside alongside up")
    add_port(stream, "8001")
    stream.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    stream.set_defaults(run=run)


def run(chosen):
    set_up_with_data()
    from django.conf import settings

    from .copies import hold_while_serving

    if not settings.REDIS:
        raise Stopped("Over Redis alone it would hear what happens elsewhere. Set ALONGSIDE_REDIS.")
    hold_while_serving(Path(settings.DATA_DIR))
    must_open()
    must_be_free(chosen.host, chosen.port)
    print(f"Streams are open on port {chosen.port} of {chosen.host}. Stop with Ctrl-C.", flush=True)
    return serve(chosen.host, chosen.port, "streams_alone")
