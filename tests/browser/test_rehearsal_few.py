"""Two small evenings: three people who just talk, and a call with two who have no account."""

import pytest
from playwright.sync_api import expect

from .rehearsing import PATIENCE, Rehearsal, plan_for_tonight
from .visitors import PHONE, tap

TALKING = "We are just talking."
IN_ORDER = ("How we are together", "Check-in")
NO_ORDER = (
    "A break for the body",
    "Thinking it over",
    "One small step",
    "Closing",
    "Stay a little",
)


@pytest.fixture(autouse=True)
def patience():
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def gather(arrive):
    """`gather(plan, names)`: they are all in the room, the first of them leading."""

    def together(plan, *names, **where):
        ada = arrive("ada")
        evening = Rehearsal(arrive, plan_for_tonight(ada, plan, **where))
        ada.context.close()
        for name in names:
            size = {} if name == "ada" else {"size": PHONE}
            evening.sign_in(name, **size, javascript=name != "kit")
            evening.come_in(name)
        return evening

    return together


def talk(evening, name, words):
    evening.look(name)
    expect(evening[name].get_by_role("heading", name=TALKING)).to_be_visible()
    evening.write(name, words)
    evening.press(name, "Say this to everybody")
    expect(evening.words(name, words)).to_be_visible()


def test_three_people_just_talk_from_the_topic_on(gather, served):
    evening = gather("newly-diagnosed", "ada", "cleo", "kit")
    for part in IN_ORDER:
        evening.go_on("ada", part)
    for name in ("cleo", "kit", "ada"):
        evening.say(name, f"{name} came.")
    evening.go_on("ada", next_part(evening))
    tap(evening["ada"], "Just talk, without an order")
    talk(evening, "kit", "I never knew what to call it.")
    served.kill()
    served.start()
    talk(evening, "cleo", "I called it Tuesday.")
    talk(evening, "ada", "It can stay without a name tonight.")
    expect(evening["ada"].get_by_text("Everybody has been heard in this part.")).to_be_visible()
    expect(evening["cleo"].locator(".chair").filter(has_text="waiting")).to_have_count(0)
    for part in NO_ORDER:
        evening.go_on("ada", part)
        if part == "One small step":
            for name in ("cleo", "kit", "ada"):
                evening.pass_on(name)
    evening.close("ada")
    for name in ("cleo", "kit"):
        expect(evening[name].get_by_text("I called it Tuesday.")).to_be_visible()
        evening.give_feedback(name)
    review = evening.review("ada")
    assert {who: (rounds[0], rounds[-1]) for who, rounds in review.items()} == dict.fromkeys(
        ("Ada", "Cleo", "Kit"), ("spoke", "passed")
    )


def next_part(evening):
    """What comes next, as the button of whoever leads says it."""
    button = evening["ada"].get_by_role("button", name="Go on to:").first
    return button.inner_text().removeprefix("Go on to: ")


def on_the_call(evening, caller, taps):
    """Ada asks them aloud, and presses what they say: by key, as the rehearsal goes on."""
    expect(evening["ada"].get_by_text(f"Ask {caller} aloud")).to_be_visible()
    for button in taps:
        evening["ada"].get_by_role("button", name=button, exact=True).first.press("Enter")


def test_a_call_with_two_who_have_no_account(gather):
    where = {"place": "by phone or video", "directions": "01632 960 001, and then 4 4 1 1"}
    evening = gather("mindful-half-hour", "ada", "hana", "joan", **where)
    ada, hana = evening["ada"], evening["hana"]
    expect(hana.get_by_text("01632 960 001")).to_be_visible()
    for caller in ("Vera", "Mr Okafor"):
        evening.unfold("ada", "People without an account")
        with ada.expect_navigation():
            ada.get_by_role("link", name="Keep a seat for somebody").click()
        evening.fits("ada")
        ada.get_by_label("What they are called this evening").fill(caller)
        tap(ada, "Keep a seat for them")
        expect(evening.chair("hana", caller)).to_contain_text("without an account")
    while next_part(evening) != "A word each":
        evening.go_on("ada", next_part(evening))
    evening.go_on("ada", "A word each")

    evening.offered("hana")
    tap(hana, "Take the turn")
    expect(evening.chair("joan", "Hana")).to_contain_text("speaking now")
    tap(hana, "I have spoken: finish my turn")
    evening.offered("joan")
    evening.write("joan", "My voice is gone today.")
    tap(evening["joan"], "Read mine for me")
    expect(ada.get_by_text("Please read this out for Joan")).to_be_visible()
    tap(ada, "I have read it")
    expect(ada.get_by_text("Ask Vera aloud")).to_be_visible()
    evening.fits("ada")
    on_the_call(evening, "Vera", ["Come back to Vera"])
    on_the_call(evening, "Mr Okafor", ["Mr Okafor speaks now", "Mr Okafor has spoken"])
    evening.pass_on("ada")
    on_the_call(evening, "Vera", ["Vera passes"])
    expect(evening.chair("hana", "Vera")).to_contain_text("passed")
    expect(ada.get_by_text("Everybody has been offered a turn in this round.")).to_be_visible()

    evening.go_on("ada", "Closing")
    evening.close("ada")
    evening.fits("joan")
    evening.give_feedback("joan")
    review = evening.review("ada")
    assert {who: rounds[0] for who, rounds in review.items()} == {
        **dict.fromkeys(("Hana", "Joan", "Mr"), "spoke"),
        **dict.fromkeys(("Ada", "Vera"), "passed"),
    }
