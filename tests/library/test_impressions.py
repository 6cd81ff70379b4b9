"""What something in the library was like for the people of a group, and for nobody else."""

import re

import pytest
from django.utils import timezone

from alongside.groups.memberships import TAKEN, UNNAMED
from alongside.library.impressions import views
from alongside.library.models import Impression, Resource
from alongside.library.privacy import ENDINGS, erase
from alongside.people.models import Block, Mute
from alongside.vault.models import open_many
from tests.begun import version_in

HERE = "/groups/morning/library/nice-ng193/"
WORDS = "I read it twice, lying down."
FORM = {"phrase": "hard_going", "words": WORDS}


@pytest.fixture
def said(cleo, morning, browse):
    browse(cleo).post(HERE, FORM)
    return Impression.objects.get()


def of(row, verb):
    return f"/groups/morning/library/said/{row.pk}/{verb}/"


def test_it_is_said_with_a_tap_and_words_and_the_group_reads_it(cleo, ben, morning, browse):
    page = browse(cleo).post(HERE, FORM, follow=True).text
    assert "Your group can read it now." in page
    page = browse(ben).get(HERE).text
    assert WORDS in page and "It was hard going" in page and "Cleo" in page
    assert 'href="/groups/morning/library/nice-ng193/"' in (
        browse(ben).get("/library/resources/nice-ng193/").text
    )


@pytest.mark.parametrize("key", ["9" * 19, "9" * 5_000])
def test_of_what_is_not_there_nothing_is_said(cleo, morning, browse, key):
    at = HERE.replace("nice-ng193", key)
    assert browse(cleo).get(at).status_code == 404
    answer = browse(cleo).post(at, FORM)
    assert answer.status_code == 404 and WORDS in answer.text


def test_a_tap_is_enough(cleo, ben, morning, browse):
    browse(cleo).post(HERE, {"phrase": "helped", "words": ""})
    assert "It helped me" in browse(ben).get(HERE).text.partition("For me")[0]


def test_another_group_and_another_resource_have_nothing_of_it(said, ben, dev, evening, browse):
    assert WORDS not in browse(ben).get("/groups/evening/library/nice-ng193/").text
    assert WORDS not in browse(ben).get("/groups/morning/library/wilson-2024/").text
    assert browse(dev).get(HERE).status_code == 404
    assert WORDS not in browse().get("/library/resources/nice-ng193/").text


def test_nothing_is_counted_or_ranked(said, ben, ada, browse):
    for person in (ada, ben):
        browse(person).post(HERE, {"phrase": "helped", "words": ""})
    page = browse(ben).get(HERE).text.partition("<h1>")[2].partition("What it was like for me")[0]
    shown = re.sub(r"<[^>]*>", " ", page.partition("</p>")[2])
    assert not re.search(r"\d", re.sub(r"today at \d+:\d+|\d+ minutes?", "", shown))


def test_said_once_more_it_takes_the_place_of_what_was_said(said, cleo, ben, browse):
    assert WORDS in browse(cleo).get(HERE).text.partition("What it was like for me")[2]
    browse(cleo).post(HERE, {"phrase": "helped", "words": "Better now."})
    page = browse(ben).get(HERE).text
    assert "Better now." in page and WORDS not in page and Impression.objects.count() == 1


def test_what_lacks_something_is_told_and_the_words_stay(cleo, morning, browse):
    page = browse(cleo).post(HERE, {"phrase": "", "words": WORDS}).text
    assert "Please choose what comes nearest." in page and WORDS in page
    page = browse(cleo).post(HERE, {"phrase": "helped", "words": "y" * 501}).text
    assert "A few words are enough." in page and "y" * 501 in page
    assert not Impression.objects.exists()


def test_it_can_be_taken_back_by_its_author_alone(said, cleo, ben, dev, browse):
    assert browse(ben).post(of(said, "take-back")).status_code == 404
    assert browse(dev).post(of(said, "take-back")).status_code == 404
    assert Impression.objects.exists()
    browse(cleo).post(of(said, "take-back"))
    assert WORDS not in browse(ben).get(HERE).text and not Impression.objects.exists()
    said.save(force_insert=True)
    ENDINGS["impression_taken_back"](impression=said.pk)
    assert not Impression.objects.exists()


