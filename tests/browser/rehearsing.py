"""A rehearsal of a whole evening: everybody's page in one meeting, and what each does on it.

Nothing waits for a clock: an hour is as long as people need to press their buttons. Every wait is
for something on a page, and long enough for a machine that has other things to do.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from .keyboard import Keyboard
from .test_axe import findings_in_each_theme
from .test_small_screens import unfit
from .visitors import DESK, tap

PATIENCE = 30_000  # milliseconds
LONDON = ZoneInfo("Europe/London")
MOST_LOOKS = 40
OFFERED = "The turn is offered to you"
EVERYBODY = "Everybody has been offered a turn in this round."


class Rehearsal:
    """One meeting, and the pages of those who are in it: `rehearsal["cleo"]`.

    Kit has no scripts and looks for himself; whoever is in `by_keys` touches nothing but keys.
    """

    def __init__(self, arrive, title, by_keys=()):
        self.arrive, self.title, self.by_keys = arrive, title, by_keys
        self.pages = {}

    def __getitem__(self, name):
        return self.pages[name]

    def sign_in(self, name, size=DESK, javascript=True):
        page = self.arrive(name, size=size, javascript=javascript)
        page.set_default_timeout(PATIENCE)
        self.pages[name] = page
        return page

    def come_in(self, name, rough=False):
        page = self[name]
        page.goto("/groups/morning/meetings/")
        page.get_by_role("link", name=self.title).first.click()
        page.get_by_label("A few words").check()
        if rough:
            page.get_by_label("It is a rough day").check()
        tap(page, "Come in")
        expect(page.get_by_role("heading", name="Who is here")).to_be_visible()

    def look(self, name):
        """Whoever has no scripts asks for what is new; everybody else has it already."""
        if not self[name].context.runs_scripts:
            with self[name].expect_navigation():
                tap(self[name], "See what is new")

    def offered(self, name):
        """Wait until the turn is offered to them; without scripts, by looking again and again."""
        mine = self[name].get_by_role("heading", name=OFFERED)
        for _look in range(MOST_LOOKS):
            self.look(name)
            if self[name].context.runs_scripts or mine.count():
                break
        expect(mine).to_be_visible()

    def press(self, name, button):
        """One button of the room, with a finger or with keys."""
        page = self[name]
        if name in self.by_keys:
            Keyboard(page).push(button)
        elif page.context.runs_scripts:
            tap(page, button)
        else:
            with page.expect_navigation():
                tap(page, button)

    def write(self, name, words):
        page = self[name]
        label = page.locator("label[for=my-words]").inner_text()
        if name in self.by_keys:
            Keyboard(page).write(label, words)
        else:
            page.get_by_label(label, exact=True).fill(words)

    def say(self, name, words):
        """A whole turn with words in it."""
        self.offered(name)
        self.write(name, words)
        self.press(name, "Share and finish my turn")
        expect(self.words(name, words)).to_be_visible()

    def share(self, name):
        """A whole turn with the words that were written before."""
        self.offered(name)
        self.press(name, "Share and finish my turn")
        expect(self[name].get_by_role("heading", name=OFFERED)).to_have_count(0)

    def pass_on(self, name):
        self.offered(name)
        self.press(name, "Pass for now")
        expect(self[name].get_by_role("heading", name=OFFERED)).to_have_count(0)

    def words(self, name, words):
        """These words on the page of `name`, among what is being said."""
        return self[name].locator(".entry-words", has_text=words)

    def go_on(self, leading, to):
        """By key: a finger so soon on the same spot would be taken for a trembling one."""
        button = self[leading].get_by_role("button", name=f"Go on to: {to}", exact=True)
        button.first.press("Enter")
        for name, page in self.pages.items():
            self.look(name)
            expect(page.get_by_role("heading", level=1, name=to)).to_be_visible()

    def unfold(self, name, fold):
        self[name].locator("summary", has_text=fold).first.click()

    def chair(self, at, whose):
        """The chair of `whose` as it stands on the page of `at`."""
        return self[at].locator(".chair", has_text=whose)

    def leave(self, name):
        self.pages.pop(name).close()

    def close(self, leading):
        tap(self[leading], "Close the meeting")
        for name, page in self.pages.items():
            self.look(name)
            expect(page.get_by_text("The meeting is closed. Thank you")).to_be_visible()

    def give_feedback(self, name):
        """Four taps: three answers, and off they go."""
        page = self[name]
        for question in page.get_by_role("group").filter(has_text="Partly").all():
            question.get_by_label("Yes").check()
        tap(page, "Send")
        expect(page.get_by_text("Nobody can tell which answers are yours.")).to_be_visible()

    def fits(self, name):
        """Nothing that axe objects to in any theme, nothing too wide and nothing too small."""
        page = self[name]
        size = page.viewport_size
        assert findings_in_each_theme(page) == [] and unfit(page) == {}, name
        page.set_viewport_size(size)

    def review(self, leading):
        """{name: how each round ended for them}, as those who lead read it afterwards."""
        page = self[leading]
        page.reload()
        lines = page.locator(".attendance li").all_inner_texts()
        told = dict(line.split(": ", 1) for line in lines)
        return {who.split()[0]: rounds.split(", ") for who, rounds in told.items()}


def plan_for_tonight(page, plan, **where):
    """A meeting by this plan, of which the doors are open. `where` is a place and how to get there.

    Returns its title.
    """
    page.goto(f"/groups/morning/plans/{plan}/")
    page.get_by_role("link", name="Plan a new meeting with it").click()
    soon = datetime.now(LONDON) + timedelta(minutes=8)
    page.get_by_label("Day", exact=True).fill(soon.date().isoformat())
    page.get_by_label("Time, by the group's clock").fill(f"{soon:%H:%M}")
    if where:
        page.locator("summary", has_text="Until when, where").click()
        page.get_by_label(where["place"], exact=True).check()
        page.get_by_label("The telephone number").fill(where["directions"])
    title = page.get_by_label("What the meeting is about").input_value()
    tap(page, "Plan this meeting")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return title
