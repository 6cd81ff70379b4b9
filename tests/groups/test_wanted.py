"""A group that nobody could find: what is sent to those who organise, and what comes of it."""

import io
import logging
import re

import pytest
from django.conf import settings
from django.core.cache import cache

from alongside.groups.finding import telling, wanted
from alongside.groups.models import Group, Wanted
from alongside.lib.logs import Plain
from alongside.people.models import Block, Draft
from alongside.vault.endings import Ending, carry_out
from alongside.vault.erase import erase_person
from tests.conftest import new_group
from tests.house.test_doors import all_of_it
from tests.house.test_sealed import every_cell, every_file, found
from tests.on_disk import at_once

from .finding import leads, looks, to_be_found

WORDS = "burning soles of my feet, and nobody near me has it"
SOLES = "My feet burn at night.\nThe soles of my feet are on fire."


def send(browser, words=WORDS, **more):
    return browser.post("/find/wanted/", {"words": words, **more}, follow=True)


def today(browser):
    return browser.get("/").text


@pytest.fixture
def nias(nia, browse):
    return browse(nia)


def test_other_words_sent_with_the_same_form_come_back(nias):
    send(nias, id="77")
    page = send(nias, "and my hands too", id="77").text
    assert "has not been sent" in page and "and my hands too" in page
    assert Wanted.objects.get().words == WORDS


@pytest.fixture
def olives(olive, browse):
    return browse(olive)


@pytest.fixture
def sent(nias):
    send(nias)
    return Wanted.objects.get()


@pytest.fixture
def feet(db, dev):
    """A group that fits, by invitation still."""
    group = new_group("feet", dev)
    more = {"name": "Night feet", "purpose": "For burning feet.", "in_other_words": SOLES}
    return to_be_found(group, joining=Group.Joining.INVITATION, **more)


# -- nothing is sent by itself ---------------------------------------------------------------------


def test_what_somebody_looks_for_is_kept_nowhere(backs, nia, browse, caplog, monkeypatch):
    """Neither in a table nor a file, a cache, a sign-in, a draft, a log, or an address."""
    word = "quornibbet"
    handler = next(h for h in logging.getLogger().handlers if isinstance(h.formatter, Plain))
    log = io.StringIO()
    before = handler.setStream(log)
    browser = browse(nia)
    try:
        answers = [
            browser.post("/find/", {"q": f"my {word} hurts, and sciatica"}),
            browser.post("/find/", {"q": f"{word} " * 100}),
            browser.post("/find/", {"how": "choose", "theme": "cancer", "part": word}),
            browse().post("/find/", {"q": f"my {word} hurts"}),
        ]
        monkeypatch.setattr("alongside.groups.finding.views.look", lambda *args: 1 / 0)
        browser.raise_request_exception = False
        answers.append(browser.post("/find/", {"q": f"my {word} hurts"}))
    finally:
        handler.setStream(before)
    assert [one.status_code for one in answers] == [200, 200, 200, 302, 500]
    assert word in answers[0].text, "it was looked for, and stands in the form for more"
    assert "ZeroDivisionError" in log.getvalue()
    cells, _rows = every_cell()
    files = [(str(one), one.read_bytes()) for one in every_file(settings.DATA_DIR)]
    kept = [*cells, *files, ("log", (log.getvalue() + caplog.text).encode())]
    kept.append(("cache", repr(getattr(cache, "_cache", "")).encode()))
    kept.append(("sign-in", repr(dict(browser.session.items())).encode()))
    addresses = [answer.headers.get("Location", "") for answer in answers]
    kept.append(("addresses", " ".join(addresses).encode()))
    assert found([word], kept) == []
    assert not Wanted.objects.exists() and not Draft.objects.exists()


def test_no_form_of_it_puts_words_into_an_address(backs, nias):
    for page in (nias.get("/find/").text, looks(nias, WORDS)):
        forms = re.findall(r"<form [^>]*>", page.split("<main")[1])
        assert forms and all('method="post"' in form for form in forms)
        assert "data-draft" not in page


def test_the_answer_is_not_kept_by_the_browser_or_anybody_between(backs, nias):
    answer = nias.post("/find/", {"q": WORDS})
    assert "no-store" in answer.headers["Cache-Control"]


# -- on purpose ------------------------------------------------------------------------------------


def test_somebody_is_told_what_becomes_of_the_words_before_they_send_them(backs, nias):
    page = looks(nias, WORDS)
    assert "without your name" in page and "find help now" in page
    assert f"{WORDS}</textarea>" in page
    assert not Wanted.objects.exists()


