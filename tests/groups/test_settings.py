"""Those who lead say how people find their group, and how they join it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.models import Group
from alongside.groups.roles import Role
from tests.begun import version_in
from tests.house.test_sealed import every_cell, found

from .parting import comes

HERE = "/groups/morning/settings/"
FORM = {
    "name": "The morning group",
    "purpose": "For people who are up before everybody else.",
    "joining": "asking",
    "capacity": "8",
    "talks_first": "on",
    "questions": "What would help?\nWhich mornings can you come?",
    "newcomers_on": "",
    "in_other_words": "I am up before the birds.\nMornings are the worst.\nNobody is up when I am.",
    "themes": ["any", "joints"],
    "format": "call",
    "meets_on": "1",
    "meets_at": "10:30",
    "meets_every": "2",
    "language": "en-gb",
}


def problems(browser, **words):
    """The page that comes back, with what was wrong; nothing has changed."""
    page = browser.post(HERE, {**FORM, **words})
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert Group.objects.get(slug="morning").joining == Group.Joining.INVITATION
    return page.text


def test_whoever_facilitates_says_how_the_group_is_found(morning, ada, browse):
    adas = browse(ada)
    assert "Only groups that one can ask to join can be found" in adas.get(HERE).text
    assert adas.post(HERE, FORM).url == HERE
    morning = Group.objects.get(pk=morning.pk)
    assert morning.can_be_found and morning.talks_first and not morning.shows_past
    assert (morning.capacity, morning.meets_every, morning.meets_on) == (8, 2, 1)
    assert morning.themes == ["any", "joints"]
    assert morning.in_other_words == FORM["in_other_words"]
    assert morning.questions == FORM["questions"]
    page = adas.get(HERE).text
    assert 'value="10:30"' in page and "Nobody is up when I am.</textarea>" in page


def test_nobody_else_does(morning, invited, cleo, dev, olive, browse):
    morning.memberships.filter(person=cleo).update(role="co_facilitator")
    for someone, status in ((cleo, 403), (dev, 404), (olive, 404), (invited, 302)):
        browser = browse(someone)
        assert browser.get(HERE).status_code == status
        assert browser.post(HERE, FORM).status_code == status
    assert Group.objects.get(slug="morning").joining == Group.Joining.INVITATION


def test_what_it_says_lies_sealed(morning, ada, browse):
    browse(ada).post(HERE, FORM)
    words = ["The morning group", "before everybody else"]
    words += ["before the birds", "Which mornings", "joints"]
    assert found(words, every_cell()[0]) == []


def test_it_is_found_by_what_it_says(morning, ada, nia, browse):
    browse(ada).post(HERE, FORM)
    page = browse(nia).post("/find/", {"q": "awake before the birds every morning"}).text
    assert "The morning group" in page and "before the birds" in page


def test_taken_back_it_is_found_no_more(morning, ada, nia, browse):
    browse(ada).post(HERE, FORM)
    assert browse(nia).get(f"/find/{morning.pk}/").status_code == 200
    browse(ada).post(HERE, {**FORM, "joining": "invitation"})
    assert browse(nia).get(f"/find/{morning.pk}/").status_code == 404


def test_a_smaller_number_puts_nobody_out(morning, ada, browse):
    browse(ada).post(HERE, {**FORM, "capacity": "1"})
    assert morning.memberships.current().seated().count() == 2
    assert Group.objects.get(slug="morning").capacity == 1


def test_whoever_waits_comes_in_when_there_is_more_room(morning, ada, nia, dev, browse):
    adas = browse(ada)
    adas.post(HERE, {**FORM, "capacity": "2"})
    for number, someone in enumerate((nia, dev), start=1):
        morning.askings.create(person=someone, number=number, state="waiting")
    adas.post(HERE, {**FORM, "capacity": "3"})
    inside = morning.memberships.current().filter(person__in=[nia, dev])
    assert [place.person for place in inside] == [nia]


def test_it_can_be_called_something_else_and_be_for_others(morning, ada, cleo, nia, browse):
    adas = browse(ada)
    assert 'value="The morning group"' in adas.get(HERE).text
    adas.post(HERE, {**FORM, "name": "Early birds", "purpose": "For all who wake too early."})
    for page in ("/groups/morning/", f"/find/{morning.pk}/"):
        text = browse(cleo if page.startswith("/groups") else nia).get(page).text
        assert "Early birds" in text and "For all who wake too early." in text
        assert "The morning group" not in text


@pytest.mark.parametrize(
    ("name", "odd", "told"),
    [
        ("name", " ", "Nothing is lost"),
        ("name", "x" * 81, "Nothing is lost"),
        ("purpose", "", "Nothing is lost"),
        ("purpose", "x" * 1_001, "1001 of 1000"),
        ("joining", "", "This is still missing."),
        ("joining", "whenever", "not one of the available"),
        ("capacity", "0", "greater than or equal to 1"),
        ("capacity", "-3", "greater than or equal to 1"),
        ("capacity", "many", "whole number"),
        ("capacity", "99999999", "less than or equal to 500"),
        ("questions", "a?\nb?\nc?\nd?\ne?", "Please keep to 4 lines"),
        ("questions", "x" * 251, "under 250 letters"),
        ("in_other_words", "a\nb\nc\nd\ne\nf", "Please keep to 5 lines"),
        ("in_other_words", "x" * 2_000, "2000 of 1500"),
        ("themes", ["any", "weather"], "weather is not one of"),
        ("format", "pigeon", "not one of"),
        ("meets_on", "7", "not one of"),
        ("meets_on", "", "There is a time, and no day yet."),
        ("meets_at", "half past", "A time looks like this: 19:30."),
        ("meets_every", "9", "not one of"),
        ("newcomers_on", "2020-01-01", "That day has passed."),
        ("newcomers_on", "soon", "valid date"),
        ("language", "klingon", "not one of"),
    ],
)
def test_what_is_not_meant_is_refused_and_what_was_typed_stays(
    morning, ada, browse, name, odd, told
):
    page = problems(browse(ada), **{name: odd})
    assert told in page
    if name != "in_other_words":
        assert "Nobody is up when I am.</textarea>" in page


def test_newcomers_come_in_together_on_a_day_to_come_by_the_groups_own_clock(morning, ada, browse):
    day = timezone.localdate() + timedelta(days=7)
    browse(ada).post(HERE, {**FORM, "newcomers_on": day.isoformat()})
    assert Group.objects.get(slug="morning").newcomers_on == day


def test_a_day_that_was_chosen_once_does_not_stand_in_the_way_of_the_rest(morning, ada, browse):
    day = timezone.localdate() - timedelta(days=7)
    Group.objects.update(newcomers_on=day)
    assert browse(ada).post(HERE, {**FORM, "newcomers_on": day.isoformat()}).status_code == 302


def test_a_group_that_is_over_changes_no_more(morning, ada, browse):
    Group.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert browse(ada).post(HERE, FORM).status_code == 403


# -- two at once -----------------------------------------------------------------------------------


def leads_too(group):
    return comes(group, "hal", Role.FACILITATOR)


def test_what_another_one_changed_meanwhile_is_not_written_over(morning, ada, browse):
    adas, gwens = browse(ada), browse(leads_too(morning))
    version = version_in(adas.get(HERE).text)
    theirs = {**FORM, "name": "The early group", "purpose": "For early birds.", "version": version}
    assert gwens.post(HERE, theirs).status_code == 302
    mine = {**FORM, "capacity": "9", "shows_past": "on", "version": version}
    page = adas.post(HERE, mine)
    assert "Somebody else has changed something on this page" in page.text
    assert "It says now: “The early group”" in page.text and "It says now: “8”" in page.text
    assert "It is not ticked now." in page.text and 'value="9"' in page.text
    assert Group.objects.get(slug="morning").name == "The early group"
    mine |= {"name": theirs["name"], "purpose": theirs["purpose"], "version": version_in(page.text)}
    assert adas.post(HERE, mine).status_code == 302
    now = Group.objects.get(slug="morning")
    assert (now.name, now.capacity, now.shows_past) == ("The early group", 9, True)


def test_settings_sent_twice_are_saved(morning, ada, browse):
    adas = browse(ada)
    sent = {**FORM, "capacity": "9", "version": version_in(adas.get(HERE).text)}
    for _twice in range(2):
        assert "Saved." in adas.post(HERE, sent, follow=True).text


def test_who_switches_only_themselves_does_not_tell_visitors_again(morning, ada, browse):
    at, adas = "/groups/morning/visitors/", browse(ada)
    Group.objects.filter(pk=morning.pk).update(joining="asking", told_to_visitors=True)
    page = adas.get(at).text
    was = re.search(r'name="was_told" value="([^"]+)"', page)[1]
    browse(leads_too(morning)).post(at, {"was_told": was})
    assert not Group.objects.get(pk=morning.pk).told_to_visitors
    adas.post(at, {"was_told": was, "told": "on", "named": "on"})
    assert not Group.objects.get(pk=morning.pk).told_to_visitors
    adas.post(at, {"was_told": "False", "told": "on", "named": "on"})
    assert Group.objects.get(pk=morning.pk).told_to_visitors
