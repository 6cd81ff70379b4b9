"""Before words are shared: what could be meant to stay private, and what is about medicines."""

import re

import pytest

from alongside.conversations.models import Reply, Story
from alongside.groups.sharing.medicines import about_medicines
from alongside.people.models import Draft

GETTING = (
    "I have some spare gabapentin if anyone wants it.",
    "Anyone got any spare tramadol? Mine runs out Friday.",
    "I'm selling my leftover patches, message me.",
    "You can buy pregabalin online without a prescription.",
    "Where can I get oxycodone without a script?",
    "Got two boxes of co-codamol going spare",
    "I could post you some of my diazepam.",
    "Happy to swap my Lyrica for your tramadol.",
    "There's a site that does tramadol, no prescription needed.",
    "I get my Xanax off the street these days, cheaper.",
    "can someone lend me a few pills till monday",
    "Would sell unused fentanyl patches.",
)
TELLING = (
    "You should stop taking the gabapentin, it rots your brain.",
    "Just double your dose for a few days.",
    "You need to come off those opioids now.",
    "Take 600mg of ibuprofen with it.",
    "You could try 50 mg of amitriptyline at night.",
    "Stop your pregabalin and see.",
    "Honestly you should ask for nothing and just skip the tablets on good days.",
    "You ought to increase your tramadol a bit.",
    "It is fine to mix codeine and diazepam.",
    "Ditch the meds, turmeric works.",
    "You must halve your morphine before the weekend.",
    "Try taking two tablets instead of one.",
)
ORDINARY = (
    "I take 300 mg of gabapentin three times a day.",
    "My doctor said I should stop the tramadol slowly.",
    "Should I take the amitriptyline earlier in the evening?",
    "I stopped my pregabalin in May and it was rough.",
    "Nobody here tells anybody to stop a medicine.",
    "The pharmacist told me to take it with food.",
    "I was put on duloxetine and it took six weeks.",
    "You should tell your doctor about that.",
    "You should try a warm bath, it helps me.",
    "Take your time, there is no rush.",
    "I have spare time on Fridays.",
    "Sell-out crowd at the match, could not sit.",
    "I got my prescription late again.",
    "Did you stop the codeine in the end?",
    "My tablets make me foggy.",
    "They want me to come off opioids and I am scared.",
    "I cannot get through the pharmacy queue standing.",
    "I asked for something without a prescription and she gave me heat patches.",
    "You could ask your GP about a medication review.",
    "I had to skip the party, not the pills.",
    "Please do not send me to sleep with pills, I said.",
    "We switched to a bigger bed.",
)
NUMBER = "Ring me on 07700 900123 if it gets bad."
STORIES = "/groups/morning/stories/"


@pytest.mark.parametrize("words", GETTING)
def test_getting_medicines_is_noticed(words):
    assert [one.kind for one in about_medicines(words)] == ["getting"]


@pytest.mark.parametrize("words", TELLING)
def test_telling_somebody_what_to_take_is_noticed(words):
    assert [one.kind for one in about_medicines(words)] == ["telling"]


@pytest.mark.parametrize("words", ORDINARY)
def test_what_groups_are_for_is_not(words):
    assert about_medicines(words) == []


def button(page, kind):
    """The value of the button that shares it `anyway`, or to `leave_out` the details."""
    return page.text.split(f'name="gently" value="{kind}:')[1].split('"')[0]


def test_nothing_is_shared_or_kept_before_the_answer(morning, ben, browse):
    page = browse(ben).post(STORIES, {"body": NUMBER, "wish": "ideas", "id": "42"})
    assert page.status_code == 200
    assert '<mark dir="auto">07700 900123</mark>' in page.text
    assert "a telephone number" in page.text
    assert NUMBER in page.text
    assert 'name="wish" value="ideas"' in page.text
    assert not Story.objects.exists()
    assert not Draft.objects.exists()


