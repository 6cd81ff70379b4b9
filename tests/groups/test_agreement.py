"""The agreement: read and accepted in a version before anything else, and never a lock later."""

import re

import pytest

from alongside.groups.models import Acceptance, Agreement
from alongside.people.models import Draft


def form_on(page):
    """What the browser would send from the form on this page: its hidden fields, and a tick."""
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text)
    return dict(hidden) | {"agreed": "on"}


def test_it_is_the_first_thing_that_is_seen(invited, browse):
    nias = browse(invited)
    for page in ("", "stories/", "people/", "meetings/", "stories/share/"):
        answer = nias.get(f"/groups/morning/{page}")
        assert answer.url.startswith("/groups/morning/agreement/?next="), page
    page = nias.get("/groups/morning/agreement/")
    assert "What is said here stays here." in page.text
    assert "Version 1" in page.text


def test_saying_yes_opens_the_group_and_is_kept_with_its_version(invited, morning, browse):
    nias = browse(invited)
    page = nias.get("/groups/morning/agreement/?next=/groups/morning/people/")
    answer = nias.post("/groups/morning/agreement/", form_on(page))
    assert answer.url == "/groups/morning/people/"
    kept = Acceptance.objects.get(membership__person=invited)
    assert kept.agreement == morning.current_agreement()
    assert nias.get("/groups/morning/").status_code == 200


def test_without_the_tick_nothing_opens(invited, browse):
    nias = browse(invited)
    page = nias.post("/groups/morning/agreement/", {})
    page = nias.post("/groups/morning/agreement/", {"next": "/"})
    assert "Please tick this once you have read the agreement." in page.text
    assert not Acceptance.objects.filter(membership__person=invited).exists()
    assert nias.get("/groups/morning/").status_code == 302


def test_saying_yes_twice_is_kept_once(invited, browse):
    for _time in range(2):
        browse(invited).post("/groups/morning/agreement/", {"agreed": "on"})
    assert Acceptance.objects.filter(membership__person=invited).count() == 1


def test_strangers_and_visitors_do_not_see_it(dev, evening, morning, browse):
    assert browse(dev).get("/groups/morning/agreement/").status_code == 404
    assert browse(dev).post("/groups/morning/agreement/", {"agreed": "on"}).status_code == 404
    assert browse().get("/groups/morning/agreement/").url.startswith("/sign-in/")


def test_alone_a_facilitator_writes_the_next_version(morning, ada, browse):
    adas = browse(ada)
    assert "Passing is fine." in adas.get("/groups/morning/agreement/change/").text
    adas.post("/groups/morning/agreement/change/", {"body": "We knock first.\n\n  And listen. "})
    first, second = Agreement.objects.order_by("version")
    assert (first.version, second.version) == (1, 2)
    assert first.lines == ["What is said here stays here.", "Passing is fine."]
    assert second.lines == ["We knock first.", "And listen."]
    assert second.written_by == ada
    assert morning.current_agreement() == second


def test_what_a_member_proposes_is_no_version_yet(morning, cleo, invited, dev, evening, browse):
    """A member proposes; it is no version before somebody with tenure has said yes."""
    address = "/groups/morning/agreement/change/"
    assert browse(cleo).post(address, {"body": "Mine"}).status_code == 302
    assert browse(invited).post(address, {"body": "Mine"}).status_code == 302
    assert browse(dev).post(address, {"body": "Mine"}).status_code == 404
    assert morning.agreements.count() == 1


def test_a_new_version_locks_nobody_out(morning, ada, cleo, bens_story, browse):
    morning.write_agreement("We knock first.", by=ada)
    cleos = browse(cleo)
    for page in ("/groups/morning/", "/groups/morning/stories/", bens_story.get_absolute_url()):
        assert cleos.get(page).status_code == 200, page
    reply = f"{bens_story.get_absolute_url()}replies/"
    assert cleos.post(reply, {"body": "I hear you."}).status_code == 302
    page = cleos.get("/groups/morning/agreement/")
    assert "We knock first." in page.text
    assert "You have said yes to this." not in page.text


def test_every_yes_is_kept_as_it_was_given(morning, ada, cleo, browse):
    before = Acceptance.objects.get(membership__person=cleo)
    morning.write_agreement("We knock first.", by=ada)
    browse(cleo).post("/groups/morning/agreement/", {"agreed": "on"})
    kept = Acceptance.objects.filter(membership__person=cleo).order_by("agreement__version")
    assert [one.agreement.version for one in kept] == [1, 2]
    assert kept[0].accepted_at == before.accepted_at


def test_the_facilitator_who_wrote_it_has_said_yes_to_it(morning, ada, browse):
    browse(ada).post("/groups/morning/agreement/change/", {"body": "We knock first."})
    assert "You have said yes to this." in browse(ada).get("/groups/morning/agreement/").text


def test_nobody_says_yes_to_what_they_have_not_read(invited, morning, ada, browse):
    """It is rewritten while Nia reads: her yes is for the version on her page, or she is asked."""
    nias = browse(invited)
    page = nias.get("/groups/morning/agreement/")
    newer = morning.write_agreement("You owe us ten pounds.", by=ada)
    nias.post("/groups/morning/agreement/", form_on(page))
    assert not Acceptance.objects.filter(membership__person=invited, agreement=newer).exists()


def test_a_yes_to_a_change_that_was_changed_again_is_asked_for_anew(morning, ada, cleo, browse):
    seen = morning.write_agreement("We knock first.", by=ada)
    newer = morning.write_agreement("We knock twice.", by=ada)
    sent = {"version": str(seen.version), "agreed": "on"}
    page = browse(cleo).post("/groups/morning/agreement/", sent).text
    assert "The group has just changed its agreement. Please read it once more." in page
    assert "We knock twice." in page
    assert not newer.acceptances.filter(membership__person=cleo).exists()


@pytest.mark.parametrize("body", ["", "  \n ", "x" * 5_001])
def test_a_version_that_cannot_be_is_refused_and_comes_back(morning, ada, browse, body):
    page = browse(ada).post("/groups/morning/agreement/change/", {"body": body})
    assert page.status_code == 200
    assert "Nothing is lost" in page.text
    assert morning.agreements.count() == 1
    assert body.strip() in page.text


def test_markup_in_it_is_shown_as_it_was_typed(morning, ada, cleo, browse):
    morning.write_agreement("<script>alert(1)</script>", by=ada)
    for page in ("/groups/morning/", "/groups/morning/agreement/"):
        shown = browse(cleo).get(page).text
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_words_of_a_page_from_before_leaving_are_kept(cleo, morning, browse):
    """Cleo left on another device, came back, and has not said yes again."""
    morning.memberships.current().get(person=cleo).end(by=cleo)
    morning.welcome(cleo)
    cleos, place = browse(cleo), f"story:{morning.pk}"
    form = {"place": place, "body": "The stairs were too much.", "wish": "listen"}
    answer = cleos.post("/groups/morning/stories/", form, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/groups/morning/agreement/")
    assert "Your words are kept where you were writing." in answer.text
    assert Draft.objects.words(cleo, place) == "The stairs were too much."
