"""What becomes of lines, of consents and of pages when somebody goes; and after a restore."""

import pytest

from alongside.conversations.explaining.taking_back import keep_here, take_back, take_title_back
from alongside.conversations.models import ExplainingCard, ExplainingLine, SheetPart
from alongside.groups.memberships import NAMED, TAKEN, UNNAMED
from alongside.vault.endings import catch_up
from alongside.vault.erase import erase_group, erase_person
from alongside.vault.models import Ending
from tests.groups.parting import place_of

from .test_explaining import add

BENS = "What you can’t see is the night before."
OWN = "I am glad that you asked."


@pytest.fixture
def card(morning, ben):
    return ExplainingCard.objects.begin(by=ben, group=morning, audience="family", title="Mum’s")


@pytest.fixture
def line(card, ben, cleo):
    """Ben's, which he lets members print; it stands on Cleo's page and on his own."""
    line = add(card, ben, BENS, printable=True)
    for person in (ben, cleo):
        SheetPart.objects.put(person, card, line)
    SheetPart.objects.write(ben, card, OWN)
    return line


def now(line):
    return ExplainingLine.objects.filter(pk=line.pk).first()


def leave(group, who, words, by=None):
    place_of(who, group).end(by=by or who, words=words)


# -- leaving ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [NAMED, UNNAMED, TAKEN])
def test_who_leaves_takes_every_consent_and_every_page_along(
    morning, ben, cleo, card, line, words, browse
):
    leave(morning, ben, words)
    assert not SheetPart.objects.exists(), "on nobody's page"
    assert not ExplainingLine.objects.filter(printable_since__isnull=False).exists()
    page = browse(cleo).get(f"{card.get_absolute_url()}sheet/").text
    assert BENS not in page


def test_what_they_shared_stays_with_their_name(morning, ben, cleo, card, line, browse):
    leave(morning, ben, NAMED)
    page = browse(cleo).get(card.get_absolute_url()).text
    assert BENS in page and ">Ben<" in page and "Mum’s" in page
    assert "Only here in the group." in page


def test_or_without_it(morning, ben, cleo, card, line, browse):
    leave(morning, ben, UNNAMED)
    assert now(line).author is None and now(line).body == BENS
    assert ExplainingCard.objects.get().begun_by is None
    page = browse(cleo).get(card.get_absolute_url()).text
    assert BENS in page and ">Ben<" not in page and "someone who has left" in page


def test_or_goes_with_them(morning, ben, cleo, card, line, browse):
    leave(morning, ben, TAKEN)
    assert now(line) is None and ExplainingCard.objects.get().title is None
    page = browse(cleo).get(card.get_absolute_url()).text
    assert BENS not in page and "To my family" in page and "Mum’s" not in page


def test_asked_to_leave_it_is_the_same(ada, morning, ben, line):
    leave(morning, ben, NAMED, by=ada)
    assert not now(line).printable_since and not SheetPart.objects.exists()


def test_who_sees_numbers_alone_from_now_on_lets_nothing_be_printed(morning, ben, line):
    place_of(ben, morning).give_role("supervisor")
    assert not now(line).printable_since and not SheetPart.objects.exists()


def test_who_leaves_another_group_changes_nothing_here(morning, evening, ben, cleo, line):
    leave(evening, ben, TAKEN)
    assert now(line).printable_since and SheetPart.objects.filter(person=cleo).exists()


# -- erasing ---------------------------------------------------------------------------------------


def test_erased_with_their_words_nothing_of_them_is_left(ben, cleo, card, line):
    erase_person(ben.pk, keep=False)
    assert now(line) is None and not SheetPart.objects.exists()
    held = ExplainingCard.objects.get()
    assert held.title is None and held.begun_by is None


def test_erased_and_kept_a_line_stays_nameless_and_is_not_printed(ben, cleo, card, line, browse):
    erase_person(ben.pk, keep=True)
    assert now(line).body == BENS and now(line).author is None
    assert now(line).printable_since is None and not SheetPart.objects.exists()
    assert BENS in browse(cleo).get(card.get_absolute_url()).text


def test_the_page_of_somebody_erased_goes_and_lines_of_others_stay(ben, cleo, card, line):
    erase_person(cleo.pk, keep=True)
    assert {part.person for part in SheetPart.objects.all()} == {ben}
    assert now(line).printable_since


def test_with_the_group_all_of_it_goes(morning, line):
    erase_group(morning.pk)
    for kind in (ExplainingCard, ExplainingLine, SheetPart):
        assert not kind.objects.exists()


# -- an older copy is put back ---------------------------------------------------------------------


def put_back(row):
    """As in a copy of the data from before: the row as it was, and nothing known of its ending."""
    Ending.objects.all().delete()
    row.save(force_insert=not type(row).objects.filter(pk=row.pk).exists())
    assert catch_up() == 1


def test_a_line_taken_back_stays_gone_after_a_restore(own_ledger, line, django_capture):
    with django_capture():
        take_back(line)
    line = ExplainingLine(
        pk=line.pk, card=line.card, group=line.group, author=line.author, body=BENS
    )
    put_back(line)
    assert now(line) is None


def test_a_consent_taken_back_stays_taken_back(own_ledger, line, cleo, card, django_capture):
    with django_capture():
        keep_here(line)
    put_back(line)  # Which says still since when it may be printed.
    assert now(line).printable_since is None and now(line).body == BENS


def test_a_title_taken_back_stays_so(own_ledger, card, django_capture):
    with django_capture():
        take_title_back(card)
    put_back(card)
    assert ExplainingCard.objects.get().title is None


@pytest.fixture
def django_capture(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)
