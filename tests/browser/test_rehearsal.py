"""A whole evening of an hour: two who lead, eight members, and everything that happens to people.

Cleo and Femi have telephones, Kit has no scripts, Ivo has nothing but keys, and Joan's page is read
as a screen reader has it. Hana has a rough day, Nia is new and late, Ben is asked to leave, Cleo
needs support, the room stays with Hana, Ada hands over to Gwen, and twice the server loses its
power while somebody writes.
"""

import pytest
from playwright.sync_api import expect

from .rehearsing import EVERYBODY, PATIENCE, Rehearsal, plan_for_tonight
from .visitors import PHONE, tap

# In the order of the table: as they came in, which is how a first round goes.
MEMBERS = ("ben", "cleo", "femi", "hana", "ivo", "joan", "kit")
PARTS = (
    *("How we are together", "Check-in", "Since last time", "Write first, then share"),
    *("A break for the body", "Catch, check, choose", "The floor is yours", "One small step"),
    *("Closing", "Stay a little"),
)
JOANS_ROOM = """
- heading "Check-in" [level=1]
- region "What is being said":
  - heading "What is being said" [level=2]
  - article:
    - heading "Ben" [level=3]
    - paragraph: Ben is here, more or less.
- region "It is your turn. Take the time you need.":
  - heading "It is your turn. Take the time you need." [level=2]
  - textbox "Your words"
  - button "Share and finish my turn"
  - button "Share this and carry on"
- region "Who is here":
  - heading "Who is here" [level=2]
  - list:
    - listitem: Ben has spoken
    - listitem: "Joan (you) speaking now Today: A few words"
    - listitem: Kit next
"""


@pytest.fixture(autouse=True)
def patience():
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def evening(arrive):
    """Everybody but Nia is in the room, and the doors are open."""
    ada = arrive("ada")
    title = plan_for_tonight(ada, "programme-thoughts")
    make_it_an_hour_with_an_open_floor(ada)
    ada.context.close()
    evening = Rehearsal(arrive, title, by_keys=("ivo",))
    evening.sign_in("ada")
    evening.sign_in("gwen")
    for name in MEMBERS:
        more = {"size": PHONE} if name in ("cleo", "femi", "kit") else {}
        evening.sign_in(name, **more, javascript=name != "kit")
    for name in evening.pages:
        evening.come_in(name, rough=name == "hana")
    return evening


def make_it_an_hour_with_an_open_floor(ada):
    """The quiet moment of the plan becomes an open floor: every kind of part, in sixty minutes.

    The doors are open before that hour, and whoever stays a little stays after it.
    """
    ada.get_by_role("link", name="Change how it goes").click()
    step = ada.locator("#step-7")
    step.locator("summary").click()
    step.get_by_label("What kind of part it is").select_option("open-floor")
    step.get_by_label("Title").fill("The floor is yours")
    step.get_by_label("Minutes", exact=True).fill("7")
    tap(ada, "Save this plan")
    expect(ada.get_by_text("The plan is saved.")).to_be_visible()
    minutes = [int(each.input_value()) for each in ada.locator("input[name$=-minutes]").all()]
    assert sum(minutes[1:-1]) == 60


def test_an_hour_of_ten_people(evening, served):
    a_rough_day_is_for_those_who_lead(evening)
    evening.go_on("ada", PARTS[0])
    checking_in(evening, served)
    since_last_time_cleo_needs_support(evening)
    writing_first(evening, served)
    ada_hands_over_for_the_break_and_the_practice(evening)
    on_the_open_floor_ben_is_asked_to_leave(evening)
    a_small_step_each(evening)
    for part in PARTS[8:]:
        evening.go_on("gwen", part)
    evening.close("gwen")
    nothing_was_lost(evening)
    feedback_and_review(evening)


def a_rough_day_is_for_those_who_lead(evening):
    for name in ("ada", "gwen", "hana"):
        expect(evening.chair(name, "Hana")).to_contain_text("a rough day")
    for name in ("ben", "joan"):
        expect(evening.chair(name, "Hana")).not_to_contain_text("rough")


