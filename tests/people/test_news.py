"""What happens to an account its person hears of, on every page, until they have read it."""

from datetime import timedelta

import pytest
from allauth.account.signals import password_changed, password_set
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.people.models import News, Person
from alongside.vault.models import SignIn

from .post import FIREFOX, PASSWORD, SAFARI, arrived_long_ago, give_address, sign_in

NEW_DEVICE = "You signed in on a device that is new"


@pytest.fixture
def phone(ben_long_here, browse):
    """Ben's, on which he has read everything."""
    client = browse()
    sign_in(client, "ben")
    News.objects.all().settle()
    return client


def kinds():
    return list(News.objects.filter(read_at=None).order_by("at").values_list("kind", flat=True))


def request_of(client, agent=FIREFOX):
    from django.test import RequestFactory

    request = RequestFactory(headers={"user-agent": agent}).get("/")
    request.session = client.session
    return request


# -- signing in -----------------------------------------------------------------------------------


def test_a_new_device_is_told_of_on_the_others_and_not_on_itself(phone, browse):
    tablet = browse()
    sign_in(tablet, "ben", agent=SAFARI)
    for page in ("/", "/help/", "/account/", "/nothing-is-here/"):
        said = phone.get(page).text
        assert NEW_DEVICE in said and "Safari on iPhone" in said, page
    assert NEW_DEVICE not in tablet.get("/").text


def test_the_same_device_is_not_new_a_second_time(phone):
    phone.post("/sign-out/")
    sign_in(phone, "ben")
    assert kinds() == []


def test_two_people_share_a_device(phone, cleo, browse):
    arrived_long_ago(cleo)
    phone.post("/sign-out/")
    sign_in(phone, "cleo")
    assert kinds() == ["signed_in"]
    assert not Person.objects.get(pk=cleo.pk).news.filter(kind="signed_in").exclude(read_at=None)
    for name in ("ben", "cleo", "ben"):
        phone.post("/sign-out/")
        sign_in(phone, name)
    assert kinds() == ["signed_in"]


def test_the_cookie_of_somebody_elses_device_is_no_use(phone, cleo, browse):
    """It has no mark of Cleo's, whoever carries it there."""
    arrived_long_ago(cleo)
    stranger = browse()
    stranger.cookies["device"] = phone.cookies["device"].value
    sign_in(stranger, "cleo")
    assert kinds() == ["signed_in"]


def test_after_a_new_password_a_device_is_new_once_more(phone, ben_long_here, browse):
    phone.post("/sign-out/")
    ben_long_here.set_password("another horse battery")
    ben_long_here.save()
    sign_in(phone, "ben", "another horse battery")
    assert kinds() == ["signed_in"]


def test_nobody_is_told_of_their_own_arriving(ben, browse):
    ben.set_password(PASSWORD)
    ben.save()
    for _device in range(2):
        sign_in(browse(), "ben")
    assert kinds() == []


def test_a_wrong_password_is_no_news(phone, browse):
    sign_in(browse(), "ben", "not this one")
    assert kinds() == []


# -- ways in --------------------------------------------------------------------------------------


@pytest.mark.parametrize("signal", [password_changed, password_set])
def test_a_new_password_is_told_of(phone, ben_long_here, signal, browse):
    signal.send(sender=Person, request=request_of(phone), user=ben_long_here)
    assert kinds() == ["way_in_added"]
    assert "there is a new password" in browse(ben_long_here).get("/").text
    assert "there is a new password" not in phone.get("/").text


@pytest.mark.parametrize(
    ("signal", "type", "said"),
    [
        (mfa.authenticator_added, "webauthn", "a passkey was added"),
        (mfa.authenticator_added, "totp", "an app for codes was added"),
        (mfa.authenticator_reset, "recovery_codes", "there are new recovery codes"),
        (mfa.authenticator_removed, "webauthn", "a passkey was taken away"),
        (mfa.authenticator_removed, "totp", "the app for codes was taken away"),
    ],
)
def test_a_way_in_that_comes_or_goes_is_told_of(phone, ben_long_here, signal, type, said, browse):
    authenticator = Authenticator(user=ben_long_here, type=type, data={})
    signal.send(
        sender=Authenticator,
        request=request_of(phone),
        user=ben_long_here,
        authenticator=authenticator,
    )
    assert said in browse(ben_long_here).get("/help/").text


def test_changing_the_password_leaves_this_device_one_that_is_known(phone, ben_long_here):
    page = phone.get("/account/sign-in/password/")
    assert page.status_code == 200
    answer = phone.post(
        "/account/sign-in/password/",
        {"oldpassword": PASSWORD, "password1": "another horse battery"},
    )
    assert answer.status_code == 302
    phone.post("/sign-out/")
    News.objects.all().settle()
    sign_in(phone, "ben", "another horse battery")
    assert kinds() == []


# -- reading and answering ------------------------------------------------------------------------


def test_it_stands_there_until_it_has_been_read(phone, browse):
    sign_in(browse(), "ben", agent=SAFARI)
    assert NEW_DEVICE in phone.get("/help/").text
    news = News.objects.get(read_at=None)
    answer = phone.post(
        "/account/news/read/", {"news": news.pk}, headers={"referer": "http://localhost/help/"}
    )
    assert answer.url == "/help/"
    assert NEW_DEVICE not in phone.get("/help/").text
    assert not Person.objects.get(pk=news.person_id).has_news


