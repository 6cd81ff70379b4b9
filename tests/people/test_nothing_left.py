"""After an erasure nothing of somebody is found: in no table, index, file, cache or log."""

import pickle

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import caches

from alongside.people.models import Person
from alongside.vault.keyring import keyring
from alongside.vault.moving import fields_of, sealed_models
from tests.house.test_exports import columns_of_people
from tests.house.test_sealed import every_cell, every_file, found
from tests.people.full_life import WORDS, with_a_full_life

pytestmark = pytest.mark.django_db(transaction=True)
# With what is asked of whoever shared nothing.
TAKE, LEAVE = ({"words": words, "is_meant": "on"} for words in ("take", "leave"))
LEFT_TO_THE_GROUP = (
    *("story", "reply", "entry", "caution", "line", "proposal", "remark", "plan"),
    *("in a slow round", "recommended", "impression"),
)
HAPPENINGS = ("meetings.Happening", "meetings.SlowHappening")  # Which are about places, not people.
# What stays of somebody by id: that something ended, and what was written into the access log.
BY_ID = {"vault_ending", "vault_accessline"}


@pytest.fixture
def someone(morning, ada, cleo):
    return with_a_full_life(morning, ada, cleo)


def everything_opened():
    """Every sealed value of the database that any key here still opens, as text."""
    for model in sealed_models():
        for row in model.objects.all():
            for field in fields_of(model):
                value = row.readable(field.attname)
                if value is not None:
                    yield f"{model._meta.label}.{field.name}", str(value).encode()


def tables_with(number):
    """The tables in which this id stands, in any column."""
    cells, _rows = every_cell()
    return {table for table, content in cells if str(number).encode() in content}


def in_the_cache():
    kept = caches["default"]._cache
    return [("the cache", key.encode() + pickle.dumps(pickle.loads(kept[key]))) for key in kept]


def test_there_was_something_to_erase(someone):
    """The control: each of these words opened before, and every table had a row of theirs."""
    seen = found(WORDS.values(), everything_opened())
    hashed_only = {WORDS["sign-in name"], WORDS["token"]}
    assert {line.partition(" in ")[0] for line in seen} == set(WORDS.values()) - hashed_only
    assert tables_without(someone) == set()


def tables_without(person):
    """Those that could name this person and do not."""
    return {
        model._meta.label
        for model, names in columns_of_people().items()
        if model._meta.label not in ("vault.SignIn", "vault.AccessLine", *HAPPENINGS)
        and not any(model._base_manager.filter(**{name: person.pk}).exists() for name in names)
    }


@pytest.mark.parametrize("choice", [TAKE, LEAVE])
def test_nothing_of_them_is_found_anywhere(
    someone, browse, ada, choice, a_cache_that_remembers, caplog
):
    theirs = browse(someone)
    theirs.get("/")
    cookie = theirs.cookies[settings.SESSION_COOKIE_NAME].value
    assert browse().post("/sign-in/", {"login": WORDS["sign-in name"], "password": "guess"})
    browse(ada).post("/search/", {"q": WORDS["story"]})  # Which makes the index.
    pk = someone.pk
    assert theirs.post("/account/erase/", choice).url == "/account/erased/"

    left = {WORDS[name] for name in LEFT_TO_THE_GROUP} if choice == LEAVE else set()
    opened = found(WORDS.values(), everything_opened())
    assert {line.partition(" in ")[0] for line in opened} == left
    secrets = [*WORDS.values(), cookie]
    cells, _rows = every_cell()
    assert found(secrets, cells) == []
    files = [(str(path), path.read_bytes()) for path in every_file(settings.DATA_DIR)]
    assert found(secrets, files) == []
    assert found([*secrets, str(pk)], in_the_cache()) == []
    assert found([*secrets, str(pk)], [("the log", caplog.text.encode())]) == []
    assert tables_with(pk) <= BY_ID
    assert not keyring().has("person", pk)


def test_every_table_that_names_people_is_rid_of_them(someone, browse):
    """By the models, so that a table of tomorrow is in it too."""
    browse(someone).post("/account/erase/", TAKE)
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if field.related_model is Person:
                rows = model._base_manager.filter(**{field.attname: someone.pk})
                assert not rows.exists(), f"{model._meta.label}.{field.name}"