def test_held_back_its_author_reads_why_and_the_others_nothing(said, ada, ben, cleo, browse):
    hold = of(said, "hold")
    assert browse(ben).get(hold).status_code == 403
    assert browse(cleo).post(hold, {"because": "Mine."}).status_code == 403
    assert "Say in a few words why." in browse(ada).post(hold, {"because": ""}).text
    browse(ada).post(hold, {"because": "It names a doctor."})
    assert WORDS not in browse(ben).get(HERE).text
    for who in (ada, cleo):
        assert "It names a doctor." in browse(who).get(HERE).text
    browse(cleo).post(HERE, FORM)
    assert WORDS not in browse(ben).get(HERE).text, "said once more it is held still"
    assert browse(ben).post(of(said, "release")).status_code == 403
    browse(ada).post(of(said, "release"))
    assert WORDS in browse(ben).get(HERE).text


def test_what_is_held_stays_so_however_it_is_worded_and_its_author_reads_that(
    said, ada, ben, cleo, browse
):
    browse(ada).post(of(said, "hold"), {"because": "It names a doctor."})
    page = browse(cleo).post(HERE, {**FORM, "words": "Milder."}, follow=True).text
    assert "stays held back: besides you" in page and "Your group can read it now" not in page
    assert "Milder." not in browse(ben).get(HERE).text and "Milder." in browse(ada).get(HERE).text


def test_whoever_was_quicker_nothing_that_was_typed_is_lost(said, ada, cleo, browse):
    hold, because = of(said, "hold"), "It names a doctor."
    for _twice in range(2):
        assert "It is held back." in browse(ada).post(hold, {"because": because}, follow=True).text
    page = browse(ada).post(hold, {"because": "It names a town."}).text
    assert "with another reason" in page and "It names a town.</textarea>" in page
    assert because in browse(cleo).get(HERE).text
    assert browse(ada).get(hold).status_code == 302
    for _twice in range(2):
        page = browse(ada).post(of(said, "release"), follow=True)
        assert "Everybody in the group can read it again." in page.text


def test_a_reason_for_words_that_were_taken_back_is_given_back(said, ada, cleo, browse):
    browse(cleo).post(of(said, "take-back"))
    page = browse(ada).post(of(said, "hold"), {"because": "It names a doctor."})
    assert page.status_code == 404 and "It names a doctor." in page.text


def test_nothing_is_held_back_that_was_not_read(said, ada, ben, cleo, browse):
    form = {
        "because": "It names a doctor.",
        "version": version_in(browse(ada).get(of(said, "hold")).text),
    }
    browse(cleo).post(HERE, {**FORM, "words": "Milder."})
    page = browse(ada).post(of(said, "hold"), form).text
    assert "Look at it once more, please" in page and "Milder." in page
    assert "It names a doctor." in page, "what was typed"
    assert "Milder." in browse(ben).get(HERE).text
    browse(ada).post(of(said, "hold"), {**form, "version": version_in(page)})
    assert "Milder." not in browse(ben).get(HERE).text


def test_nothing_is_let_out_that_was_not_read(said, ada, ben, cleo, browse):
    browse(ada).post(of(said, "hold"), {"because": "It names a doctor."})
    version = version_in(browse(ada).get(HERE).text)
    browse(cleo).post(HERE, {**FORM, "words": "Worse."})
    page = browse(ada).post(of(said, "release"), {"version": version}, follow=True).text
    assert "it is still held back" in page and "Worse." not in browse(ben).get(HERE).text
    browse(ada).post(of(said, "release"), {"version": version_in(page)})
    assert "Worse." in browse(ben).get(HERE).text


def test_on_an_older_copy_what_was_held_is_held_again(said, ben, browse):
    ENDINGS["impression_held"](impression=said.pk)
    assert WORDS not in browse(ben).get(HERE).text
    ENDINGS["impression_released"](impression=said.pk)
    assert WORDS in browse(ben).get(HERE).text


