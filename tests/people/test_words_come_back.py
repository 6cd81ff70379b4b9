"""One word is words too; what comes too late, too often or from another tab is given back."""

import re
from html import unescape

import pytest

from alongside.groups.models import Invitation
from alongside.people.back_in.recovering import NewPasswordForm, begin
from alongside.people.models import Draft, Person, Suspension
from alongside.vault import access

from .closed import WHY
from .conftest import PASSWORD
from .post import arrived_long_ago, newest_link, sign_in
from .test_second_factor import add_app

STEP = "/sign-in/second-step/"
PAUSE = "/groups/morning/stories/7/pause/"


def without_the_limits(cleo, morning, olive):
    Person.objects.filter(pk=cleo.pk).update(agreed_limits=0)


def suspended(cleo, morning, olive):
    Suspension.objects.suspend(cleo, by=olive, reason=WHY)


def let_lead(cleo, morning, olive):
    morning.memberships.get(person=cleo).let_facilitate()


@pytest.fixture(params=[without_the_limits, suspended, let_lead])
def turned_away(request, cleo, morning, olive, browse):
    """A browser of Cleo's, to whom this has happened meanwhile."""
    cleos = browse()
    cleos.force_login(cleo)
    request.param(cleo, morning, olive)
    return cleos


def test_one_word_of_a_form_without_a_draft_comes_back(turned_away):
    page = turned_away.post(PAUSE, {"because": "Danke", "csrfmiddlewaretoken": "x", "id": "7"})
    assert page.status_code == 403 and "Danke</textarea>" in page.text


def test_one_word_of_a_form_with_one_is_kept(turned_away, cleo, morning):
    form = {"place": f"story:{morning.pk}", "body": "Danke", "wish": "listen"}
    assert turned_away.post("/groups/morning/stories/", form).status_code == 302
    assert Draft.objects.words(cleo, form["place"]) == "Danke"


def test_choices_and_numbers_alone_are_no_words(turned_away):
    form = {"kind": "hear", "id": "7", "csrfmiddlewaretoken": "x"}
    assert turned_away.post("/stories/7/responses/", form).status_code == 302


@pytest.mark.parametrize(
    ("name", "said"), [("words", "Yes"), ("where", "private"), ("why", "階段がつらい。")]
)
def test_one_word_comes_back_to_whoever_has_to_sign_in(name, said, db, browse):
    page = browse().post("/care/7/write/", {name: said, "id": "7"})
    assert page.status_code == 401 and f"{said}</textarea>" in page.text


@pytest.mark.parametrize("said", [{"words": "unnamed"}, {"where": "down", "seat": "3"}])
def test_a_choice_by_the_name_of_words_is_none(said, db, browse):
    assert browse().post("/groups/morning/leave/", said).status_code == 302


def goes_along(page, to):
    """{name: words} that the page sends with its form to this address."""
    form = re.search(f'<form method="post" action="{to}" id="(.*?)"', page.text)[1]
    fields = re.findall(rf'name="([^"]*)" form="{form}"[^>]*>\n?(.*?)</textarea>', page.text, re.S)
    return {name: unescape(words) for name, words in fields}


WORDS = "It was “too much”,\nand I said so."


def test_words_are_there_again_where_agreeing_to_the_limits_is_refused(
    cleo, morning, olive, browse
):
    cleos = browse(cleo)
    without_the_limits(cleo, morning, olive)
    page = cleos.post(PAUSE, {"because": WORDS})
    for _time in range(2):
        assert "please copy them" in page.text
        page = cleos.post("/limits/", goes_along(page, "/limits/"))
        assert goes_along(page, "/limits/") == {"kept_body": WORDS}


def test_words_are_there_again_where_a_second_step_is_refused(cleo, morning, olive, browse):
    add_app(browse(cleo))
    cleos = browse()
    cleos.force_login(cleo)
    let_lead(cleo, morning, olive)
    page = cleos.post(PAUSE, {"because": WORDS})
    for _time in range(2):
        assert "please copy them" in page.text
        page = cleos.post(STEP, {**goes_along(page, STEP), "code": "000"})
        assert goes_along(page, STEP) == {"kept_body": WORDS}


def test_words_that_go_along_are_on_the_sign_in_page_too(db, browse):
    assert "Danke</textarea>" in browse().post("/limits/", {"kept_body": "Danke"}).text


def test_who_has_no_second_step_yet_is_told_to_copy_them(cleo, morning, olive, browse):
    cleos = browse()
    cleos.force_login(cleo)
    let_lead(cleo, morning, olive)
    page = cleos.post(PAUSE, {"because": WORDS}).text
    assert "Add a passkey" in page and "please copy them" in page


# -- asking for another look, from two tabs --------------------------------------------------------


