"""Every kind of page there is, and who looks at it: for axe, for screenshots, for what it weighs.

A page is a name, whose it is, and the way there: an address, or the text of a link on one, or of
several that follow each other ("first > second").
"""

from dataclasses import dataclass

from .visitors import tap


@dataclass(frozen=True)
class Stop:
    """One page on the way round."""

    name: str
    who: str | None
    start: str
    unfold: str = ""
    click: str = ""
    look_for: str = ""
    press: str = ""

    def go(self, page):
        page.goto(self.start)
        if self.unfold:
            page.locator("summary", has_text=self.unfold).first.click()
        for link in filter(None, self.click.split(" > ")):
            page.get_by_role("link", name=link).first.click()
        if self.look_for:
            page.get_by_role("searchbox").fill(self.look_for)
        if self.press:
            tap(page, self.press, exact=False)
        page.wait_for_load_state("load")


MORNING = "/groups/morning/"
# Words of which the demo has so many that they fill more than a page.
ORDINARY = "day night time people work hand morning say think"

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
    Stop("emergency", "olive", "/emergency/"),
    Stop("emergency-ask", "olive", "/emergency/", click="The Morning Group"),
    Stop("search", "ben", "/search/"),
    Stop("search-found", "ben", "/search/", look_for="sleep stairs", press="Look for it"),
    Stop("search-more", "cleo", "/search/", look_for=ORDINARY, press="Look for it"),
    Stop("search-refused", "cleo", "/search/", press="Look for it"),
    Stop("begin-a-group", "olive", "/begin-a-group/"),
    Stop("account", "cleo", "/account/"),
    Stop("display", "cleo", "/display/"),
    Stop("blocked", "cleo", "/people/blocked/"),
    Stop("block", "cleo", MORNING + "people/", unfold="More", click="Do not show me"),
    Stop("limits", "cleo", "/limits/"),
    Stop("signed-out", None, "/signed-out/"),
    Stop("closed-account", None, "/sign-in/closed/"),
    Stop("not-allowed", "cleo", "/begin-a-group/"),
    Stop("sign-out", "cleo", "/sign-out/"),
    Stop("agreement-to-accept", "nia", MORNING),
    Stop("group", "cleo", MORNING),
    Stop("people", "cleo", MORNING + "people/"),
    Stop("people-for-ada", "ada", MORNING + "people/"),
    Stop("emergency-readings", "cleo", MORNING + "emergency-readings/"),
    Stop("agreement", "cleo", MORNING + "agreement/"),
    Stop("agreement-rewritten", "ada", MORNING + "agreement/rewrite/"),
    Stop("invitation", "ada", MORNING + "people/", press="Make a"),
    Stop("leave", "cleo", MORNING + "leave/"),
    Stop("stories", "cleo", MORNING + "stories/"),
    Stop("share", "cleo", MORNING + "stories/share/"),
    Stop("story", "cleo", MORNING + "stories/", click="Rough night"),
    Stop("own-story", "cleo", MORNING + "stories/", click="Report-writing"),
    Stop("take-back", "cleo", MORNING + "stories/", click="Report-writing > Take this back"),
    Stop("meetings", "cleo", MORNING + "meetings/"),
    Stop("schedule", "ada", MORNING + "meetings/schedule/"),
    Stop("afterwards", "cleo", MORNING + "meetings/", click="When people"),
    Stop("attendance", "ada", MORNING + "meetings/", click="When people"),
    Stop("door", "ben", MORNING + "meetings/", click="Pacing"),
    Stop("door-refused", "ben", "/meetings/999999/"),
)
