"""The agreement is changed together: proposed, talked over, agreed by those who have been here."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.agreeing.proposals import TALKED_OVER_FOR, TENURE
from alongside.groups.models import Acceptance, Agreement, Membership, Proposal, Remark, Voice
from alongside.people.models import Person
from alongside.vault.erase import erase_person
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

AT = "/groups/morning/agreement/"
CHANGED = "What is said here stays with us.\nPassing is fine.\nWe begin slowly."


def long_here(*people):
    """These have been here for long enough to have their say."""
    long_ago = timezone.now() - TENURE
    Membership.objects.filter(person__in=people).update(joined_at=long_ago)


@pytest.fixture
def proposal(morning, ada, ben, browse):
    """Ben, who has been here for long, proposes a change; Ada has her say too, Cleo not yet."""
    long_here(ben)
    browse(ben).post(f"{AT}change/", {"body": CHANGED, "why": "Mornings are hard."})
    return Proposal.objects.get()


def page_of(proposal):
    return f"{AT}changes/{proposal.pk}/"


def days_pass():
    Proposal.objects.update(proposed_at=timezone.now() - TALKED_OVER_FOR)


# -- proposing -------------------------------------------------------------------------------------


def test_everybody_inside_reads_what_would_be_different_and_why(proposal, cleo, browse):
    page = browse(cleo).get(page_of(proposal)).text
    assert "Mornings are hard." in page
    assert "<ins>We begin slowly.</ins>" in page
    assert "Before: What is said here stays here." in page
    assert "Passing is fine." in page


def test_until_it_is_agreed_nothing_has_changed(proposal, morning, cleo, browse):
    assert morning.agreements.count() == 1
    assert "A change is being talked over" in browse(cleo).get("/groups/morning/").text
    assert "Our agreement has changed" not in browse(cleo).get("/groups/morning/").text


def test_who_proposes_can_live_with_it(proposal, ben):
    assert Voice.objects.get().person == ben


@pytest.mark.parametrize("cannot", [{"is_active": False}, {"is_suspended": True}])
def test_whoever_cannot_come_in_is_not_waited_for(proposal, cleo, cannot):
    """Somebody who has died, whose account rests, or who is suspended."""
    long_here(cleo)
    assert proposal.standing().of == 3
    Person.objects.filter(pk=cleo.pk).update(**cannot)
    assert proposal.standing().of == 2


def test_one_change_at_a_time_and_the_words_of_the_second_come_back(proposal, cleo, browse):
    page = browse(cleo).post(f"{AT}change/", {"body": "All mine now.", "why": "Because."})
    assert page.status_code == 200
    assert "All mine now." in page.text
    assert "Because." in page.text
    assert Proposal.objects.count() == 1
    assert browse(cleo).get(f"{AT}change/").url == page_of(proposal)


def test_the_same_form_twice_is_one_proposal(morning, cleo, browse):
    for _time in range(2):
        answer = browse(cleo).post(f"{AT}change/", {"id": "77", "body": CHANGED})
        assert answer.url == f"{AT}changes/77/"
    assert Proposal.objects.count() == 1


def test_another_reason_for_the_same_change_comes_back(proposal, ben, cleo, browse):
    form = {"body": proposal.body, "why": "Since Friday was too loud."}
    for who, said in (
        (ben, "What you proposed first is there"),
        (cleo, "A change is being talked"),
    ):
        page = browse(who).post(f"{AT}change/", form)
        assert page.status_code == 200 and said in page.text
        assert "Since Friday was too loud." in page.text
    assert browse(cleo).post(f"{AT}change/", form | {"why": ""}).url == page_of(proposal)
    assert Proposal.objects.count() == 1


def test_what_is_no_change_is_refused_kindly(morning, ada, browse):
    same = "What is said here stays here.\n\n Passing is fine. "
    page = browse(ada).post(f"{AT}change/", {"body": same})
    assert "This is the agreement as it is." in page.text
    assert not Proposal.objects.exists()


def test_what_was_changed_meanwhile_is_looked_at_again(morning, ada, browse):
    page = browse(ada).get(f"{AT}change/")
    assert 'name="version" value="1"' in page.text
    morning.write_agreement("We knock first.", by=ada)
    page = browse(ada).post(f"{AT}change/", {"body": CHANGED, "version": "1"})
    assert "while you were writing" in page.text
    assert "We begin slowly." in page.text
    assert "We knock first." in page.text
    again = browse(ada).post(f"{AT}change/", {"body": CHANGED, "version": "2"})
    assert again.status_code == 302


@pytest.mark.parametrize("body", ["", "  \n ", "x" * 5_001])
def test_a_change_that_cannot_be_is_refused_and_comes_back(morning, ada, browse, body):
    page = browse(ada).post(f"{AT}change/", {"body": body, "why": "A reason to keep"})
    assert page.status_code == 200
    assert "Nothing is lost" in page.text
    assert "A reason to keep" in page.text
    assert not Proposal.objects.exists()


# -- who may ---------------------------------------------------------------------------------------


def test_strangers_and_who_has_not_agreed_do_not_come_near(proposal, dev, evening, invited, browse):
    for address in (page_of(proposal), f"{AT}versions/", f"{AT}versions/1/", f"{AT}change/"):
        assert browse(dev).get(address).status_code == 404, address
        assert browse(invited).get(address).url.startswith(AT), address
    for act in ("voice", "remarks", "settle", "close"):
        assert browse(dev).post(f"{page_of(proposal)}{act}/", {"says": "yes"}).status_code == 404


def test_a_proposal_is_not_found_through_another_group(proposal, ben, evening, browse):
    other = f"/groups/evening/agreement/changes/{proposal.pk}/"
    assert browse(ben).get(other).status_code == 404
    assert browse(ben).post(f"{other}voice/", {"says": "yes"}).status_code == 404


def test_who_is_new_talks_but_does_not_decide(proposal, cleo, browse):
    assert browse(cleo).post(f"{page_of(proposal)}voice/", {"says": "yes"}).status_code == 403
    browse(cleo).post(f"{page_of(proposal)}remarks/", {"body": "I like the slow start."})
    assert "I like the slow start." in browse(cleo).get(page_of(proposal)).text
    assert Voice.objects.count() == 1


def test_who_is_silenced_answers_but_does_not_write(proposal, ben, ada, browse):
    until = timezone.now() + timedelta(days=3)
    Membership.objects.filter(person=ben).update(silenced_until=until)
    bens = browse(ben)
    assert bens.post(f"{page_of(proposal)}remarks/", {"body": "Hm"}).status_code == 403
    assert bens.get(f"{AT}change/").status_code == 403
    assert bens.post(f"{page_of(proposal)}voice/", {"says": "not_yet"}).status_code == 302
    assert Voice.objects.get().says == "not_yet"


def test_no_button_is_there_that_is_refused(proposal, morning, ben, ada, cleo, browse):
    """To one who is silenced, and to everybody once the group has ended."""
    until = timezone.now() + timedelta(days=3)
    Membership.objects.filter(person=ben).update(silenced_until=until)
    long_here(cleo)
    proposal.voices.create(person=ada, says="yes")
    days_pass()
    settle, voice = f"{page_of(proposal)}settle/", f"{page_of(proposal)}voice/"
    page = browse(ben).get(page_of(proposal)).text
    assert voice in page and settle not in page
    assert settle in browse(ada).get(page_of(proposal)).text
    morning.ends_on = timezone.localdate() - timedelta(days=1)
    morning.save()
    page = browse(ada).get(page_of(proposal)).text
    assert "The group has ended" in page and CHANGED.splitlines()[-1] in page
    assert not any(door in page for door in (settle, voice, "Settled:", "becomes the agreement"))


def test_it_is_taken_back_by_who_proposed_and_put_off_by_who_leads(proposal, ada, cleo, browse):
    assert browse(cleo).post(f"{page_of(proposal)}close/").status_code == 403
    browse(ada).post(f"{page_of(proposal)}close/")
    proposal.refresh_from_db()
    assert proposal.outcome == "not_now"
    assert "We begin slowly." in browse(cleo).get(page_of(proposal)).text


# -- agreeing --------------------------------------------------------------------------------------


def test_once_all_can_live_with_it_it_is_the_agreement(proposal, morning, ada, ben, browse):
    browse(ada).post(f"{page_of(proposal)}voice/", {"says": "yes"})
    current = morning.current_agreement()
    assert (current.version, current.body) == (2, CHANGED)
    proposal.refresh_from_db()
    assert (proposal.outcome, proposal.agreement) == ("agreed", current)
    said_yes = Acceptance.objects.filter(agreement=current).values_list("membership__person")
    assert {pk for (pk,) in said_yes} == {ada.pk, ben.pk}


def test_most_are_enough_once_it_was_talked_over(proposal, morning, ada, ben, cleo, browse):
    long_here(cleo)
    browse(ada).post(f"{page_of(proposal)}voice/", {"says": "yes"})
    browse(cleo).post(f"{page_of(proposal)}voice/", {"says": "not_yet"})
    browse(ada).post(f"{page_of(proposal)}settle/")
    assert morning.agreements.count() == 1, "Nobody is hurried."
    days_pass()
    browse(cleo).post(f"{page_of(proposal)}settle/")
    assert morning.agreements.count() == 2


def test_half_is_not_most(proposal, morning, ada, browse):
    browse(ada).post(f"{page_of(proposal)}voice/", {"says": "not_yet"})
    days_pass()
    browse(ada).post(f"{page_of(proposal)}settle/")
    assert morning.agreements.count() == 1


def test_who_left_does_not_count_and_a_mind_can_be_changed(proposal, morning, ada, cleo, browse):
    long_here(cleo)
    browse(cleo).post(f"{page_of(proposal)}voice/", {"says": "yes"})
    browse(cleo).post(f"{page_of(proposal)}voice/", {"says": "not_yet"})
    morning.memberships.get(person=cleo).end(by=cleo)
    standing = Proposal.objects.get().standing()
    assert (standing.yes, standing.not_yet, standing.of) == (1, 0, 2)


def test_alone_with_tenure_a_facilitator_writes_it_down_at_once(morning, ada, browse):
    answer = browse(ada).post(f"{AT}change/", {"body": CHANGED})
    assert answer.url == AT
    first, second = Agreement.objects.order_by("version")
    assert first.lines == ["What is said here stays here.", "Passing is fine."]
    assert second.lines == CHANGED.split("\n")
    assert "You have said yes to this." in browse(ada).get(AT).text


# -- afterwards ------------------------------------------------------------------------------------


@pytest.fixture
def changed(proposal, ada, browse):
    browse(ada).post(f"{page_of(proposal)}voice/", {"says": "yes"})


def test_everybody_sees_the_difference_and_says_yes_with_one_tap(changed, cleo, browse):
    cleos = browse(cleo)
    assert "has changed its agreement" in cleos.get("/").text
    page = cleos.get("/groups/morning/").text
    assert "<ins>We begin slowly.</ins>" in page
    one_tap = {"version": "2", "agreed": "on", "next": "/groups/morning/"}
    assert cleos.post(AT, one_tap).url == "/groups/morning/"
    assert "Our agreement has changed" not in cleos.get("/groups/morning/").text
    assert "has changed its agreement" not in cleos.get("/").text
    assert Acceptance.objects.filter(membership__person=cleo).count() == 2


def test_nobody_is_locked_out_meanwhile(changed, cleo, ben, tonight, bens_story, browse):
    cleos = browse(cleo)
    for page in ("/groups/morning/", "/groups/morning/stories/", bens_story.get_absolute_url()):
        assert cleos.get(page).status_code == 200, page
    assert cleos.get(tonight.get_absolute_url()).status_code == 200
    assert cleos.get("/help/").status_code == 200
    reply = f"{bens_story.get_absolute_url()}replies/"
    assert cleos.post(reply, {"body": "I hear you."}).status_code == 302


def test_two_changes_later_all_that_is_different_is_shown(changed, morning, ada, cleo, browse):
    browse(ada).post(f"{AT}change/", {"body": f"{CHANGED}\nWe end on time."})
    Proposal.objects.get(closed_at=None).say(morning.memberships.get(person=cleo), "yes")
    morning.write_agreement(f"{CHANGED}\nWe end on time.", by=ada)
    page = browse(cleo).get("/groups/morning/").text
    assert "<ins>We begin slowly.</ins>" in page
    assert "<ins>We end on time.</ins>" in page


def test_its_history_is_read_back_to_the_first_version(changed, cleo, browse):
    cleos = browse(cleo)
    page = cleos.get(f"{AT}versions/").text
    assert f"{AT}versions/1/" in page
    assert f"{AT}versions/2/" in page
    assert "You said yes" in page
    assert "What is said here stays here." in cleos.get(f"{AT}versions/1/").text
    assert "Before: What is said here stays here." in cleos.get(f"{AT}versions/2/").text
    assert cleos.get(f"{AT}versions/3/").status_code == 404
    assert cleos.get(f"{AT}versions/0/").status_code == 404


def test_markup_in_a_change_is_shown_as_it_was_typed(morning, ada, ben, cleo, browse):
    long_here(ben)
    browse(ada).post(f"{AT}change/", {"body": "<script>alert(1)</script>", "why": "<b>so</b>"})
    page = browse(cleo).get(page_of(Proposal.objects.get())).text
    assert "<script>alert" not in page
    assert "<b>so</b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_too_late_a_word_comes_back(proposal, ada, cleo, browse):
    browse(ada).post(f"{page_of(proposal)}close/")
    page = browse(cleo).post(f"{page_of(proposal)}remarks/", {"body": "But I liked it."})
    assert "But I liked it." in page.text
    assert not Remark.objects.exists()


@pytest.mark.parametrize("keep", [True, False])
def test_who_erases_themselves_leaves_no_name_and_no_word_unless_wished(
    proposal, ben, ada, browse, keep
):
    browse(ben).post(f"{page_of(proposal)}remarks/", {"body": "Slow is good."})
    erase_person(ben.pk, keep=keep)
    page = browse(ada).get(page_of(proposal)).text
    assert ("Slow is good." in page) == keep
    assert ("Mornings are hard." in page) == keep
    assert "Ben" not in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("on_disk")
def test_many_yeses_at_once_make_one_version(morning, ada, ben, cleo, browse):
    long_here(ben, cleo)
    browse(ada).post(f"{AT}change/", {"body": CHANGED})
    address = f"{page_of(Proposal.objects.get())}voice/"
    browsers = [browse(someone) for someone in (ben, cleo, ben, cleo)]

    def says_yes(browser):
        return lambda: browser.post(address, {"says": "yes"})

    at_once(*(says_yes(browser) for browser in browsers))
    assert morning.agreements.count() == 2
    assert Voice.objects.count() == 3
