"""What an author says, asking for another look, is for those whom they were told of."""

import pytest

from alongside.conversations.holding.holding import can_be_decided_by
from alongside.conversations.models import Story
from alongside.people.leaving.pausing import begin, come_back

from .held import BUT, appealed, held, of


@pytest.fixture
def story(morning, ben, cleo):
    return Story.objects.share(by=ben, group=morning, body="I met somebody.", wish="ideas")


@pytest.fixture
def made(story, ada):
    return held(story, ada)


def test_a_break_gives_no_organiser_what_was_said_to_who_leads(ben, gwen, olive, made, browse):
    assert appealed(made, ben)
    begin(gwen)
    assert not can_be_decided_by(made, olive)
    assert browse(olive).get(f"/organise/held/{made.pk}/").status_code == 404
    assert can_be_decided_by(made, gwen)


def test_an_organiser_who_was_asked_still_answers_when_a_break_is_over(
    ben, gwen, olive, made, browse
):
    begin(gwen)
    assert appealed(made, ben)
    come_back(gwen)
    assert not can_be_decided_by(made, gwen)
    assert browse(olive).get(f"/organise/held/{made.pk}/").status_code == 200
    olive.is_organiser = False
    olive.save()
    assert can_be_decided_by(made, gwen), "nobody is left who was asked"


def test_nothing_goes_to_others_than_the_page_told_of(ben, gwen, olive, story, made, browse):
    bens = browse(ben)
    assert 'name="told" value="leaders"' in bens.get(of(story, "held")).text
    begin(gwen)
    page = bens.post(of(story, "held"), {"told": "leaders", "asks": BUT}).text
    made.refresh_from_db()
    assert made.appealed_at is None
    assert "This was not sent" in page and BUT in page
    assert "An organiser cannot read the words that are held." in page
    assert 'name="told" value="organisers"' in page
    bens.post(of(story, "held"), {"told": "organisers", "asks": BUT})
    made.refresh_from_db()
    assert made.is_appealed and made.asked_organisers