def test_what_came_since_is_not_read_with_it(phone, browse):
    sign_in(browse(), "ben", agent=SAFARI)
    shown = News.objects.get(read_at=None)
    sign_in(browse(), "ben", agent="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0")
    phone.post("/account/news/read/", {"news": shown.pk})
    assert "Firefox on Windows" in phone.get("/").text


def test_nobody_reads_it_for_somebody_else(phone, cleo, browse):
    sign_in(browse(), "ben", agent=SAFARI)
    browse(cleo).post("/account/news/read/", {"news": News.objects.get(read_at=None).pk})
    assert NEW_DEVICE in phone.get("/").text


@pytest.mark.parametrize("news", ["", "x", "-1", "9" * 19, "9" * 40, "١"])
def test_numbers_that_make_no_sense_change_nothing(phone, browse, news):
    sign_in(browse(), "ben", agent=SAFARI)
    assert phone.post("/account/news/read/", {"news": news}).status_code == 302
    assert NEW_DEVICE in phone.get("/").text


@pytest.mark.parametrize(
    "referer", ["http://localhost//elsewhere.example/", "https://elsewhere.example/", "", "//x"]
)
def test_the_way_back_never_leads_elsewhere(phone, referer):
    answer = phone.post("/account/news/read/", headers={"referer": referer})
    assert answer.url == "/"


def test_this_was_not_me_ends_every_other_sign_in_and_leads_to_the_ways_in(
    phone, ben_long_here, browse
):
    thief = browse()
    sign_in(thief, "ben", agent=SAFARI)
    assert "This was not me" in phone.get("/").text
    answer = phone.post("/account/news/not-me/")
    assert answer.url == "/account/sign-in/"
    assert "Good to see you" not in thief.get("/").text
    assert SignIn.objects.filter(person_id=ben_long_here.pk).count() == 1
    assert kinds() == []


def test_what_cannot_have_been_somebody_else_has_no_such_button(phone, ben_long_here):
    News.tell(ben_long_here, News.Kind.LIFTED)
    page = phone.get("/").text
    assert "Your account is open again" in page and "This was not me" not in page


# -- what it costs, and letters -------------------------------------------------------------------


def test_a_page_asks_for_news_only_where_there_is_some(phone, browse):
    with CaptureQueriesContext(connection) as queries:
        phone.get("/help/")
    assert not any("people_news" in one["sql"] for one in queries)
    sign_in(browse(), "ben", agent=SAFARI)
    with CaptureQueriesContext(connection) as queries:
        phone.get("/help/")
    assert sum("people_news" in one["sql"] for one in queries) == 1


def test_who_gave_an_address_gets_a_letter_that_says_nothing(phone, ben_long_here, browse):
    give_address(browse(ben_long_here), "quiet.river@example.org")
    mail.outbox.clear()
    sign_in(browse(), "ben", agent=SAFARI)
    [letter] = mail.outbox
    assert letter.subject == "Something has changed"
    for word in ("ben", "Safari", "iPhone", "device", "river", "group"):
        assert word not in letter.body + letter.subject


def test_an_address_that_nobody_confirmed_gets_none(phone, browse, ben_long_here):
    browse(ben_long_here).post("/account/address/", {"email": "quiet.river@example.org"})
    mail.outbox.clear()
    sign_in(browse(), "ben", agent=SAFARI)
    assert mail.outbox == []


def test_news_do_not_make_a_flood_of_letters(ben_long_here, browse, a_cache_that_remembers):
    give_address(browse(ben_long_here), "quiet.river@example.org")
    mail.outbox.clear()
    for _time in range(6):
        News.tell(ben_long_here, News.Kind.LIFTED)
    assert len(mail.outbox) == 3


def test_what_it_says_lies_sealed(phone, browse):
    sign_in(browse(), "ben", agent=SAFARI)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_news")
        rows = [[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor]
    assert "Safari" not in repr(rows)
    assert News.objects.get(read_at=None).holds["device"] == "Safari on iPhone"


def test_what_was_read_long_ago_goes_when_there_is_more(ben_long_here):
    for days in (80, 100):
        old = News.tell(ben_long_here, News.Kind.LIFTED)
        News.objects.filter(pk=old.pk).update(read_at=timezone.now() - timedelta(days=days))
    News.tell(ben_long_here, News.Kind.LIFTED)
    assert News.objects.count() == 2


def test_one_that_cannot_be_opened_breaks_no_page(phone, ben_long_here):
    News.tell(ben_long_here, News.Kind.SIGNED_IN, device="Safari on iPhone")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_news SET holds = %s", [b"\x00" * 60])
    assert "a browser we do not know" in phone.get("/").text


def test_a_visitor_and_a_broken_page_have_none(db, browse):
    assert browse().get("/").status_code == 200


def test_the_first_minutes_are_ten(ben, browse):
    ben.set_password(PASSWORD)
    ben.arrived_at = timezone.now() - timedelta(minutes=11)
    ben.save()
    sign_in(browse(), "ben")
    assert kinds() == ["signed_in"]