def checking_in(evening, served):
    """Everybody says a sentence; Nia comes late; while Joan writes, the server falls over."""
    evening.go_on("ada", "Check-in")
    for name in ("ben", "cleo", "femi", "hana", "ivo"):
        evening.say(name, checked_in(name))
    evening.offered("joan")
    tap(evening["joan"], "Take the turn")
    expect(evening["joan"].get_by_role("main")).to_match_aria_snapshot(JOANS_ROOM)
    evening.write("joan", checked_in("joan"))
    served.kill()
    nia_accepts_the_agreement_and_is_late(evening, served)
    expect(evening["joan"].get_by_label("Your words")).to_have_value(checked_in("joan"))
    tap(evening["joan"], "Share and finish my turn")
    expect(evening.words("ben", checked_in("joan"))).to_be_visible()
    for name in ("kit", "ada", "gwen", "nia"):
        evening.say(name, checked_in(name))
    expect(evening["ada"].get_by_text(EVERYBODY)).to_be_visible()


def checked_in(name):
    return f"{name.title()} is here, more or less."


def nia_accepts_the_agreement_and_is_late(evening, served):
    """She comes as soon as there is a server again, to a round that has been going on for long."""
    served.start()
    nia = evening.sign_in("nia")
    nia.goto("/groups/morning/meetings/")
    nia.get_by_label("I have read").check()
    tap(nia, "Yes, I agree")
    evening.come_in("nia")
    expect(evening.words("nia", checked_in("ben"))).to_be_visible()
    for name in ("ada", "joan"):
        expect(evening.chair(name, "Nia")).to_contain_text("waiting")


def since_last_time_cleo_needs_support(evening):
    evening.go_on("ada", "Since last time")
    evening.offered("cleo")
    evening.unfold("cleo", "I need support")
    evening.fits("cleo")
    tap(evening["cleo"], "Tell them that I need support")
    seen = "Tell Cleo that I have seen it"
    for name in ("ada", "gwen"):
        expect(evening[name].get_by_role("button", name=seen)).to_be_visible()
    for name in ("ben", "kit"):
        evening.look(name)
        expect(evening[name].get_by_text("Cleo needs support")).to_have_count(0)
    tap(evening["gwen"], seen)
    expect(evening["cleo"].get_by_text("Gwen has seen that you need support.")).to_be_visible()
    expect(evening["ada"].get_by_role("button", name=seen)).to_have_count(0)
    for name in ("cleo", "femi", "hana"):
        evening.pass_on(name)
    evening.say("ivo", "I tried the bench. It helped my feet, and my temper.")
    for name in ("joan", "kit", "nia", "ben", "gwen", "ada"):
        evening.pass_on(name)
    expect(evening["ada"].get_by_text(EVERYBODY)).to_be_visible()


def at_three(name):
    return f"At three it tells {name.title()} a long story."


def writing_first(evening, served):
    """Everybody writes at once; the server falls over once more; Hana weeps, and is stayed with."""
    evening.go_on("ada", "Write first, then share")
    writers = ("femi", "hana", "ivo", "joan", "nia")
    for name in writers:
        evening.write(name, at_three(name))
    for name in writers:  # Words are safe before anybody says that they are ready.
        expect(evening[name].get_by_text("Saved at")).to_be_visible()
    served.kill()
    served.start()
    for name in writers:
        evening.press(name, "I’m ready")
        expect(evening.chair(name, "(you)")).to_contain_text("ready")
    tap(evening["ada"], "Now share in turn")
    evening.share("femi")
    evening.offered("hana")
    we_stay_with_hana(evening)
    for name in ("ivo", "joan", "kit", "nia", "ben", "cleo", "ada", "gwen"):
        evening.share(name) if name in writers else evening.pass_on(name)
    for name in writers:
        expect(evening.words("ben", at_three(name))).to_be_visible()


