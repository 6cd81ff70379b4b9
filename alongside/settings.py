"""Every setting of Alongside, read from the environment.

Each variable is named ALONGSIDE_* and described in docs/self-hosting.md; a test compares the two.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from alongside.lib.from_environment import (
    between_processes,
    database,
    env,
    env_flag,
    env_number,
    language,
    letters,
    ordinary_page,
    secret_key,
    site_address,
    time_zone,
    worker,
)

HERE = Path(__file__).resolve().parent
DATA_DIR = Path(env("DATA_DIR", "data")).resolve()

# --- Who we are on the network -------------------------------------------------------------------

DEMO = env_flag("DEMO")
DEBUG = False
SITE_ADDRESS = site_address(env("ADDRESS", "http://localhost:8000"))
BEHIND_PROXY = env_flag("BEHIND_PROXY")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if not DEMO:
    ALLOWED_HOSTS += [host for host in (urlsplit(SITE_ADDRESS).hostname,) if host]
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
SECRET_KEY = secret_key(DATA_DIR)

# --- What is kept where --------------------------------------------------------------------------

DATABASES = {"default": database(env("DATABASE_URL"), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

VAULT = {
    "ROOT_KEY": env("ROOT_KEY"),
    "ROOT_KEY_NEXT": env("ROOT_KEY_NEXT"),
    "ROOT_FILE": Path(env("ROOT_FILE", str(DATA_DIR / "keys" / "root"))),
    "KEYRING_DIR": Path(env("KEYRING_DIR", str(DATA_DIR / "keyring"))),
}

# Where copies go, and how many days they are kept: two at least, as the newest one goes only when
# the next is made. The keyring's decide how long an erased person could be read from a copy.
BACKUP = {
    "DATA": env("BACKUP_DATA"),
    "KEYRING": env("BACKUP_KEYRING"),
    "DATA_DAYS": env_number("BACKUP_DATA_DAYS", "30", least=2),
    "KEYRING_DAYS": env_number("BACKUP_KEYRING_DAYS", "7", least=2),
}

# --- Letters and pushes: only for whoever asked for them ------------------------------------------

LETTERS = letters(env("MAIL_URL"), DEMO)
# A service says what came back at an address of ours, if it shows a secret.
MAIL_SERVICE, keys_of_service = LETTERS.get("SERVICE", ""), LETTERS.get("KEYS", {})
ANYMAIL = {f"{MAIL_SERVICE}_{name}".upper(): value for name, value in keys_of_service.items()}
ANYMAIL["WEBHOOK_SECRET"] = keys_of_service.get("webhook_secret", "")
# Whether e-mail is offered on any page.
SENDS_LETTERS = DEMO or bool(env("MAIL_URL"))
EMAIL_BACKEND = LETTERS["BACKEND"]
EMAIL_HOST, EMAIL_PORT = LETTERS.get("HOST", ""), LETTERS.get("PORT", 0)
EMAIL_HOST_USER = LETTERS.get("HOST_USER", "")
EMAIL_HOST_PASSWORD = LETTERS.get("HOST_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = LETTERS.get("USE_TLS", False), LETTERS.get("USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = (
    env("MAIL_FROM") or f"Alongside <alongside@{urlsplit(SITE_ADDRESS).hostname or 'localhost'}>"
)

# Notices that leave the house tell nothing. What their letters are called, the host can choose.
NOTICE_SUBJECT = env("NOTICE_SUBJECT").strip()
# The key that signs pushes; the address at which a push service may be, in tests alone.
PUSH_KEY_FILE = Path(env("PUSH_KEY_FILE", str(DATA_DIR / "keys" / "push")))
PUSH_BACKEND = f"alongside.{'home.demo.outbox.push' if DEMO else 'notices.push.destinations.post'}"
PUSH_MAY_STAY_INSIDE, PUSH_TRUSTS = False, ""

# Nothing else leaves this machine of its own accord; a demo's never does.
LINK_CHECKS = env_flag("LINK_CHECKS", "yes") and not DEMO

# --- Threads and workers --------------------------------------------------------------------------

# Threads that answer pages; each keeps one connection to the database.
PAGE_THREADS = env_number("PAGE_THREADS", "8", least=1)
# Who does the work beside the pages: a thread of the server, or `alongside worker`.
WORKER = worker(env("WORKER", "here"))
# Seconds without a sign of life after which another worker takes up what one was at.
WORKER_LEASE = env_number("WORKER_LEASE", "60", least=1)

# Half a megabyte is ten times what any form of ours takes; serving.py takes no more in.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# --- The house -----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "alongside.home",
    "alongside.care",
    "alongside.conversations",
    "alongside.meetings",
    "alongside.toolkit",
    "alongside.library",
    "alongside.groups",
    "alongside.notices",
    "alongside.people",
    "alongside.meaning",
    "alongside.ui",
    "alongside.vault",
    "alongside.work",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tasks_db",
]

MIDDLEWARE = [
    "alongside.lib.headers.safe_headers",
    "django.middleware.security.SecurityMiddleware",
    "alongside.lib.packing.Packing",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "alongside.people.being_here.devices.noticed",
    "alongside.people.being_here.on_device.heard",
    "alongside.people.middleware.SignInFirst",
    "alongside.people.as_they_like.AsTheyLike",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alongside.people.middleware.LimitsFirst",
    "alongside.people.safety.suspended.SuspendedFirst",
    "alongside.people.middleware.SecondFactorFirst",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.home.refusals.not_a_page",
]

if DEMO:
    MIDDLEWARE.insert(1, "alongside.home.demo.guard.only_this_machine")

ROOT_URLCONF = "alongside.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "alongside.ui.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "alongside.ui.environment.form_token",
                "alongside.people.context.display",
                "alongside.people.being_told.letters.offered",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

# --- People --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["alongside.people.signing_in.Backend"]
# RFC 9106's second choice, sized for a small machine: 46 MiB a sign-in instead of Django's 100.
PASSWORD_HASHERS = ["alongside.people.signing_in.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "alongside.people.signing_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {
    "login": "alongside.people.arriving.forms.SignInForm",
    "signup": "alongside.people.arriving.forms.SignUpForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_DISPLAY = "alongside.people.signing_in.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_LOGOUT_REDIRECT_URL = "signed_out"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_TEMPLATE_EXTENSION = "html"
# Wrong passwords, by name and place and by place. For all else that is tried, see
# people/coming_in/tries.py.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/m/key,20/m/ip",
    # Everybody of a hall may come in at once, and behind one address.
    "login": "120/m/ip",
    "signup": "30/m/ip",
}
# Where tries are counted. It must hold them all, or a flood would make it forget who is flooding.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

MFA_ADAPTER = "alongside.people.coming_in.secrets.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
# Whoever only holds the device is not let in: it asks for a finger, a face or a PIN.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODE_DIGITS = 10
MFA_TOTP_TOLERANCE = 1  # Half a minute more to type what an app shows.

SESSION_ENGINE = "alongside.vault.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Cookies and headers -------------------------------------------------------------------------

OVER_HTTPS = SITE_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_HTTPS
# A browser takes a __Host- cookie from this very host alone, not from a neighbour of its domain.
SESSION_COOKIE_NAME = "__Host-alongside" if OVER_HTTPS else "alongside"
CSRF_COOKIE_NAME = "__Host-form" if OVER_HTTPS else "form"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alongside.home.refusals.stale_form"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if OVER_HTTPS else 0
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Tries to sign in are counted by where they come from: by the visitor, not by the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# --- Words, dates and the look -------------------------------------------------------------------

LANGUAGES = [("en-gb", _("English (British)"))]
LANGUAGE_CODE = language(env("LANGUAGE", "en-gb"), [code for code, _name in LANGUAGES])
LOCALE_PATHS = [HERE / "ui" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = time_zone(env("TIME_ZONE", "Europe/London"))

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "alongside.ui.static_files.HashedFiles"},
}

# --- Leaving quickly -----------------------------------------------------------------------------

QUICK_EXIT = ordinary_page(env("QUICK_EXIT", "https://www.bbc.co.uk/weather"))

# --- A live meeting ------------------------------------------------------------------------------

REDIS = between_processes(env("REDIS"))

# Seconds without any sign of life before a seat counts as away and its turn moves on.
AWAY_AFTER = env_number("AWAY_AFTER", "60", least=1)

# --- Getting back in -----------------------------------------------------------------------------

# Hours between the second person who vouches for somebody and the account opening to them.
RECOVERY_HOURS = env_number("RECOVERY_HOURS", "48")

# --- Logs: what went wrong and where, never what anyone wrote ------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"wordless": {"()": "alongside.lib.logs.Wordless"}},
    "formatters": {"plain": {"()": "alongside.lib.logs.Plain"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["wordless"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "alongside": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "uvicorn": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
