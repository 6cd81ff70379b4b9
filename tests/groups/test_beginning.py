"""The organiser begins a group: once, whole, and with whatever they type kept."""

import html
import re
from datetime import date

import pytest

from alongside.groups.agreeing.to_begin_with import to_begin_with
from alongside.groups.beginning.starting_points import POINTS
from alongside.groups.finding.themes import THEMES
from alongside.groups.models import Group, Membership
from alongside.groups.signals import membership_changed
from alongside.vault import kit
from alongside.vault.ids import new_id

from .conftest import ODD

FORM = {
    "name": "The Early Group",
    "purpose": "For people who are up before the birds.",
    "time_zone": "Europe/London",
    "agreement": "What is said here stays here.\nPassing is fine.",
}


def test_the_organiser_begins_a_group_and_facilitates_it(olive, browse):
    olives = browse(olive)
    assert "What is said here stays here." in olives.get("/begin-a-group/?from=0").text
    answer = olives.post("/begin-a-group/", FORM)
    group = Group.objects.get()
    # Right afterwards: who is going to lead it.
    assert answer.url == f"/organise/groups/{group.pk}/"
    assert not group.can_be_found
    assert (group.name, group.purpose) == (FORM["name"], FORM["purpose"])
    assert group.current_agreement().lines == FORM["agreement"].splitlines()
    assert group.is_facilitated_by(olive)
    assert olives.get(f"/groups/{group.pk}/").status_code == 200


def test_the_first_real_group_waits_for_the_recovery_kit(olive, browse, settings, monkeypatch):
    settings.DEMO = False
    olives = browse(olive)
    for answer in (olives.get("/begin-a-group/"), olives.post("/begin-a-group/", FORM)):
        assert "alongside keys verify-kit" in answer.text
    assert not Group.objects.exists()
    monkeypatch.setattr(kit, "is_verified", lambda: True)
    assert olives.post("/begin-a-group/", FORM).status_code == 302
    monkeypatch.undo()
    assert "alongside keys verify-kit" not in olives.get("/begin-a-group/").text


def test_nobody_else_does(ada, dev, browse):
    for someone in (ada, dev):
        assert browse(someone).get("/begin-a-group/").status_code == 403
        assert browse(someone).post("/begin-a-group/", FORM).status_code == 403
    assert browse().post("/begin-a-group/", FORM).status_code in (302, 401)
    assert not Group.objects.exists()


def test_an_organiser_reads_nothing_of_groups_they_are_not_in(morning, bens_story, olive, browse):
    olives = browse(olive)
    for page in ("/groups/morning/", "/groups/morning/people/", bens_story.get_absolute_url()):
        assert olives.get(page).status_code == 404
    assert morning.name not in olives.get("/").text


@pytest.mark.parametrize("field", ["name", "purpose", "time_zone", "agreement"])
@pytest.mark.parametrize("odd", ODD)
def test_whatever_is_typed_is_refused_kindly_or_shown_safely(olive, browse, field, odd):
    olives = browse(olive)
    answer = olives.post("/begin-a-group/", {**FORM, field: ODD[odd]})
    if answer.status_code == 200:
        assert not Group.objects.exists()
        assert "Nothing is lost" in answer.text
        assert html.escape(FORM["purpose" if field == "name" else "name"]) in answer.text
        pages = [answer.text]
    else:
        group, kept = Group.objects.get(), ODD[odd].replace("\x00", "").strip()
        assert getattr(group, field, kept) == kept
        pages = [olives.get(page).text for page in ("/", group.get_absolute_url(), answer.url)]
    for page in pages:
        assert "<script>alert" not in page


@pytest.mark.parametrize("field", ["name", "purpose", "agreement"])
@pytest.mark.parametrize("odd", ["nothing", "spaces", "far too much"])
def test_these_are_refused(olive, browse, field, odd):
    assert browse(olive).post("/begin-a-group/", {**FORM, field: ODD[odd]}).status_code == 200
    assert not Group.objects.exists()


@pytest.mark.parametrize("odd", ["a turned direction", "only a mark"])
def test_a_group_is_called_like_people_are_without_invisible_signs(olive, browse, odd):
    """Its name stands in the middle of sentences, which it would turn round."""
    assert browse(olive).post("/begin-a-group/", {**FORM, "name": ODD[odd]}).status_code == 200
    assert not Group.objects.exists()


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "UTC+1", "Europe/london", "../../etc/passwd"])
def test_a_clock_that_stands_nowhere_is_refused(olive, browse, zone):
    assert browse(olive).post("/begin-a-group/", {**FORM, "time_zone": zone}).status_code == 200
    assert not Group.objects.exists()


def test_what_was_typed_comes_back_whole(olive, browse):
    long = "Because it hurts. " * 100
    page = browse(olive).post("/begin-a-group/", {**FORM, "purpose": long})
    assert long.strip() in page.text
    assert FORM["name"] in page.text
    assert "Passing is fine." in page.text


def test_a_form_sent_twice_begins_one_group(olive, browse):
    olives = browse(olive)
    page = olives.get("/begin-a-group/?from=0")
    id = page.text.split('name="id" value="')[1].split('"')[0]
    first, second = (olives.post("/begin-a-group/", {**FORM, "id": id}) for _time in range(2))
    assert first.url == second.url
    assert Group.objects.count() == 1