def test_a_second_appeal_comes_back_and_the_same_one_is_only_told(cleo, olive, browse):
    Suspension.objects.suspend(cleo, by=olive, reason=WHY)
    cleos = browse(Person.objects.get(pk=cleo.pk))

    def sends(words):
        return cleos.post("/suspended/appeal/", {"appeal": words}, follow=True).text

    assert "Sent." in sends("First words of mine")
    again = sends("Second, quite other words")
    assert "Second, quite other words</textarea>" in again and "Sent." not in again
    assert "so that nothing is lost" not in sends("First words of mine")
    assert Suspension.objects.get().appeal == "First words of mine"


def test_what_was_written_to_the_time_before_is_not_sent_to_the_next(cleo, olive, browse):
    before = Suspension.objects.suspend(cleo, by=olive, reason=WHY)
    before.lift(by=olive)
    Suspension.objects.suspend(Person.objects.get(pk=cleo.pk), by=olive, reason=WHY)
    cleos = browse(Person.objects.get(pk=cleo.pk))
    sent = {"appeal": "To the first one.", "place": f"suspension:{before.pk}"}
    page = cleos.post("/suspended/appeal/", sent)
    assert "To the first one.</textarea>" in page.text and "were not sent" in page.text
    assert not Suspension.objects.exclude(appealed_at=None).exists()


def test_a_moment_too_late_it_is_not_said_to_be_sent(cleo, olive, browse, monkeypatch):
    Suspension.objects.suspend(cleo, by=olive, reason=WHY)
    monkeypatch.setattr(Suspension, "ask_again", lambda self, words: False)
    page = browse(Person.objects.get(pk=cleo.pk)).post("/suspended/appeal/", {"appeal": "Mine."})
    assert "Mine.</textarea>" in page.text and "Sent." not in page.text


# -- too many tries --------------------------------------------------------------------------------


def test_too_many_tries_give_back_every_word_that_was_carried_along(
    leo, browse, a_cache_that_remembers
):
    late, kept = browse(), {"kept_place": "about:7", "kept_about": "Words about me"}
    kept |= {"kept_content_note": "Stairs"}
    for _time in range(130):
        page = late.post("/sign-in/", {"login": "leo", "password": "wrong horse", **kept})
        if page.status_code == 429:
            break
    assert page.status_code == 429
    assert "Words about me" in page.text and "Stairs" in page.text


# -- coming in -------------------------------------------------------------------------------------


def test_a_password_of_recovery_is_the_one_that_was_typed(leo, browse):
    form = NewPasswordForm({"password": f"{PASSWORD} "}, person=leo)
    assert form.is_valid() and form.cleaned_data["password"] == f"{PASSWORD} "


def test_who_has_not_passed_the_second_step_stops_who_asks_in_their_name(ben, morning, browse):
    client = browse()
    sign_in(client, arrived_long_ago(ben).called)
    morning.memberships.get(person=ben).let_facilitate()
    begin("ben", "tok" * 8)
    assert "Stop it: this is not me" in client.get("/help/").text
    page = client.post("/account/recovery/stop/", follow=True)
    assert ben.recoveries.get().ended_at and "It is stopped for good." in page.text
    assert client.get("/account/devices/").url.startswith(STEP)


def test_an_invitation_is_there_again_after_arriving_by_letter(morning, ada, browse):
    link = Invitation.objects.make(morning, by=ada).get_absolute_url()
    page = browse().get(f"/sign-up/?next={link}").text
    assert f"/sign-up/link/?next={link}" in page
    asked = browse()
    form = {"username": "Quiet River", "email": "quiet@example.org", "next": link}
    assert f'value="{link}"' in asked.get(f"/sign-up/link/?next={link}").text
    asked.post("/sign-up/link/", form)
    opened = browse()
    assert opened.post(newest_link(), {"username": "Quiet River"}).url == link
    asked.post("/sign-up/link/", {**form, "username": "Quiet Lake"})
    again = browse()
    assert again.post(newest_link()).url == link, "whoever has arrived already signs in by it"


@pytest.mark.parametrize("to", ["//elsewhere.example", "https://elsewhere.example"])
def test_it_leads_nowhere_else(to, db, browse):
    form = {"username": "Quiet River", "email": "quiet@example.org", "next": to}
    browse().post("/sign-up/link/", form)
    assert "elsewhere" not in browse().post(newest_link(), {"username": "Quiet River"}).url


# -- going -----------------------------------------------------------------------------------------


def test_what_stays_is_not_counted_among_what_goes(ben, browse):
    access.write("recovery_vouched", by=ben, recovery=1)
    page = browse(ben).get("/account/erase/").text
    numbers = page[page.index("in numbers") : page.index("What is left afterwards")]
    assert "Almost all of it goes." in numbers
    assert "Lines in the access log" in page[page.index("What is left afterwards") :]
