"""Letters, to real mail servers: reminders come at most once, changes at least once."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from alongside.notices import tell
from alongside.notices.letters.refusals import MOST
from alongside.notices.models import Refusals
from alongside.work import run_due

from .post_office import DiesInTheMiddle, open_office

pytestmark = pytest.mark.pure

A_DAY = timedelta(days=1)


@pytest.fixture
def office(settings):
    with open_office(settings) as office:
        yield office


@pytest.fixture
def reachable(ben, chooses, with_address):
    chooses(ben, usual="email")
    with_address(ben)
    return ben


def read(letter):
    return message_from_bytes(letter, policy=policy.default)


def work_through():
    """All that is due, and on later days whatever is tried again after a wait."""
    for days in range(12):
        run_due(timezone.now() + days * A_DAY)


def test_a_letter_arrives_in_two_forms_and_says_only_that_there_is_something(
    office, reachable, kind
):
    tell([reachable], kind("at_once"), "thing:1")
    run_due()
    [letter] = map(read, office.took)
    assert letter["Subject"] == "A notice for you"
    assert letter["To"] == "ben@letterbox.example"
    text, html = (letter.get_body([form]).get_content() for form in ("plain", "html"))
    for form in (text, html):
        assert "Something has changed." in form
        addresses = re.findall(r"https?://[^\s\"<]+", form)
        assert {re.sub(r"[0-9a-f]{40}", "ID", one) for one in addresses} == {
            "http://localhost:8000/n/ID/",
            "http://localhost:8000/n/ID/stop/",
        }
    assert 'dir="ltr"' in html and 'lang="en-gb"' in html
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Unsubscribe"].endswith("/stop/>")


def test_the_subject_is_what_the_host_says(office, reachable, kind, settings):
    settings.NOTICE_SUBJECT = "From the allotment"
    tell([reachable], kind("digest"), "thing:1")
    work_through()
    assert read(office.took[0])["Subject"] == "From the allotment"


def test_the_link_leads_to_the_place_by_way_of_the_sign_in(office, reachable, kind, browse, cleo):
    tell([reachable], kind("at_once"), "thing:1")
    run_due()
    text = read(office.took[0]).get_body(["plain"]).get_content()
    path = re.search(r"http://localhost:8000(/n/[0-9a-f]{40}/)\s", text)[1]
    nowhere = f"/n/{'0' * 40}/"
    for address in (path, nowhere):  # A visitor cannot tell them apart.
        assert browse().get(address).url == f"/sign-in/?next={address}"
    for address in (path, nowhere):  # Nor can somebody else.
        page = browse(cleo).get(address, follow=True)
        assert page.redirect_chain == [("/", 302)] and "That has had its time." in page.text
    assert reachable.notices.unread().exists()
    assert browse(reachable).get(path).url == "/help/"
    assert not reachable.notices.unread().exists()


def test_nothing_leaves_for_whoever_chose_nothing_or_has_no_address(
    office, ben, cleo, kind, chooses, with_address
):
    with_address(ben)
    chooses(cleo, usual="email")
    tell([ben, cleo], kind("at_once"), "thing:1")
    work_through()
    assert office.took == []


def test_an_address_that_was_not_confirmed_gets_nothing(office, ben, kind, chooses, with_address):
    chooses(ben, usual="email")
    address = with_address(ben)
    address.confirmed_at = None
    address.save()
    tell([ben], kind("at_once"), "thing:1")
    work_through()
    assert office.took == []


def test_what_was_read_meanwhile_or_is_over_does_not_leave(office, reachable, kind, over):
    tell([reachable], kind("at_once"), "thing:1")
    tell([reachable], kind("at_once"), "thing:2")
    reachable.notices.filter(about="thing:1").settle()
    over.add((reachable.pk, "thing:2"))
    work_through()
    assert office.took == []


def test_what_is_tried_again_is_asked_anew_whether_it_is_still_wanted(
    office, reachable, kind, chooses
):
    """By the time the server takes it, it was read; or it is night; or they want quiet."""
    for number, meanwhile in enumerate(("read", "paused")):
        office.to_rcpt = ["451 Try again later"]
        tell([reachable], kind("at_once"), f"thing:{number}")
        run_due()
        if meanwhile == "read":
            reachable.notices.all().settle()
        else:
            chooses(reachable, paused={"until": ""})
        work_through()
    assert office.took == []


# -- servers of every temper -----------------------------------------------------------------------


@pytest.mark.parametrize("urgency", ["reminder", "at_once", "on_call"])
def test_a_server_that_says_later_is_asked_again(office, reachable, kind, urgency):
    office.to_rcpt = ["451 Try again later"] * 2
    office.to_data = ["452 No room just now"]
    tell([reachable], kind(urgency), "thing:1")
    work_through()
    assert len(office.took) == 1


@pytest.mark.parametrize("urgency, letters", [("reminder", 1), ("at_once", 2), ("on_call", 2)])
@pytest.mark.parametrize("then", ["hang", "hang up"])
def test_one_that_takes_it_and_never_says_so(office, reachable, kind, urgency, letters, then):
    """A reminder comes once at most. What matters more comes again, as the very same letter."""
    office.then = then
    tell([reachable], kind(urgency), "thing:1")
    work_through()
    assert len(office.took) == letters
    assert len({read(letter)["Message-ID"] for letter in office.took}) == 1


@pytest.mark.parametrize("urgency", ["reminder", "on_call"])
def test_one_that_dies_in_the_middle(settings, reachable, kind, urgency):
    with open_office(settings, line=DiesInTheMiddle):
        tell([reachable], kind(urgency), "thing:1")
        run_due()
    with open_office(settings) as office:
        work_through()
    assert len(office.took) == (urgency == "on_call")


def test_one_that_is_not_there_is_asked_again(settings, reachable, kind):
    with open_office(settings):
        pass  # From here on nobody listens there.
    tell([reachable], kind("reminder"), "thing:1")
    run_due()
    with open_office(settings) as office:
        work_through()
    assert len(office.took) == 1


def test_a_letterbox_that_refuses_for_good_gets_no_more(office, reachable, kind, browse):
    for number in range(MOST):
        office.to_rcpt = ["550 No such letterbox"]
        tell([reachable], kind("at_once"), f"thing:{number}")
        work_through()
    tell([reachable], kind("at_once"), "thing:after")
    work_through()
    assert office.took == []
    browser = browse(reachable)
    assert "came back" in browser.get("/notices/choices/").text
    browser.post("/notices/letters-again/")
    tell([reachable], kind("at_once"), "thing:again")
    work_through()
    assert len(office.took) == 1


def test_a_letter_that_is_taken_forgets_the_refusals_before(office, reachable, kind):
    office.to_rcpt = ["550 No such letterbox"]
    for number in range(2):
        tell([reachable], kind("at_once"), f"thing:{number}")
        work_through()
    assert len(office.took) == 1 and not Refusals.objects.exists()


def test_the_log_holds_no_address(office, reachable, kind, caplog):
    office.to_rcpt = ["550 <ben@letterbox.example> unknown", "451 <ben@letterbox.example> later"]
    office.to_data = ["554 <ben@letterbox.example> is spam"]
    for number in range(3):
        tell([reachable], kind("at_once"), f"thing:{number}")
        work_through()
    assert "554" in caplog.text and "letterbox.example" not in caplog.text
