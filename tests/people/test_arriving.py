"""Signing up needs a name of one's own choice and a password, and nothing else."""

import html

import pytest

from alongside.people.models import Consent, Person

from .conftest import PASSWORD


def sign_up(client, name, password=PASSWORD, **more):
    return client.post("/sign-up/", {"username": name, "password1": password, **more}, follow=True)


def typed_name(page):
    """What stands in the name's field of a form that came back."""
    field = page.text.split('name="username"')[1].split(">")[0]
    return html.unescape(field.split('value="')[1].split('"')[0]) if "value=" in field else ""


def test_a_name_and_a_password_are_enough(db, browse):
    visitor = browse()
    assert "@" not in visitor.get("/sign-up/").text
    page = sign_up(visitor, "Quiet River")
    assert page.redirect_chain[-1][0].startswith("/limits/")
    someone = Person.objects.called("quiet river")
    assert someone.display_name == "Quiet River"
    assert someone.check_password(PASSWORD)
    assert not someone.is_organiser


def test_nothing_is_asked_that_could_tell_who_one_is(db, browse):
    page = browse().get("/sign-up/")
    fields = [part.split('"')[0] for part in page.text.split(' name="')[1:]]
    assert set(fields) <= {
        "viewport",
        "color-scheme",
        "csrfmiddlewaretoken",
        "username",
        "password1",
    }


def test_the_limits_come_before_anything_else(db, browse):
    visitor = browse()
    sign_up(visitor, "Quiet River")
    for page in ("/", "/groups/morning/", "/begin-a-group/", "/stories/1/"):
        assert visitor.get(page).url.startswith("/limits/?next="), page
    for page in ("/help/", "/privacy/", "/display/", "/sign-out/"):
        assert visitor.get(page).status_code == 200, page


def test_both_limits_must_be_ticked(db, browse):
    visitor = browse()
    sign_up(visitor, "Quiet River")
    page = visitor.post("/limits/", {"understood": "on"})
    assert "Alongside is for people who are 18 or older." in page.text
    page = visitor.post("/limits/", {"of_age": "on"})
    assert "Please tick this once you have read the three limits." in page.text
    assert not Consent.objects.exists()
    answer = visitor.post("/limits/", {"of_age": "on", "understood": "on", "next": "/help/"})
    assert answer.url == "/display/?next=%2Fhelp%2F", "once, by way of how pages look"
    assert Consent.objects.get().version == Consent.LIMITS_VERSION
    assert "Good to see you, Quiet River" in visitor.get("/").text


def test_new_limits_are_asked_for_once_more_and_the_old_yes_is_kept(leo, browse):
    leos = browse(leo)
    assert "Good to see you" in leos.get("/").text
    leo.consents.update(version=1)
    Consent.keep_limits(leo.pk)
    assert leos.get("/").url == "/limits/?next=%2F"
    assert leos.get("/groups/morning/").url.startswith("/limits/")
    leos.post("/limits/", {"of_age": "on", "understood": "on"})
    assert "Good to see you" in leos.get("/").text
    assert sorted(leo.consents.values_list("version", flat=True)) == [1, 2]


def test_saying_yes_twice_is_saying_yes_once(leo, browse):
    for _time in range(2):
        browse(leo).post("/limits/", {"of_age": "on", "understood": "on"})
    assert leo.consents.count() == 1


@pytest.mark.parametrize(
    "onward", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "/\\e.x"]
)
def test_the_way_onward_never_leads_elsewhere(leo, browse, onward):
    answer = browse(leo).post("/limits/", {"of_age": "on", "understood": "on", "next": onward})
    assert answer.url == "/"
    visitor = browse()
    words = {"login": "leo", "password": PASSWORD, "next": onward}
    assert visitor.post("/sign-in/", words).url == "/"


@pytest.mark.parametrize("password", ["short", "", "password12", "1234567890"])
def test_a_weak_password_is_refused_and_the_name_is_kept(db, browse, password):
    page = sign_up(browse(), "Quiet River", password)
    assert page.status_code == 200
    assert "Nothing is lost" in page.text
    assert typed_name(page) == "Quiet River"
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["leo", "LEO", "Ｌｅｏ", "  Leo ", "ⓛeo", "𝐋eo"])
def test_a_taken_name_is_refused_however_it_is_spelt(leo, browse, name):
    page = sign_up(browse(), name)
    assert "That name is taken here. A small change to it is enough." in page.text
    assert typed_name(page).strip() == name.strip()
    assert Person.objects.count() == 1


INVISIBLE = {
    "zero width space": "\u200b",
    "zero width joiner": "\u200d",
    "soft hyphen": "\xad",
    "right to left override": "\u202e",
    "left to right isolate": "\u2066",
    "byte order mark": "\ufeff",
    "word joiner": "\u2060",
    "tag letter": "\U000e0061",
    "private letter": "\ue000",
    "escape": "\x1b",
    "hangul filler": "\u3164",
    "half-width hangul filler": "\uffa0",
    "blank braille": "\u2800",
    "variation selector": "\ufe0f",
    "grapheme joiner": "\u034f",
    "mongolian separator": "\u180e",
    "khmer vowel": "\u17b4",
}


@pytest.mark.parametrize("sign", INVISIBLE)
def test_a_name_with_an_invisible_sign_in_it_is_refused(leo, browse, sign):
    """Or somebody could be called just like Leo."""
    for name in (f"Leo{INVISIBLE[sign]}", f"L{INVISIBLE[sign]}eo", f"{INVISIBLE[sign]}Leo"):
        page = sign_up(browse(), name)
        assert page.status_code == 200
        assert "Please type it by hand." in page.text or "taken" in page.text
        assert Person.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["Zoë", "Søren", "李雷", "Ольга", "نور", "Anne-Marie O'Neil", "\u2764\ufe0f 42"]
)
def test_a_name_of_any_writing_is_welcome(db, browse, name):
    sign_up(browse(), name)
    assert Person.objects.called(name).display_name == name


@pytest.mark.parametrize("name", ["x" * 41, "x" * 65, "x" * 10_000, "ﷺ" * 41])
def test_a_name_that_is_too_long_comes_back(db, browse, name):
    page = sign_up(browse(), name)
    assert page.status_code == 200
    assert "40" in page.text
    assert typed_name(page) == name
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["", " ", "\u3000", "a", "\x00", "Le\x00o"])
def test_no_name_at_all_is_asked_for_kindly(db, browse, name):
    page = sign_up(browse(), name)
    assert page.status_code == 200
    assert "Nothing is lost" in page.text
    assert not Person.objects.exists()


def test_forty_letters_fit(db, browse):
    sign_up(browse(), "x" * 40)
    assert Person.objects.get().display_name == "x" * 40


def test_a_name_that_is_a_script_is_a_name(db, browse):
    visitor = browse()
    sign_up(visitor, "<script>alert(1)</script>")
    visitor.post("/limits/", {"of_age": "on", "understood": "on"})
    page = visitor.get("/").text
    assert "<script>alert" not in page
    assert "Good to see you, &lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_script_that_comes_back_does_nothing(db, browse):
    page = sign_up(browse(), '"><script>alert(1)</script>' + "x" * 40)
    assert "<script>alert" not in page.text
    assert typed_name(page).startswith('"><script>')


def test_the_password_never_comes_back(db, browse):
    page = sign_up(browse(), "", "a secret of eleven words")
    assert "a secret of eleven words" not in page.text


def test_who_is_signed_in_need_not_sign_up(leo, browse):
    assert browse(leo).get("/sign-up/").status_code == 302
    assert browse(leo).get("/sign-in/").status_code == 302
