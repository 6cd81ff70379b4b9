"""Whoever comes later reads no words from before; and nobody those of whom they do not read."""

import pytest

from alongside.groups.models import Proposal
from alongside.people.models import Block

from .test_changing_the_agreement import AT, CHANGED, long_here, page_of

WHY, SAID, LATER = "Mornings are hard.", "It would help me.", "Shall we try it for a month?"
BYE, PEOPLE = "Thank you for every morning.", "/groups/morning/people/"


@pytest.fixture
def proposal(morning, ada, ben, cleo, browse):
    """Ben proposes a change and says why; Cleo has a word about it."""
    long_here(ben)
    browse(ben).post(f"{AT}change/", {"body": CHANGED, "why": WHY})
    proposal = Proposal.objects.get()
    browse(cleo).post(f"{page_of(proposal)}remarks/", {"body": SAID})
    assert proposal.remarks.count() == 1
    return proposal


def comes_in(morning, someone):
    morning.welcome(someone).accept(morning.current_agreement())
    return someone


def test_a_newcomer_reads_the_change_and_what_is_said_from_now_on(
    proposal, morning, ben, cleo, nia, browse
):
    nias = browse(comes_in(morning, nia))
    browse(cleo).post(f"{page_of(proposal)}remarks/", {"body": LATER})
    page = nias.get(page_of(proposal)).text
    assert "<ins>We begin slowly.</ins>" in page and LATER in page
    assert WHY not in page and SAID not in page
    assert "What was said before you came stays with those who were there." in page
    for one in (ben, cleo):
        page = browse(one).get(page_of(proposal)).text
        assert WHY in page and SAID in page and "before you came" not in page


def test_in_a_group_that_shows_its_past_they_read_it_all(proposal, morning, nia, browse):
    morning.shows_past = True
    morning.save()
    page = browse(comes_in(morning, nia)).get(page_of(proposal)).text
    assert WHY in page and SAID in page and "before you came" not in page


@pytest.mark.parametrize("cleo_asks", [True, False])
def test_of_two_with_a_block_between_them_neither_reads_the_other(
    proposal, ada, ben, cleo, browse, cleo_asks
):
    by, whom = (cleo, ben) if cleo_asks else (ben, cleo)
    Block.objects.block(by=by, whom=whom)
    cleos, bens = browse(cleo).get(page_of(proposal)).text, browse(ben).get(page_of(proposal)).text
    assert WHY not in cleos and SAID in cleos and "<ins>We begin slowly.</ins>" in cleos
    assert WHY in bens and SAID not in bens
    assert "Nobody has said" not in bens, "there is something"
    adas = browse(ada).get(page_of(proposal)).text
    assert WHY in adas and SAID in adas


def test_a_goodbye_is_for_those_who_were_there(morning, cleo, ben, nia, browse):
    browse(cleo).post("/groups/morning/leave/goodbye/", {"words": "named", "goodbye": BYE})
    assert BYE not in browse(comes_in(morning, nia)).get(PEOPLE).text
    assert BYE in browse(ben).get(PEOPLE).text
    browse(ben).post("/groups/morning/leave/goodbye/", {"words": "named", "goodbye": LATER})
    assert LATER in browse(nia).get(PEOPLE).text
