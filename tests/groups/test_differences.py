"""What is different between two versions: nothing lost, nothing made up, whatever was written."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alongside.groups.agreeing.differences import Line, differences

line = st.text(alphabet="abc dé,.’-", min_size=1, max_size=30).filter(str.strip)
lines = st.lists(line, max_size=12)


@given(lines, lines)
def test_both_versions_can_be_read_out_of_it(before, now):
    found = differences(before, now)
    assert [one.before for one in found if one.before is not None] == before
    assert [one.now for one in found if one.now is not None] == now


@given(lines)
def test_nothing_is_different_from_itself(before):
    assert all(one.kind == "same" for one in differences(before, before))


@given(line, line)
def test_the_words_of_a_line_are_that_line(before, now):
    assert "".join(words for _new, words in Line(before, now).words) == now


@given(line, line)
def test_new_words_are_in_one_piece_until_an_old_one_comes(before, now):
    pieces = Line(before, now).words
    assert all(one[0] != other[0] for one, other in pairwise(pieces))


def test_a_line_altered_a_little_is_one_that_changed():
    (found,) = differences(["Passing is always fine."], ["Passing is fine, and always will be."])
    assert found.kind == "changed"
    assert "".join(text for is_new, text in found.words if not is_new).startswith("Passing is")


def test_another_line_in_its_place_is_one_gone_and_one_new():
    found = differences(["Passing is fine."], ["We sell nothing here."])
    assert sorted(one.kind for one in found) == ["gone", "new"]


def test_a_line_between_others_is_new_and_they_are_the_same():
    found = differences(["One.", "Three."], ["One.", "Two comes here.", "Three."])
    assert [one.kind for one in found] == ["same", "new", "same"]
