"""Going for good: said plainly first, one press, and afterwards nothing of them can be found."""

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from alongside.conversations.models import Story
from alongside.groups.models import Group, Membership
from alongside.meetings.models import Meeting
from alongside.people.leaving import erasing
from alongside.people.models import Person
from alongside.vault.models import SignIn
from tests.conftest import new_group
from tests.people.conftest import PASSWORD
from tests.people.full_life import WORDS, with_a_full_life

pytestmark = pytest.mark.django_db(transaction=True)
# With what is asked of whoever shared nothing.
TAKE, LEAVE = ({"words": words, "is_meant": "on"} for words in ("take", "leave"))


@pytest.fixture
def someone(morning, ada, cleo):
    return with_a_full_life(morning, ada, cleo)


# -- the page --------------------------------------------------------------------------------------


def test_the_page_says_in_numbers_what_happens_to_what(someone, browse):
    page = browse(someone).get("/account/erase/").text
    for title in ("Stories", "Replies", "What I said in meetings", "What I have begun to write"):
        assert f"<span>{title}</span> <strong>1</strong>" in page, title
    assert f"after {settings.BACKUP['KEYRING_DAYS']} days" in page
    assert f"for {settings.BACKUP['DATA_DAYS']} days" in page
    assert 'href="/account/pause/"' in page
    assert 'href="/account/export/"' in page


def test_without_a_choice_nothing_happens(someone, browse):
    theirs = browse(someone)
    for form in ({}, {"words": "perhaps"}):
        page = theirs.post("/account/erase/", form)
        assert page.status_code == 200
        assert "Please choose what becomes of the words you shared." in page.text
    assert Person.objects.filter(pk=someone.pk).exists()


def test_nobody_is_asked_about_words_they_never_shared(cleo, browse):
    cleos = browse(cleo)
    page = cleos.get("/account/erase/").text
    shared = "What you shared with your groups", "If you leave your words", "stands beneath"
    for words in ('name="words"', *shared):
        assert words not in page, words
    assert f"after {settings.BACKUP['KEYRING_DAYS']} days" in page
    assert "Please tick this if you mean it." in cleos.post("/account/erase/", {}).text
    assert Person.objects.filter(pk=cleo.pk).exists(), "one press alone erases nobody"
    assert cleos.post("/account/erase/", {"is_meant": "on"}).url == "/account/erased/"
    assert not Person.objects.filter(pk=cleo.pk).exists()


@pytest.mark.parametrize("kind", sorted(erasing.CHOSEN))
def test_whoever_shared_words_of_any_kind_is_asked(someone, browse, monkeypatch, kind):
    """Each kind there is of a full life, alone."""
    everything = erasing.counted(someone)
    alone = [(one, number) for one, number in everything if one.name == kind]
    assert alone, "the full life has none of these"
    monkeypatch.setattr(erasing, "counted", lambda person: alone)
    page = browse(someone).post("/account/erase/", {}).text
    assert "Please choose what becomes of the words you shared." in page


def test_it_has_to_be_confirmed_freshly(someone, browse):
    theirs = browse(someone)
    session = theirs.session
    session["confirmed_at"] = 0
    session.save()
    assert theirs.post("/account/erase/", TAKE).status_code == 302
    assert Person.objects.filter(pk=someone.pk).exists()


def test_what_was_chosen_is_done_once_it_is_confirmed(someone, browse):
    someone.set_password(PASSWORD)
    someone.consents.get().take_back()  # Nor does anybody have to agree to anything, to go.
    someone.save()
    theirs = browse(someone)
    session = theirs.session
    session["confirmed_at"] = 0
    session.save()
    confirm = theirs.post("/account/erase/", LEAVE).url
    assert Person.objects.filter(pk=someone.pk).exists()
    assert theirs.post(confirm, {"password": "not this one"}).status_code == 200
    assert Person.objects.filter(pk=someone.pk).exists()
    assert "Your account is gone" in theirs.post(confirm, {"password": PASSWORD}, follow=True).text
    assert {story.body for story in Story.objects.all()} == {WORDS["story"]}


def test_a_password_alone_does_not_erase_whoever_needs_a_second_step(morning, ada, browse):
    adas = browse(ada)
    session = adas.session
    del session["second_factor"]
    session.save()
    for ask in (adas.get, adas.post):
        assert ask("/account/erase/", TAKE).url.startswith(reverse("mfa_authenticate"))
    assert Person.objects.filter(pk=ada.pk).exists()


