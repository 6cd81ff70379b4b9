"""What somebody has begun to write: every field of it, for them alone, until it is shared."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from alongside.conversations.models import Story
from alongside.people.being_here import on_device
from alongside.people.being_here.drafts import STAYS
from alongside.people.being_here.on_device import COOKIE, KEY
from alongside.people.being_here.places import CHOICES, FIELDS, PLACE
from alongside.people.exports import draft, export
from alongside.people.models import Consent, Draft
from alongside.people.privacy import TASKS
from tests.begun import began_on, version_in

from .conftest import PASSWORD
from .test_signing_in import sign_in

NOTED = {"body": "Half a sente", "content_note": "About falling", "wish": "ideas"}
SHARE = "/groups/morning/stories/share/"


def begins(browser, place, **fields):
    answer = browser.post("/drafts/", {"place": place, **fields})
    assert answer.status_code == 204


def test_every_kind_fits_its_column_and_says_its_place():
    for kind in FIELDS:
        place = f"{kind}:{2**63 - 1}"
        assert PLACE.fullmatch(place) and len(place) <= Draft._meta.get_field("place").max_length


def test_what_is_begun_of_every_kind_has_a_name_in_the_file_of_ones_words(cleo):
    for kind, names in FIELDS.items():
        Draft.objects.keep(cleo, f"{kind}:7", **{names[0]: f"Begun for {kind}"})
    entries = [draft(row) for row in Draft.objects.of(cleo)]
    assert {one.words for one in entries} == {f"Begun for {kind}" for kind in FIELDS}
    assert all("begun" in str(one.what) for one in entries)


def test_the_note_and_the_wish_of_a_story_wait_with_it(morning, cleo, browse):
    begins(browse(cleo), f"story:{morning.pk}", **NOTED)
    page = browse(cleo).get(SHARE).text
    assert "Half a sente</textarea>" in page and 'value="About falling"' in page
    assert re.search(r'value="ideas"[^>]* checked', page)


def test_a_note_alone_is_kept_and_a_wish_alone_is_nothing_to_keep(morning, cleo, browse):
    place = f"story:{morning.pk}"
    begins(browse(cleo), place, content_note="About falling")
    assert Draft.objects.begun(cleo, place) == {"content_note": "About falling"}
    begins(browse(cleo), place, body=" ", wish="ideas")
    assert not Draft.objects.exists()


def test_nothing_is_kept_that_its_form_has_not(cleo):
    Draft.objects.keep(cleo, "reply:7", "Half", wish="ideas", password="four kettles")
    assert Draft.objects.begun(cleo, "reply:7") == {"body": "Half"}


def test_all_of_it_together_has_a_length(cleo):
    Draft.objects.keep(cleo, "story:7", "x" * 99_000, content_note="y" * 1_000)
    with pytest.raises(ValidationError):
        Draft.objects.keep(cleo, "story:7", "x" * 99_000, content_note="y" * 1_001)
    assert len(Draft.objects.begun(cleo, "story:7")["content_note"]) == 1_000


def test_what_stands_beside_the_words_is_sealed_as_they_are(morning, cleo):
    Draft.objects.keep(cleo, f"story:{morning.pk}", **NOTED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body, beside FROM people_draft")
        stored = b"".join(bytes(value) for value in cursor.fetchone())
    assert stored and not any(text.encode() in stored for text in NOTED.values())


def test_nobody_else_has_it(morning, cleo, ben, browse):
    begins(browse(cleo), f"story:{morning.pk}", **NOTED)
    assert "Half a sente" not in browse(ben).get(SHARE).text


# -- changing what was shared ----------------------------------------------------------------------


@pytest.fixture(params=["story", "reply"])
def change(request, bens_story, ben):
    """(what Ben has shared, its page to change it on, the place of a draft of that)"""
    shared = bens_story
    if request.param == "reply":
        shared = bens_story.reply(by=ben, body="And the lift.")
    kind = {"story": "stories", "reply": "replies"}[request.param]
    return shared, f"/groups/morning/{kind}/{shared.pk}/edit/", f"edit_{request.param}:{shared.pk}"


def test_a_change_waits_where_it_was_begun(change, ben, browse):
    _shared, address, place = change
    begins(browse(ben), place, body="Half a chan", content_note="Lifts", version="first")
    page = browse(ben).get(address).text
    assert "Half a chan</textarea>" in page and 'value="Lifts"' in page
    assert "You had begun to change them" in page
    anew = browse(ben).get(f"{address}?as-it-is").text
    assert "Half a chan" not in anew and "You had begun" not in anew


def test_a_change_that_is_kept_is_begun_no_more(change, ben, browse):
    _shared, address, place = change
    begins(browse(ben), place, body="Half a chan", version="first")
    began = began_on(browse(ben).get(address))
    form = {"body": "Another", "version": "first", "wish": "listen", "place": place}
    assert browse(ben).post(address, {**form, **began}).status_code == 302
    assert not Draft.objects.exists()


def test_a_change_begun_from_older_words_says_so(change, ben, browse):
    _shared, address, place = change
    begins(browse(ben), place, body="From the first words", version="first")
    browse(ben).post(address, {"body": "Changed elsewhere", "version": "first", "wish": "listen"})
    begins(browse(ben), place, body="From the first words", version="first")
    page = browse(ben).get(address).text
    form = {"body": "From the first words", "wish": "listen"}
    form["version"] = version_in(page)
    assert "These words have changed meanwhile" in browse(ben).post(address, form).text


def test_taken_back_there_is_nothing_to_change(change, ben, browse):
    _shared, address, place = change
    begins(browse(ben), place, body="Half a chan")
    browse(ben).post(address.replace("edit", "take-back"))
    assert not Draft.objects.exists()


def test_a_change_goes_with_the_place_in_the_group(change, ben, browse):
    _shared, _address, place = change
    begins(browse(ben), place, body="Half a chan")
    browse(ben).post("/groups/morning/leave/")
    assert not Draft.objects.exists()


# -- a sign-in that has run out --------------------------------------------------------------------

A_NEW_KEY = on_device.new_key  # Before tests have the same one everywhere.

LATE = {
    "story": ("/groups/morning/stories/", NOTED),
    "reply": ("/stories/7/replies/", {"body": "Half", "content_note": "Stairs", "answers": "9"}),
    "edit_story": (
        "/groups/morning/stories/7/edit/",
        {"body": "Half a change", "content_note": "Stairs", "wish": "ideas", "version": "first"},
    ),
    "edit_reply": (
        "/groups/morning/replies/7/edit/",
        {"body": "Half a change", "content_note": "Stairs", "version": "first"},
    ),
    "turn": ("/meetings/7/say/", {"body": "Half a turn"}),
    "line": ("/groups/morning/explaining/7/", {"body": "Half a line", "printing": "may"}),
    "edit_line": (
        "/groups/morning/lines/7/edit/",
        {"body": "Half a change", "printing": "here", "version": "first"},
    ),
    "sheet": ("/groups/morning/explaining/7/sheet/", {"body": "Half of my own"}),
    "thread": ("/groups/morning/thread/", {"body": "Half a message"}),
    "no_time": ("/groups/morning/thread/times/none/", {"body": "Half a message"}),
    "ask": ("/find/7/ask/", {"answer_0": "Half an answer", "answer_2": "And more", "asked": "A"}),
    "hopes": ("/groups/morning/welcome/", {"hopes": "Half a hope"}),
    "about": ("/groups/morning/welcome/about/", {"about": "Half of me"}),
    "goodbye": ("/groups/morning/leave/goodbye/", {"goodbye": "Half a goodbye"}),
    "propose": (
        "/groups/morning/agreement/change/",
        {"body": "Half a change", "why": "Because it", "version": "1"},
    ),
    "remark": ("/groups/morning/agreement/changes/7/remarks/", {"body": "Half a word"}),
    "decision": ("/decisions/7/", {"appeal": "Half an appeal"}),
    "suspension": ("/suspended/appeal/", {"appeal": "Half an appeal"}),
    "with_me": ("/help/someone/7/", {"words": "Half a sentence"}),
    "step": ("/steps/begin/", {"what": "Half a step", "when": "At half"}),
    "look_back": ("/steps/7/how/", {"learned": "Half of it", "caution": "Half"}),
    "appointment": ("/appointment/", {"changed": "Half", "question_2": "Half a question"}),
    "light_log": ("/light-log/", {"word": "Half a word", "sleep": "badly", "did": "more"}),
    "resource": ("/library/suggest/", {"title": "Half a title", "limits": "Half of it"}),
    "card": (
        "/reviewing/cards/music-time/edit/",
        {"title": "Half a title", "care": "Half a caution", "grade": "B", "version": "2"},
    ),
    "review": ("/meetings/7/how-it-went/", {"body": "Half a note", "parked": "Half of it"}),
    "catch_up": ("/meetings/7/catch-up/", {"body": "Half a line", "version": "1"}),
    "slow_turn": ("/slow-rounds/7/turn/", {"body": "Half a turn", "content_note": "Stairs"}),
    "reflection": ("/slow-rounds/7/reflection/", {"body": "Half an answer"}),
    "flare_plan": ("/flare/plan/write/", {"signs": "Half a sign", "back_up": "Half a step"}),
}


def carried_by(page):
    """What the sign-in form on this page carries along, as a browser reads it."""
    form = page.split('action="/sign-in/"', 1)[1]
    found = dict(re.findall(r'<input type="hidden" name="(kept_\w+)" value="([^"]*)"', form))
    return found | dict(re.findall(r'name="(kept_\w+)"[^>]*>([^<]*)</textarea>', form))


def shown_in(page):
    """The names of what that form shows as words, to be read and copied."""
    form = page.split('action="/sign-in/"', 1)[1]
    return set(re.findall(r'<textarea [^>]*name="(kept_\w+)"', form))


@pytest.mark.parametrize("kind", sorted(LATE))
def test_each_form_waits_for_its_author_to_sign_in_again(kind, leo, browse):
    address, fields = LATE[kind]
    place, late = f"{kind}:7", browse()
    page = late.post(address, {"place": place, "page": address, "id": "5", **fields})
    assert page.status_code == 401 and "they wait for you" in page.text
    assert shown_in(page.text) == {f"kept_{name}" for name in fields if name not in CHOICES}
    wrong = sign_in(late, "leo", "wrong horse", **carried_by(page.text))
    assert shown_in(wrong.text) == shown_in(page.text)
    passkey = late.post("/sign-in/passkey/", {"credential": "none", **carried_by(page.text)})
    assert shown_in(passkey.text) == shown_in(page.text)
    assert sign_in(late, "leo", **carried_by(wrong.text)).status_code == 302
    assert Draft.objects.begun(leo, place) == fields


def test_every_kind_that_has_a_form_was_asked():
    assert set(LATE) == set(FIELDS) - {"note"}


def test_words_of_a_form_without_a_draft_are_given_back_to_copy(browse):
    page = browse().post("/groups/morning/stories/7/pause/", {"because": "It went a little fast."})
    assert page.status_code == 401
    assert "It went a little fast.</textarea>" in page.text and "Please copy them" in page.text


def test_no_password_is_ever_given_back(browse):
    page = browse().post("/groups/morning/stories/", {"body": "My words", "password": PASSWORD})
    assert "My words" in page.text and PASSWORD not in page.text


def test_what_was_looked_for_and_by_whom_is_not_carried_along(browse):
    page = browse().post("/search/", {"q": "a bad night", "who": "Cleo of old"})
    assert page.status_code == 302 and page.url.startswith("/sign-in/")
    told = {"q": "a bad night", "who": "Cleo of old", "body": "My own words"}
    page = browse().post("/search/", told)
    assert page.status_code == 401 and "My own words" in page.text
    assert "a bad night" not in page.text and "Cleo of old" not in page.text


def test_the_limits_may_have_changed_meanwhile(morning, cleo, browse):
    cleos, place = browse(cleo), f"story:{morning.pk}"
    Consent.objects.filter(person=cleo).update(taken_back_at=timezone.now())
    Consent.keep_limits(cleo.pk)
    answer = cleos.post("/groups/morning/stories/", {"place": place, **NOTED})
    assert answer.url.startswith("/limits/")
    assert Draft.objects.begun(cleo, place) == NOTED and not Story.objects.exists()


# -- on the device ---------------------------------------------------------------------------------

PAGE = "12345678-1234-1234-1234-123456789abc"


def test_each_sign_in_has_a_key_of_its_own(leo, browse, monkeypatch):
    monkeypatch.setattr(on_device, "new_key", A_NEW_KEY)
    keys = []
    for _ in range(2):
        mine = browse()
        sign_in(mine, "leo")
        keys.append(mine.session[KEY])
    assert len(set(keys)) == 2 and all(len(key) == 44 for key in keys)


def test_a_page_to_write_on_brings_the_key_and_a_visitor_gets_none(morning, cleo, browse):
    cleos = browse(cleo)
    session = cleos.session
    session[KEY] = "a key of hers"
    session.save()
    assert 'data-key="a key of hers"' in cleos.get(SHARE).text
    late = browse().post("/groups/morning/stories/", {"place": "story:7", **NOTED})
    assert "data-key" not in late.text


def test_a_page_hears_that_its_words_for_a_place_were_taken(morning, cleo, browse):
    """Of that place alone: it may keep others, of another form on it."""
    form = {**NOTED, "sent": PAGE, "place": f"story:{morning.pk}"}
    taken = browse(cleo).post("/groups/morning/stories/", form)
    assert taken.status_code == 302
    assert taken.cookies[COOKIE].value == f"{PAGE}.story:{morning.pk}"
    assert '"' not in taken.cookies.output(), "or the page could not read it"


@pytest.mark.parametrize(
    "form", [{"body": ""}, {"sent": "me; path=/x"}, {"place": "elsewhere"}, {"place": ""}]
)
def test_a_page_that_was_refused_or_says_no_place_hears_nothing(morning, cleo, browse, form):
    there = {**NOTED, "sent": PAGE, "place": f"story:{morning.pk}"}
    answer = browse(cleo).post("/groups/morning/stories/", {**there, **form})
    assert COOKIE not in answer.cookies


# -- the end ---------------------------------------------------------------------------------------


def test_a_draft_stays_for_a_year_after_it_was_last_written_on(cleo):
    for days, place in ((-1, "story:1"), (1, "story:2")):
        Draft.objects.keep(cleo, place, "Half a sente")
        at = timezone.now() - STAYS - timedelta(days=days)
        Draft.objects.filter(place=place).update(saved_at=at)
    for task in TASKS:
        task()
    assert [draft.place for draft in Draft.objects.all()] == ["story:1"]


def test_all_its_words_are_in_what_one_takes_along(morning, cleo):
    Draft.objects.keep(cleo, f"story:{morning.pk}", **NOTED)
    section = next(one for one in export(cleo) if one.name == "drafts")
    [entry] = section.entries()
    assert "Half a sente" in entry.words and "About falling" in entry.words
    assert "ideas" in entry.facts.values()
