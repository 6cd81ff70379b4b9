"""Signing in and up by a link in a letter: one page for whoever asks, once, and not for long."""

import html
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.people.back_in import by_link
from alongside.people.models import Address, Consent, Link, Person
from alongside.vault.models import SignIn
from tests.conftest import new_group

from .post import arrived_long_ago, give_address, is_signed_in, link_in, newest_link

EMAIL = "quiet.river@example.org"


@pytest.fixture
def bens(ben, browse):
    """Ben has confirmed this address; he is not signed in any more."""
    client = browse(ben)
    give_address(client, EMAIL)
    client.post("/sign-out/")
    mail.outbox.clear()
    return ben


def ask(client, email=EMAIL):
    return client.post("/sign-in/link/", {"email": email})


def all_of_it(answer):
    return answer.status_code, answer.headers.get("Location"), sorted(answer.headers)


# -- signing in -----------------------------------------------------------------------------------


def test_the_link_signs_in_the_device_that_opens_it(bens, browse):
    asked, opened = browse(), browse()
    assert ask(asked).url == "/sign-in/link/sent/"
    assert not is_signed_in(asked)
    assert "Sign in on this device?" in opened.get(newest_link()).text
    assert not is_signed_in(opened)
    assert opened.post(newest_link()).status_code == 302
    assert is_signed_in(opened) and not is_signed_in(asked)


def test_a_link_opens_once(bens, browse):
    ask(browse())
    browse().post(newest_link())
    late = browse()
    assert late.get(newest_link()).status_code == late.post(newest_link()).status_code == 404
    assert not is_signed_in(late)


def test_of_two_who_open_it_at_once_only_one_may(bens, browse):
    ask(browse())
    one, other = Link.objects.get(), Link.objects.get()
    assert [one.use_up(), other.use_up()] == [True, False]


def test_a_link_does_not_last(bens, browse):
    ask(browse())
    left = Link.objects.get().expires_at - timezone.now()
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)
    Link.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert browse().post(newest_link()).status_code == 404


def test_the_ones_that_ran_out_go_when_the_next_is_made(bens, browse):
    ask(browse())
    Link.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    ask(browse())
    assert Link.objects.count() == 1


def test_the_token_is_in_the_letter_and_nowhere_else(bens, browse):
    ask(browse())
    token = newest_link().split("/")[2]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_link")
        assert token not in repr(cursor.fetchall())
    assert browse().get("/link/" + Link.objects.get().found_by[:40] + "/").status_code == 404


def test_a_letter_to_an_address_nobody_gave_is_not_sent_and_nobody_learns_it(bens, browse):
    known, unknown = ask(browse()), ask(browse(), "nobody@example.org")
    assert all_of_it(known) == all_of_it(unknown)
    assert len(mail.outbox) == 1
    assert browse().get(known.url).text == browse().get(unknown.url).text


