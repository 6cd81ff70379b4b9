"""An e-mail address is nobody's duty, is sealed, confirmed by its owner, and can be taken back."""

import pytest
from django.core import mail
from django.db import connection

from alongside.people.models import Address, Consent, Link
from alongside.vault import endings
from alongside.vault.endings import Ending
from alongside.vault.ledger import Ledger

from .post import arrived_long_ago, give_address, newest_link

EMAIL = "Quiet.River@Example.org"


def test_giving_one_sends_a_link_and_confirms_nothing_yet(ben, browse):
    bens = browse(ben)
    page = bens.post("/account/address/", {"email": EMAIL}, follow=True)
    assert "Quiet.River@example.org" in page.text and "not confirmed yet" in page.text
    [letter] = mail.outbox
    assert letter.to == ["Quiet.River@example.org"]
    assert ben.addresses.get().confirmed_at is None
    assert Address.objects.known(EMAIL) is None


def test_a_letter_says_nothing_of_anybody(morning, ben, browse):
    browse(ben).post("/account/address/", {"email": EMAIL})
    said = f"{mail.outbox[0].subject} {mail.outbox[0].body}".lower()
    for word in ("ben", "morning", "group", "pain", "health", "support", "river"):
        assert word not in said.split("/link/")[0].replace("localhost", ""), word
    assert mail.outbox[0].subject == "A link you asked for"


def test_opening_the_link_does_nothing_and_the_button_confirms(ben, browse):
    bens = browse(ben)
    bens.post("/account/address/", {"email": EMAIL})
    for _look in range(3):
        assert "Is this your address?" in bens.get(newest_link()).text
    assert ben.addresses.confirmed().count() == 0
    page = bens.post(newest_link(), follow=True)
    assert "Your address is confirmed" in page.text
    assert ben.addresses.confirmed().get().email == "Quiet.River@example.org"
    assert Address.objects.known("quiet.river@EXAMPLE.org").person == ben


def test_a_link_works_once(ben, browse):
    bens = browse(ben)
    give_address(bens, EMAIL)
    assert bens.get(newest_link()).status_code == 404
    assert bens.post(newest_link()).status_code == 404


def test_a_link_is_only_for_whoever_gave_the_address(ben, cleo, browse):
    bens = browse(ben)
    bens.post("/account/address/", {"email": EMAIL})
    cleos = browse(cleo)
    assert cleos.post(newest_link()).status_code == 403
    assert browse().post(newest_link()).url.startswith("/sign-in/?next=/link/")
    assert not Address.objects.confirmed().exists()
    assert bens.post(newest_link()).url == "/account/address/"


def test_somebody_elses_address_looks_like_any_other_until_the_letter_is_opened(ben, cleo, browse):
    give_address(browse(ben), EMAIL)
    cleos = browse(cleo)
    taken = cleos.post("/account/address/", {"email": EMAIL}, follow=True)
    free = cleos.post("/account/address/", {"email": "quiet.rived@example.org"}, follow=True)

    def without_the_address(page):
        return page.text.split('class="quiet"')[1].split("csrfmiddlewaretoken")[0]

    assert without_the_address(taken) == without_the_address(free)
    cleos.post("/account/address/", {"email": EMAIL})
    page = cleos.post(newest_link(), follow=True)
    assert "belongs to another account here" in page.text
    assert Address.objects.known(EMAIL).person == ben


def test_a_new_address_takes_the_place_of_the_old_one_which_is_told(ben, browse):
    bens = browse(ben)
    give_address(bens, "old@example.org")
    give_address(bens, "new@example.org")
    assert [one.email for one in ben.addresses.all()] == ["new@example.org"]
    last = mail.outbox[-1]
    assert last.to == ["old@example.org"] and last.subject == "Something has changed"
    assert "new@example.org" not in last.body


def test_for_one_that_is_confirmed_no_letter_is_spoken_of(ben, browse):
    bens = browse(ben)
    give_address(bens, EMAIL)
    bens.get("/account/")  # Which says what there was to say of it.
    mail.outbox.clear()
    page = bens.post("/account/address/", {"email": EMAIL}, follow=True).text
    assert not mail.outbox and "Look into your letters" not in page
    assert "This is your address already, and it is confirmed." in page