def test_a_group_that_would_have_nobody_to_lead_it_is_named_and_no_lock(ada, ben, browse):
    group = new_group("garden", ada, ben)
    new_group("alone", ada)
    shared = new_group("shared", ada, ben)
    shared.memberships.get(person=ben).let_facilitate()
    adas = browse(ada)
    page = adas.get("/account/erase/").text
    assert "The garden group" in page
    assert f'href="/groups/{group.ref}/people/"' in page
    assert "The alone group</span> has nobody else in it." in page
    assert "The shared group" not in page
    assert adas.post("/account/erase/", TAKE).url == "/account/erased/"
    assert Group.objects.count() == 3
    assert not Membership.objects.filter(person_id=ada.pk).exists()


@pytest.mark.parametrize("changed", [{"is_active": False}, {"is_suspended": True}, None])
def test_nobody_who_cannot_come_in_leads_it_after_them(ada, ben, cleo, changed, browse):
    shared = new_group("shared", ada, cleo)
    if changed:
        shared.welcome(ben, role="facilitator").accept(shared.current_agreement())
        Person.objects.filter(pk=ben.pk).update(**changed)
    else:
        shared.welcome(ben, role="facilitator")  # Who has not said yes to its agreement.
    assert "The shared group</span> would have nobody" in browse(ada).get("/account/erase/").text


def test_a_group_that_has_ended_needs_nobody_to_lead_it(ada, ben, browse):
    Group.objects.filter(pk=new_group("garden", ada, ben).pk).update(ends_on="2020-01-01")
    assert "the last to lead" not in browse(ada).get("/account/erase/").text


def test_a_member_is_told_nothing_of_leading(someone, browse):
    assert "the last to lead" not in browse(someone).get("/account/erase/").text


def test_the_goodbye_says_how_long_copies_are_kept(someone, browse):
    theirs = browse(someone)
    answer = theirs.post("/account/erase/", TAKE)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    page = theirs.get(answer.url).text
    assert "Your account is gone" in page
    assert f"after {settings.BACKUP['KEYRING_DAYS']} days" in page
    assert f"for the library is in copies for {settings.BACKUP['DATA_DAYS']} days" in page
    assert WORDS["name"] not in page


# -- every device, and pressing twice --------------------------------------------------------------


def test_a_phone_that_is_still_signed_in_is_out_within_one_request(someone, browse):
    desk, phone = browse(someone), browse(someone)
    assert phone.get("/groups/morning/").status_code == 200
    desk.post("/account/erase/", TAKE)
    assert phone.get("/groups/morning/").url.startswith("/sign-in/")
    assert (
        settings.SESSION_COOKIE_NAME not in desk.cookies
        or not desk.cookies[settings.SESSION_COOKIE_NAME].value
    )
    assert not SignIn.objects.filter(person_id=someone.pk).exists()


def test_an_open_room_closes(tonight, cleo, browse):
    phone = browse(cleo)
    phone.post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
    stream = phone.get(f"{tonight.get_absolute_url()}stream")
    assert stream.look() is not None
    browse(cleo).post("/account/erase/", TAKE)
    assert stream.look() is None


def test_pressing_a_second_time_is_the_same_goodbye(someone, browse):
    theirs, again = browse(someone), browse()
    form = TAKE | {"whose": erasing.note_of(someone)}
    assert theirs.post("/account/erase/", form).url == "/account/erased/"
    assert again.post("/account/erase/", form).url == "/account/erased/"
    assert theirs.post("/account/erase/", form).url == "/account/erased/"


def test_whose_sign_in_ran_out_is_not_told_that_they_are_gone(someone, browse):
    form = TAKE | {"whose": erasing.note_of(someone)}
    assert browse().post("/account/erase/", form).url.startswith("/sign-in/")
    for made_up in ("", "x", "404:1:x"):
        answer = browse().post("/account/erase/", {"words": "take", "whose": made_up})
        assert answer.url.startswith("/sign-in/")
    assert Person.objects.filter(pk=someone.pk).exists()


def test_others_go_on_as_before(someone, ada, cleo, browse):
    meetings = set(Meeting.objects.values_list("pk", flat=True))
    browse(someone).post("/account/erase/", LEAVE)
    page = browse(cleo).get("/groups/morning/stories/").text
    assert WORDS["story"] in page
    assert WORDS["name"] not in page
    assert browse(ada).get("/").status_code == 200
    assert set(Meeting.objects.values_list("pk", flat=True)) == meetings


def test_an_organiser_can_go_too(olive, browse):
    assert browse(olive).post("/account/erase/", TAKE).url == "/account/erased/"
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM people_person")
        assert cursor.fetchone() == (0,)