@pytest.mark.parametrize("other", [{"purpose": "For us."}, {"agreement": "Be kind."}])
def test_what_was_written_on_is_not_lost_to_a_group_begun_a_moment_ago(olive, browse, other):
    olives, id = browse(olive), str(new_id())
    olives.post("/begin-a-group/", {**FORM, "id": id})
    page = olives.post("/begin-a-group/", {**FORM, **other, "id": id})
    assert page.status_code == 200
    assert "What you sent first is there already." in page.text
    assert next(iter(other.values())) in page.text
    assert Group.objects.get().purpose == FORM["purpose"]


def test_somebody_elses_group_cannot_be_begun_again(morning, olive, browse):
    browse(olive).post("/begin-a-group/", {**FORM, "id": str(morning.pk)})
    morning.refresh_from_db()
    assert morning.name == "The morning group"
    assert Membership.objects.get(person=olive).group != morning


@pytest.mark.parametrize("id", ["0", "-1", "x", "9" * 30, "\x00"])
def test_an_odd_id_begins_nothing_odd(olive, browse, id):
    answer = browse(olive).post("/begin-a-group/", {**FORM, "id": id})
    assert answer.status_code in (200, 302)
    assert all(0 < group.pk < 2**63 for group in Group.objects.all())


def test_a_group_is_begun_whole_or_not_at_all(olive, browse):
    def power_cut(sender, **kwargs):
        raise RuntimeError

    membership_changed.connect(power_cut)
    try:
        with pytest.raises(RuntimeError):
            browse(olive).post("/begin-a-group/", FORM)
    finally:
        membership_changed.disconnect(power_cut)
    assert not Group.objects.exists()
    assert not Membership.objects.exists()


# -- from what it starts ---------------------------------------------------------------------------


def fields_of(page):
    """What stands in the form of a page, as a browser would send it."""
    form = page.split("<main")[1]
    sent = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name, value = re.search(r'name="(\w+)"', tag), re.search(r'value="([^"]*)"', tag)
        if "checked" in tag or not re.search('type="(radio|checkbox)"', tag):
            sent.setdefault(name[1], []).append(html.unescape(value[1] if value else ""))
    for name, words in re.findall(r'<textarea name="(\w+)"[^>]*>(.*?)</textarea>', form, re.S):
        sent[name] = [html.unescape(words).lstrip("\n")]
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', form, re.S):
        sent[name] = re.findall(r'value="([^"]*)" selected', options)
    return sent


def test_the_organiser_is_asked_from_what_it_shall_start(olive, browse):
    page = browse(olive).get("/begin-a-group/").text
    assert "From what shall it start?" in page and "Looked over on 27 November 2026" in page
    assert [f"?from={number}" for number in (0, *POINTS) if f"?from={number}" not in page] == []
    assert len(POINTS) >= 6


@pytest.mark.parametrize("number", POINTS)
def test_each_starting_point_fills_the_form_and_makes_a_group(olive, browse, number):
    """Sent just as it stands, by somebody who changes nothing but how people come in."""
    olives, point = browse(olive), POINTS[number]
    address = f"/begin-a-group/?from={number}"
    form = fields_of(olives.get(address).text) | {"joining": ["asking"]}
    olives.post(address, form)
    group = Group.objects.get()
    assert (group.name, group.purpose) == (str(point.name), str(point.purpose))
    assert tuple(group.themes) == tuple(one for one in THEMES if one in point.themes)
    assert group.in_other_words.splitlines() == list(map(str, point.in_other_words))
    assert group.questions.splitlines() == list(map(str, point.questions))
    assert (group.capacity, group.format) == (point.capacity, point.format)
    assert f"{group.meets_at:%H:%M}" == point.meets_at
    assert (group.meets_on, group.meets_every) == (point.meets_on, point.meets_every)
    lines = group.current_agreement().lines
    assert lines == to_begin_with().splitlines() + list(map(str, point.agreed))


@pytest.mark.parametrize("number", POINTS)
def test_each_is_whole_dated_and_promises_nothing(number):
    point = POINTS[number]
    assert point.number == number
    assert 3 <= len(point.in_other_words) <= 5 and 1 <= len(point.questions) <= 4
    assert set(point.themes) <= set(THEMES) and point.themes
    assert point.agreed and point.note and point.reviewed <= date.today()
    said = " ".join(map(str, [point.name, point.purpose, point.note, *point.agreed])).lower()
    assert not re.search(r"\b(cure|heal|reliev|relief|reduce|treat|therap|improv|less pain)", said)


def test_what_it_starts_from_is_a_number_so_that_no_address_tells_what_it_is_about():
    for number, point in POINTS.items():
        assert isinstance(number, int) and point.themes
    assert sorted(POINTS) == list(POINTS), "a number is never given to another"


@pytest.mark.parametrize("odd", ["99", "-1", "x", "1; DROP", "\u0663", "9" * 40])
def test_an_odd_start_is_the_question_once_more_or_a_form(olive, browse, odd):
    assert browse(olive).get("/begin-a-group/", {"from": odd}).status_code == 200


def test_what_was_typed_stays_where_something_is_missing(olive, browse):
    address = "/begin-a-group/?from=2"
    form = {**FORM, "purpose": "", "in_other_words": "It is me again.", "themes": ["back", "work"]}
    page = browse(olive).post(address, form).text
    assert "Nothing is lost" in page and "It is me again.</textarea>" in page
    assert len(re.findall(r'name="themes"[^>]*checked', page)) == 2
    assert not Group.objects.exists()