def test_one_that_is_taken_back_is_gone_with_the_yes_to_it(ben, browse):
    bens = browse(arrived_long_ago(ben))
    give_address(bens, EMAIL)
    consent = ben.consents.get(kind=Consent.Kind.ADDRESS)
    assert consent.taken_back_at is None
    removed = ben.addresses.get().pk
    page = bens.post("/account/address/remove/", follow=True)
    assert "Your address is gone from here." in page.text
    assert not ben.addresses.exists()
    consent.refresh_from_db()
    assert consent.taken_back_at
    about = Ending.objects.get(what="address_removed").about
    assert about == {"address": removed}
    assert mail.outbox[-1].subject == "Something has changed"


@pytest.mark.django_db(transaction=True)
def test_on_an_older_copy_it_is_taken_back_again(ben, browse, tmp_path, monkeypatch):
    own = Ledger(tmp_path / "ledger")
    monkeypatch.setattr(endings, "ledger", lambda: own)
    give_address(browse(arrived_long_ago(ben)), EMAIL)
    copy, consent = ben.addresses.get(), ben.consents.get(kind=Consent.Kind.ADDRESS)
    browse(ben).post("/account/address/remove/")
    Address.objects.bulk_create([copy])
    Consent.objects.filter(pk=consent.pk).update(taken_back_at=None)
    Ending.objects.all().delete()
    assert Address.objects.known(EMAIL)
    assert endings.catch_up() > 1
    assert not ben.addresses.exists()
    consent.refresh_from_db()
    assert consent.taken_back_at


def test_a_link_dies_with_its_address(ben, browse):
    bens = browse(ben)
    bens.post("/account/address/", {"email": EMAIL})
    assert Link.objects.count() == 1
    bens.post("/account/address/remove/")
    assert not Link.objects.exists()
    assert bens.post(newest_link()).status_code == 404


def test_no_address_lies_readable_in_a_table(ben, browse):
    bens = browse(ben)
    give_address(bens, EMAIL)
    bens.post("/account/address/", {"email": "another@example.org"})
    with connection.cursor() as cursor:
        for table in ("people_address", "people_link", "people_news"):
            cursor.execute(f"SELECT * FROM {table}")
            rows = [list(map(plain, row)) for row in cursor.fetchall()]
            said = repr(rows).lower()
            assert "river" not in said and "another" not in said


def plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


@pytest.mark.parametrize("email", ["", "quiet", "quiet@", "a b@example.org", "x" * 300 + "@e.org"])
def test_one_that_cannot_be_is_given_back(ben, browse, email):
    page = browse(ben).post("/account/address/", {"email": email})
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert f'value="{email}"' in page.text or not email
    assert not Address.objects.exists() and mail.outbox == []


def test_giving_one_asks_first_whether_it_is_still_you(ben, browse, settings):
    bens = browse(ben)
    session = bens.session
    session["confirmed_at"] = 0
    session.save()
    answer = bens.post("/account/address/", {"email": EMAIL})
    assert answer.url.startswith("/account/confirm/")
    assert not Address.objects.exists()


def test_where_no_letters_are_sent_no_address_is_asked_for(ben, browse, settings):
    settings.SENDS_LETTERS = False
    bens = browse(ben)
    assert 'type="email"' not in bens.get("/account/address/").text
    assert bens.post("/account/address/", {"email": EMAIL}).status_code == 404
    for page in ("/sign-in/link/", "/sign-up/link/"):
        assert browse().get(page).status_code == 404
    assert "/sign-up/link/" not in browse().get("/sign-up/").text


def test_an_address_gets_no_more_than_three_letters_an_hour(ben, browse, a_cache_that_remembers):
    bens = browse(ben)
    for _time in range(5):
        page = bens.post("/account/address/", {"email": EMAIL}, follow=True)
        assert "Look into your letters. If it can be" in page.text
    assert len(mail.outbox) == 3
