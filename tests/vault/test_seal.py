"""What is sealed opens in its own place, whole, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.vault.errors import KeyMissing, SealBroken
from alongside.vault.keyring import keyring
from alongside.vault.seal import AUDIENCES, SMALLEST, VERSION, Place, open_sealed, seal

pytestmark = pytest.mark.pure

BEN, CLEO = ("person", 71), ("person", 72)
MORNING, EVENING = ("group", 71), ("group", 72)
HEAD = bytes([VERSION, 0, 1])
STORY = Place("conversations.story.body", "members", 42, (BEN, MORNING))

texts = st.text(max_size=400)
some = settings(max_examples=60)


@pytest.fixture(scope="module", autouse=True)
def keys_of_everybody():
    for name in (BEN, CLEO, MORNING, EVENING):
        keyring().create(*name)
    yield
    for name in (BEN, CLEO, MORNING, EVENING):
        keyring().destroy(*name)


@some
@given(texts)
def test_what_was_sealed_opens_as_it_was(text):
    assert open_sealed(seal(text, STORY), STORY) == text


@pytest.mark.parametrize("text", ["", "\x00", "\n", "x" * 200_000, "🫖" * 300, "e\u0301 \u202e"])
def test_no_text_is_too_odd_or_too_long(text):
    assert open_sealed(seal(text, STORY), STORY) == text


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(STORY, row=43),
        replace(STORY, label="conversations.reply.body"),
        replace(STORY, audience="facilitators"),
        replace(STORY, owners=(CLEO, MORNING)),
        replace(STORY, owners=(BEN, EVENING)),
        replace(STORY, owners=(MORNING, BEN)),
        replace(STORY, owners=(BEN,)),
        replace(STORY, owners=(BEN, MORNING, MORNING)),
    ],
    ids=["row", "field", "audience", "author", "group", "order", "no group", "one more"],
)
def test_it_does_not_open_anywhere_else(elsewhere):
    blob = seal("The stairs again.", STORY)
    with pytest.raises(SealBroken) as broken:
        open_sealed(blob, elsewhere)
    assert (broken.value.label, broken.value.row) == (elsewhere.label, elsewhere.row)


labels = st.sampled_from(["a", "ab", "b", "a1", "members", "a\x00"])
places = st.builds(
    Place,
    labels,
    st.sampled_from(AUDIENCES),
    st.sampled_from([1, 11, 12, 112]),
    st.sampled_from([(BEN,), (CLEO,), (BEN, MORNING), (CLEO, MORNING), (BEN, EVENING)]),
)


@some
@given(places, places)
def test_no_two_places_are_bound_alike(one, other):
    assert (one.bound(HEAD) == other.bound(HEAD)) is (one == other)


def test_two_parts_of_a_place_do_not_run_together():
    one, other = replace(STORY, label="a", audience="bc"), replace(STORY, label="ab", audience="c")
    assert one.bound(HEAD) != other.bound(HEAD)
    one, other = (
        replace(STORY, owners=owners) for owners in [(("a", 1), ("b", 2)), (("a", "1b:2"),)]
    )
    assert one.bound(HEAD) != other.bound(HEAD)


@some
@given(texts, st.integers(min_value=0), st.integers(0, 7))
def test_any_flipped_bit_breaks_the_seal(text, where, bit):
    blob = bytearray(seal(text, STORY))
    blob[where % len(blob)] ^= 1 << bit
    with pytest.raises(SealBroken):
        open_sealed(bytes(blob), STORY)


@some
@given(texts, st.integers(min_value=0))
def test_a_piece_of_a_blob_does_not_open(text, length):
    blob = seal(text, STORY)
    with pytest.raises(SealBroken):
        open_sealed(blob[: length % len(blob)], STORY)


@pytest.mark.parametrize("rubbish", [b"", b"\x01", HEAD, HEAD + bytes(12), HEAD + bytes(60)])
def test_what_was_never_a_blob_does_not_open(rubbish):
    with pytest.raises(SealBroken):
        open_sealed(rubbish, STORY)


@some
@given(st.text(min_size=6, max_size=200))
def test_nothing_of_the_text_is_in_the_blob(text):
    blob = seal(text, STORY)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert text.encode(encoding) not in blob
    assert text.encode().hex() not in blob.hex()


def test_the_same_words_never_look_the_same():
    assert len({seal("Thank you", STORY) for _ in range(50)}) == 50


OVERHEAD = 31  # Version, generation, nonce and tag.


def test_lengths_are_few_and_hide_small_differences():
    sizes = [len(seal("x" * letters, STORY)) for letters in range(5_000)]
    assert len(set(sizes)) < 100
    assert sizes == sorted(sizes)
    for letters in (200, 700, 4_000):
        alike = [size for size in sizes if size == sizes[letters]]
        assert len(alike) > letters / 40
    for letters, size in enumerate(sizes):
        assert letters + 4 <= size - OVERHEAD < max(letters + 4, SMALLEST) * 1.13


def test_short_answers_are_all_of_one_length():
    answers = ("", "yes", "no", '{"today":"listening","rough":true}', "A name of forty letters" * 4)
    assert {len(seal(answer, STORY)) for answer in answers} == {OVERHEAD + SMALLEST}


def test_words_end_with_either_of_their_keys():
    for end in (("person", 81), ("group", 81)):
        keyring().create("person", 81)
        keyring().create("group", 81)
        place = replace(STORY, owners=(("person", 81), ("group", 81)))
        blob = seal("Words", place)
        assert open_sealed(blob, place) == "Words"
        keyring().destroy(*end)
        with pytest.raises(KeyMissing):
            open_sealed(blob, place)
        keyring().destroy("person", 81)
        keyring().destroy("group", 81)


def test_nothing_can_be_sealed_for_somebody_without_a_key():
    with pytest.raises(KeyMissing):
        seal("Words", replace(STORY, owners=(("person", 404),)))


def test_an_error_holds_no_words():
    blob = seal("My husband", STORY)
    with pytest.raises(SealBroken) as broken:
        open_sealed(blob[:-1], STORY)
    assert "husband" not in repr(broken.value) + str(broken.value)
