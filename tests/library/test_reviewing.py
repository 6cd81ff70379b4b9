"""Suggested, looked at, signed, taken out again: and nobody sees it before a reviewer has."""

import re
from dataclasses import replace

import pytest
from django.utils import timezone

from alongside.home.reviewing import desk
from alongside.library.models import Resource, Reviewer
from alongside.library.privacy import erase
from alongside.people.models import Draft
from alongside.toolkit.shipped import shipped_cards
from alongside.vault.erase import erase_person
from tests.begun import began_on

HERE = "/library/suggest/"


@pytest.fixture
def form(says):
    return {name: said for name, said in says.items() if name != "evidence"}


def page_of(row):
    return f"/library/resources/{row.pk}/"


def decide(row):
    return f"/library/decide/{row.pk}/"


def as_drawn(browser, row):
    """What the form on its page says unseen."""
    return hidden(browser.get(page_of(row)).text)


def hidden(page):
    return {"decided_at": re.search(r'name="decided_at"(?: value="([^"]*)")?', page)[1] or ""}


def test_what_is_suggested_waits_and_its_person_sees_that(cleo, browse, form):
    page = browse(cleo).post(HERE, form, follow=True).text
    assert "A reviewer looks at it before others see it." in page
    assert form["title"] in page and "A reviewer has not looked at it yet" in page
    assert Resource.objects.get().says["evidence"] == "D", "how sure it is, a reviewer says"


def test_nobody_else_sees_it_until_then(suggestion, ben, olive, ada, browse, says):
    for who in (None, ben, olive, ada):
        assert browse(who).get(page_of(suggestion)).status_code == 404
        assert says["title"] not in browse(who).get("/library/topics/coping/").text
        assert says["title"] not in browse(who).get("/library/").text


def test_once_signed_everybody_reads_it_and_who_signed(suggestion, dev, reviews, browse, decision):
    assert browse(dev).post(decide(suggestion), decision).status_code == 302
    page = browse().get(page_of(suggestion)).text
    for words in ("How they got round a bad week.", "Dev Example, physiotherapist", "sell tea"):
        assert words in page
    assert "Somebody’s own story" in page and "My sister" not in page and "Cleo" not in page
    assert "The kettle and the stairs" in browse().get("/library/topics/exercise/").text
    assert "The kettle and the stairs" not in browse().get("/library/topics/food/").text


def test_only_a_reviewer_decides(suggestion, cleo, olive, reviews, dev, browse, decision):
    assert browse(cleo).post(decide(suggestion), decision).status_code == 404
    assert browse(olive).post(decide(suggestion), decision).status_code == 404
    browse(dev).post(decide(suggestion), decision)
    assert browse(cleo).post(decide(suggestion), decision).status_code == 403
    reviews.end(by=olive)
    assert browse(dev).post(decide(suggestion), decision).status_code == 403


def test_what_is_declined_needs_a_reason_and_its_person_reads_it(
    suggestion, cleo, dev, reviews, browse, decision
):
    no = {**decision, "to": "declined"}
    page = browse(dev).post(decide(suggestion), no).text
    assert "Please say why" in page and Resource.objects.get().state == "waiting"
    browse(dev).post(decide(suggestion), {**no, "why": "It sells a cure."})
    assert "It sells a cure." in browse(cleo).get(HERE).text
    assert browse().get(page_of(suggestion)).status_code == 404


def test_taken_out_it_is_there_for_nobody_and_can_come_back(
    suggestion, dev, reviews, browse, decision
):
    here = browse(dev)
    here.post(decide(suggestion), decision)
    out = {**decision, **as_drawn(here, suggestion), "to": "retired", "why": "It moved."}
    here.post(decide(suggestion), out)
    assert browse().get(page_of(suggestion)).status_code == 404
    here.post(decide(suggestion), {**decision, **as_drawn(here, suggestion)})
    assert browse().get(page_of(suggestion)).status_code == 200


def test_only_of_what_stands_there_a_group_can_speak(
    suggestion, dev, evening, reviews, browse, decision
):
    """A link from what still waits would lead to nothing."""
    here, at = browse(dev), f"/groups/evening/library/{suggestion.pk}/"
    assert at not in here.get(page_of(suggestion)).text and here.get(at).status_code == 404
    here.post(decide(suggestion), decision)
    assert at in here.get(page_of(suggestion)).text and here.get(at).status_code == 200


def test_two_reviewers_at_once_the_second_sees_that_it_was_decided(
    suggestion, dev, reviews, ben, olive, browse, decision
):
    Reviewer.objects.appoint(ben, role="reader", by=olive)
    browse(dev).post(decide(suggestion), decision)
    late = {**decision, "to": "declined", "why": "I would rather not."}
    page = browse(ben).post(decide(suggestion), late).text
    assert "decided about meanwhile" in page
    assert ">\nI would rather not.<" in page, "what was typed is still there"
    assert Resource.objects.get().state == "shown"
    out = {**late, **hidden(page), "to": "retired"}
    assert browse(ben).post(decide(suggestion), out).status_code == 302, "they have looked now"
    assert Resource.objects.get().state == "retired"


