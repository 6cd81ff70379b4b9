"""The settings of the suite: the real ones, with a quick password hash and no collected files."""

import os
import secrets
import tempfile

# Each worker of a parallel run has a data directory, and with it a keyring, of its own.
os.environ["ALONGSIDE_DATA_DIR"] = tempfile.mkdtemp(prefix="alongside-tests-")
os.environ["ALONGSIDE_ROOT_KEY"] = secrets.token_hex(32)
os.environ["ALONGSIDE_SECRET_KEY"] = secrets.token_hex(32)
os.environ["ALONGSIDE_DEMO"] = "yes"

from alongside.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
# As at a first start: conftest notes that every step is done. See tests/house/test_tables.py.
DATABASES["default"]["TEST"] = {"MIGRATE": False}  # noqa: F405
if DATABASES["default"]["ENGINE"] == "alongside.lib.sqlite":  # noqa: F405
    DATABASES["default"]["TEST"]["NAME"] = ":memory:"  # noqa: F405
