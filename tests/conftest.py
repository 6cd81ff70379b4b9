"""The cast and their groups, and a browser for each. The people are introduced in cast.py."""

import gc
import shutil
import string
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.cache import cache
from django.middleware import csrf
from django.test import Client
from django.utils import timezone
from hypothesis import settings as search

from alongside.commands import first_tables
from alongside.people.being_here import on_device
from alongside.vault.first_day import initialise
from alongside.vault.ledger import ledger

# Nothing here is timed: on a busy machine any example may take long, above all the first one.
search.register_profile("untimed", deadline=None)
search.load_profile("untimed")


def pytest_collection_finish():
    """What was collected stays to the end: nobody need look through it for garbage again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        first_tables.note_every_step()


@pytest.fixture(scope="session", autouse=True)
def keys():
    """A keyring of this worker's own, thrown away with its directory."""
    initialise(sealed_rows_exist=False)
    yield
    shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def nothing_has_ended_yet():
    """The database forgets what a test ended. The ledger would not, and each start obeys it."""
    ledger().path.unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def no_name_by_chance(monkeypatch):
    draw_no_names(monkeypatch)


def draw_no_names(monkeypatch):
    """Secrets in a page are drawn without capitals: one in a thousand would spell out Ben.

    Each device has the same key, so that pages can be compared.
    """
    small = string.ascii_lowercase + string.digits
    monkeypatch.setattr(csrf, "CSRF_ALLOWED_CHARS", small)
    monkeypatch.setattr(on_device, "new_key", lambda: f"{43 * 'a'}=")


def person(name, **more):
    from alongside.people.models import Person

    someone = Person.objects.sign_up(name, display_name=name.title(), **more)
    someone.accept_limits()
    return someone


@pytest.fixture
def ada(db):
    return person("ada")


@pytest.fixture
def ben(db):
    return person("ben")


@pytest.fixture
def cleo(db):
    return person("cleo")


@pytest.fixture
def dev(db):
    return person("dev")


@pytest.fixture
def nia(db):
    return person("nia")


@pytest.fixture
def olive(db):
    return person("olive", is_organiser=True)


@pytest.fixture
def oscar(db):
    """Organises beside Olive, where there are two."""
    return person("oscar", is_organiser=True)


def new_group(slug, facilitator, *members):
    from alongside.groups.models import Group, Membership

    group = Group.objects.create(slug=slug, name=f"The {slug} group", purpose="For us.")
    agreement = group.write_agreement(
        "What is said here stays here.\nPassing is fine.", facilitator
    )
    for someone in (facilitator, *members):
        leads = someone is facilitator
        role = Membership.Role.FACILITATOR if leads else Membership.Role.MEMBER
        # They have been there from the beginning on, whenever that was.
        group.welcome(someone, role=role, sees_from=None).accept(agreement)
    return group


@pytest.fixture
def morning(ada, ben, cleo):
    """Ada facilitates; Ben and Cleo are members."""
    return new_group("morning", ada, ben, cleo)


@pytest.fixture
def evening(dev, ben):
    """Dev's group; to the morning group he is a stranger. Ben is in both."""
    return new_group("evening", dev, ben)


@pytest.fixture
def invited(morning, nia):
    """Nia has come to the morning group but not accepted its agreement."""
    morning.welcome(nia)
    return nia


@pytest.fixture
def bens_story(morning, ben):
    from alongside.conversations.models import Story

    return Story.objects.share(by=ben, group=morning, body="The stairs again.", wish="listen")


@pytest.fixture
def tonight(morning):
    """A meeting of the morning group whose doors are open."""
    return new_meeting(morning)


def new_meeting(group, starts_in=timedelta(minutes=5)):
    from alongside.meetings import plan

    local = (timezone.now() + starts_in).astimezone(ZoneInfo("Europe/London"))
    return group.meetings.create(
        title="Pacing",
        wall_date=local.date(),
        wall_time=local.time().replace(microsecond=0),
        zone="Europe/London",
        steps=plan.dump(plan.simple()),
    )


def sign_in(client, someone):
    """As after signing in with all that is asked of them, a second factor too."""
    client.force_login(someone)
    session = client.session
    session["second_factor"] = True
    session.save()


@pytest.fixture
def a_cache_that_remembers(settings):
    """The suite does without one, so that no test counts the tries of another."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "OPTIONS": {"MAX_ENTRIES": 50_000}}}
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def browse():
    """`browse(cleo)` is a browser in which Cleo is signed in; `browse()` is a visitor's."""

    def browser(someone=None):
        client = Client(headers={"host": "localhost"})
        if someone is not None:
            sign_in(client, someone)
        return client

    return browser
