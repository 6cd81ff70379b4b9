"""Taking one's words along: all of one's own, nobody else's, and for nobody else."""

import io
import json
import zipfile
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Response, Story
from alongside.people.leaving import exporting
from alongside.people.models import Block, Death, Draft, Person, Profile, Suspension
from tests.conftest import sign_in
from tests.people.closed import WHY
from tests.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(morning, ben, cleo, bens_story):
    """Ben has answered himself and Cleo; he has begun something more, and does not read Cleo."""
    bens_story.reply(by=cleo, body="Mine are worse on Mondays.")
    bens_story.reply(by=ben, body="It was the third flight.")
    cleos = Story.objects.share(by=cleo, group=morning, body="My own lift broke.", wish="ideas")
    cleos.reply(by=ben, body="Could somebody carry your bag?")
    Response.objects.give(by=ben, to=cleos, kind="hear")
    cleos.mark_read(ben, timezone.now())
    Draft.objects.keep(ben, f"reply:{cleos.pk}", "And then I thought")
    Block.objects.block(by=ben, whom=cleo)
    Profile.objects.create(person=ben, pronouns="he/him")
    return cleos


BENS = (
    "The stairs again.",
    "It was the third flight.",
    "Could somebody carry your bag?",
    "And then I thought",
    "he/him",
)
CLEOS = ("Mine are worse on Mondays.", "My own lift broke.", "Cleo")


def link_for(browser):
    page = browser.post("/account/export/")
    assert page.status_code == 200, page
    return next(
        one
        for one in Links.of(page.text)
        if one.startswith("/account/export/") and one != "/account/export/"
    )


class Links(HTMLParser):
    @classmethod
    def of(cls, text):
        parser = cls()
        parser.found = []
        parser.feed(text)
        return parser.found

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name == "href"]


def unpacked(content):
    """{name: text} of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode() for name in file.namelist()}


def fetched(browser):
    answer = browser.get(link_for(browser))
    assert answer.status_code == 200
    files = unpacked(answer.content)
    return files["alongside-words/index.html"], json.loads(files["alongside-words/data.json"])


def test_all_of_ones_own_is_in_both_files_and_nobody_elses(talk, ben, browse):
    page, data = fetched(browse(ben))
    told = json.dumps(data, ensure_ascii=False)
    for words in BENS:
        assert words in page, words
        assert words in told, words
    for words in CLEOS:
        assert words not in page, words
        assert words not in told, words


def test_how_a_death_was_heard_stays_with_the_organisers(ben, olive, browse):
    """It was promised to them alone; that it was told, and the reason for a decision, are Ben's."""
    Death.objects.tell(ben, by=olive, how="Her sister Ann rang").end(by=olive)
    Suspension.objects.suspend(ben, by=olive, reason=WHY).lift(by=olive)
    page, data = fetched(browse(Person.objects.get(pk=ben.pk)))
    assert "Ann" not in page and "Ann" not in json.dumps(data)
    assert len(data["sections"]["deaths"]["entries"]) == 1 and WHY in page
    assert "what others wrote that was meant for you" in page


def test_others_are_there_by_reference(talk, ben, browse):
    _page, data = fetched(browse(ben))
    replies = [entry["what"] for entry in data["sections"]["replies"]["entries"]]
    assert replies == [
        "A reply to a story of my own",
        "A reply to a story of somebody else’s",
    ]
    (answered,) = data["sections"]["responses"]["entries"]
    assert answered["what"] == "To a story of somebody else’s"
    assert answered["facts"]["I answered"] == "I hear you"
    assert [one["what"] for one in data["sections"]["blocks"]["entries"]] == [
        "I do not read somebody, since"
    ]


def test_the_page_before_counts_without_opening(talk, ben, browse):
    page = browse(ben).get("/account/export/").text
    for title, number in (("Stories", 1), ("Replies", 2), ("Answers with a tap", 1)):
        assert f"<span>{title}</span> <strong>{number}</strong>" in page
    assert "The stairs again." not in page


def test_the_file_is_only_the_answer(talk, ben, browse):
    """Nothing is written anywhere, the browser knows how long it is, and its name tells nothing."""
    ben.display_name = "Plimmerouth"
    ben.save()
    bens = browse(ben)
    answer = bens.get(link_for(bens))
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="alongside-words.zip"'
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    assert answer.headers["Cache-Control"] == "no-store"
    assert set(unpacked(answer.content)) == {
        "alongside-words/index.html",
        "alongside-words/data.json",
    }


