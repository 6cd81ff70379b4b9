"""The first organiser sets Alongside up: once, by the link that the program prints."""

import html

import pytest
from django.db import IntegrityError, transaction

from alongside.home.models import Host, set_up, set_up_token
from alongside.people.models import Person
from tests.groups.conftest import ODD
from tests.on_disk import at_once
from tests.people.test_second_factor import add_app

FORM = {
    "host": "Two volunteers",
    "contact": "Come to the hall.",
    "username": "Olive",
    "password1": "correct horse battery",
}


def test_setting_up_makes_the_host_and_the_organiser_and_signs_them_in(link, browse):
    visitor = browse()
    assert visitor.get(link).status_code == 200
    assert visitor.post(link, FORM).url == "/"
    host = Host.objects.get()
    assert (host.name, host.contact) == ("Two volunteers", "Come to the hall.")
    olive = Person.objects.called("olive")
    assert olive.is_organiser
    assert olive.check_password(FORM["password1"])
    visitor.post("/limits/", {"of_age": "on", "understood": "on"})
    # Whoever organises shows a second factor before anything else.
    assert visitor.get("/").url.startswith("/sign-in/second-step/")
    add_app(visitor)
    page = visitor.get("/").text
    assert "Good to see you, Olive" in page
    assert "/begin-a-group/" in page


def test_the_link_works_once(link, browse):
    visitor = browse()
    visitor.post(link, FORM)
    for someone in (visitor, browse()):
        assert someone.get(link).status_code == 404
        assert someone.post(link, {**FORM, "username": "Mallory"}).status_code == 404
    assert Person.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "0" * 40, "x" * 5_000, "é", "🫖", "%00", "{token}x"])
def test_another_link_is_not_found(db, browse, token):
    token = token.replace("{token}", set_up_token())
    assert browse().get(f"/set-up/{token}/").status_code == 404
    assert browse().post(f"/set-up/{token}/", FORM).status_code == 404
    assert not Person.objects.exists()


def test_the_token_is_long_and_the_same_until_it_is_used(db):
    assert set_up_token() == set_up_token()
    assert len(set_up_token()) == 40


@pytest.mark.parametrize("field", FORM)
@pytest.mark.parametrize("odd", ODD)
def test_whatever_is_typed_is_refused_kindly_or_shown_safely(link, browse, field, odd):
    visitor = browse()
    answer = visitor.post(link, {**FORM, field: ODD[odd]})
    if answer.status_code == 200:
        assert not Host.objects.exists()
        assert not Person.objects.exists()
        assert "Nothing is lost" in answer.text
        kept = FORM["contact" if field == "host" else "host"]
        assert html.escape(kept) in answer.text
        assert FORM["password1"] not in answer.text
        pages = [answer.text]
    else:
        assert Host.objects.count() == Person.objects.count() == 1
        pages = [visitor.get(page, follow=True).text for page in ("/", "/help/", "/display/")]
    for page in pages:
        assert "<script>alert" not in page


@pytest.mark.parametrize("field", FORM)
def test_nothing_is_refused(link, browse, field):
    assert browse().post(link, {**FORM, field: ""}).status_code == 200
    assert not Host.objects.exists()


@pytest.mark.parametrize("field", ["username", "password1"])
def test_a_null_byte_is_refused_in_what_somebody_signs_in_with(link, browse, field):
    assert browse().post(link, {**FORM, field: ODD["a null byte"]}).status_code == 200
    assert not Host.objects.exists()


@pytest.mark.parametrize("field", ["host", "contact"])
def test_a_null_byte_that_nobody_typed_is_dropped_from_words(link, browse, field):
    assert browse().post(link, {**FORM, field: ODD["a null byte"]}).status_code == 302
    assert getattr(Host.objects.get(), {"host": "name"}.get(field, field)) == "The morning group"


@pytest.mark.parametrize("field", ["host", "contact", "username"])
def test_too_much_is_refused_except_of_a_password(link, browse, field):
    assert browse().post(link, {**FORM, field: "x" * 100_000}).status_code == 200
    assert not Host.objects.exists()
    assert browse().post(link, {**FORM, "password1": "x y " * 1_000}).status_code == 302


def test_either_both_are_made_or_neither(db, olive):
    with pytest.raises(IntegrityError), transaction.atomic():
        set_up(host="Us", contact="Here.", name="Olive", password="correct horse battery")
    assert Person.objects.count() == 1
    assert not Host.objects.exists()


@pytest.mark.usefixtures("on_disk")
@pytest.mark.django_db(transaction=True)
def test_two_who_set_it_up_at_once_make_one_host(link, browse):
    forms = [{**FORM, "username": name} for name in ("Olive", "Olga", "Otto")]
    answers = at_once(*(lambda form=form: browse().post(link, form) for form in forms))
    assert Host.objects.count() == 1
    assert Person.objects.count() == 1
    assert {answer.status_code for answer in answers} <= {200, 302, 404}
