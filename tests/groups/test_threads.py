"""A thread between somebody and those who lead: who reads it, who writes, and for how long."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.models import Asking, Membership, Message, Thread
from alongside.groups.privacy import TASKS
from alongside.groups.roles import Role
from alongside.people.models import Block, Draft
from alongside.vault.endings import ways
from tests.begun import began_on

from .conftest import ODD
from .talks import asks, thread_of, with_of, wrote

HERS = "/groups/morning/thread/"
ALL = "/groups/morning/threads/"
WORDS = "The stairs were too much on Friday."


# -- who reads and writes --------------------------------------------------------------------------


def test_cleo_writes_and_all_who_lead_read_it(morning, ada, gwen, cleo, browse):
    assert wrote(browse(cleo), HERS).url == HERS
    for leader in (ada, gwen):
        page = browse(leader).get(with_of(morning, cleo)).text
        assert WORDS in page and "Cleo" in page
    wrote(browse(gwen), with_of(morning, cleo), "Thank you for telling us.")
    page = browse(cleo).get(HERS).text
    assert "Thank you for telling us." in page and "Gwen" in page


def test_what_was_written_on_after_it_was_sent_comes_back(morning, cleo, browse):
    me, more = browse(cleo), f"{WORDS} And on Saturday."
    me.post(HERS, {"body": WORDS, "id": "77"})
    page = me.post(HERS, {"body": more, "id": "77"}).text
    assert "has not been sent" in page and more in page
    assert Message.objects.get().body == WORDS


def test_nobody_else_reads_it(morning, evening, cleo, ben, dev, olive, sue, browse):
    wrote(browse(cleo), HERS)
    address = with_of(morning, cleo)
    assert browse(ben).get(address).status_code == 403, "a member"
    assert browse(sue).get(address).status_code == 403, "a supervisor"
    assert browse(dev).get(address).status_code == 404, "who leads another group"
    assert browse(olive).get(address).status_code == 404, "an organiser"
    assert WORDS not in browse(ben).get(HERS).text
    assert WORDS not in browse(cleo).get("/groups/morning/stories/").text


def test_whoever_comes_to_lead_later_reads_it_and_is_announced(morning, ben, cleo, browse):
    assert "Whoever comes to lead it later" in browse(cleo).get(HERS).text
    wrote(browse(cleo), HERS)
    morning.memberships.get(person=ben).give_role(Role.CO_FACILITATOR)
    assert WORDS in browse(ben).get(with_of(morning, cleo)).text


def test_words_of_who_has_come_to_lead_meanwhile_are_given_back(morning, cleo, browse):
    morning.memberships.get(person=cleo).give_role(Role.CO_FACILITATOR)
    assert browse(cleo).get(HERS).url == ALL
    page = browse(cleo).post(HERS, {"body": WORDS})
    assert page.status_code == 403
    assert WORDS in page.text


def test_whoever_leads_no_longer_reads_nothing(morning, gwen, cleo, browse):
    wrote(browse(cleo), HERS)
    morning.memberships.get(person=gwen).give_role(Role.MEMBER)
    assert browse(gwen).get(with_of(morning, cleo)).status_code == 403
    assert browse(gwen).get(ALL).status_code == 403


def test_one_thread_in_each_group(morning, evening, ben, ada, dev, browse):
    wrote(browse(ben), HERS, "For the morning.")
    wrote(browse(ben), "/groups/evening/thread/", "For the evening.")
    assert "For the evening." not in browse(ada).get(with_of(morning, ben)).text
    assert "For the morning." not in browse(dev).get(with_of(evening, ben)).text
    assert browse(dev).get(with_of(morning, ben)).status_code == 404


def test_those_who_lead_have_no_thread_of_their_own(morning, ada, gwen, sue, browse):
    assert browse(ada).get(HERS).url == ALL
    assert browse(sue).get(HERS).status_code == 403
    for nobody in (ada, gwen, sue):
        assert browse(ada).get(with_of(morning, nobody)).status_code == 404


def test_somebody_who_has_not_said_yes_yet_can_ask_first(invited, morning, ada, browse):
    wrote(browse(invited), HERS, "What does passing mean?")
    assert "What does passing mean?" in browse(ada).get(with_of(morning, invited)).text
    assert "Ada" not in browse(invited).get(HERS).text, "who is here comes after the agreement"


def test_a_silenced_member_still_writes_to_those_who_lead(morning, cleo, browse):
    soon = timezone.now() + timedelta(days=1)
    morning.memberships.filter(person=cleo).update(silenced_until=soon)
    wrote(browse(cleo), HERS)
    assert Message.objects.get().author == cleo


def test_who_blocked_one_of_them_is_told_that_they_read_it(morning, ada, cleo, browse):
    told = "although you do not read each other elsewhere"
    assert told not in browse(cleo).get(HERS).text
    Block.objects.block(by=cleo, whom=ada)
    assert told in browse(cleo).get(HERS).text


def test_whom_they_blocked_is_not_told(morning, ada, cleo, browse):
    Block.objects.block(by=ada, whom=cleo)
    assert "elsewhere" not in browse(cleo).get(HERS).text


# -- before they come in, and after ----------------------------------------------------------------


def test_who_asks_to_come_in_writes_too(morning, kit, ada, cleo, browse):
    wrote(browse(kit), HERS, "May I come with a friend?")
    page = browse(ada).get(with_of(morning, kit)).text
    assert "May I come with a friend?" in page and "They ask to join" in page
    assert browse(cleo).get(with_of(morning, kit)).status_code == 403


def test_who_asks_learns_no_name_until_somebody_writes_to_them(morning, kit, ada, gwen, browse):
    page = browse(kit).get(HERS).text
    assert "Ada" not in page and "Gwen" not in page
    wrote(browse(ada), with_of(morning, kit), "Of course you may.")
    page = browse(kit).get(HERS).text
    assert "Ada" in page and "Gwen" not in page


def test_a_thread_goes_on_when_its_person_comes_in(morning, kit, ada, browse):
    wrote(browse(kit), HERS)
    Asking.objects.update(state="let_in", answered_at=timezone.now())
    morning.welcome(kit)
    assert WORDS in browse(kit).get(HERS).text
    wrote(browse(ada), with_of(morning, kit), "Welcome.")
    assert Thread.objects.count() == 1


@pytest.mark.parametrize("state", ["declined", "taken_back"])
def test_after_a_no_both_sides_only_read_for_a_while(morning, kit, ada, browse, state):
    wrote(browse(kit), HERS)
    Asking.objects.update(state=state, answered_at=timezone.now())
    both_only_read_for_thirty_days(morning, kit, ada, browse)


@pytest.mark.parametrize("by", ["themselves", "ada"])
def test_after_leaving_both_sides_only_read_for_a_while(morning, cleo, ada, browse, by):
    wrote(browse(cleo), HERS)
    morning.memberships.get(person=cleo).end(by=ada if by == "ada" else cleo)
    both_only_read_for_thirty_days(morning, cleo, ada, browse)


def both_only_read_for_thirty_days(group, someone, ada, browse):
    for browser, address in ((browse(someone), HERS), (browse(ada), with_of(group, someone))):
        page = browser.get(address).text
        assert WORDS in page and "nothing can be added" in page and "<textarea" not in page
        refused = browser.post(address, {"body": "One more thing, «kept»."})
        assert refused.status_code == 403
        assert "One more thing, «kept»." in refused.text, "what was typed is given back"
    assert Message.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert browse(someone).get(HERS).status_code == 404
        assert browse(ada).get(with_of(group, someone)).status_code == 404


def test_who_left_without_a_word_has_no_thread(morning, cleo, ada, browse):
    browse(cleo).get(HERS)  # Only looked at.
    morning.memberships.get(person=cleo).end(by=cleo)
    assert browse(cleo).get(HERS).status_code == 404
    assert browse(ada).get(with_of(morning, cleo)).status_code == 404


def test_an_old_thread_goes_for_good(morning, cleo, ben, browse):
    wrote(browse(cleo), HERS)
    wrote(browse(ben), HERS)
    gone = thread_of(cleo, morning).pk
    morning.memberships.get(person=cleo).end(by=cleo)
    for task in TASKS:
        task()
    assert Thread.objects.count() == 2, "not before its time"
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        for task in TASKS:
            task()
    assert Thread.objects.get().person == ben
    assert Message.objects.get().author == ben
    # On an older copy of the data, which has it still, the ledger ends it again.
    Thread.objects.create(pk=gone, person=cleo, group=morning)
    ways()["thread_ended"](thread=gone)
    assert not Thread.objects.filter(pk=gone).exists()


def test_who_comes_back_goes_on(morning, cleo, browse):
    wrote(browse(cleo), HERS)
    morning.memberships.get(person=cleo).end(by=cleo)
    asks(morning, cleo)
    wrote(browse(cleo), HERS, "Me again.")
    page = browse(cleo).get(HERS).text
    assert WORDS in page and "Me again." in page


def test_in_a_group_that_is_over_they_can_still_write(morning, cleo, ada, browse):
    morning.ends_on = timezone.localdate() - timedelta(days=1)
    morning.save(update_fields=["ends_on"])
    wrote(browse(cleo), HERS)
    wrote(browse(ada), with_of(morning, cleo), "Take care.")
    morning.ends_on = timezone.localdate() - timedelta(days=40)
    morning.save(update_fields=["ends_on"])
    assert browse(cleo).get(HERS).status_code == 404


# -- nothing is lost, nothing twice ----------------------------------------------------------------


def test_a_form_sent_twice_makes_one_message(morning, cleo, browse):
    cleos = browse(cleo)
    for _time in range(2):
        wrote(cleos, HERS, id="77")
    assert Message.objects.get().body == WORDS


def test_a_draft_is_there_again_and_goes_when_it_is_sent(morning, cleo, browse):
    place = thread_of(cleo, morning).draft_place
    assert browse(cleo).post("/drafts/", {"place": place, "body": "Half a"}).status_code == 204
    page = browse(cleo).get(HERS)
    assert "Half a" in page.text
    wrote(browse(cleo), HERS, **began_on(page))
    assert not Draft.objects.exists()


def test_no_draft_stays_of_who_leaves_or_leads_no_more(morning, cleo, gwen, ada, browse):
    place = thread_of(cleo, morning).draft_place
    for someone in (cleo, gwen, ada):
        Draft.objects.keep(someone, place, f"Half a word of {someone.pk}")
    morning.memberships.get(person=gwen).give_role(Role.MEMBER)
    assert {draft.person for draft in Draft.objects.all()} == {cleo, ada}
    morning.memberships.get(person=cleo).end(by=cleo)
    assert not Draft.objects.exists()


def test_a_member_keeps_their_own_draft_when_their_role_changes(morning, cleo):
    place = thread_of(cleo, morning).draft_place
    Draft.objects.keep(cleo, place, "Half a word")
    morning.memberships.get(person=cleo).give_role(Role.PEER)
    assert Draft.objects.words(cleo, place) == "Half a word"


@pytest.mark.parametrize("what", ODD)
def test_odd_words_are_kept_or_refused_kindly(morning, cleo, browse, what):
    answer = browse(cleo).post(HERS, {"body": ODD[what]})
    assert answer.status_code in (200, 302)
    if answer.status_code == 200:
        assert "Nothing is lost" in answer.text
        assert not Message.objects.exists()
    else:
        kept = Message.objects.get().body
        assert kept.strip() == ODD[what].replace("\x00", "").strip()


def test_page_by_page_and_the_newest_first_of_all(morning, cleo, browse):
    thread = thread_of(cleo, morning)
    for number in range(60):
        thread.write(by=cleo, body=f"Number {number}.")
    first = browse(cleo).get(HERS).text
    assert "Number 59." in first and "Number 34." not in first
    assert first.index("Number 58.") < first.index("Number 59.")
    cursor = first.split("?page=")[1].split('"')[0]
    second = browse(cleo).get(f"{HERS}?page={cursor}").text
    assert "Number 34." in second and "Number 59." not in second and "Later messages" in second


# -- what ends -------------------------------------------------------------------------------------


def test_the_words_of_who_leads_go_with_them_and_the_place_stays(morning, gwen, cleo, browse):
    from alongside.vault.erase import erase_person

    wrote(browse(gwen), with_of(morning, cleo), "Gwen was here.")
    erase_person(gwen.pk, keep=True)
    message = Message.objects.get()
    assert message.author is None and message.body is None
    page = browse(cleo).get(HERS).text
    assert "Gwen was here." not in page and "Their words left with them." in page


def test_the_thread_goes_with_its_person(morning, ada, cleo, browse):
    from alongside.vault.erase import erase_person

    wrote(browse(cleo), HERS)
    wrote(browse(ada), with_of(morning, cleo), "I see.")
    erase_person(cleo.pk, keep=True)
    assert not Thread.objects.exists() and not Message.objects.exists()


def test_everything_goes_with_its_group(morning, cleo, browse):
    wrote(browse(cleo), HERS)
    morning.delete()
    assert not Thread.objects.exists() and not Membership.objects.exists()