def test_nobody_looks_it_over_unseen_past_somebody_else(
    suggestion, dev, reviews, ben, olive, browse, decision
):
    Reviewer.objects.appoint(ben, role="reader", by=olive)
    bens, devs = browse(ben), browse(dev)
    devs.post(decide(suggestion), decision)
    before = as_drawn(bens, suggestion)
    newer = {**decision, **before, "conflict": "They sell biscuits, too."}
    assert devs.post(decide(suggestion), newer).status_code == 302
    page = bens.post(decide(suggestion), {**decision, **before}).text
    assert "decided about meanwhile" in page and "They sell biscuits, too." in page
    assert Resource.objects.get().decided_by == dev


def test_what_was_declined_meanwhile_gives_back_what_was_typed(
    suggestion, dev, reviews, ben, olive, browse, decision
):
    Reviewer.objects.appoint(ben, role="reader", by=olive)
    browse(dev).post(decide(suggestion), {**decision, "to": "declined", "why": "It sells a cure."})
    late = {**decision, "why": "It helped my aunt."}
    answer = browse(ben).post(decide(suggestion), late)
    assert answer.status_code == 200 and "It was not taken meanwhile" in answer.text
    assert "It helped my aunt." in answer.text and "sell tea" in answer.text
    assert Resource.objects.get().state == "declined"


def test_at_the_very_same_moment_the_second_is_told(
    suggestion, dev, reviews, ben, olive, browse, decision, monkeypatch
):
    Reviewer.objects.appoint(ben, role="reader", by=olive)
    real = Resource.decide

    def dev_is_quicker(row, *args, **more):
        monkeypatch.setattr(Resource, "decide", real)
        browse(dev).post(decide(suggestion), decision)
        return row.decide(*args, **more)

    monkeypatch.setattr(Resource, "decide", dev_is_quicker)
    page = browse(ben).post(decide(suggestion), {**decision, "conflict": "Nobody, I think."}).text
    assert "decided about meanwhile" in page and "Nobody, I think." in page
    assert Resource.objects.get().decided_by == dev


def test_past_its_date_it_says_so_and_comes_up_for_review(
    suggestion, dev, reviews, browse, decision
):
    browse(dev).post(decide(suggestion), decision)
    assert not Resource.objects.due().exists()
    Resource.objects.update(review_by=timezone.localdate() - timezone.timedelta(days=1))
    assert "past its review date" in browse().get(page_of(suggestion)).text
    assert Resource.objects.due().get() == suggestion


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://example.org/", "begins with https."),
        ("javascript:alert(1)", "begins with https."),
        ("https://192.168.0.1/", "a network of one’s own"),
        ("https://a:b@example.org/", "open to everybody"),
        ("https://no", "does not read like the address"),
    ],
)
def test_a_bad_address_is_told_kindly_and_nothing_is_lost(cleo, browse, form, address, said):
    page = browse(cleo).post(HERE, {**form, "address": address}).text
    assert said in page and form["what"] in page and "The kettle and the stairs" in page
    assert not Resource.objects.exists()


def test_a_book_needs_no_address_but_somebody_who_made_it(cleo, browse, form):
    assert browse(cleo).post(HERE, {**form, "address": "", "kind": "book"}).status_code == 302
    page = browse(cleo).post(HERE, {**form, "by": ""}).text
    assert "a reviewer cannot look at it without" in page


def test_sent_twice_it_is_one(cleo, browse, form):
    for _twice in range(2):
        browse(cleo).post(HERE, {**form, "id": "12345"})
    assert Resource.objects.count() == 1


def test_what_was_begun_is_kept_and_goes_once_it_is_suggested(cleo, browse, form):
    here = browse(cleo)
    here.post("/drafts/", {"place": "resource:0", "title": "Half a ti"})
    page = here.get(HERE)
    assert "Half a ti" in page.text
    here.post(HERE, {**form, **began_on(page)})
    assert not Draft.objects.exists()


def test_nothing_in_a_suggestion_becomes_html(suggestion, dev, reviews, browse, decision, says):
    bad = "<script>alert(1)</script>"
    suggestion.says = {**says, **dict.fromkeys(("title", "by", "what", "limits", "region"), bad)}
    suggestion.save()
    browse(dev).post(decide(suggestion), {**decision, "conflict": bad, "name": bad})
    for address in (page_of(suggestion), "/library/topics/coping/"):
        page = browse().get(address).text
        assert bad not in page and "&lt;script&gt;" in page


# -- who reviews -----------------------------------------------------------------------------------