def test_those_who_organise_read_the_words_and_not_whose_they_are(sent, nia, olives):
    page = olives.get("/organise/wanted/").text
    assert WORDS in page
    assert "Nia" not in page and str(nia.pk) not in page
    assert "Somebody waits for one." in olives.get("/organise/").text


def test_nobody_else_does(sent, ada, nia, browse):
    for someone in (ada, nia):
        browser = browse(someone)
        assert browser.get("/organise/wanted/").status_code == 403
        for verb in ("answer", "put-aside"):
            assert browser.post(f"/organise/wanted/{sent.pk}/{verb}/").status_code == 403
    assert Wanted.objects.waiting().get() == sent


def test_the_words_are_sealed(sent):
    assert found([WORDS, "burning"], every_cell()[0]) == []


@pytest.mark.parametrize(("words", "told"), [("", "no words here yet"), ("x" * 601, "601 of 600")])
def test_odd_words_are_refused_and_kept(nias, words, told):
    page = send(nias, words).text
    assert "Nothing is lost" in page and told in page and words in page
    assert not Wanted.objects.exists()


def test_sent_twice_is_once(nias):
    for _time in range(2):
        send(nias, id="1234567")
    assert Wanted.objects.get().pk == 1234567


def test_somebody_elses_cannot_be_taken_by_its_id(sent, ben, browse):
    send(browse(ben), "mine", id=str(sent.pk))
    assert Wanted.objects.get(pk=sent.pk).words == WORDS
    assert Wanted.objects.of(ben).get().words == "mine"


def test_one_person_waits_for_three_at_most(nias):
    for number in range(wanted.AT_ONCE):
        send(nias, f"number {number}")
    page = send(nias, "one too many").text
    assert "three groups already" in page and "one too many</textarea>" in page
    assert Wanted.objects.count() == wanted.AT_ONCE == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("on_disk")
def test_three_at_most_also_when_they_are_sent_at_once(nia):
    works = [lambda n=n: bool(Wanted.objects.send(nia, f"number {n}")) for n in range(6)]
    assert sum(at_once(*works)) == wanted.AT_ONCE == Wanted.objects.count()


# -- taking it back --------------------------------------------------------------------------------


def test_somebody_takes_it_back_and_the_words_are_gone(sent, nias, olives):
    assert WORDS in nias.get("/find/").text
    nias.post(f"/find/wanted/{sent.pk}/take-back/")
    assert not Wanted.objects.exists()
    assert WORDS not in olives.get("/organise/wanted/").text
    # On an older copy of the data too.
    Wanted.objects.create(pk=sent.pk, person=sent.person, words=WORDS)
    carry_out(Ending.objects.get(what="wanted_taken_back"))
    assert not Wanted.objects.exists()


@pytest.mark.parametrize("verb", ["take-back", "go-on"])
def test_nobody_else_takes_it_back_or_hears_that_it_is_there(sent, ben, olive, browse, verb):
    sent.tell_of(new_group("evening", olive))
    for someone in (ben, olive):
        there = browse(someone).post(f"/find/wanted/{sent.pk}/{verb}/")
        nowhere = browse(someone).post(f"/find/wanted/{sent.pk + 1}/{verb}/")
        assert all_of_it(there) == all_of_it(nowhere)
        assert there.status_code == 404
    assert Wanted.objects.get().answer


def test_whoever_erases_their_account_leaves_nothing_of_it(sent, nia):
    erase_person(nia.pk, keep=True)
    assert not Wanted.objects.exists()


# -- an answer -------------------------------------------------------------------------------------


def test_a_group_that_can_be_found_from_now_on_is_told_to_those_it_may_fit(
    sent, feet, dev, nias, ben, browse, django_capture_on_commit_callbacks
):
    send(browse(ben), "pottery on Sundays")
    assert "may fit you" not in today(nias)
    form = {"name": "Night feet", "purpose": "For burning feet.", "joining": "asking"}
    form |= {"in_other_words": SOLES, "language": "en-gb"}
    with django_capture_on_commit_callbacks(execute=True):
        assert browse(dev).post("/groups/feet/settings/", form).status_code == 302
    assert "A group that may fit you can be found now" in today(nias)
    assert f"/find/{feet.pk}/" in today(nias)
    assert "may fit you" not in today(browse(ben))
    page = nias.get(f"/find/{feet.pk}/").text
    assert f'wait for one like it: “<span dir="auto">{WORDS}' in page


