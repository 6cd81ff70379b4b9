"""What helped us: pinned by whoever wrote it, drawn by reference, gone with the words."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import Helped, Reply, Story
from alongside.conversations.taking_back import take_back
from alongside.groups.memberships import TAKEN, UNNAMED
from alongside.people.models import Block, Mute
from alongside.vault.erase import erase_person
from tests.groups.parting import silence

from .held import held

HELPED = "/groups/morning/helped/"
CAUTION = "Not on a full stomach."


def pin_of(shared, more=""):
    kind = "stories" if isinstance(shared, Story) else "replies"
    return f"/groups/morning/{kind}/{shared.pk}/helped/{more}"


@pytest.fixture
def bens_reply(ben, bens_story):
    return bens_story.reply(by=ben, body="A warm bath before bed.")


@pytest.fixture
def pinned(bens_reply):
    return Helped.objects.pin(bens_reply, caution=CAUTION)


def test_what_is_pinned_stands_on_the_page_with_its_caution(ben, cleo, bens_reply, browse):
    assert "Nothing is here yet" in browse(cleo).get(HELPED).text
    answer = browse(ben).post(pin_of(bens_reply), {"caution": f"  {CAUTION}\r\n"})
    assert answer.url == bens_reply.get_absolute_url()
    page = browse(cleo).get(HELPED).text
    assert "A warm bath before bed." in page and f">{CAUTION}<" in page
    assert f'href="{bens_reply.get_absolute_url()}"' in page.replace("&amp;", "&")
    story = browse(cleo).get(bens_reply.story.get_absolute_url()).text
    assert "This helped <span" in story and f">{CAUTION}<" in story
    assert f'href="{HELPED}"' in browse(cleo).get("/groups/morning/").text


def test_a_story_can_be_pinned_too_and_needs_no_caution(ben, cleo, bens_story, browse):
    browse(ben).post(pin_of(bens_story), {"caution": ""})
    page = browse(cleo).get(HELPED).text
    assert "The stairs again." in page and "With care" not in page


def test_words_know_whether_they_are_pinned_however_they_were_found(pinned, bens_reply, bens_story):
    for found in (Reply.objects, Reply.objects.select_related("helped")):
        assert found.get(pk=bens_reply.pk).among_what_helped == pinned
    for found in (Story.objects, Story.objects.select_related("helped")):
        assert found.get(pk=bens_story.pk).among_what_helped is None


@pytest.mark.parametrize("which", ["bens_story", "bens_reply"])
def test_the_author_alone_pins_and_unpins(
    ada, ben, cleo, dev, evening, bens_reply, which, browse, request
):
    shared = request.getfixturevalue(which)
    for person, refused in ((ada, 403), (cleo, 403), (dev, 404)):
        assert browse(person).get(pin_of(shared)).status_code == refused
        assert browse(person).post(pin_of(shared), {}).status_code == refused
    assert not Helped.objects.exists()
    Helped.objects.pin(shared, caution="")
    for person, refused in ((ada, 403), (cleo, 403), (dev, 404)):
        assert browse(person).post(pin_of(shared, "unpin/")).status_code == refused
    assert Helped.objects.count() == 1
    for _twice in range(2):
        assert browse(ben).post(pin_of(shared, "unpin/")).status_code == 302
        assert not Helped.objects.exists()
    shared.refresh_from_db()
    assert shared.body, "the words stay"


def test_the_page_is_for_the_group_alone(dev, invited, evening, pinned, browse):
    assert browse(dev).get(HELPED).status_code == 404
    assert browse(invited).get(HELPED).url.startswith("/groups/morning/agreement/")
    assert "warm bath" not in browse(dev).get("/groups/evening/helped/").text


def test_pinned_again_it_has_one_pin_and_another_caution(ben, cleo, pinned, browse):
    page = browse(ben).get(pin_of(pinned.reply)).text
    assert CAUTION in page and pin_of(pinned.reply, "unpin/") in page
    browse(ben).post(pin_of(pinned.reply), {"caution": "Not too hot."})
    assert [row.caution for row in Helped.objects.all()] == ["Not too hot."]


def test_a_caution_that_is_too_long_comes_back(ben, bens_reply, browse):
    page = browse(ben).post(pin_of(bens_reply), {"caution": "x" * 201})
    assert page.status_code == 200 and "x" * 201 in page.text
    assert "This takes up to 200 letters" in page.text
    assert not Helped.objects.exists()


def test_who_is_silenced_pins_nothing_and_can_unpin(ada, ben, morning, pinned, browse):
    silence(morning, ben, by=ada)
    assert browse(ben).post(pin_of(pinned.reply), {"caution": "Other."}).status_code == 403
    assert browse(ben).post(pin_of(pinned.reply, "unpin/")).status_code == 302
    assert not Helped.objects.exists()


# -- it goes when the words go ---------------------------------------------------------------------


@pytest.mark.parametrize("is_story", [True, False])
def test_taken_back_it_is_gone(ben, cleo, bens_story, bens_reply, is_story, browse):
    bens_story.reply(by=cleo, body="I believe you.")  # So the place of the story stays.
    shared = bens_story if is_story else bens_reply
    Helped.objects.pin(shared, caution=CAUTION)
    take_back(shared)
    assert not Helped.objects.exists()
    assert CAUTION not in browse(cleo).get(HELPED).text
    assert browse(ben).get(pin_of(shared)).status_code == 404
    assert browse(ben).post(pin_of(shared), {"caution": "Again."}).status_code == 404
    with pytest.raises(type(shared).DoesNotExist):
        Helped.objects.pin(shared, caution="Again.")


def test_who_goes_with_their_words_takes_the_pins_along(morning, ben, cleo, pinned, browse):
    Helped.objects.pin(pinned.reply.story, caution="")
    pinned.reply.story.reply(by=cleo, body="So do I.")
    morning.memberships.get(person=ben).end(by=ben, words=TAKEN)
    assert not Helped.objects.exists()


def test_left_without_a_name_it_stays_with_its_caution(morning, ben, cleo, pinned, browse):
    morning.memberships.get(person=ben).end(by=ben, words=UNNAMED)
    page = browse(cleo).get(HELPED).text
    assert "A warm bath before bed." in page and CAUTION in page
    assert "someone who has left" in page and "Ben" not in page
    assert Helped.objects.get().author_id is None


@pytest.mark.parametrize("keep", [True, False])
def test_erased_it_is_gone_or_the_groups(ben, cleo, pinned, keep, browse, own_ledger):
    erase_person(ben.pk, keep=keep)
    page = browse(cleo).get(HELPED).text
    assert ("A warm bath before bed." in page) == keep
    assert (CAUTION in page) == keep
    assert Helped.objects.count() == keep


# -- for each reader as everywhere else ------------------------------------------------------------


def test_past_a_block_it_is_not_there(ben, cleo, pinned, browse):
    Block.objects.block(by=ben, whom=cleo)
    page = browse(cleo).get(HELPED).text
    assert "warm bath" not in page and CAUTION not in page and "Ben" not in page


def test_below_a_story_past_a_block_it_is_not_there_either(ben, cleo, bens_story, browse):
    """As everywhere: nobody comes to a reply but through its story."""
    reply = bens_story.reply(by=cleo, body="Raisins.")
    Helped.objects.pin(reply, caution="")
    Block.objects.block(by=cleo, whom=ben)
    assert "Raisins." not in browse(cleo).get(HELPED).text


def test_by_somebody_muted_it_is_folded(ben, cleo, pinned, browse):
    Mute.objects.mute(by=cleo, whom=ben)
    page = browse(cleo).get(HELPED).text
    folded = page.split('<details class="folded">')[1].split("</details>")[0]
    assert "A warm bath" in folded and CAUTION in folded
    assert page.count("A warm bath") == page.count(CAUTION) == 1


def test_under_a_content_note_it_shows_the_note_alone(ben, cleo, bens_story, browse):
    reply = bens_story.reply(by=ben, body="I fell in the bath.", content_note="A fall")
    Helped.objects.pin(reply, caution="Hold the rail, or you fall.")
    page = browse(cleo).get(HELPED).text
    assert "A fall" in page and "in the bath" not in page and "the rail" not in page
    story = browse(cleo).get(bens_story.get_absolute_url()).text
    before = re.sub(r'<details class="folded">.*?</details>', "", story, flags=re.S)
    assert "in the bath" in story and "the rail" in story
    assert "in the bath" not in before and "the rail" not in before
    assert "I fell in the bath." in browse(ben).get(HELPED).text, "one's own are open"


def test_newcomers_find_what_was_shared_since_they_came(morning, ben, cleo, pinned, browse):
    place = morning.memberships.get(person=cleo)
    place.sees_from = timezone.now() + timedelta(minutes=1)
    place.save()
    page = browse(cleo).get(HELPED).text
    assert "A warm bath" not in page and CAUTION not in page


def test_pages_of_it_reach_all_and_count_nothing(morning, ben, cleo, bens_story, browse):
    for n in range(27):
        reply = bens_story.reply(by=ben, body=f"Thing {n}-th.")
        Helped.objects.pin(reply, caution="")
    first = browse(cleo).get(HELPED).text
    older = re.search(r'href="(\?page=before[^"]*)"', first)[1]
    second = browse(cleo).get(HELPED + older).text
    assert [f"Thing {n}-th." in first for n in range(27)] == [False] * 2 + [True] * 25
    assert [f"Thing {n}-th." in second for n in range(27)] == [True] * 2 + [False] * 25
    around = first.split("<main")[1].split("<ul")[0] + first.split("</ul>")[-1].split("</main>")[0]
    assert not re.search(r">[^<]*\d", around), "nothing is counted"
    assert Reply.objects.count() == 27


def test_while_its_words_are_held_its_author_still_has_the_pin(ada, ben, bens_story, browse):
    Helped.objects.pin(bens_story, caution=CAUTION)
    held(bens_story, ada)
    page = browse(ben).get(pin_of(bens_story)).text
    assert CAUTION in page and pin_of(bens_story, "unpin/") in page
    page = browse(ben).post(pin_of(bens_story), {"caution": "Slowly."}, follow=True).text
    assert "does not stand among" in page and "among what helped us now" not in page
    assert Helped.objects.get().caution == "Slowly."
