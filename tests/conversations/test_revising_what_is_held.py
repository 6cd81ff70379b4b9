"""Words that are held are revised by their author, and read by those who lead before the group."""

import pytest

from alongside.conversations.holding.holding import decide
from alongside.conversations.models import HoldStep, Story
from alongside.conversations.second_thoughts import views
from alongside.conversations.second_thoughts.edits import edit, version_of
from alongside.conversations.taking_back import take_back
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.people.models import Draft
from tests.groups.parting import place_of, silence

from .held import HELD, SECRET, WHY, appealed, fresh, held, of, released, stays

BETTER = "I met somebody from our street."
AGAIN = "I met somebody."


@pytest.fixture(params=["story", "reply"])
def shared(request, morning, ben, cleo):
    """Words of Ben's."""
    if request.param == "story":
        return Story.objects.share(by=ben, group=morning, body=f"I met {SECRET}.", wish="listen")
    story = Story.objects.share(by=cleo, group=morning, body="Whom did you meet?", wish="listen")
    return story.reply(by=ben, body=f"I met {SECRET}.")


@pytest.fixture
def made(shared, ada):
    return held(shared, ada)


def revise(browser, shared, body=BETTER, version=None):
    version = version or version_of(fresh(shared))
    words = {"body": body, "wish": "listen", "version": version}
    return browser.post(of(shared, "edit"), words)


def page_with(shared):
    return (shared if isinstance(shared, Story) else shared.story).get_absolute_url()


# -- revised, read, released -----------------------------------------------------------------------


def test_what_is_revised_is_read_by_the_group_only_once_it_is_released(
    ada, ben, cleo, shared, made, browse
):
    author = browse(ben)
    page = author.get(of(shared, "edit")).text
    assert "These words are held." in page and SECRET in page and of(shared, "held") in page
    answer = revise(author, shared)
    assert answer.url == of(shared, "held")
    page = author.get(answer.url).text
    assert "Your words are changed, and still held." in page and BETTER in page
    assert BETTER not in browse(cleo).get(page_with(shared)).text
    assert released(made, ada)
    page = browse(cleo).get(page_with(shared)).text
    assert BETTER in page and SECRET not in page and HELD not in page


def test_who_decides_sees_what_was_revised_and_what_it_was_before(
    ada, ben, cleo, shared, made, browse
):
    assert "What they changed since" not in browse(ada).get(of(shared, "held")).text
    revise(browse(ben), shared)
    page = browse(ada).get(of(shared, "held")).text
    assert "has changed the words since" in page and "What they changed since" in page
    assert SECRET in page, "what went is shown beside what came"
    assert SECRET in browse(ada).get(of(shared, "earlier")).text
    for someone in (ben, cleo):
        assert browse(someone).get(of(shared, "earlier")).status_code == 403
    assert SECRET not in browse(ben).get(of(shared, "held")).text
    assert stays(made, ada)
    assert "What they changed since" not in browse(ada).get(of(shared, "held")).text


def test_everything_that_happened_can_be_read_back_in_its_order(
    ada, ben, gwen, shared, made, browse
):
    revise(browse(ben), shared)
    assert stays(made, ada, why="The street is still there.")
    revise(browse(ben), shared, AGAIN)
    assert appealed(made, ben, "It is not there any more.")
    assert released(made, gwen, why="No, it is not.")
    for someone in (ada, ben):
        page = browse(someone).get(of(shared, "held")).text
        story = [
            WHY,
            "Held by",
            "Its author changed the words",
            "The street is still there.",
            "Its author changed the words",
            "It is not there any more.",
            "No, it is not.",
        ]
        at = 0
        for line in story:
            at = page.index(line, at) + 1
        assert "Saying who somebody is" in page and "Gwen" in page


def test_an_organiser_is_told_that_it_was_revised_and_not_how(ada, ben, olive, shared, browse):
    made = held(shared, ada)
    revise(browse(ben), shared)
    assert appealed(made, ben)
    page = browse(olive).get(f"/organise/held/{made.pk}/").text
    assert "Its author changed the words" in page and BETTER not in page and SECRET not in page


def test_a_revision_that_was_begun_is_kept_as_a_draft_until_it_is_sent(ben, shared, made, browse):
    kind = "edit_story" if isinstance(shared, Story) else "edit_reply"
    Draft.objects.keep(ben, f"{kind}:{shared.pk}", body="I met some")
    page = browse(ben).get(of(shared, "edit")).text
    assert "I met some</textarea>" in page and "how far you were" in page
    revise(browse(ben), shared)
    assert not Draft.objects.begun(ben, f"{kind}:{shared.pk}")


# -- refused ---------------------------------------------------------------------------------------


def test_nobody_else_revises_them(ada, cleo, gwen, dev, shared, made, browse):
    for someone, refused in ((ada, 403), (gwen, 403), (cleo, 403), (dev, 404)):
        assert revise(browse(someone), shared).status_code == refused
    assert SECRET in fresh_body(shared)


def test_who_is_gone_or_silenced_does_not(ada, ben, morning, shared, made, browse):
    silence(morning, ben, by=ada)
    assert revise(browse(ben), shared).status_code == 403
    place_of(ben, morning).end(by=ada)
    assert revise(browse(ben), shared).status_code == 404
    assert SECRET in fresh_body(shared)


def test_nothing_that_was_taken_back_is_revised(ben, shared, made, browse):
    take_back(shared)
    assert revise(browse(ben), shared, version="held first").status_code == 404


def fresh_body(shared):
    return type(shared).objects.to_be_changed().get(pk=shared.pk).body


# -- at once ---------------------------------------------------------------------------------------


def test_two_taps_revise_once(ben, shared, made, browse):
    version = version_of(fresh(shared))
    for _tap in range(2):
        assert revise(browse(ben), shared, version=version).url == of(shared, "held")
    assert shared.edits.count() == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_released_a_moment_before_the_revision_waits_for_a_second_look(
    ada, ben, cleo, shared, made, browse, monkeypatch, at_once
):
    """Ada released what she had read; what Ben typed meanwhile does not slip out behind it."""

    def just_before(words, **said):
        monkeypatch.setattr(views, "edit", edit)
        released(made, ada)
        return edit(words, **said)

    version = version_of(fresh(shared))
    if at_once:
        monkeypatch.setattr(views, "edit", just_before)
    else:
        released(made, ada)
    page = revise(browse(ben), shared, version=version)
    assert page.status_code == 200 and f"{BETTER}</textarea>" in page.text
    assert "Everybody here can read these words again" in page.text
    assert BETTER not in browse(cleo).get(page_with(shared)).text
    assert revise(browse(ben), shared).status_code == 302, "and once more is everybody’s to read"
    assert BETTER in browse(cleo).get(page_with(shared)).text


def test_held_while_the_author_was_editing_they_are_told(ada, ben, cleo, shared, browse):
    version = version_of(fresh(shared))
    held(shared, ada)
    page = revise(browse(ben), shared, version=version)
    assert page.status_code == 200 and f"{BETTER}</textarea>" in page.text
    assert "These words are held now" in page.text and of(shared, "held") in page.text
    assert not shared.edits.exists()


def test_revised_a_moment_before_the_decision_nobody_decides_unread(ada, ben, shared, made, browse):
    version = version_of(fresh(shared))
    revise(browse(ben), shared)
    with pytest.raises(ChangedMeanwhile):
        decide(made, by=ada, release=True, why="So.", version=version)
    assert fresh(shared).held_at and not HoldStep.objects.exists()
