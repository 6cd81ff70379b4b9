"""Asking somebody to look again: once, and who answers; and what a restore keeps."""

import pytest

from alongside.groups.joining import places
from alongside.groups.models import Asking, Decision, Membership
from alongside.groups.parting import deciding, looking_again
from alongside.groups.parting.decisions import is_kept_out
from alongside.people.models import Draft
from alongside.vault.models import AccessLine, Ending
from tests.conftest import new_group, person

from .parting import BUT, WHY, OlderCopy, is_in, place_of, remove, silence

MORNING = "/groups/morning/"


def asked_again(decision, browse):
    browse(decision.person).post(decision.get_absolute_url(), {"appeal": BUT})
    decision.refresh_from_db()
    return decision


def answers(client, decision, outcome, words="We talked about it."):
    address = f"/organise/appeals/{decision.pk}/"
    return client.post(address, {"answer": words, "outcome": outcome})


def test_they_ask_once_and_an_organiser_reads_both_sides(morning, ada, cleo, olive, browse):
    decision = asked_again(remove(morning, cleo, by=ada), browse)
    assert decision.appeal == BUT
    browse(cleo).post(decision.get_absolute_url(), {"appeal": "And another thing"})
    decision.refresh_from_db()
    assert decision.appeal == BUT
    for page in ("/", "/organise/"):
        assert f"/organise/appeals/{decision.pk}/" in browse(olive).get(page).text
    page = browse(olive).get(f"/organise/appeals/{decision.pk}/").text
    for words in (WHY, BUT, "The morning group", "Cleo", "Ada"):
        assert words in page


def test_an_empty_appeal_keeps_what_was_typed(morning, ada, cleo, olive, browse):
    decision = remove(morning, cleo, by=ada)
    page = browse(cleo).post(decision.get_absolute_url(), {"appeal": "  "})
    assert "Please write what they should know." in page.text
    long = "o" * 1_501
    assert long in browse(cleo).post(decision.get_absolute_url(), {"appeal": long}).text
    decision.refresh_from_db()
    assert decision.appealed_at is None


def test_words_that_came_too_late_are_given_back(morning, ada, cleo, olive, browse):
    decision = remove(morning, cleo, by=ada)
    place = f"decision:{decision.pk}"
    Draft.objects.keep(cleo, place, appeal=BUT)
    asked_again(decision, browse)
    assert not Draft.objects.filter(person=cleo).exists(), "sent, it is no draft any more"
    Draft.objects.keep(cleo, place, appeal="And another thing")
    page = browse(cleo).post(decision.get_absolute_url(), {"appeal": "And another thing"})
    assert page.status_code == 200 and "You have asked already, or it is over." in page.text
    assert "so that nothing is lost" in page.text and "And another thing" in page.text
    assert Draft.objects.filter(person=cleo).exists()


def test_it_stands_where_the_organiser_says_so(morning, ada, cleo, olive, browse):
    decision = asked_again(remove(morning, cleo, by=ada), browse)
    browse(cleo).get(decision.get_absolute_url())
    assert answers(browse(olive), decision, "stands").url == "/organise/"
    assert is_kept_out(morning, cleo)
    assert "An organiser has answered you" in browse(cleo).get("/").text
    assert "We talked about it." in browse(cleo).get(decision.get_absolute_url()).text
    assert browse(olive).get(f"/organise/appeals/{decision.pk}/").status_code == 404, "done"
    assert AccessLine.objects.filter(what="decision_kept").exists()


def test_reversed_they_have_the_same_place_again(morning, ada, cleo, bens_story, olive, browse):
    before = place_of(cleo, morning)
    decision = asked_again(remove(morning, cleo, by=ada), browse)
    answers(browse(olive), decision, "reversed")
    after = place_of(cleo, morning)
    assert (after.pk, after.role, after.sees_from) == (before.pk, before.role, before.sees_from)
    assert not is_kept_out(morning, cleo)
    cleos = browse(cleo)
    assert "The stairs again." in cleos.get(bens_story.get_absolute_url()).text
    assert cleos.get(MORNING).status_code == 200, "the agreement is not asked again"
    assert "has been reversed" in cleos.get(decision.get_absolute_url()).text


def test_reversed_with_no_place_free_they_are_first_in_line(
    morning, ada, ben, cleo, nia, olive, browse
):
    morning.capacity, morning.joining = 2, morning.Joining.OPEN
    morning.save()
    decision = asked_again(remove(morning, cleo, by=ada), browse)
    kit = person("kit")
    for someone in (nia, kit):
        places.ask(morning, someone)
    assert is_in(morning, nia) and not is_in(morning, kit), "the place went to who came next"
    answers(browse(olive), decision, "reversed")
    assert not is_in(morning, cleo)
    waiting = Asking.objects.waiting().order_by("number")
    assert [asking.person for asking in waiting] == [cleo, kit]
    place_of(nia, morning).end(by=nia)
    places.fill(morning)
    assert is_in(morning, cleo) and not is_in(morning, kit)
    first = Membership.objects.filter(person=cleo).earliest("joined_at")
    assert place_of(cleo, morning).sees_from == first.sees_from, "they read what they read before"