def test_an_organiser_says_who_reviews_and_who_does_not_any_more(olive, ada, browse):
    here = browse(olive)
    page = here.post("/organise/reviewers/", {"sign_in_name": "ada", "role": "nurse"}, follow=True)
    assert "Ada" in page.text and "nurse" in page.text
    row = Reviewer.objects.get()
    assert row.person == ada
    here.post(f"/organise/reviewers/{row.pk}/end/")
    assert "Nobody reviews yet." in here.get("/organise/reviewers/").text


def test_nobody_else_says_that(ada, cleo, morning, reviews, browse):
    for who in (ada, cleo):
        assert browse(who).get("/organise/reviewers/").status_code == 403
        end = f"/organise/reviewers/{reviews.pk}/end/"
        assert browse(who).post(end).status_code == 403
    assert Reviewer.objects.current().count() == 1


def test_a_name_that_nobody_signs_in_with_is_said_and_kept(olive, browse):
    page = browse(olive).post("/organise/reviewers/", {"sign_in_name": "adaa", "role": "x"}).text
    assert "No account signs in with this name" in page and "adaa" in page


# -- when somebody goes ----------------------------------------------------------------------------


def test_what_waits_goes_with_its_person_and_what_stands_has_no_name_of_them(
    suggestion, cleo, dev, reviews, browse, decision, says
):
    waiting = Resource.objects.create(suggested_by=cleo, says=says)
    browse(dev).post(decide(suggestion), decision)
    erase(cleo, keep=False)
    assert list(Resource.objects.all()) == [suggestion] and waiting.pk
    erase(dev, keep=False)
    assert "Dev Example" not in browse().get(page_of(suggestion)).text


@pytest.mark.parametrize("keep", [True, False])
def test_what_they_said_of_themselves_goes_and_what_was_declined(
    suggestion, cleo, dev, reviews, browse, decision, says, keep
):
    declined = Resource.objects.create(suggested_by=cleo, says=says)
    no = {**decision, "to": "declined", "why": "It sells a cure."}
    browse(dev).post(decide(declined), no)
    browse(dev).post(decide(suggestion), {**decision, "why": "My own patients like it."})
    assert "My sister wrote it." in browse(dev).get(page_of(suggestion)).text
    told = "What you suggested for the library stays where it was taken in"
    assert told in browse(cleo).get("/account/erase/").text
    assert told in browse(dev).get("/account/erase/").text
    erase_person(cleo.pk, keep=keep)
    assert browse(dev).get(page_of(declined)).status_code == 404
    page = browse(dev).get(page_of(suggestion)).text
    assert "How they got round a bad week." in page and "Decide, and sign it" in page
    assert "My sister" not in page and "of what they gain" not in page
    erase_person(dev.pk, keep=keep)
    row = Resource.objects.get()
    assert row.decided == {"signed_by": "", "conflict": "Its makers sell tea.", "why": ""}


def test_whoever_had_nothing_to_do_with_it_is_not_told_of_the_library(ben, browse):
    assert "suggested for the library" not in browse(ben).get("/account/erase/").text


def test_what_cannot_be_opened_says_so_and_breaks_no_page(
    suggestion, cleo, dev, evening, reviews, browse, decision, damaged
):
    browse(dev).post(decide(suggestion), decision)
    damaged(Resource)
    for page in ("/groups/evening/recommend/", f"/groups/evening/library/{suggestion.pk}/"):
        assert "cannot be opened any more" in browse(dev).get(page).text
    assert "cannot be opened any more" in browse().get(page_of(suggestion)).text
    assert "cannot be opened any more" in browse(cleo).get(HERE).text
    assert browse().get("/library/topics/coping/").status_code == 200
    damaged(Reviewer)
    assert browse(dev).get(page_of(suggestion)).status_code == 200


# -- the desk --------------------------------------------------------------------------------------


def test_the_desk_shows_what_waits_and_what_is_to_be_looked_over(suggestion, dev, reviews, browse):
    page = browse(dev).get("/reviewing/").text
    assert "The kettle and the stairs" in page and f'href="{page_of(suggestion)}"' in page
    for title in ("Slow breathing", "A worry window", "Mindful half-hour", "Do groups like ours"):
        assert title in page
    assert "40 that nobody has signed" in page and "Due within two months" not in page


def test_what_is_due_stands_first_from_two_months_before_its_date(
    dev, reviews, browse, monkeypatch
):
    at_hand = shipped_cards()["music-time"]
    for days, due in ((61, False), (60, True), (-1, True)):
        by = timezone.localdate() + timezone.timedelta(days=days)
        card = replace(at_hand, review_by=by, signed_by="Gwen Example")
        kinds = (("Cards", lambda card=card: {"music-time": card}, "strategy"),)
        monkeypatch.setattr(desk, "KINDS", kinds)
        page = browse(dev).get("/reviewing/").text
        assert ("Due within two months" in page) is due


def test_nobody_else_comes_to_the_desk(suggestion, cleo, olive, ada, browse):
    for who in (cleo, olive, ada):
        assert browse(who).get("/reviewing/").status_code == 403
    assert "/reviewing/" not in browse(olive).get("/library/").text
