"""Asking for somebody and being looked after, in a real browser: by day, and at three at night."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from .test_axe import findings_in_each_theme
from .test_small_screens import unfit
from .visitors import DESK, tap


def fit(page):
    assert findings_in_each_theme(page) == [] and unfit(page) == {}


def go(page, address):
    page.goto(address)
    fit(page)


def test_asked_looked_after_answered_and_closed(arrive):
    cleo, ada, gwen = arrive("cleo"), arrive("ada", size=DESK), arrive("gwen")
    always_staffed(arrive("olive"))
    go(cleo, "/")
    cleo.get_by_role("link", name="Help now").first.click()
    fit(cleo)
    tap(cleo, "I need someone now")
    expect(cleo.get_by_text("Nobody has said yet that they look after it.")).to_be_visible()
    fit(cleo)

    go(ada, "/notices/")
    expect(ada.get_by_text("Something waits for whoever is on call.").first).to_be_visible()
    go(ada, "/care/")
    first = ada.locator("li", has_text="Somebody asks for someone now").first
    first.get_by_role("button", name="I’ll look after this").click()
    ada.locator("summary", has_text="Begin with one of these").click()
    ada.get_by_role("link", name="Thank them, and ask").click()
    box = ada.get_by_label("What you would like to say")
    box.fill("Thank you for saying it, Cleo. I am here until eight.")
    tap(ada, "Send it to them")
    fit(ada)

    go(cleo, "/help/")
    expect(cleo.get_by_text("looks after it, since").first).to_be_visible()
    cleo.get_by_role("link", name="Write to them, or see what is new").click()
    expect(cleo.get_by_text("I am here until eight.")).to_be_visible()
    fit(cleo)
    cleo.get_by_label("What you would like to say").fill("It is a little better now.")
    tap(cleo, "Send it to them")

    case = ada.url.partition("?")[0]
    second_reads(gwen, case)
    close(ada, case)
    go(cleo, "/account/care/")
    cleo.get_by_role("link", name="You asked for somebody").click()
    expect(cleo.get_by_text("This was closed")).to_be_visible()
    fit(cleo)
    for level in ("Red", "Crisis", "Amber"):
        expect(cleo.get_by_text(level)).to_have_count(0)


def always_staffed(olive):
    """Day and night, so that it is staffed whenever this runs."""
    go(olive, "/organise/care/")
    for box in olive.get_by_label("From", exact=True).all()[:7]:
        box.fill("00:00")
    for box in olive.get_by_label("To", exact=True).all()[:7]:
        box.fill("00:00")
    tap(olive, "These are the staffed hours")
    expect(olive.get_by_text("These are the staffed hours now.")).to_be_visible()
    fit(olive)


def second_reads(gwen, case):
    gwen.goto(case)
    gwen.get_by_label("What you think, having read it too").fill("I read it as you do.")
    tap(gwen, "I have read it too")
    expect(gwen.get_by_text("You are its second reader.")).to_be_visible()
    fit(gwen)


def close(ada, case):
    """Not without a word about how it ended, when to ask again, and with whom it is talked over."""
    ada.goto(case)
    expect(ada.get_by_text("It is a little better now.")).to_be_visible()
    ada.locator("summary", has_text="Close it").click()
    tap(ada, "Close it")
    expect(ada.get_by_text("Please say how it ended for now.").first).to_be_visible()
    ada.get_by_label("We talked, and they are safe as far as they say").check()
    ada.get_by_label("When you ask again how they are").fill(in_days(ada, 3))
    ada.get_by_label("I have talked it over with somebody").check()
    tap(ada, "Close it")
    expect(ada.get_by_text("Closed. Thank you for looking after it.")).to_be_visible()
    fit(ada)


def in_days(page, days):
    """A day some days from today, as a field for days takes it."""
    return page.evaluate(
        "days => new Date(Date.now() + days * 864e5).toISOString().slice(0, 10)", days
    )


def test_at_an_hour_at_which_nobody_reads_it_says_when_and_who_answers(arrive):
    """As at three in the morning: whatever the time is, the staffed hour of today is later."""
    cleo, olive = arrive("cleo"), arrive("olive")
    go(olive, "/organise/care/")
    later = datetime.now(UTC) + timedelta(hours=4)
    for box in olive.get_by_label("From", exact=True).all()[:7]:
        box.fill(f"{later:%H:00}")
    for box in olive.get_by_label("To", exact=True).all()[:7]:
        box.fill(f"{later + timedelta(hours=1):%H:00}")
    tap(olive, "These are the staffed hours")
    go(olive, "/care/rota/")
    while (off := olive.get_by_role("button", name="Take it off the rota")).count():
        off.first.click()
    go(cleo, "/help/")
    tap(cleo, "I need someone now")
    expect(cleo.get_by_text("Nobody reads at this hour.")).to_be_visible()
    expect(cleo.get_by_text("Somebody reads again from")).to_be_visible()
    expect(cleo.get_by_role("link", name="116 123")).to_be_visible()
    fit(cleo)
