"""Nobody is told that nothing has happened whose erasure has begun, and will go on without them."""

import errno

import pytest
from django.conf import settings
from django.db import connection

from alongside.people.models import Person
from alongside.vault import erase
from alongside.vault.endings import Ending, catch_up
from alongside.vault.keyring import Keyring, keyring
from alongside.vault.ledger import Ledger
from tests.home.test_bad_days import FullFrom, careless, log  # noqa: F401  A fixture.
from tests.on_disk import on_disk  # noqa: F401  A fixture.

pytestmark = [pytest.mark.usefixtures("on_disk"), pytest.mark.django_db(transaction=True)]
TAKE = {"words": "take", "is_meant": "on"}


def full(*_args, **_more):
    raise OSError(errno.ENOSPC, "No space left on device")


def is_told_that_it_has_begun(browser, answer):
    assert answer.status_code == 200
    assert "Your account is being erased" in answer.text
    assert "what was kept before is still there" not in answer.text
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not browser.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.mark.parametrize(
    ("where", "what"),
    [(Ledger, "write"), (erase, "rotate_epoch"), (Keyring, "destroy")],
    ids=["the ledger", "the epoch", "the key"],
)
def test_on_the_disk_of_the_keys(bens_story, ben, monkeypatch, log, where, what):  # noqa: F811
    browser = careless(ben)
    with monkeypatch.context() as disk:
        disk.setattr(where, what, full)
        answer = browser.post("/account/erase/", TAKE)
    is_told_that_it_has_begun(browser, answer)
    assert "begun and not finished" in log.getvalue()
    catch_up()
    assert not Person.objects.filter(pk=ben.pk).exists()
    assert not keyring().has("person", ben.pk)


@pytest.mark.parametrize("first", [1, 2, 20, 120])
def test_at_whichever_write_it_fills_up(bens_story, ben, first):
    """Until it is written down nothing has happened, and that is said; from then on it goes on."""
    browser = careless(ben)
    with connection.execute_wrapper(FullFrom(first)):
        answer = browser.post("/account/erase/", TAKE)
    if Ending.objects.filter(what="person_erased").exists():
        is_told_that_it_has_begun(browser, answer)
    else:
        assert (first, answer.status_code) == (1, 507)
