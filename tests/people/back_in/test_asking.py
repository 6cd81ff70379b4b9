"""Asking to be let in again: the same page for everybody, and a ticket that this device keeps."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.people.back_in import recovering
from alongside.people.back_in.recovery import WORDS, new_ticket
from alongside.people.models import Recovery

from .asking import ASK, hours_later, vouch, words_on


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


def test_one_place_asks_so_often_and_no_more(ben, browse, a_cache_that_remembers):
    for number in range(10):
        assert browse().post(ASK, {"name": f"nobody {number}"}).status_code == 302
    page = browse().post(ASK, {"name": "ben"})
    assert "Please wait a while" in page.text and 'value="ben"' in page.text
