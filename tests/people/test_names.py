"""What somebody may be called here, and how kindly they are told where not."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.arriving import names
from alongside.people.arriving.names import ALIKE, looks_like, seems_real


def refused(name, person=None):
    """Why this name is refused, or None."""
    try:
        names.check(name, person)
    except ValidationError as error:
        return error.code
    return None


@pytest.mark.parametrize(
    "name",
    [
        *("Ada", "Quiet Marguerite", "Kettle on", "Drew", "Padmini", "Sparrow 61", "J. R. R."),
        *("Noé", "夜明け", "شمس", "♥", "Old Bus Mechanic", "Cedric", "Modesty", "St. Kilda"),
    ],
)
def test_an_ordinary_name_passes_and_is_not_changed(db, name):
    assert names.check(name) == name


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ben@example.org", "address"),
        ("@ben_mends", "address"),
        ("ben#1234", "address"),
        ("www.ben", "address"),
        ("benmends.co.uk", "address"),
        ("020 7946 0000", "address"),
        ("Ben ０７７００ ９００１２３", "address"),
        ("Facilitator", "role"),
        ("The facilitat0r", "role"),
        ("Group Fàcilitator", "role"),
        ("F a c i l i t a t o r", "role"),
        ("FACILITATOR", "role"),
        ("Moderator Ben", "role"),
        ("Аdmin", "role"),  # With a Cyrillic A.
        ("adm1n", "role"),
        ("Admin2", "role"),
        ("Organizer", "role"),
        ("Organiserin", "role"),
        ("Dr Ben", "role"),
        ("dr. ben", "role"),
        ("Ben · facilitates", "role"),
        ("Care team", "role"),
        ("Supervis0r", "role"),
        ("Ben (peer supporter)", "role"),
        ("Someone who has left", "nobody"),
        ("somebody who has Ieft", "nobody"),  # With a capital i.
        ("SOMEONE", "nobody"),
    ],
)
def test_a_name_that_leads_elsewhere_or_claims_an_office_is_refused(db, name, why):
    assert refused(name) == why


@pytest.mark.parametrize("name", ["\u0301", "\u0301 \u0302", "\U0001d159", "Ben\U00016fe4"])
def test_a_name_is_there_to_be_seen(db, name):
    with pytest.raises(ValidationError, match="invisible"):
        names.check(name)


@pytest.mark.parametrize("name", ["Anna Smith", "Mary-Ann Jones", "John Paul Taylor"])
def test_what_reads_like_a_real_name_is_only_asked_about(db, name):
    assert seems_real(name)
    assert names.check(name) == name


@pytest.mark.parametrize("name", ["Anna", "anna smith", "Anna Kettle", "Smith Anna", "", " "])
def test_what_does_not_is_not(name):
    assert not seems_real(name)


@pytest.mark.parametrize("name", ["Ada", "ADA", "Àda", "Аda", "A d a", "Ada.", "ＡＤＡ", "𝐀𝐝𝐚"])
def test_nobody_is_to_be_taken_for_a_facilitator(morning, ada, name):
    ada.refresh_from_db()
    assert ada.leads
    assert refused(name) == "alike"


def test_nor_for_somebody_of_the_same_group(morning, ben, cleo, dev):
    assert refused("Cle0", ben) == "alike"
    assert refused("Cle0", dev) is None
    assert refused("Cle0") is None


def test_ones_own_name_can_be_written_otherwise(morning, ada, ben):
    assert names.check("BEN", ben) == "BEN"
    assert names.check("Àda", ada) == "Àda"


def test_a_capital_i_is_drawn_like_an_l():
    assert looks_like("Ivo", "lvo") and looks_like("Ivo", "1vo") and looks_like("ivo", "Ivo")
    assert not looks_like("Lia", "Ila")


a_name = st.text(min_size=1, max_size=40)


@given(a_name)
def test_every_name_looks_like_itself_whatever_stands_around_it(name):
    assert looks_like(name, name)
    assert looks_like(name, f"  {name} ")


@given(a_name, a_name)
def test_looking_alike_goes_both_ways(one, other):
    assert looks_like(one, other) == looks_like(other, one)


@given(st.text("abcdefghjklmnopqrstuvwxyz", min_size=1, max_size=12), st.randoms())
def test_a_name_in_other_letters_that_look_the_same_is_found(name, chance):
    """Each letter may be swapped for any that the table knows to be drawn like it."""
    likes = {letter: letter for letter in name}
    for like, letter in ALIKE.items():
        if letter in likes and chance.random() < 0.3:
            likes[letter] = chr(like)
    assert looks_like("".join(likes[letter] for letter in name), name)


@given(name=a_name)
def test_whatever_is_typed_is_answered_with_a_name_or_a_reason(name):
    try:
        plain = names.plain_name(name)
        names.refuse_address(plain)
        names.refuse_role(plain)
    except ValidationError as error:
        assert str(error.messages[0])
    else:
        assert names.plain_name(plain) == plain
