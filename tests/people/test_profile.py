"""What others see of somebody: the name, pronouns, a few words in each group, and a drawn mark."""

import re

import pytest

from alongside.people.models import Person, Profile
from alongside.ui.words import HUES, PATTERNS, SHAPES, drawn_from, initials
from tests.conftest import new_group, person

PAGE = "/account/profile/"
PEOPLE = "/groups/morning/people/"


def rename(client, name, **more):
    return client.post(PAGE, {"display_name": name, "pronouns": "", **more})


def about(client, place, words):
    return client.post(f"{PAGE}{place.pk}/", {"about": words})


@pytest.fixture
def cleos_place(morning, cleo):
    return morning.memberships.get(person=cleo)


# -- the name -------------------------------------------------------------------------------------


def test_a_new_name_is_what_others_read(cleo, ben, morning, browse):
    assert rename(browse(cleo), "Clementine").url == PAGE
    page = browse(ben).get(PEOPLE).text
    assert "Clementine" in page
    assert "Cleo" not in page
    assert Person.objects.called("cleo") == cleo, "the name to sign in with stays"


@pytest.mark.parametrize("name", ["", "  ", "x" * 41, "x" * 10_000, "Cl\u202eeo", "C\u200bleo"])
def test_a_name_that_cannot_be_is_refused_and_kept_in_the_form(cleo, browse, name):
    page = rename(browse(cleo), name, pronouns="she/her")
    assert page.status_code == 200
    assert "field-problem" in page.text and 'role="alert"' in page.text
    assert 'value="she/her"' in page.text
    assert Person.objects.get(pk=cleo.pk).display_name == "Cleo"
    assert not Profile.objects.exists()


@pytest.mark.parametrize("name", ["Ada", "àda", "Moderator", "cleo@example.org", "Ben"])
def test_a_name_that_misleads_is_refused_with_a_reason(cleo, morning, browse, name):
    page = rename(browse(cleo), name)
    assert "field-problem" in page.text
    assert f'value="{name}"' in page.text
    assert Person.objects.get(pk=cleo.pk).display_name == "Cleo"


def test_what_looks_like_a_real_name_is_asked_about_and_never_forbidden(cleo, browse):
    client = browse(cleo)
    assert "Keep it anyway" not in client.get(PAGE).text
    page = rename(client, "Anna Smith").text
    assert "Others could find you by it" in page and "Keep it anyway" in page
    assert 'value="Anna Smith"' in page
    assert rename(client, "Anna Smith", keep_name="on").url == PAGE
    assert Person.objects.get(pk=cleo.pk).display_name == "Anna Smith"
    assert rename(client, "Anna Smith").url == PAGE, "asked once"


def test_a_name_one_has_already_stands_in_nobodys_way(ada, cleo, morning, browse):
    """Two were called alike before anybody looked: each can still say their pronouns."""
    cleo.display_name = "Ada"
    cleo.save()
    assert rename(browse(cleo), "Ada", pronouns="she/her").url == PAGE


def test_a_name_is_shown_as_it_was_typed(cleo, ben, morning, browse):
    rename(browse(cleo), "<b>Cleo</b>", pronouns="<i>she</i>")
    page = browse(ben).get(PEOPLE).text
    assert "<b>Cleo" not in page and "<i>she" not in page
    assert "&lt;b&gt;Cleo&lt;/b&gt;" in page and "&lt;i&gt;she" in page


# -- coming into a group --------------------------------------------------------------------------


def test_somebody_who_would_be_taken_for_another_changes_their_name_first(
    morning, ada, browse, cleo
):
    link = morning.invitations.model.objects.make(morning, by=ada).get_absolute_url()
    twin = person("twin")
    twin.display_name = "CLEO"
    twin.save()
    client = browse(twin)
    page = client.get(link).text
    assert "a name very like yours" in page and "Join the group" not in page
    assert client.post(link).status_code == 200
    assert not twin.memberships.exists()
    assert f"{PAGE}?next={link}" in page
    assert rename(client, "Somebody", next=link).url == link
    assert client.post(link).status_code == 302
    assert twin.memberships.exists()


def test_nor_does_a_name_taken_on_the_way_in_pass_the_agreement(morning, ada, nia, browse):
    """It is chosen after the link and before the yes, when nobody is beside them yet."""
    link = morning.invitations.model.objects.make(morning, by=ada).get_absolute_url()
    client, agreement = browse(nia), "/groups/morning/agreement/"
    assert client.post(link).url == agreement
    rename(client, "C1eo")
    page = client.get(agreement).text
    assert "a name very like yours" in page and "Yes, I agree" not in page
    assert f"{PAGE}?next={agreement}" in page
    assert client.post(agreement, {"agreed": "on"}).status_code == 200
    assert client.get("/groups/morning/people/").url.startswith(agreement)
    rename(client, "Nia", next=agreement)
    assert client.post(agreement, {"agreed": "on"}).status_code == 302
    assert client.get("/groups/morning/people/").status_code == 200


def test_two_who_are_yet_to_say_yes_do_not_shut_each_other_out(morning, nia, browse):
    twin = person("twin")
    twin.display_name = "Nia"
    twin.save()
    for one in (nia, twin):
        morning.welcome(one)
    agreement = "/groups/morning/agreement/"
    assert browse(nia).post(agreement, {"agreed": "on"}).status_code == 302
    assert "a name very like yours" in browse(twin).post(agreement, {"agreed": "on"}).text


