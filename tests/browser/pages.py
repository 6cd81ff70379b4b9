"""Every kind of page there is, and who looks at it: for axe, for screenshots, for what it weighs.

A page is a name, whose it is, and the way there: an address, or the text of a link on one.
"""

from dataclasses import dataclass

from .visitors import tap


@dataclass(frozen=True)
class Stop:
    """One page on the way round."""

    name: str
    who: str | None
    start: str
    click: str = ""
    press: str = ""

    def go(self, page):
        page.goto(self.start)
        if self.click:
            page.get_by_role("link", name=self.click).first.click()
        if self.press:
            tap(page, self.press, exact=False)
        page.wait_for_load_state("load")


MORNING = "/groups/morning/"

PAGES = (
    Stop("welcome", None, "/"),
    Stop("cast", None, "/demo/"),
    Stop("sign-in", None, "/sign-in/"),
    Stop("sign-in-refused", None, "/sign-in/", press="Sign in"),
    Stop("sign-up", None, "/sign-up/"),
    Stop("help", None, "/help/"),
    Stop("privacy", None, "/privacy/"),
    Stop("not-found", None, "/nothing-is-here/"),
    Stop("today", "cleo", "/"),
    Stop("organiser", "olive", "/"),
    Stop("begin-a-group", "olive", "/begin-a-group/"),
    Stop("display", "cleo", "/display/"),
    Stop("limits", "cleo", "/limits/"),
    Stop("signed-out", None, "/signed-out/"),
    Stop("closed-account", None, "/sign-in/closed/"),
    Stop("not-allowed", "cleo", "/begin-a-group/"),
    Stop("sign-out", "cleo", "/sign-out/"),
    Stop("agreement-to-accept", "nia", MORNING),
    Stop("group", "cleo", MORNING),
    Stop("people", "cleo", MORNING + "people/"),
    Stop("people-for-ada", "ada", MORNING + "people/"),
    Stop("agreement", "cleo", MORNING + "agreement/"),
    Stop("agreement-rewritten", "ada", MORNING + "agreement/rewrite/"),
    Stop("invitation", "ada", MORNING + "people/", press="Make a"),
    Stop("leave", "cleo", MORNING + "leave/"),
    Stop("stories", "cleo", MORNING + "stories/"),
    Stop("share", "cleo", MORNING + "stories/share/"),
    Stop("story", "cleo", MORNING + "stories/", click="Rough night"),
    Stop("meetings", "cleo", MORNING + "meetings/"),
    Stop("schedule", "ada", MORNING + "meetings/schedule/"),
    Stop("afterwards", "cleo", MORNING + "meetings/", click="When people"),
    Stop("attendance", "ada", MORNING + "meetings/", click="When people"),
    Stop("door", "ben", MORNING + "meetings/", click="Pacing"),
    Stop("door-refused", "ben", "/meetings/999999/"),
)
