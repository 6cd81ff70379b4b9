"""Two days in which every device can say no; then a new password, once, on this device."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import connection

from alongside.people.back_in.recovery import token_of, words_of
from alongside.people.coming_in.secrets import kept_for
from alongside.people.models import News, Person, Recovery
from alongside.vault import endings
from alongside.vault.endings import Ending
from alongside.vault.ledger import Ledger
from alongside.vault.models import SignIn

from ..post import PASSWORD, arrived_long_ago, is_signed_in, sign_in
from .asking import ASK, NEW, hours_later, vouch, vouched, words_on

# -- saying no ------------------------------------------------------------------------------------


def test_every_device_is_told_and_one_button_stops_it_for_good(asked, ben, ada_leads, gwen, browse):
    phone, desk = browse(ben), browse(ben)
    for device in (phone, desk):
        assert "Stop it: this is not me" in device.get("/help/").text
    vouched(asked, ada_leads, gwen, browse)
    desk.post("/account/recovery/stop/")
    assert "Stop it" not in phone.get("/help/").text
    client, page, words = asked
    with hours_later(49):
        assert words_on(client.get(page)) == words
        client.post(page, {"password": NEW})
    ben.refresh_from_db()
    assert ben.check_password(PASSWORD) and not is_signed_in(client)
    assert Ending.objects.get(what="recovery_stopped")


def test_stopping_is_only_about_ones_own(asked, cleo, browse):
    browse(cleo).post("/account/recovery/stop/")
    assert Recovery.objects.get().ended_at is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", [Recovery.End.STOPPED, Recovery.End.USED])
def test_on_an_older_copy_it_stays_ended(
    asked, ada_leads, gwen, browse, how, tmp_path, monkeypatch
):
    own = Ledger(tmp_path / "ledger")
    monkeypatch.setattr(endings, "ledger", lambda: own)
    vouched(asked, ada_leads, gwen, browse)
    Recovery.objects.get().end(how)
    Recovery.objects.update(ended="", ended_at=None)
    Ending.objects.all().delete()
    client, page, _words = asked
    with hours_later(49):
        assert "You can come in again" in client.get(page).text
        assert endings.catch_up() == 1
        client.post(page, {"password": NEW})
    assert not is_signed_in(client) and Recovery.objects.get().ended == how


# -- coming back ----------------------------------------------------------------------------------


def test_before_the_time_has_passed_nothing_opens(asked, ben, ada_leads, gwen, browse):
    vouched(asked, ada_leads, gwen, browse)
    client, page, _words = asked
    with hours_later(47):
        said = client.get(page).text
        assert "You can choose a new password here" in said and 'type="password"' not in said
        client.post(page, {"password": NEW})
    ben.refresh_from_db()
    assert ben.check_password(PASSWORD)


def test_then_a_new_password_lets_in_here_and_nobody_anywhere_else(
    asked, ben, ada_leads, gwen, browse
):
    phone = browse(ben)
    vouched(asked, ada_leads, gwen, browse)
    client, page, _words = asked
    with hours_later(49):
        assert "You can come in again" in client.get(page).text
        client.post(page, {"password": NEW})
        assert is_signed_in(client) and not is_signed_in(phone)
        assert client.get("/").status_code == 200
    ben.refresh_from_db()
    assert ben.check_password(NEW)
    assert SignIn.objects.filter(person_id=ben.pk).count() == 1
    assert Recovery.objects.get().ended == "used"
    assert client.cookies["ticket"].value == ""


def test_coming_back_changes_the_cookie(asked, ada_leads, gwen, browse):
    """Or somebody could leave a cookie of theirs in the browser and wait."""
    vouched(asked, ada_leads, gwen, browse)
    client, page, _words = asked
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["alongside"] = before = session.session_key
    with hours_later(49):
        client.post(page, {"password": NEW})
        assert is_signed_in(client)
    assert client.cookies["alongside"].value != before


def test_the_ticket_opens_once(asked, ada_leads, gwen, browse):
    vouched(asked, ada_leads, gwen, browse)
    client, page, words = asked
    with hours_later(49):
        client.post(page, {"password": NEW})
        thief = browse()
        assert words_on(thief.get(page)) == words
        thief.post(page, {"password": "a third horse battery"})
        assert not is_signed_in(thief)


@pytest.mark.parametrize("password", ["", "short", "password123"])
def test_a_weak_password_is_refused_and_nothing_is_used_up(
    asked, ada_leads, gwen, browse, password
):
    vouched(asked, ada_leads, gwen, browse)
    client, page, _words = asked
    with hours_later(49):
        assert "Nothing is lost" in client.post(page, {"password": password}).text
        client.post(page, {"password": NEW})
        assert is_signed_in(client)


def test_they_are_told_by_whom_and_that_drafts_could_be_read_until_they_have_read_it(
    asked, ben, ada_leads, gwen, browse
):
    vouched(asked, ada_leads, gwen, browse)
    client, page, _words = asked
    with hours_later(49):
        client.post(page, {"password": NEW})
        for address in ("/", "/help/", "/account/"):
            said = client.get(address).text
            assert "Ada" in said and "Gwen" in said
            assert "what you had begun to write too" in said
            assert "Stop it" not in said
        news = News.objects.get(kind="recovered")
        client.post("/account/news/read/", {"news": news.pk})
        assert "what you had begun" not in client.get("/").text
        # And where it can never be pressed away:
        assert "opened again" in client.get("/account/devices/").text


def test_one_of_those_who_vouched_may_be_gone(asked, ada_leads, gwen, browse):
    vouched(asked, ada_leads, gwen, browse)
    client, page, _words = asked
    with hours_later(49):
        client.post(page, {"password": NEW})
        gwen.delete()
        said = client.get("/").text
    assert "Ada" in said and "Gwen" not in said


def test_an_app_that_was_lost_does_not_keep_a_member_out(asked, ben, ada_leads, gwen, browse):
    with kept_for(ben):
        RecoveryCodes.activate(ben)
    vouched(asked, ada_leads, gwen, browse)
    client, page, _words = asked
    with hours_later(49):
        client.post(page, {"password": NEW})
    assert not Authenticator.objects.filter(user=ben).exists()


def test_whoever_leads_still_has_to_pass_their_second_step(
    asked, ada_leads, gwen, olive, browse, morning
):
    arrived_long_ago(gwen)
    with kept_for(gwen):
        RecoveryCodes.activate(gwen)
    Authenticator.objects.create(user=gwen, type="webauthn", data={})
    client = browse()
    page = client.post(ASK, {"name": "gwen"}).url
    words = words_on(client.get(page))
    for one in (ada_leads, olive):
        vouch(browse(one), words, Recovery.objects.get(person=gwen).pk)
    with hours_later(49):
        client.post(page, {"password": NEW})
        assert not is_signed_in(client)
        assert client.get("/groups/morning/").status_code == 302
        assert client.get("/recoveries/").status_code == 302
        assert client.get("/account/sign-in/").status_code == 302
    assert Authenticator.objects.filter(user=gwen).count() == 2


def test_the_words_in_the_table_are_sealed(asked):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_recovery")
        rows = [[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor]
    token = token_of(asked[1].split("/")[4])
    assert token not in repr(rows)
    assert not any(word in repr(rows) for word in words_of(token))


def test_a_closed_account_is_not_opened_by_it(ben, browse):
    Person.objects.filter(pk=ben.pk).update(is_active=False)
    assert browse().post(ASK, {"name": "ben"}).status_code == 302
    assert not Recovery.objects.exists()


def test_signing_in_after_it_needs_no_warning_of_oneself(asked, ada_leads, gwen, browse):
    vouched(asked, ada_leads, gwen, browse)
    client, page, _words = asked
    with hours_later(49):
        client.post(page, {"password": NEW})
    assert set(News.objects.filter(read_at=None).values_list("kind", flat=True)) == {"recovered"}
    client.post("/sign-out/")
    sign_in(client, "ben", NEW)
    assert not News.objects.filter(kind="signed_in").exists()
