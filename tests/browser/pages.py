"""Every kind of page there is, and who looks at it: for axe, for screenshots, for what it weighs.

A page is a name, whose it is, and the way there: an address, or the text of a link on one, or of
several that follow each other ("first > second").
"""

from dataclasses import dataclass


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

    @property
    def looks_by_meaning(self):
        """The first such search after a start reads all that it looks in: some seconds."""
        return bool(self.look_for) and self.start == "/strategies/"

    def go(self, page):
        page.goto(self.start)
        if self.unfold:
            page.locator("summary", has_text=self.unfold).first.click()
        for link in filter(None, self.click.split(" > ")):
            page.get_by_role("link", name=link).first.click()
        if self.look_for:
            page.get_by_role("searchbox").fill(self.look_for)
        if self.press:
            button = page.get_by_role("button", name=self.press, exact=False).first
            button.click(timeout=30_000 if self.looks_by_meaning else 10_000)
        page.wait_for_load_state("load")


MORNING = "/groups/morning/"
EVENING = "/groups/evening/meetings/"
# Words of which the demo has so many that they fill more than a page.
ORDINARY = "day night time people work hand morning say think"

PAGES = (
    Stop("welcome", None, "/"),
    Stop("cast", None, "/demo/"),
    Stop("sign-in", None, "/sign-in/"),
    Stop("sign-in-refused", None, "/sign-in/", press="Sign in"),
    Stop("sign-up", None, "/sign-up/"),
    Stop("a-made-up-meeting", None, "/a-meeting/"),
    Stop("is-it-for-me", None, "/is-it-for-me/"),
    Stop("questions", None, "/questions/", unfold="Is it therapy?"),
    Stop("strategies", None, "/strategies/"),
    Stop("strategies-of-a-kind", "cleo", "/strategies/?effort=1&topic=mindfulness"),
    Stop("strategies-none", None, "/strategies/?effort=1&topic=exercise"),
    Stop(
        "strategies-found",
        None,
        "/strategies/",
        look_for="I overdo it and pay for days",
        press="Find a card",
    ),
    Stop("strategies-found-refused", None, "/strategies/", press="Find a card"),
    Stop("strategy", None, "/strategies/slow-breathing/"),
    Stop("strategy-with-a-flag", "cleo", "/strategies/tens-trial-with-rules/"),
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
    Stop("search-narrowed", "ben", "/search/", unfold="Narrow it down"),
    Stop("begin-a-group", "olive", "/begin-a-group/?from=0"),
    Stop("begin-a-group-from", "olive", "/begin-a-group/"),
    Stop("begin-a-group-from-one", "olive", "/begin-a-group/", click="Headache and migraine"),
    Stop("find-a-group", "nia", "/find/"),
    Stop("find-a-group-refused", "nia", "/find/", press="Look for a group"),
    Stop("groups-chosen", "nia", "/find/", unfold="Or choose", press="Show these groups"),
    Stop("group-found", "joan", "/", click="Have a look at it"),
    Stop("what-i-wait-for", "joan", "/find/"),
    Stop("group-settings", "dev", "/groups/evening/settings/"),
    Stop("groups-missing", "olive", "/organise/wanted/", unfold="Answer them"),
    Stop("organising", "olive", "/organise/"),
    Stop("somebody-to-lead", "olive", "/organise/", click="Invite somebody to lead"),
    Stop("readiness", "olive", "/organise/", click="Note something"),
    Stop("find-account", "olive", "/organise/people/"),
    Stop("an-account-refused", "olive", "/organise/people/", press="Find it"),
    Stop("leading", "ada", "/leading/"),
    Stop("visitors", "ada", MORNING + "visitors/"),
    Stop("account", "cleo", "/account/"),
    # Somebody who has just signed in, or these would ask once more whether it is them.
    Stop("how-i-sign-in", "dev", "/account/sign-in/"),
    Stop("add-a-passkey", "dev", "/account/sign-in/passkey/"),
    Stop("add-an-app", "dev", "/account/sign-in/app/"),
    Stop("add-an-app-refused", "dev", "/account/sign-in/app/", press="Use this app"),
    Stop("choose-a-password", "dev", "/account/sign-in/password/"),
    Stop("is-it-you-by-link", "dev", "/account/confirm/"),
    Stop("recovery-codes", "dev", "/account/sign-in/codes/new/", press="Make ten codes"),
    Stop("is-it-you", "dev", "/account/confirm/"),
    Stop("cannot-get-in", None, "/sign-in/help/"),
    Stop("by-a-code", None, "/sign-in/code/"),
    Stop("by-a-code-refused", None, "/sign-in/code/", press="Come in"),
    Stop("address", "cleo", "/account/address/"),
    Stop("address-refused", "cleo", "/account/address/", press="Keep this address"),
    Stop("devices", "cleo", "/account/devices/"),
    Stop("sign-in-by-link", None, "/sign-in/link/"),
    Stop("link-sent", None, "/sign-in/link/sent/"),
    Stop("link-gone", None, "/link/none/"),
    Stop("sign-up-by-link", None, "/sign-up/link/"),
    Stop("help-of-people", None, "/sign-in/help/people/"),
    Stop("recoveries", "olive", "/recoveries/"),
    Stop("display", "cleo", "/display/"),
    Stop("display-on-the-way-in", "cleo", "/display/?next=/"),
    Stop("profile", "cleo", "/account/profile/"),
    Stop("profile-refused", "dev", "/account/profile/", press="Keep it like this"),
    Stop("leaving-quickly", "cleo", "/leave-quickly/"),
    Stop("leaving-quickly-for-visitors", None, "/leave-quickly/"),
    Stop("blocked", "cleo", "/people/blocked/"),
    Stop("block", "cleo", MORNING + "people/", unfold="More", click="Do not show me"),
    Stop("limits", "cleo", "/limits/"),
    Stop("consents", "cleo", "/account/consents/", unfold="The words you agreed to"),
    Stop("pause", "cleo", "/account/pause/"),
    Stop("export", "cleo", "/account/export/"),
    Stop("export-ready", "cleo", "/account/export/", press="Get my file ready"),
    Stop("erase", "ada", "/account/erase/", unfold="In numbers"),
    Stop("erase-refused", "cleo", "/account/erase/", press="Erase my account now"),
    Stop("erased", None, "/account/erased/"),
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
    Stop("agreement-propose", "sol", "/groups/evening/agreement/change/"),
    Stop("agreement-change", "ben", MORNING + "agreement/change/"),
    Stop("agreement-versions", "cleo", MORNING + "agreement/versions/"),
    Stop("agreement-version", "cleo", MORNING + "agreement/versions/1/"),
    Stop("invitation", "ada", MORNING + "people/", press="Make a"),
    Stop("links", "ada", MORNING + "invitation/"),
    Stop("ask-to-join", "joan", "/", click="Have a look at it > Ask to join"),
    Stop("asked-to-join", "femi", "/", click="How it stands"),
    Stop("waiting-for-a-place", "kit", "/", click="How it stands"),
    Stop("desk-leading", "dev", "/groups/evening/desk/"),
    Stop("answer-asking", "dev", "/groups/evening/desk/", click="Read what"),
    Stop("decline-asking", "dev", "/groups/evening/desk/", click="Read what > Not this time"),
    Stop("welcomed", "cleo", MORNING + "welcome/"),
    Stop("welcomed-for-the-others", "cleo", MORNING + "welcome/about/"),
    Stop("welcomed-what-first", "cleo", MORNING + "welcome/here/"),
    Stop("thread", "cleo", MORNING + "thread/"),
    Stop("threads", "ada", MORNING + "threads/"),
    Stop("thread-leading", "ada", MORNING + "people/", unfold="about Cleo", click="Write to Cleo"),
    Stop("concern", "cleo", MORNING + "concern/"),
    Stop("my-concerns", "cleo", "/account/concerns/"),
    Stop("concerns", "olive", "/organise/concerns/"),
    Stop("leave", "cleo", MORNING + "leave/"),
    Stop("leave-of-the-last", "dev", "/groups/evening/leave/"),
    Stop("leave-words", "cleo", MORNING + "leave/words/"),
    Stop("leave-goodbye", "cleo", MORNING + "leave/goodbye/?words=taken"),
    Stop("my-role", "ada", MORNING + "people/", unfold="about Ada", click="My role"),
    Stop("role", "ada", MORNING + "people/", unfold="about Cleo", click="What Cleo may"),
    Stop("silence", "ada", MORNING + "people/", unfold="about Cleo", click="Keep Cleo from"),
    Stop("ask-to-leave", "ada", MORNING + "people/", unfold="about Cleo", click="Ask Cleo to"),
    Stop("decisions", "cleo", "/decisions/"),
    Stop("ending", "ada", MORNING + "ending/"),
    Stop("ending-refused", "ada", MORNING + "ending/", press="Tell the group"),
    Stop("numbers", "ada", MORNING + "numbers/"),
    Stop("stories", "cleo", MORNING + "stories/"),
    Stop("share", "cleo", MORNING + "stories/share/"),
    Stop("story", "cleo", MORNING + "stories/", click="Rough night"),
    Stop("alike", "cleo", MORNING + "stories/", click="Report-writing > Stories like this one"),
    Stop("own-story", "cleo", MORNING + "stories/", click="Report-writing"),
    Stop("edit-story", "cleo", MORNING + "stories/", click="Report-writing > Edit this"),
    Stop("what-helped", "cleo", MORNING + "helped/"),
    Stop("this-helped-me", "cleo", MORNING + "stories/", click="Report-writing > This helped me"),
    Stop("explaining", "cleo", MORNING + "explaining/", unfold="What is known"),
    Stop("begin-a-card", "cleo", MORNING + "explaining/begin/"),
    Stop("explaining-card", "cleo", MORNING + "explaining/", click="To my manager"),
    Stop("explaining-card-leading", "ada", MORNING + "explaining/", click="To my manager"),
    Stop("sheet", "cleo", MORNING + "explaining/", click="To my manager > My own page"),
    Stop(
        "sheet-on-paper",
        "cleo",
        MORNING + "explaining/",
        click="To my manager > My own page > Look at it",
    ),
    Stop("edit-line", "cleo", MORNING + "explaining/", click="To my manager > Edit this"),
    Stop("take-back-line", "cleo", MORNING + "explaining/", click="To my manager > Take this back"),
    Stop("desk-of-the-morning", "ada", MORNING + "desk/"),
    Stop("what-was-held", "cleo", "/account/held/"),
    Stop("take-back", "cleo", MORNING + "stories/", click="Report-writing > Take this back"),
    Stop("meetings", "cleo", MORNING + "meetings/"),
    Stop("schedule", "ada", MORNING + "meetings/schedule/"),
    Stop("schedule-folded-out", "ada", MORNING + "meetings/schedule/", unfold="Until when"),
    Stop("schedule-refused", "ada", MORNING + "meetings/schedule/", press="Plan this"),
    Stop("meetings-of-a-series", "sol", EVENING),
    Stop("door-of-a-series", "sol", EVENING, click="An hour at the end"),
    Stop("door-of-a-series-leading", "dev", EVENING, click="An hour at the end"),
    Stop("series", "sol", EVENING, click="An hour at the end > It is one of a series"),
    Stop("series-leading", "dev", EVENING, click="An hour at the end > It is one of a series"),
    Stop("change-a-meeting", "dev", EVENING, click="An hour at the end > Change it"),
    Stop("my-calendar", "cleo", "/account/calendar/"),
    Stop("my-calendar-made", "kit", "/account/calendar/", press="Make a"),
    Stop("plans", "ada", MORNING + "plans/"),
    Stop("plans-none", "ada", MORNING + "plans/?subject=programme&most=30"),
    Stop("plan", "ada", MORNING + "plans/stigma/?people=8&place=writing&has=60"),
    Stop("plan-on-paper", "ada", MORNING + "plans/stigma/print/"),
    Stop("plan-in-large-print", "ada", MORNING + "plans/stigma/print/?size=large"),
    Stop("door-planning", "ada", MORNING + "meetings/", click="Being believed"),
    Stop(
        "change-a-plan",
        "ada",
        MORNING + "meetings/",
        click="Being believed > Change how it goes",
    ),
    Stop("afterwards", "cleo", MORNING + "meetings/", click="When people"),
    Stop("attendance", "ada", MORNING + "meetings/", click="When people"),
    Stop("door", "ben", MORNING + "meetings/", click="Pacing"),
    Stop("door-refused", "ben", "/meetings/999999/"),
)