def test_a_link_that_was_passed_on_opens_nothing(talk, ben, cleo, browse):
    bens = browse(ben)
    link = link_for(bens)
    assert bens.get(link).status_code == 200
    assert browse(cleo).get(link).status_code == 404
    assert browse().get(link).url.startswith("/sign-in/")
    # Not even for the same person on another device.
    assert browse(ben).get(link).status_code == 404


def test_a_link_ends_with_the_sign_in_and_after_ten_minutes(talk, ben, browse, monkeypatch):
    bens = browse(ben)
    link = link_for(bens)
    monkeypatch.setattr(exporting, "LASTS", -exporting.LASTS)
    assert bens.get(link).status_code == 404
    monkeypatch.undo()
    assert bens.get(link).status_code == 200
    bens.logout()
    sign_in(bens, ben)
    assert bens.get(link).status_code == 404


@pytest.mark.parametrize("token", ["words", "words:1:x", "x" * 3000])
def test_a_made_up_link_opens_nothing(ben, browse, token):
    assert browse(ben).get(f"/account/export/{token}/").status_code == 404


def test_it_has_to_be_confirmed_freshly(talk, ben, browse):
    bens = browse(ben)
    session = bens.session
    session["confirmed_at"] = 0
    session.save()
    answer = bens.post("/account/export/")
    assert answer.status_code == 302
    assert answer.url.partition("?")[0] == reverse("account_reauthenticate")


def test_what_was_asked_for_goes_on_once_it_is_confirmed(talk, ben, browse):
    ben.set_password(PASSWORD)
    ben.save()
    bens = browse(ben)
    session = bens.session
    session["confirmed_at"] = 0
    session.save()
    confirm = bens.post("/account/export/").url
    answer = bens.post(confirm, {"password": PASSWORD}, follow=True)
    assert "It is ready" in answer.text


def test_words_cannot_become_part_of_the_page(morning, ben, browse):
    hostile = '<script src="https://elsewhere.example/x.js"></script></style><img src=x>'
    Story.objects.share(by=ben, group=morning, body=hostile, wish="listen")
    page, data = fetched(browse(ben))
    assert "<script" not in page
    assert "<img" not in page
    assert data["sections"]["stories"]["entries"][0]["words"] == hostile


def test_words_of_a_group_one_has_left_come_along_without_its_name(
    morning, ben, bens_story, browse
):
    morning.memberships.get(person=ben).end(by=ben)
    page, _data = fetched(browse(ben))
    assert "The stairs again." in page
    assert "The morning group" not in page
    assert "a group I am not in any more" in page


def test_what_does_not_open_any_more_stops_nothing(talk, ben, browse, morning):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE conversations_story SET body = %s", [b"broken"])
    page, _data = fetched(browse(ben))
    assert "It was the third flight." in page


def test_somebody_who_has_taken_back_the_limits_can_still_take_their_words(talk, ben, browse):
    ben.consents.get().take_back()
    page, _data = fetched(browse(ben))
    assert "The stairs again." in page


def test_somebody_whose_account_is_closed_can_still_take_their_words_and_go(talk, ben, browse):
    type(ben).objects.filter(pk=ben.pk).update(is_suspended=True)
    bens = browse(ben)
    assert bens.get("/groups/morning/").url == "/suspended/"
    page, _data = fetched(bens)
    assert "The stairs again." in page
    for address in ("/account/erase/", "/account/consents/", "/account/pause/"):
        assert bens.get(address).status_code == 200, address


# -- as they like ----------------------------------------------------------------------------------


def test_its_times_are_by_their_own_clock(ben, browse):
    Person.objects.filter(pk=ben.pk).update(arrived_at="2026-03-01T12:00:00Z")
    ben.refresh_from_db()
    ben.display = {"zone": "Pacific/Kiritimati"}  # Fourteen hours ahead.
    ben.save()
    page, data = fetched(browse(ben))
    assert "2 March 2026" in page and "1 March 2026" not in page
    assert data["made_at"].endswith("+14:00")


def test_how_many_groups_they_want_to_lead_is_in_it(morning, ada, browse):
    label = "How many groups I want to lead, at most"
    assert label not in fetched(browse(ada))[0]
    browse(ada).post("/leading/", {"leads_at_most": "0"})
    _page, data = fetched(browse(ada))
    assert data["sections"]["account"]["entries"][0]["facts"][label] == "0"