def we_stay_with_hana(evening):
    """Nothing moves until she has chosen, and her words are where they were."""
    tap(evening["hana"], "Take the turn")
    tap(evening["ada"], "Stay with Hana")
    hana = evening["hana"]
    expect(hana.get_by_text("We are staying with you.").first).to_be_visible()
    evening.fits("hana")
    tap(hana, "I would like a moment")
    for name in ("cleo", "ben", "gwen"):
        words = evening[name].get_by_text("Hana is taking a moment. We wait together.")
        expect(words.first).to_be_visible()
    expect(hana.get_by_label("Your words")).to_have_value(at_three("hana"))
    tap(hana, "Carry on")
    expect(hana.get_by_role("heading", name="It is your turn")).to_be_visible()
    tap(hana, "Share and finish my turn")
    expect(evening.words("cleo", at_three("hana"))).to_be_visible()


def ada_hands_over_for_the_break_and_the_practice(evening):
    evening.unfold("ada", "Hand over")
    tap(evening["ada"], "Hand over to Gwen")
    for name in ("ada", "cleo"):
        expect(evening.chair(name, "Gwen")).to_contain_text("leads now")
    evening.go_on("gwen", "A break for the body")
    evening.go_on("gwen", "Catch, check, choose")
    evening.unfold("gwen", "A note to you, and the card")
    expect(evening["gwen"].locator("#fold-note a")).to_be_visible()


def on_the_open_floor_ben_is_asked_to_leave(evening):
    evening.go_on("gwen", "The floor is yours")
    tap(evening["femi"], "Raise a hand")
    evening.offered("femi")
    evening.press("kit", "Raise a hand")
    expect(evening["gwen"].get_by_text("Hands up: Kit")).to_be_visible()
    evening.fits("femi")
    evening.unfold("gwen", "Ask somebody to leave")
    tap(evening["gwen"], "Ask Ben to leave")
    ben = evening.pages.pop("ben")
    expect(ben.get_by_role("heading", name="asked you to leave")).to_be_visible()
    evening.say("femi", "There was an owl on the roof at four.")
    evening.say("kit", "I heard it too.")
    ben.reload()
    expect(ben.get_by_text("owl")).to_have_count(0)
    expect(evening["gwen"].get_by_text("No hand is up.").first).to_be_visible()


def a_small_step_each(evening):
    evening.go_on("gwen", "One small step")
    for name in ("joan", "kit", "nia", "cleo", "femi", "hana", "ivo", "ada", "gwen"):
        evening.pass_on(name)
    expect(evening["gwen"].get_by_text(EVERYBODY)).to_be_visible()


def nothing_was_lost(evening):
    """Everybody reads every word of the evening, also those said while the server fell over."""
    came = (*MEMBERS, "nia", "ada", "gwen")
    said = [*map(checked_in, came), *map(at_three, ("femi", "hana", "ivo", "joan", "nia"))]
    said += ["I tried the bench.", "There was an owl on the roof", "I heard it too."]
    for name in evening.pages:
        read = evening[name].locator(".entry-words").all_inner_texts()
        assert len(read) == len(said), name
        assert [words for words in said if not any(words in one for one in read)] == [], name


def feedback_and_review(evening):
    """Seven say how it was; those who lead read that nobody went without a turn."""
    members = [name for name in evening.pages if name not in ("ada", "gwen")]
    assert len(members) == 7
    for name in members:
        evening.give_feedback(name)
    review = evening.review("gwen")
    ben = review.pop("Ben")
    assert ben == ["spoke", "passed", "passed", "listened", "not here"]
    assert review.pop("Cleo") == ["spoke", "passed", "passed", "listened", "passed"]
    assert set(review) == {"Ada", "Gwen", "Femi", "Hana", "Ivo", "Joan", "Kit", "Nia"}
    settled = {"spoke", "passed", "listened"}
    assert all(len(each) == 5 and set(each) <= settled for each in review.values()), review