def test_a_silence_that_is_reversed_is_over_at_once(morning, ada, cleo, olive, browse):
    decision = asked_again(silence(morning, cleo, by=ada), browse)
    answers(browse(olive), decision, "reversed")
    assert not place_of(cleo, morning).is_silenced
    assert "you can write again" in browse(cleo).get(decision.get_absolute_url()).text


@pytest.mark.parametrize("role", ["member", "supervisor", "facilitator"])
def test_an_organiser_in_the_group_does_not_answer(morning, ada, cleo, olive, browse, role):
    decision = asked_again(remove(morning, cleo, by=ada), browse)
    morning.welcome(olive, role=role)
    assert answers(browse(olive), decision, "reversed").status_code == 404
    assert f"/organise/appeals/{decision.pk}/" not in browse(olive).get("/").text
    assert is_kept_out(morning, cleo)


def test_who_is_no_organiser_answers_nothing(morning, ada, ben, cleo, dev, olive, browse):
    decision = asked_again(remove(morning, cleo, by=ada), browse)
    for other in (ada, ben, cleo, dev):
        assert answers(browse(other), decision, "reversed").status_code == 403
    assert answers(browse(olive), remove(morning, ben, by=ada), "reversed").status_code == 404


def test_where_nobody_could_look_again_the_page_says_so(morning, ada, cleo, browse):
    decision = remove(morning, cleo, by=ada)
    page = browse(cleo).get(decision.get_absolute_url()).text
    assert "There is no organiser here who is not in the group" in page
    assert "<textarea" not in page
    answer = browse(cleo).post(decision.get_absolute_url(), {"appeal": BUT})
    assert answer.status_code == 403
    assert BUT in answer.text, "the words come back"


def test_an_organiser_who_had_a_part_in_it_does_not_answer(olive, ada, cleo):
    group = new_group("olives", olive, cleo)
    decision = remove(group, cleo, by=olive)
    place_of(olive, group).end(by=olive)
    assert not looking_again.could_answer(decision).exists()
    other = person("omar", is_organiser=True)
    assert list(looking_again.could_answer(decision)) == [other]


def test_a_silence_that_is_over_cannot_be_appealed(morning, ada, cleo, olive, browse):
    decision = silence(morning, cleo, by=ada)
    deciding.lift(decision, by=ada)
    assert "<textarea" not in browse(cleo).get(decision.get_absolute_url()).text
    assert not looking_again.ask_again(decision, BUT)


# -- on an older copy of the data, and at once -----------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_restore_lets_nobody_back_in(own_ledger, morning, ada, cleo, browse):
    copy = OlderCopy(Membership, Decision)
    decision = remove(morning, cleo, by=ada)
    assert copy.put_back() == 2
    assert not is_in(morning, cleo) and is_kept_out(morning, cleo)
    again = Decision.objects.get(pk=decision.pk)
    assert (again.by, again.readable("reason")) == (ada, None), "the ledger keeps no words"
    page = browse(cleo).get(again.get_absolute_url()).text
    assert "The reason that was written down cannot be opened any more." in page
    assert Ending.objects.count() == 2, "what is replayed is not written down anew"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("since", ["was let in and removed", "asks no more"])
def test_a_restore_lets_nobody_in_who_waited_then(own_ledger, morning, ada, ben, cleo, nia, since):
    morning.capacity, morning.joining = 2, morning.Joining.OPEN
    morning.save()
    asking = places.ask(morning, nia)
    copy = OlderCopy(Membership, Decision, Asking)
    place = place_of(cleo, morning)
    if since == "asks no more":
        morning.capacity = 1
        morning.save()
        place.end(by=cleo)
        places.take_back(asking)
        morning.capacity = 2
        morning.save()
    else:
        place.end(by=cleo)
        assert is_in(morning, nia)
        remove(morning, nia, by=ada)
    news = nia.notices.count()
    copy.put_back()
    assert not is_in(morning, cleo) and not is_in(morning, nia)
    places.fill_all()
    assert not is_in(morning, nia)
    assert nia.notices.count() == news


@pytest.mark.django_db(transaction=True)
def test_a_restore_of_a_waiting_one_holds_what_was_confirmed(own_ledger, morning, ada, gwen, cleo):
    decision = remove(morning, cleo, by=ada)
    copy = OlderCopy(Membership, Decision)
    deciding.confirm(decision, by=gwen)
    copy.put_back()
    assert not is_in(morning, cleo) and is_kept_out(morning, cleo)
    assert Decision.objects.get().reason == WHY


def test_whoever_is_inside_another_way_goes_where_they_are_removed_again(morning, ada, cleo):
    looking_again.remove_again(decision=7, by=ada.pk, group=morning.pk, person=cleo.pk)
    assert not is_in(morning, cleo) and is_kept_out(morning, cleo)


@pytest.mark.django_db(transaction=True)
def test_a_restore_gives_back_what_was_given_back(own_ledger, morning, ada, cleo, olive, browse):
    copy = OlderCopy(Membership, Decision)
    decision = asked_again(remove(morning, cleo, by=ada), browse)
    answers(browse(olive), decision, "reversed")
    assert copy.put_back() == 3
    assert is_in(morning, cleo) and not is_kept_out(morning, cleo)
