"""What an ASGI server runs: `uvicorn alongside.asgi:application`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
django.setup()

from .serving import application  # noqa: E402  Only a set-up Django can be imported from.

__all__ = ["application"]