def test_so_is_one_that_an_organiser_begins(sent, nias, olives, django_capture_on_commit_callbacks):
    form = {
        "name": "Night feet",
        "purpose": "For people whose feet burn.",
        "in_other_words": SOLES,
        "time_zone": "Europe/London",
        "agreement": "Passing is fine.",
        "joining": "asking",
    }
    with django_capture_on_commit_callbacks(execute=True):
        olives.post("/begin-a-group/", form)
    assert "A group that may fit you can be found now" in today(nias)


def test_saving_the_settings_once_more_tells_nobody_again(
    sent, feet, nias, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        telling.change(feet, {"joining": Group.Joining.OPEN})
    nias.post(f"/find/wanted/{sent.pk}/go-on/")
    assert "may fit you" not in today(nias)
    with django_capture_on_commit_callbacks(execute=True):
        telling.change(feet, {"joining": Group.Joining.ASKING})
    assert "may fit you" not in today(nias)
    assert Wanted.objects.waiting().get() == sent


def test_an_organiser_names_a_group_that_fits(sent, backs, nias, olives):
    olives.post(f"/organise/wanted/{sent.pk}/answer/", {"group": backs.pk})
    assert f"/find/{backs.pk}/" in today(nias)
    assert WORDS not in olives.get("/organise/wanted/").text


@pytest.mark.parametrize("group", ["", "no", "1", "hidden"])
def test_only_one_that_can_be_found(sent, backs, morning, olives, group):
    form = {"group": morning.pk if group == "hidden" else group}
    page = olives.post(f"/organise/wanted/{sent.pk}/answer/", form).text
    assert "Nothing is lost" in page and morning.name not in page
    assert Wanted.objects.waiting().exists()


def test_somebody_who_may_not_be_shown_the_group_is_not_told(sent, backs, nia, nias, olives):
    """Nor does the organiser learn that they are not."""
    Block.objects.block(by=leads(backs), whom=nia)
    answer = olives.post(f"/organise/wanted/{sent.pk}/answer/", {"group": backs.pk}, follow=True)
    assert "They read on their page" in answer.text
    for page in (today(nias), nias.get("/find/").text):
        assert f"/find/{backs.pk}/" not in page


def test_where_the_group_goes_again_one_waits_on(sent, backs, nias):
    sent.tell_of(backs)
    backs.delete()
    assert Wanted.objects.waiting().get() == sent
    assert "may fit you" not in today(nias)


def test_where_the_group_cannot_be_found_any_more_one_waits_on(sent, backs, heads, nias, olives):
    sent.tell_of(backs)
    assert WORDS not in olives.get("/organise/wanted/").text
    to_be_found(backs, joining=Group.Joining.INVITATION)
    assert "Sent to those who organise" in nias.get("/find/").text
    assert WORDS in olives.get("/organise/wanted/").text
    olives.post(f"/organise/wanted/{sent.pk}/answer/", {"group": heads.pk})
    assert f"/find/{heads.pk}/" in today(nias)


def test_an_organiser_puts_it_aside_and_whoever_waits_is_told_so(sent, nias, olives):
    olives.post(f"/organise/wanted/{sent.pk}/put-aside/")
    assert "cannot offer such a group for now" in today(nias)
    assert WORDS not in olives.get("/organise/wanted/").text
    Wanted.objects.update(ended_at=None)
    carry_out(Ending.objects.get(what="wanted_put_aside"))
    assert not Wanted.objects.open().exists()
    nias.post(f"/find/wanted/{sent.pk}/take-back/")
    assert "cannot offer" not in today(nias)


def test_who_is_slower_is_not_told_that_it_was_done(sent, morning, evening, olives):
    to_be_found(morning), to_be_found(evening)
    at = f"/organise/wanted/{sent.pk}"
    for _twice in range(2):
        page = olives.post(f"{at}/answer/", {"group": morning.pk}, follow=True).text
        assert "They read on their page" in page
    for verb, form in (("answer", {"group": evening.pk}), ("put-aside", {})):
        page = olives.post(f"{at}/{verb}/", form, follow=True).text
        assert "Somebody was a moment quicker" in page, verb
        assert "They read on their page" not in page and "Put aside." not in page
    sent.refresh_from_db()
    assert sent.answer == morning and sent.ended_at is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("on_disk")
def test_two_organisers_at_once_tell_of_one_group(nia, morning, evening):
    sent = Wanted.objects.send(nia, WORDS)
    to_be_found(morning), to_be_found(evening)
    told = at_once(lambda: sent.tell_of(morning), lambda: sent.tell_of(evening))
    assert sorted(told) == [False, True]