def test_nobody_comes_in_under_the_name_of_whoever_left_words_there(morning, ada, cleo, browse):
    link = morning.invitations.model.objects.make(morning, by=ada).get_absolute_url()
    twin = person("twin")
    twin.display_name = "Cleo"
    twin.save()
    place = morning.memberships.get(person=cleo)
    place.end(by=cleo)
    assert browse(twin).post(link).status_code == 200
    assert not twin.memberships.exists()
    type(place).objects.filter(pk=place.pk).update(takes_words=True)
    assert browse(twin).post(link).status_code == 302, "nothing stands there under that name"


def test_whoever_left_words_behind_puts_nobody_elses_name_to_them(
    morning, ben, bens_story, cleo, browse
):
    morning.memberships.get(person=ben).end(by=ben)
    page = rename(browse(ben), "Cleo")
    assert "too much like another one here" in page.text
    story = browse(cleo).get(bens_story.get_absolute_url()).text
    assert "Ben" in story


def test_a_refused_name_does_not_tell_who_came_after_one_had_gone(morning, ben, nia, browse):
    place = morning.memberships.get(person=ben)
    place.end(by=ben)
    morning.welcome(nia).accept(morning.current_agreement())
    assert rename(browse(ben), "Nia").status_code == 302


def test_whoever_is_in_already_is_not_sent_round(morning, ada, cleo, browse):
    link = morning.invitations.model.objects.make(morning, by=ada).get_absolute_url()
    assert browse(cleo).post(link).status_code == 302


# -- pronouns and a few words ---------------------------------------------------------------------


def test_pronouns_are_for_every_group_and_can_go_again(cleo, ben, morning, browse):
    client = browse(cleo)
    assert 'value="they/them"' in client.get(PAGE).text, "some are suggested"
    rename(client, "Cleo", pronouns="  ze/zir ")
    assert ">ze/zir<" in browse(ben).get(PEOPLE).text
    rename(client, "Cleo")
    assert "ze/zir" not in browse(ben).get(PEOPLE).text
    assert Profile.objects.get().pronouns is None


def test_a_few_words_are_for_one_group_alone(ben, dev, cleo, morning, evening, browse):
    place = morning.memberships.get(person=ben)
    assert about(browse(ben), place, "Mended buses.").url == PAGE
    assert "Mended buses." in browse(cleo).get(PEOPLE).text
    assert "Mended buses." not in browse(dev).get("/groups/evening/people/").text
    assert "Mended buses." in browse(ben).get(PAGE).text


def test_too_many_words_come_back_whole(cleos_place, cleo, browse):
    page = about(browse(cleo), cleos_place, "o" * 301)
    assert page.status_code == 200 and "o" * 301 in page.text and "field-problem" in page.text
    cleos_place.refresh_from_db()
    assert cleos_place.about is None


def test_nobody_writes_at_anothers_place(ben, cleo, dev, cleos_place, browse):
    for other in (ben, dev):
        assert about(browse(other), cleos_place, "Not hers.").status_code == 404
    assert about(browse(cleo), cleos_place, "Hers.").status_code == 302


def test_who_leaves_takes_their_words_along(ada, cleo, cleos_place, browse):
    about(browse(cleo), cleos_place, "Teaches, in bed.")
    cleos_place.end(by=cleo)
    cleos_place.refresh_from_db()
    assert cleos_place.about is None
    assert about(browse(cleo), cleos_place, "Back?").status_code == 404


def test_a_break_is_said_beside_the_name(ada, cleo, ben, morning, browse):
    assert "having a break" not in browse(ben).get(PEOPLE).text
    Profile.objects.create(person=cleo, pause={"since": "2026-11-27T04:00:00+00:00"})
    assert browse(ben).get(PEOPLE).text.count("is having a break") == 1


def test_the_page_asks_no_more_for_many_than_for_few(
    ada, morning, browse, django_assert_num_queries
):
    """Profiles come with the people."""
    for number in range(20):
        someone = person(f"p{number}")
        morning.welcome(someone).accept(morning.current_agreement())
        Profile.objects.create(person=someone, pronouns="they/them")
    client = browse(ada)
    client.get(PEOPLE)
    with django_assert_num_queries(12, exact=False):
        assert client.get(PEOPLE).text.count(">they/them<") == 20


# -- the mark -------------------------------------------------------------------------------------


def test_a_mark_is_always_the_same_and_does_not_tell_capitals():
    assert drawn_from("Quiet Marguerite") == drawn_from("quiet marguerite")
    assert re.fullmatch(r"hue-\d pattern-\d shape-\d", drawn_from("Ada"))


def test_marks_differ_among_people():
    marks = {drawn_from(f"Person {number}") for number in range(2_000)}
    assert len(marks) == HUES * PATTERNS * SHAPES


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada", "A"),
        ("Quiet Marguerite", "QM"),
        ("quiet old marguerite", "QM"),
        ("Sparrow 61", "S"),
        ("Hazel (made up)", "H"),
        ("♥", "♥"),
        ("", "?"),
        (None, "?"),
        ("  ", "?"),
        ("夜明け", "夜"),
    ],
)
def test_its_letters_are_those_of_the_name(name, letters):
    assert initials(name) == letters


def test_the_mark_is_the_same_wherever_one_meets(cleo, ben, morning, browse):
    mark = f'<span class="person-mark {drawn_from("Cleo")}" aria-hidden="true">C</span>'
    assert mark in browse(ben).get(PEOPLE).text
    assert mark in browse(cleo).get(PAGE).text


def test_a_groups_page_of_somebody_outside_stays_closed(dev, morning, browse):
    new_group("noon", dev)
    assert browse(dev).get(PEOPLE).status_code == 404