def test_it_leads_to_raising_a_concern_about_who_said_it(said, ben, cleo, morning, browse):
    assert f'href="/groups/morning/concern/{cleo.pk}/"' in browse(ben).get(HERE).text
    morning.memberships.get(person=cleo).end(by=cleo)
    page = browse(ben).get(HERE).text
    assert WORDS in page and 'href="/groups/morning/concern/"' in page


def test_whoever_is_silenced_reads_and_does_not_say(said, ben, morning, browse):
    until = timezone.now() + timezone.timedelta(days=1)
    morning.memberships.filter(person=ben).update(silenced_until=until)
    page = browse(ben).get(HERE)
    assert WORDS in page.text and "What it was like for me" not in page.text
    refused = browse(ben).post(HERE, FORM)
    assert refused.status_code == 403
    for one in (page, refused):
        assert "For now you do not share or reply here. That ends" in one.text


def test_it_comes_folded_or_not_at_all_for_who_does_not_read_its_author(said, ben, cleo, browse):
    Mute.objects.mute(by=ben, whom=cleo)
    assert "Something by" in browse(ben).get(HERE).text.partition(WORDS)[0]
    Block.objects.block(by=ben, whom=cleo)
    assert WORDS not in browse(ben).get(HERE).text


def test_a_newcomer_does_not_read_what_was_said_before_they_came(said, ben, morning, browse):
    morning.memberships.filter(person=ben).update(sees_from=timezone.now())
    assert WORDS not in browse(ben).get(HERE).text


@pytest.mark.parametrize("key", ["hearsay", "12345", "99999999999999999999"])
def test_of_what_is_not_in_the_library_there_is_no_page(cleo, morning, browse, key):
    assert browse(cleo).get(f"/groups/morning/library/{key}/").status_code == 404


def test_of_what_was_taken_out_it_is_read_and_nothing_added(ada, cleo, morning, suggestion, browse):
    at = f"/groups/morning/library/{suggestion.pk}/"
    assert browse(cleo).get(at).status_code == 404, "a reviewer has not seen it"
    taken = {"signed_by": "Dev", "conflict": "None.", "why": "So."}
    suggestion.decide("shown", by=ada, said=taken, review_by=timezone.localdate())
    browse(cleo).post(at, FORM)
    Resource.objects.get().decide("retired", by=ada, said=taken)
    page = browse(cleo).get(at).text
    assert WORDS in page and "It has been taken out of the library since." in page
    assert browse(cleo).post(at, FORM).status_code == 403


@pytest.mark.parametrize(("words", "stays"), [(TAKEN, False), (UNNAMED, True)])
def test_whoever_leaves_takes_it_along_or_leaves_it_nameless(
    said, morning, cleo, ben, browse, words, stays
):
    morning.memberships.get(person=cleo).end(by=cleo, words=words)
    page = browse(ben).get(HERE).text
    assert (WORDS in page) is stays and "Cleo" not in page
    assert not stays or "someone who has left" in page


@pytest.mark.parametrize("keep", [True, False])
def test_erased_it_is_nameless_or_gone(said, cleo, keep):
    erase(cleo, keep=keep)
    rows = list(Impression.objects.all())
    assert [row.person for row in rows] == ([None] if keep else [])
    open_many(rows)
    assert [(row.phrase, row.words) for row in rows] == ([("hard_going", WORDS)] if keep else [])


def test_what_cannot_be_opened_says_so_and_breaks_no_page(said, ben, ada, browse, damaged):
    damaged(Impression)
    for who in (ben, ada):
        page = browse(who).get(HERE)
        assert page.status_code == 200 and "cannot be opened any more" in page.text
    assert browse(ada).get(of(said, "hold")).status_code == 200


def test_it_goes_on_over_pages(morning, ada, ben, cleo, browse, monkeypatch):
    monkeypatch.setattr(views, "A_PAGE", 2)
    for person in (cleo, ada, ben):
        browse(person).post(HERE, {"phrase": "helped", "words": f"Said by {person.called}."})
    first = browse(ben).get(HERE).text.partition("What it was like for me")[0]
    assert "Said by Ada." in first and "Said by Cleo." not in first
    older = re.search(r'href="(\?page=before[^"]*)"', first)[1]
    assert "Said by Cleo." in browse(ben).get(HERE + older).text
