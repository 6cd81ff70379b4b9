"""`python -m bench.conversations.serving pages|hello PORT`: one server to be measured.

Both are Alongside's own server, with its threads for pages and all that runs beside them. The one
called hello has no middleware, and nothing but the yardstick's page.
"""

import sys

import django
from django.conf import settings


def main(what, port):
    django.setup()
    if what == "hello":
        settings.MIDDLEWARE = []
        settings.ROOT_URLCONF = "bench.conversations.hello"
    from alongside.commands.serve import run

    return run("127.0.0.1", int(port))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
