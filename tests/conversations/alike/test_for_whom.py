"""Stories like one: nothing comes that is not there for whoever asks, or comes folded for them."""

from django.utils import timezone

from alongside.conversations.alike import looking
from alongside.conversations.models import Story
from alongside.people.models import Block, Mute

from .texts import AWAKE, NO_SLEEP, shown


def test_nobody_reads_what_is_like_a_story_they_cannot_read(
    tell, dev, evening, invited, olive, browse
):
    story = tell(AWAKE)
    tell(NO_SLEEP)
    for somebody in (dev, invited, olive):
        assert browse(somebody).get(f"/stories/{story.pk}/alike/").status_code == 404
    assert browse().get(f"/stories/{story.pk}/alike/").status_code == 302
    assert browse(olive).post(f"/stories/{story.pk}/alike/").status_code == 405


def test_other_groups_are_looked_in_when_one_asks_and_only_ones_own(
    tell, evening, ben, cleo, dev, like
):
    here = tell(AWAKE)
    there = tell(NO_SLEEP, by=dev, group=evening)
    assert shown(like(here, ben)) == []
    assert "Look in all my groups" in like(here, ben)
    assert shown(like(here, ben, **{"in": "all"})) == [there.pk]
    assert "Only in this group" in like(here, ben, **{"in": "all"})
    line = like(here, ben, **{"in": "all"}).partition(there.get_absolute_url())[2]
    assert "The evening group" in line.partition("</li>")[0], "and it says in which"
    assert shown(like(here, cleo, **{"in": "all"})) == []
    assert "Look in all my groups" not in like(here, cleo)
    assert there.body not in like(here, cleo, **{"in": "all"})


def test_what_is_older_than_a_newcomer_is_not_there_for_them(tell, morning, nia, cleo, like):
    old = tell(NO_SLEEP)
    morning.welcome(nia).accept(morning.current_agreement())
    new = tell(AWAKE)
    assert shown(like(new, cleo)) == [old.pk]
    assert shown(like(new, nia)) == []


def test_after_a_block_neither_finds_the_other(tell, ben, ada, cleo, like):
    story, other = tell(AWAKE, by=ada), tell(NO_SLEEP)
    assert shown(like(story, cleo)) == [other.pk]
    Block.objects.block(by=cleo, whom=ben)
    assert shown(like(story, cleo)) == []
    hers = tell("Sleepless till dawn, staring at the ceiling all night.", by=cleo)
    assert hers.pk not in shown(like(story, ben))
    assert hers.pk in shown(like(story, ada))


def test_who_has_left_finds_nothing_any_more(tell, morning, cleo, browse, like):
    story, other = tell(AWAKE), tell(NO_SLEEP)
    assert shown(like(story, cleo)) == [other.pk]
    morning.memberships.get(person=cleo).end(by=cleo)
    assert browse(cleo).get(f"/stories/{story.pk}/alike/").status_code == 404


def test_words_that_come_folded_show_their_note_and_nothing_else(tell, ben, cleo, like):
    story = tell("Awake all night with my back, at three I gave up.")
    noted = tell("Awake all night after the fall, at three I gave up.", content_note="A fall")
    text = like(story, cleo)
    assert shown(text) == [noted.pk]
    assert "A fall" in text
    assert "gave up" not in text
    assert "both say" not in text
    assert "both say" not in like(noted, cleo), "it would tell words of the folded one"
    assert "both say" in like(story, ben), "his own words are no secret to him"


def test_words_that_are_held_are_held_up_to_nobody(tell, ada, ben, cleo, browse, like):
    story, other = tell(AWAKE), tell(NO_SLEEP)
    assert shown(like(story, cleo)) == [other.pk]
    Story.objects.filter(pk=other.pk).update(held_at=timezone.now())
    looking.vectors.forget()
    for somebody in (ada, ben, cleo):
        assert shown(like(story, somebody)) == []
        assert NO_SLEEP not in like(other, cleo), "nor from its own page"
    assert f"/stories/{other.pk}/alike/" not in browse(cleo).get(f"/stories/{other.pk}/").text
    Story.objects.filter(pk=other.pk).update(held_at=None)
    assert shown(like(story, cleo)) == [other.pk]


def test_who_is_muted_comes_folded(tell, ben, cleo, like):
    story, other = tell(AWAKE), tell(NO_SLEEP)
    Mute.objects.mute(by=cleo, whom=ben)
    text = like(story, cleo)
    assert shown(text) == [other.pk]
    assert "folded</span></summary>" in text
    assert "both say" not in text
