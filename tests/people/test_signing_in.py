"""Signing in by a name that lies nowhere readable, and out again."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from alongside.people.models import Draft, Person
from alongside.vault.models import SignIn

from .conftest import PASSWORD
from .post import is_signed_in

MISMATCH = "That name and password do not belong together here."
SEVERAL = "There have been several tries just now."


def sign_in(client, name, password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": name, "password": password, **more})


@pytest.mark.parametrize("spelling", ["leo", "Leo", "LEO", " leo ", "Ｌｅｏ"])
def test_however_the_name_is_spelt(leo, browse, spelling):
    visitor = browse()
    assert sign_in(visitor, spelling).url == "/"
    assert is_signed_in(visitor)


def test_a_name_of_two_words_may_be_typed_with_two_spaces(db, browse):
    """Signing up made one of them, so signing in has to as well."""
    visitor = browse()
    visitor.post("/sign-up/", {"username": "quiet  river", "password1": PASSWORD})
    assert Person.objects.get().display_name == "quiet river"
    assert sign_in(browse(), "quiet  river").status_code == 302


@pytest.mark.parametrize(
    ("name", "password"),
    [("leo", "wrong horse battery"), ("leo", ""), ("nobody", PASSWORD), ("", ""), ("le\x00o", "x")],
)
def test_what_does_not_belong_together_is_said_without_telling_which(leo, browse, name, password):
    page = sign_in(browse(), name, password)
    assert page.status_code == 200
    assert not SignIn.objects.exclude(person_id=None).exists()
    if name and password and "\x00" not in name:
        assert MISMATCH in page.text
        assert f'value="{name}"' in page.text


def test_a_name_that_is_not_there_and_a_wrong_password_look_the_same(leo, browse):
    wrong, nobody = sign_in(browse(), "leo", "wrong horse"), sign_in(browse(), "abc", "wrong horse")
    assert wrong.status_code == nobody.status_code

    def plain(page, name):
        secret = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
        return secret.sub("", page.text).replace(name, "")

    assert plain(wrong, "leo") == plain(nobody, "abc")


@pytest.mark.parametrize(
    "name", ["x" * 10_000, "<script>alert(1)</script>", "\u202eoel", "' OR 1=1"]
)
def test_odd_names_are_only_wrong_names(leo, browse, name):
    page = sign_in(browse(), name)
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_a_person_without_a_password_cannot_sign_in_by_one(ada, browse):
    for password in ("", "None", "!", PASSWORD):
        assert not is_signed_in_after(browse(), "ada", password)


def is_signed_in_after(client, name, password):
    sign_in(client, name, password)
    return is_signed_in(client)


def test_a_closed_account_is_told_so(leo, browse):
    leo.is_active = False
    leo.save()
    visitor = browse()
    page = visitor.post("/sign-in/", {"login": "leo", "password": PASSWORD}, follow=True)
    assert "This account is closed" in page.text
    assert not is_signed_in(visitor)


def test_signing_in_leads_back_to_where_one_was(leo, browse):
    visitor = browse()
    asked = visitor.get("/begin-a-group/").url
    assert asked == "/sign-in/?next=/begin-a-group/"
    assert 'value="/begin-a-group/"' in visitor.get(asked).text
    assert sign_in(visitor, "leo", next="/begin-a-group/").url == "/begin-a-group/"


def test_signing_out_is_a_button_not_a_link(leo, browse):
    leos = browse(leo)
    assert leos.get("/sign-out/").status_code == 200
    assert is_signed_in(leos)
    leos.post("/sign-out/")
    assert not is_signed_in(leos)
    assert leos.get("/display/").url.startswith("/sign-in/")


def test_after_several_tries_one_is_asked_to_wait(leo, browse, a_cache_that_remembers):
    visitor = browse()
    said = [sign_in(visitor, "leo", "wrong horse").text for _try in range(7)]
    assert all(MISMATCH in page for page in said[:5])
    assert all(SEVERAL in page for page in said[5:])
    assert SEVERAL in sign_in(visitor, "leo").text, "even with the right one, for a while"
    assert not is_signed_in(visitor)


def test_waiting_is_for_that_name_whatever_the_spelling(leo, browse, a_cache_that_remembers):
    """Or each way of writing it would give five more tries."""
    visitor = browse()
    for spelling in ("leo", "LEO", "Ｌｅｏ", "𝐥eo", "ⓛeo"):
        page = sign_in(visitor, spelling, "wrong horse")
        assert MISMATCH in page.text
    assert SEVERAL in sign_in(visitor, "ｌeo", "wrong horse").text


def test_one_persons_tries_do_not_keep_another_out(leo, cleo, browse, a_cache_that_remembers):
    for _try in range(7):
        sign_in(browse(), "cleo", "wrong horse")
    assert sign_in(browse(), "leo").status_code == 302


def test_signing_in_well_many_times_is_no_try_too_many(leo, browse, a_cache_that_remembers):
    for _time in range(8):
        visitor = browse()
        assert sign_in(visitor, "leo").status_code == 302
        visitor.post("/sign-out/")


def test_words_on_their_way_wait_as_a_draft(leo, browse):
    sign_in(browse(), "leo", kept_place="story:42", kept_body="A long text")
    assert Draft.objects.words(leo, "story:42") == "A long text"


@pytest.mark.parametrize("place", ["", "else:1", "story:x", "story:1; --", "story:" + "1" * 40])
def test_words_from_nowhere_are_not_kept(leo, browse, place):
    assert sign_in(browse(), "leo", kept_place=place, kept_body="A long text").status_code == 302
    assert not Draft.objects.exists()


def test_a_wrong_password_keeps_the_words_on_the_page(leo, browse):
    page = sign_in(browse(), "leo", "wrong horse", kept_place="story:42", kept_body="A long text")
    assert "A long text</textarea>" in page.text
    assert 'value="story:42"' in page.text
    assert not Draft.objects.exists()


def test_once_it_is_known_who_it_is_nothing_stands_in_for_them(cleo, browse):
    assert type(browse(cleo).get("/").wsgi_request.user) is Person
    assert type(browse().get("/").wsgi_request.user) is AnonymousUser
