"""The organiser begins a group: once, whole, and with whatever they type kept."""

import html

import pytest

from alongside.groups.models import Group, Membership
from alongside.groups.signals import membership_changed
from alongside.vault import kit

from .conftest import ODD

FORM = {
    "name": "The Early Group",
    "purpose": "For people who are up before the birds.",
    "time_zone": "Europe/London",
    "agreement": "What is said here stays here.\nPassing is fine.",
}


def test_the_organiser_begins_a_group_and_facilitates_it(olive, browse):
    olives = browse(olive)
    assert "What is said here stays here." in olives.get("/begin-a-group/").text
    answer = olives.post("/begin-a-group/", FORM)
    group = Group.objects.get()
    assert answer.url == f"/groups/{group.pk}/people/"
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
        group = Group.objects.get()
        assert getattr(group, field, ODD[odd]) == ODD[odd].strip()
        pages = [olives.get(page).text for page in ("/", group.get_absolute_url(), answer.url)]
    for page in pages:
        assert "<script>alert" not in page


@pytest.mark.parametrize("field", ["name", "purpose", "agreement"])
@pytest.mark.parametrize("odd", ["nothing", "spaces", "a null byte", "far too much"])
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
    page = olives.get("/begin-a-group/")
    id = page.text.split('name="id" value="')[1].split('"')[0]
    first, second = (olives.post("/begin-a-group/", {**FORM, "id": id}) for _time in range(2))
    assert first.url == second.url
    assert Group.objects.count() == 1


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
