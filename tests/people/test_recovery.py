"""Getting back in without an e-mail: three words, two people who know them, two days, and a no."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.people.back_in import recovering
from alongside.people.back_in.recovery import WORDS, new_ticket, token_of, words_of
from alongside.people.coming_in.secrets import kept_for
from alongside.people.models import News, Person, Recovery
from alongside.vault import endings
from alongside.vault.access import AccessLine
from alongside.vault.endings import Ending
from alongside.vault.ledger import Ledger
from alongside.vault.models import SignIn
from tests.conftest import new_group, person

from .post import PASSWORD, arrived_long_ago, sign_in

ASK = "/sign-in/help/people/"
NEW = "another horse battery"


@pytest.fixture
def gwen(morning):
    """She leads the morning group with Ada."""
    someone = person("gwen")
    morning.welcome(someone, role="facilitator").accept(morning.current_agreement())
    someone.refresh_from_db()
    return someone


@pytest.fixture
def ada_leads(morning, ada):
    ada.refresh_from_db()
    return ada


@pytest.fixture
def asked(morning, ben, ada_leads, gwen, browse):
    """Ben, who forgot his password, in a browser that has asked; (browser, page, words)."""
    arrived_long_ago(ben)
    client = browse()
    page = client.post(ASK, {"name": "Ben"}).url
    return client, page, words_on(client.get(page))


def words_on(answer):
    part = answer.text.split('class="three-words"')[1].split("</p>")[0]
    return re.findall(r"<span>(\w+)</span>", part)


def vouch(client, words, pk=None):
    pk = pk or Recovery.objects.latest("asked_at").pk
    return client.post(f"/recoveries/{pk}/vouch/", {"words": " ".join(words)}, follow=True)


def vouched(asked, ada, gwen, browse):
    for one in (ada, gwen):
        assert "written down" in vouch(browse(one), asked[2]).text


def hours_later(hours):
    return time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False)


def is_signed_in(client):
    return "Good to see you" in client.get("/").text


# -- asking ---------------------------------------------------------------------------------------


def test_the_words_are_plain_many_and_all_different():
    assert len(WORDS) == len(set(WORDS)) >= 256
    assert [word for word in WORDS if not re.fullmatch("[a-z]{3,10}", word)] == []


def test_the_page_is_the_same_for_a_name_nobody_has(asked, browse):
    client, page, words = asked
    other = browse()
    answer = other.post(ASK, {"name": "Nobody at all"})
    theirs = words_on(other.get(answer.url))

    def rest(client, address, words):
        said = client.get(address).text.replace(address, "ticket")
        for word in words:
            said = said.replace(f"<span>{word}</span>", "word")
        return said

    assert rest(client, page, words) == rest(other, answer.url, theirs)
    assert len(theirs) == len(words) == 3
    assert theirs == words_on(other.get(answer.url))  # Whenever one comes back to them.
    assert Recovery.objects.count() == 1


def test_what_happens_before_the_page_answers_is_the_same(ben, browse, monkeypatch):
    later, queries = [], []
    monkeypatch.setattr(recovering.mail, "soon", later.append)
    for name in ("ben", "nobody at all"):
        with CaptureQueriesContext(connection) as asked:
            browse().post(ASK, {"name": name})
        queries.append(len(asked))
    assert queries[0] == queries[1]
    assert not Recovery.objects.exists() and len(later) == 2
    for work in later:
        work()
    assert Recovery.objects.get().person == ben


def test_the_page_of_a_ticket_asks_as_much_for_a_name_nobody_has(asked, browse):
    counts = []
    for page in (asked[1], f"{ASK}{new_ticket()}/"):
        with CaptureQueriesContext(connection) as queries:
            browse().get(page)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_second_who_asks_sees_the_same_and_disturbs_nobody(asked, ada_leads, browse):
    _client, _page, words = asked
    second = browse()
    other = second.post(ASK, {"name": "ben"}).url
    assert words_on(second.get(other)) != words
    assert Recovery.objects.get().words == " ".join(words)
    assert "written down" in vouch(browse(ada_leads), words).text


def test_the_device_remembers_its_ticket(asked, browse):
    client, page, _words = asked
    cookie = client.cookies["ticket"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == ASK
    assert page in client.get(ASK).text
    assert page not in browse().get(ASK).text


@pytest.mark.parametrize("ticket", ["x", "a" * 32, "a:b:c", "../../etc"])
def test_a_ticket_of_ones_own_making_opens_nothing(asked, browse, ticket):
    assert browse().get(f"{ASK}{ticket}/").status_code == 404


def test_a_ticket_that_was_changed_opens_nothing(asked, browse):
    ticket = asked[1].removeprefix(ASK)
    other = "1" if ticket[0] == "0" else "0"
    assert browse().get(ASK + ticket).status_code == 200
    assert browse().get(ASK + other + ticket[1:]).status_code == 404


def test_it_runs_out(asked, ada_leads, browse):
    with hours_later(24 * 14 + 1):
        assert not Recovery.objects.waiting().exists()
        assert "Nobody asks just now." in browse(ada_leads).get("/recoveries/").text
        browse().post(ASK, {"name": "ben"})
        assert Recovery.objects.filter(ended="expired").count() == 1
        assert Recovery.objects.waiting().count() == 1


def test_one_place_asks_so_often_and_no_more(ben, browse, counting):
    for number in range(10):
        assert browse().post(ASK, {"name": f"nobody {number}"}).status_code == 302
    page = browse().post(ASK, {"name": "ben"})
    assert "Please wait a while" in page.text and 'value="ben"' in page.text


# -- vouching -------------------------------------------------------------------------------------


def test_those_who_lead_or_organise_see_who_asks_and_never_the_words(asked, gwen, olive, browse):
    for one in (gwen, olive):
        page = re.sub(r"<[^>]*>", " ", browse(one).get("/recoveries/").text)
        assert "Ben" in page
        assert not any(re.search(rf"\b{word}\b", page) for word in asked[2])


def test_nobody_else_sees_it(asked, ben, cleo, browse):
    assert browse(cleo).get("/recoveries/").status_code == 403
    assert browse(ben).get("/recoveries/").status_code == 403
    pk = Recovery.objects.get().pk
    stranger = person("lou")
    new_group("noon", stranger)  # In which Ben is not.
    stranger.refresh_from_db()
    assert "Nobody asks just now." in browse(stranger).get("/recoveries/").text
    form = {"words": " ".join(asked[2])}
    assert browse(stranger).post(f"/recoveries/{pk}/vouch/", form).status_code == 404
    assert browse(cleo).post(f"/recoveries/{pk}/vouch/", form).status_code == 403


def test_a_facilitator_of_a_group_he_has_left_is_nobody_to_ask(asked, morning, ben, gwen, browse):
    morning.memberships.get(person=ben).end(by=ben)
    assert "Nobody asks just now." in browse(gwen).get("/recoveries/").text


def test_wrong_words_are_refused_kindly_and_given_back(asked, gwen, browse):
    page = vouch(browse(gwen), ["kettle", "kettle", "kettle"])
    assert "not the three words" in page.text and 'value="kettle kettle kettle"' in page.text
    assert Recovery.objects.get().first_by is None


def test_guessing_the_words_is_no_use(asked, gwen, browse, counting):
    client = browse(gwen)
    for _guess in range(5):
        vouch(client, ["kettle", "kettle", "kettle"])
    assert "Please wait a while" in vouch(client, asked[2]).text
    assert Recovery.objects.get().first_by is None


@pytest.mark.parametrize(
    "how", [str.upper, str.title, lambda said: f"  {said.replace(' ', ', ')}."]
)
def test_the_words_fit_however_they_are_spelt(asked, gwen, browse, how):
    vouch(browse(gwen), [how(" ".join(asked[2]))])
    assert Recovery.objects.get().first_by == gwen


def test_two_people_are_two_people(asked, ada_leads, gwen, browse):
    client = browse(gwen)
    vouch(client, asked[2])
    assert "One more person is needed." in client.get("/recoveries/").text
    vouch(client, asked[2])
    recovery = Recovery.objects.get()
    assert recovery.first_by == gwen and recovery.second_by is None and not recovery.opens_at
    vouch(browse(ada_leads), asked[2])
    recovery.refresh_from_db()
    assert recovery.second_by == ada_leads
    assert recovery.opens_at - recovery.second_at == timedelta(hours=48)
    assert [line.by for line in AccessLine.objects.filter(what="recovery_vouched")] == [
        gwen.pk,
        ada_leads.pk,
    ]


def test_nobody_vouches_for_themselves(asked, ada_leads, gwen, browse):
    client = browse()
    page = client.post(ASK, {"name": "gwen"}).url
    assert vouch(browse(gwen), words_on(client.get(page))).status_code == 404
    assert Recovery.objects.get(person=gwen).first_by is None


def test_the_same_one_twice_at_once_is_one(asked, gwen):
    one, other = Recovery.objects.get(), Recovery.objects.get()
    assert [one.vouch(by=gwen), other.vouch(by=gwen)] == [True, False]
    assert Recovery.objects.get().second_by is None


def test_nothing_is_told_after_the_first(asked, gwen, browse):
    client, page, _words = asked
    before = client.get(page).text
    vouch(browse(gwen), asked[2])
    assert client.get(page).text == before


def test_one_that_was_not_them_is_set_aside_and_they_ask_anew(asked, gwen, browse):
    recovery = Recovery.objects.get()
    page = browse(gwen).post(f"/recoveries/{recovery.pk}/set-aside/", follow=True)
    assert "set aside" in page.text and "Nobody asks just now." in page.text
    assert Ending.objects.get(what="recovery_stopped").about == {"recovery": recovery.pk}
    again = browse()
    words = words_on(again.get(again.post(ASK, {"name": "ben"}).url))
    assert Recovery.objects.get(ended="").words == " ".join(words)


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
