"""How pages are for somebody: look, clock, language, reading aloud. Asked once, and kept."""

import re
from datetime import UTC, datetime

import pytest
import time_machine

from alongside.people.models import DISPLAY, Person

ON_THE_PAGE = ("theme", "size", "font", "density", "timers")
LOOK = {name: DISPLAY[name] for name in ON_THE_PAGE}
CHOICES = {
    "theme": "dim",
    "size": "larger",
    "font": "hyperlegible",
    "density": "compact",
    "timers": "hidden",
}


def html_of(page):
    return re.search(r"<html[^>]*>", page.text)[0]


def look_of(page):
    """The display profile as it stands on <html>."""
    return dict(re.findall(r'data-(\w+)="(\w+)"', html_of(page)))


def choose(client, **choices):
    """Keep these, with the rest as it was for whoever has chosen nothing. Returns the answer."""
    return client.post("/display/", {**LOOK, **choices})


def test_nobody_has_to_choose(cleo, browse):
    assert look_of(browse().get("/")) == LOOK
    assert look_of(browse(cleo).get("/")) == LOOK


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "light"),
        ("theme", "dark"),
        ("theme", "dim"),
        ("size", "large"),
        ("size", "larger"),
        ("font", "hyperlegible"),
        ("density", "compact"),
        ("timers", "hidden"),
    ],
)
def test_every_choice_is_on_every_page(cleo, browse, name, value):
    cleos = browse(cleo)
    cleos.post("/display/", {**LOOK, name: value})
    for page in ("/", "/display/", "/help/", "/nowhere/"):
        assert look_of(cleos.get(page)) == {**LOOK, name: value}


def test_it_is_kept_on_every_device_and_for_oneself_alone(cleo, ben, browse):
    browse(cleo).post("/display/", CHOICES)
    assert look_of(browse(cleo).get("/")) == CHOICES
    assert look_of(browse(ben).get("/")) == LOOK


def test_what_was_chosen_is_ticked(cleo, browse):
    browse(cleo).post("/display/", CHOICES)
    page = browse(cleo).get("/display/").text
    ticked = re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', page)
    assert dict(ticked) == CHOICES


@pytest.mark.parametrize("value", ["", "neon", '"><script>alert(1)</script>', "x" * 10_000, "\x00"])
def test_what_cannot_be_chosen_changes_nothing(cleo, browse, value):
    page = browse(cleo).post("/display/", {**LOOK, "theme": value})
    assert page.status_code == 200
    assert "Nothing is lost" in page.text
    assert "<script>alert" not in page.text
    assert look_of(browse(cleo).get("/")) == LOOK


def test_visitors_are_asked_to_sign_in_first(db, browse):
    assert browse().get("/display/").url == "/sign-in/?next=/display/"
    assert browse().post("/display/", CHOICES).url.startswith("/sign-in/")


# -- helps ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["simple", "calm"])
def test_less_to_look_at_is_on_every_page(cleo, browse, name):
    client = browse(cleo)
    assert f"data-{name}" not in html_of(client.get("/"))
    choose(client, **{name: "on"})
    assert all(f"data-{name}" in html_of(client.get(page)) for page in ("/", "/help/"))
    choose(client)
    assert f"data-{name}" not in html_of(client.get("/"))


def test_what_is_beside_the_matter_is_marked_so(cleo, morning, browse):
    """One rule of the style sheet leaves out what has this mark; the way on is never among it."""
    page = browse(cleo).get("/groups/morning/").text
    extra = re.findall(r'<p class="extra">.*?</p>', page)
    assert any("Search in this group" in one for one in extra)
    assert not any("All meetings" in one or "Who is here" in one for one in extra)


def test_reading_aloud_is_there_for_whoever_wants_it(cleo, browse):
    client = browse(cleo)
    assert "read-aloud" not in client.get("/").text
    choose(client, aloud="on")
    page = client.get("/").text
    assert "read-aloud.js" in page and "Read this page to me" in page
    assert "Reading aloud needs scripts" in page


# -- clock and language ---------------------------------------------------------------------------

IN_TOKYO = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


@pytest.fixture
def adas_words(morning, ada):
    with time_machine.travel(IN_TOKYO, tick=False):
        morning.stories.share(by=ada, group=morning, body="The kettle won.", wish="listen")
        yield


def test_times_are_by_ones_own_clock(cleo, ben, adas_words, browse):
    """In Tokyo it is tomorrow already, at half past three in the morning."""
    client = browse(cleo)
    choose(client, zone="Asia/Tokyo")
    address = "/groups/morning/stories/"
    assert "25 November 2026, 03:30" in client.get(address).text
    assert "24 November 2026, 18:30" in browse(ben).get(address).text
    assert "24 November 2026, 18:30" in browse(ben).get(address).text, "nor does it stay"


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "../../etc/passwd", "UTC\x00", "x" * 9_000])
def test_a_clock_that_is_none_is_refused(cleo, browse, zone):
    page = choose(browse(cleo), zone=zone)
    assert page.status_code == 200 and "Nothing is lost" in page.text


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", None, 3, "../x"])
def test_a_clock_that_is_none_any_more_spoils_no_page(cleo, browse, zone):
    cleo.display = {"zone": zone}
    cleo.save()
    assert browse(cleo).get("/").status_code == 200


def test_with_one_language_nobody_is_asked_for_it(cleo, browse):
    assert 'name="language"' not in browse(cleo).get("/display/").text


def test_a_language_of_ones_own_is_spoken_from_the_first_answer_on(cleo, browse, settings):
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
    client = browse(cleo)
    assert 'name="language"' in client.get("/display/").text
    choose(client, language="de")
    assert 'lang="de"' in html_of(client.get("/help/"))
    choose(client, language="en-gb")
    assert 'lang="en-gb"' in html_of(client.get("/help/"))
    assert 'lang="en-gb"' in html_of(browse().get("/help/"))


# -- asked once -----------------------------------------------------------------------------------

YES = {"of_age": "on", "understood": "on"}


@pytest.fixture
def zoe(db):
    """Somebody who has just signed up."""
    return Person.objects.sign_up("zoe", display_name="Zoe")


def test_on_the_way_in_one_is_asked_once_with_a_way_past_it(zoe, browse):
    client = browse(zoe)
    page = client.post("/limits/", {**YES, "next": "/help/"}, follow=True)
    assert page.redirect_chain == [("/display/?next=%2Fhelp%2F", 302)]
    assert re.search(r'href="/help/">It is fine as it is', page.text)
    zoe.consents.all().delete()
    type(zoe.consents.model()).keep_limits(zoe.pk)
    assert client.post("/limits/", {**YES, "next": "/help/"}).url == "/help/"


def test_what_is_chosen_there_leads_on(zoe, browse):
    client = browse(zoe)
    client.post("/limits/", YES)
    assert choose(client, theme="dim", next="/help/").url == "/help/"
    assert look_of(client.get("/help/"))["theme"] == "dim"
    zoe.refresh_from_db()
    assert zoe.display["asked"] is True


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:1"])
def test_it_leads_to_no_other_site(zoe, browse, elsewhere):
    client = browse(zoe)
    assert "example.org" not in client.post("/limits/", {**YES, "next": elsewhere}).url
    assert choose(client, next=elsewhere).url == "/display/"
    assert "example.org" not in client.get(f"/display/?next={elsewhere}").text


def test_whoever_agreed_before_is_not_asked(cleo, browse):
    assert browse(cleo).post("/limits/", YES).url == "/"
