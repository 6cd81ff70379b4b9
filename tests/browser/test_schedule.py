"""Planning in a real browser: next week's meeting in few taps, a series, and one tap that tells."""

import pytest

EVENING = "/groups/evening/"
MOST_TAPS = 10


class Tapping:
    """Taps by what is written on things, and counts them. Typing into a field is one too."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def link(self, name):
        return self._tap(self.page.get_by_role("link", name=name))

    def button(self, name):
        return self._tap(self.page.get_by_role("button", name=name))

    def choose(self, name):
        return self._tap(self.page.get_by_label(name, exact=True))

    def write(self, name, words):
        field = self.page.get_by_label(name)
        self._tap(field)
        field.fill(words)

    def _tap(self, what):
        self.taps += 1
        what.first.click()
        self.page.wait_for_load_state("load")


@pytest.fixture
def dev(arrive):
    page = arrive("dev")
    page.goto(EVENING)
    return Tapping(page)


def test_from_the_group_to_next_weeks_meeting_by_a_template_in_ten_taps(dev):
    dev.link("All meetings")
    dev.link("Plan a meeting")
    dev.link("Choose another plan")
    dev.link("Work, benefits and forms")
    dev.link("Plan a new meeting with it")
    day = dev.page.get_by_label("Day", exact=True).input_value()
    assert day, "the day and the time are those at which the group usually meets"
    assert dev.page.get_by_label("Time, by").input_value()
    dev.button("Plan this meeting")
    assert dev.page.get_by_role("heading", name="How the meeting goes").is_visible()
    assert dev.page.get_by_text("Dev is leading it.").is_visible()
    assert dev.taps <= MOST_TAPS


def test_a_series_is_looked_at_and_kept_in_ten_taps(dev):
    dev.link("All meetings")
    dev.link("Plan a meeting")
    dev.write("What the meeting is about", "A slow hour")
    dev.choose("every two weeks")
    dev.button("Plan this meeting")
    shown = dev.page.get_by_role("region", name="This is how it will be")
    assert shown.locator("li").count() == 6
    assert "Every second" in shown.inner_text()
    dev.button("Plan these meetings")
    assert dev.page.get_by_role("heading", name="A slow hour").is_visible()
    assert dev.page.locator(".meeting-line").count() == 6
    assert dev.taps <= MOST_TAPS


def test_one_tap_cancels_and_who_said_that_they_come_reads_it_on_today(dev, arrive):
    sol = arrive("sol")
    sol.goto(f"{EVENING}meetings/")
    sol.get_by_role("link", name="Telling people at work").click()
    sol.get_by_role("button", name="I’ll come").click()
    sol.wait_for_load_state("load")
    assert sol.get_by_role("button", name="I’ll come").get_attribute("aria-pressed") == "true"
    dev.link("Telling people at work")
    dev.page.locator("summary", has_text="It cannot take place").click()
    before = dev.taps
    dev.button("nobody can lead it this time")
    assert dev.taps == before + 1
    sol.goto("/")
    line = sol.locator(".meeting-line", has_text="Telling people at work")
    assert "Cancelled: nobody can lead it this time." in line.inner_text()
    line.get_by_role("link").first.click()
    sol.wait_for_load_state("load")
    assert sol.get_by_text("Cancelled: nobody can lead it").is_visible()
    assert sol.get_by_role("button", name="Come in").count() == 0
    dev.button("It is taking place after all")
    sol.reload()
    assert sol.get_by_text("Cancelled: nobody can lead it").count() == 0


def test_the_address_for_a_calendar_is_shown_and_can_be_read_without_signing_in(arrive, served):
    cleo = arrive("cleo")
    cleo.goto("/groups/morning/meetings/")
    cleo.get_by_role("link", name="In my own calendar").click()
    cleo.get_by_role("button", name="Make an address").click()
    cleo.wait_for_load_state("load")
    address = cleo.locator("code").inner_text()
    path = address[address.index("/calendar/") :]
    stranger = arrive(None)
    text = stranger.request.get(path).text()
    assert text.startswith("BEGIN:VCALENDAR")
    assert "SUMMARY:Appointment" in text
    assert "Pacing" not in text
    cleo.get_by_role("button", name="End the address").click()
    cleo.wait_for_load_state("load")
    assert stranger.request.get(path).status == 404