def test_what_a_page_does_before_it_answers_is_the_same(bens, browse, monkeypatch):
    """All that depends on who is known happens beside the page: no timing can tell."""
    later, asked = [], []
    monkeypatch.setattr(by_link.mail, "soon", later.append)
    for email in (EMAIL, "nobody@example.org"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask(browse(), email)
        asked.append([re.sub(r"'[^']*'|\d+", "", one["sql"]) for one in queries])
    assert asked[0] == asked[1]
    assert len(later) == 2 and mail.outbox == []
    for work in later:
        work()
    assert len(mail.outbox) == 1


def test_an_address_that_looks_alike_gets_no_link_of_somebody_elses(bens):
    """`ｑuiet` is found like `quiet`; the letter goes to the one that was confirmed."""
    alike = EMAIL.replace("q", "ｑ")
    by_link.send_sign_in({"email": alike})
    by_link.send_sign_up({"email": alike, "username": "Kit"})
    assert [letter.to for letter in mail.outbox] == [[EMAIL]] * 2


def test_an_address_that_nobody_confirmed_signs_nobody_in(cleo, browse):
    browse(cleo).post("/account/address/", {"email": EMAIL})
    mail.outbox.clear()
    ask(browse())
    assert mail.outbox == []


def test_one_taken_back_takes_its_links_along(bens, browse):
    ask(browse())
    browse(arrived_long_ago(bens)).post("/account/address/remove/")
    assert browse().post(link_in(mail.outbox[0])).status_code == 404


def test_signing_in_changes_the_cookie(bens, browse):
    ask(browse())
    client = browse()
    client.get(newest_link())
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["alongside"] = before = session.session_key
    client.post(newest_link())
    assert client.cookies["alongside"].value != before
    assert not SignIn.objects.filter(session_key=before).exists()


@pytest.mark.parametrize("onward", ["https://elsewhere.example/", "//elsewhere.example", "/\\e.x"])
def test_it_never_leads_elsewhere(bens, browse, onward):
    ask(browse())
    answer = browse().post(newest_link() + f"?next={onward}", {"next": onward})
    assert answer.url == "/"


def test_somebody_else_on_the_device_is_signed_out_by_it(bens, cleo, browse):
    ask(browse())
    shared = browse(cleo)
    assert "is signed out by it" in shared.get(newest_link()).text
    shared.post(newest_link())
    assert "Good to see you, Ben" in shared.get("/").text
    assert not SignIn.objects.filter(person_id=cleo.pk).exists()


def test_whoever_leads_still_needs_a_second_step(ada, browse):
    client = browse(ada)
    give_address(client, EMAIL)
    client.post("/sign-out/")
    new_group("noon", ada)
    ask(browse())
    visitor = browse()
    visitor.post(newest_link())
    assert not is_signed_in(visitor)
    assert visitor.get("/groups/noon/").status_code == 302


def test_a_closed_account_is_not_let_in(bens, browse):
    ask(browse())
    bens.is_active = False
    bens.save()
    client = browse()
    assert client.post(newest_link()).url == "/sign-in/closed/"
    assert not is_signed_in(client)


def test_no_letter_bombs(bens, browse, a_cache_that_remembers):
    answers = [ask(browse()) for _time in range(6)]
    assert {answer.url for answer in answers} == {"/sign-in/link/sent/"}
    assert len(mail.outbox) == 3


def test_one_place_asks_for_so_many_and_no_more(bens, browse, a_cache_that_remembers):
    for number in range(10):
        assert ask(browse(), f"{number}@example.org").status_code == 302
    page = ask(browse(), "another@example.org")
    assert "Please wait a while" in page.text and 'value="another@example.org"' in page.text


def test_where_somebody_was_going_comes_along_by_every_page_of_a_letter(bens, browse):
    to, carried = "/join/abc/", "?next=/join/abc/"
    visitor = browse()
    assert f"/sign-in/link/{carried}" in visitor.get(f"/sign-in/help/{carried}").text
    assert f"/sign-in/{carried}" in visitor.get(f"/sign-in/link/{carried}").text
    sent = visitor.post("/sign-in/link/", {"email": EMAIL, "next": to}, follow=True).text
    assert f"/sign-in/link/{carried}" in sent and f"/sign-in/{carried}" in sent
    arriving = {"username": "Quiet River", "email": "a@example.org", "next": to}
    sent = browse().post("/sign-up/link/", arriving, follow=True).text
    assert f'href="/sign-up/link/{carried}"' in sent, "who arrives tries once more to arrive"


# -- signing up -----------------------------------------------------------------------------------


def sign_up(client, name="Quiet River", email=EMAIL):
    return client.post("/sign-up/link/", {"username": name, "email": email})


def test_nobody_is_made_before_the_letter_is_opened(db, browse):
    visitor = browse()
    assert sign_up(visitor).url.startswith("/sign-in/link/sent/")
    visitor.get(newest_link())
    assert not Person.objects.exists() and not Address.objects.exists()
    page = visitor.get(newest_link()).text
    assert "Welcome, " in page and "Quiet River" in page
    answer = visitor.post(newest_link(), {"username": "Quiet River"}, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/limits/")
    someone = Person.objects.called("quiet river")
    assert someone.addresses.confirmed().get().email == EMAIL
    assert someone.consents.get().kind == Consent.Kind.ADDRESS
    assert not someone.has_usable_password() and not someone.has_news


def test_name_and_address_wait_sealed(db, browse):
    sign_up(browse())
    assert Link.objects.get().holds == {"name": "Quiet River", "email": EMAIL}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_link")
        rows = [[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor]
    assert "iver" not in repr(rows)


def test_a_name_taken_meanwhile_is_chosen_anew_and_nothing_is_lost(db, browse):
    visitor = browse()
    sign_up(visitor)
    Person.objects.sign_up("quiet river")
    page = visitor.post(newest_link(), {"username": "Quiet River"})
    assert "That name is taken here." in html.unescape(page.text)
    assert 'value="Quiet River"' in page.text and "Your letter still counts." in page.text
    visitor.post(newest_link(), {"username": "Quieter River"})
    assert Person.objects.called("quieter river").addresses.confirmed().exists()


def test_a_known_address_gets_the_link_to_sign_in_by_and_the_page_is_the_same(bens, browse):
    known, unknown = sign_up(browse()), sign_up(browse(), "Other", "other@example.org")
    assert all_of_it(known) == all_of_it(unknown)
    first, second = mail.outbox
    assert first.subject == second.subject
    visitor = browse()
    visitor.post(link_in(first))
    assert "Good to see you, Ben" in visitor.get("/").text
    assert Person.objects.count() == 1


def test_whoever_arrived_by_one_letter_does_not_arrive_by_another(db, browse):
    for _letter in range(2):
        sign_up(browse())
    first, second = mail.outbox
    browse().post(link_in(first), {"username": "Quiet River"})
    assert browse().get(link_in(second)).status_code == 404
    assert browse().post(link_in(second), {"username": "Another"}).status_code == 404
    assert Person.objects.count() == 1


@pytest.mark.parametrize("name", ["", "x", "x" * 41, "me@example.org", "Le\u200bo", "Moderator"])
def test_a_name_is_looked_at_as_on_the_sign_up_page(db, browse, name):
    page = sign_up(browse(), name)
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert f'value="{EMAIL}"' in page.text
    assert mail.outbox == []


def test_whoever_is_signed_in_need_not(ben, browse):
    for page in ("/sign-in/link/", "/sign-up/link/"):
        assert browse(ben).get(page).url == "/"
        assert browse(ben).post(page, {"email": EMAIL, "username": "x"}).url == "/"
    assert mail.outbox == []


@pytest.mark.parametrize("token", ["x", "0" * 40, "..", "%00"])
def test_a_link_from_nowhere_opens_nothing(db, browse, token):
    answer = browse().get(f"/link/{token}/")
    assert answer.status_code == 404