def test_it_is_shared_as_it_is_when_somebody_means_it(morning, ben, browse):
    bens = browse(ben)
    form = {"body": NUMBER, "wish": "ideas", "id": "42"}
    gently = f"anyway:{button(bens.post(STORIES, form), 'anyway')}"
    assert bens.post(STORIES, form | {"gently": gently}).url == "/stories/42/"
    assert Story.objects.get().body == NUMBER


def test_it_is_shared_without_the_detail(morning, ben, browse):
    bens = browse(ben)
    form = {"body": NUMBER, "wish": "listen"}
    gently = f"leave_out:{button(bens.post(STORIES, form), 'leave_out')}"
    bens.post(STORIES, form | {"gently": gently})
    assert Story.objects.get().body == "Ring me on (left out) if it gets bad."


def test_a_yes_is_for_what_was_shown_and_not_for_what_came_since(morning, ben, browse):
    bens = browse(ben)
    form = {"body": NUMBER, "wish": "listen"}
    gently = f"anyway:{button(bens.post(STORIES, form), 'anyway')}"
    more = f"{NUMBER} Or write to ben@example.org"
    page = bens.post(STORIES, {"body": more, "wish": "listen", "gently": gently})
    assert page.status_code == 200
    assert "ben@example.org</mark>" in page.text
    assert not Story.objects.exists()


def test_medicines_are_explained_with_the_groups_own_rule(morning, ada, ben, bens_story, browse):
    morning.write_agreement("Passing is fine.\nWe leave medicines to clinicians.", by=ada)
    address = f"{bens_story.get_absolute_url()}replies/"
    form = {"body": "You should stop taking the gabapentin.", "id": "43"}
    page = browse(ada).post(address, form)
    assert "We leave medicines to clinicians." in page.text
    assert "leave_out:" not in page.text
    assert not Reply.objects.exists()
    gently = f"anyway:{button(page, 'anyway')}"
    assert browse(ada).post(address, form | {"gently": gently}).status_code == 302
    assert Reply.objects.get().body == form["body"]


def test_with_details_left_out_medicines_are_still_asked_about(morning, ben, browse):
    bens = browse(ben)
    form = {"body": f"{NUMBER} I have some spare tramadol.", "wish": "listen"}
    gently = f"leave_out:{button(bens.post(STORIES, form), 'leave_out')}"
    page = bens.post(STORIES, form | {"gently": gently})
    assert page.status_code == 200
    assert "(left out)" in page.text
    assert "07700" not in page.text
    assert "getting medicines" in page.text
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("address", "form"),
    [
        (STORIES, {"body": NUMBER, "wish": "listen"}),
        ("/groups/morning/explaining/begin/", {"body": NUMBER, "audience": "manager"}),
    ],
)
def test_enter_in_a_field_shares_nothing(morning, ben, browse, address, form):
    """It presses the first button of a form, which stands for none of the answers."""
    page = browse(ben).post(address, form).text
    assert "Before you share this" in page
    first = re.search(r"<button[^>]*>", page.split("<main")[1])[0]
    assert first == "<button hidden>"


@pytest.mark.parametrize("gently", ["anyway", "anyway:", "anyway:0", "leave_out:zzz", "\x00", ":"])
def test_an_answer_that_was_made_up_is_asked_again(morning, ben, browse, gently):
    page = browse(ben).post(STORIES, {"body": NUMBER, "wish": "listen", "gently": gently})
    assert page.status_code == 200
    assert not Story.objects.exists()


def test_ordinary_words_are_shared_at_once(morning, ben, browse):
    words = "Four out of ten, 300 mg down, and April was kind. L4 and L5 say hello."
    assert browse(ben).post(STORIES, {"body": words, "wish": "listen"}).status_code == 302
    assert Story.objects.get().body == words


def test_the_page_before_says_only_what_is_so(ben, morning, browse):
    words = "Ring me on 07700 900123"
    Draft.objects.keep(ben, f"story:{morning.pk}", words)
    page = browse(ben).post("/groups/morning/stories/", {"body": words, "wish": "listen"}).text
    assert "Nothing has been shared from this page yet" in page and "or kept" not in page
