"""After signing out nothing of a group is left on the screen: in no tab, and not by going back."""

from playwright.sync_api import expect


def test_signing_out_in_one_tab_empties_the_others(visit):
    page = visit("cleo")
    page.goto("/groups/morning/stories/")
    other = page.context.new_page()
    other.goto("/sign-out/")
    other.get_by_role("button", name="Sign out of this device").click()
    expect(other.get_by_role("heading", name="You are signed out on this device")).to_be_visible()
    expect(page.get_by_role("heading", name="A quiet room")).to_be_visible()
    expect(page.get_by_text("Quiet Marguerite")).to_have_count(0)


def test_going_back_after_signing_out_shows_nothing(visit):
    page = visit("cleo")
    page.goto("/groups/morning/stories/")
    page.goto("/sign-out/")
    page.get_by_role("button", name="Sign out of this device").click()
    expect(page.get_by_role("heading", name="You are signed out on this device")).to_be_visible()
    for _step in range(2):
        page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page.get_by_text("Quiet Marguerite")).to_have_count(0)


def test_signing_in_somewhere_else_leaves_the_other_tabs_alone(visit):
    page = visit("cleo")
    page.goto("/groups/morning/stories/share/")
    page.get_by_label("What would you like to share?").fill("Half a sente")
    other = page.context.new_page()
    other.goto("/privacy/")
    other.goto("/")
    expect(page.get_by_label("What would you like to share?")).to_have_value("Half a sente")
