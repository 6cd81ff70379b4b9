"""Names are found by hashes: alike for people means alike for the hash, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.vault.hashing import keyed_hash

pytestmark = pytest.mark.pure

NAME, LINK = "people.person.sign_in_name", "groups.invitation.found_by"

# Letters of which upper case is only another way of writing lower case (not so: dotless ı).
letters = st.text(
    st.characters(categories=["L", "N"], max_codepoint=0x17E, exclude_characters="ıſ")
)
some = settings(max_examples=150)


@some
@given(letters)
def test_spellings_that_look_the_same_are_the_same(name):
    spellings = {name.upper(), name.casefold(), f" {name}\t", f"\u3000{name}\xa0"}
    spellings |= {unicodedata.normalize(form, name) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert {keyed_hash(NAME, spelling) for spelling in spellings} == {keyed_hash(NAME, name)}


@pytest.mark.parametrize("spelling", ["ADA", "Ada ", "Ａｄａ", "𝐚𝐝𝐚", "ⓐda", "ada\n"])
def test_ada_is_ada_however_she_types_it(spelling):
    assert keyed_hash(NAME, spelling) == keyed_hash(NAME, "ada")


@pytest.mark.parametrize("other", ["adah", "ad a", "a.da", "аda", "ada\u0301", "", "\x00ada"])
def test_other_names_are_other_people(other):
    assert keyed_hash(NAME, other) != keyed_hash(NAME, "ada")


@some
@given(st.text(max_size=30), st.text(max_size=30))
def test_different_texts_have_different_hashes(one, other):
    def plain(text):
        return unicodedata.normalize("NFKC", text).strip().casefold()

    same = keyed_hash(NAME, one) == keyed_hash(NAME, other)
    assert same is (plain(one) == plain(other))


@some
@given(st.text(max_size=30))
def test_a_hash_tells_nothing_of_its_text_nor_of_its_size(text):
    hashed = keyed_hash(NAME, text)
    assert len(hashed) == 64
    assert set(hashed) <= set("0123456789abcdef")


@some
@given(st.text(max_size=30))
def test_two_fields_have_nothing_in_common(text):
    assert keyed_hash(NAME, text) != keyed_hash(LINK, text)


def test_a_label_cannot_run_into_its_text():
    assert keyed_hash("names", "ada") != keyed_hash("name", "sada")


def test_another_alongside_hashes_otherwise(ring, monkeypatch):
    here = keyed_hash(NAME, "ada")
    monkeypatch.setattr("alongside.vault.hashing.keyring", lambda: ring)
    assert keyed_hash(NAME, "ada") != here
