"""Plans that people made: kept, changed, shared as copies, printed; and who gets in."""

import pytest
from django.db import connection
from django.urls import reverse

from alongside.meetings.models import OwnPlan, SharedPlan

from .plan_pages import PLANS, address, form_on, press, titles


@pytest.fixture
def kept(friday, ada, browse):
    """A plan that the morning group keeps."""
    press(browse(ada), friday, "keep", own_title="Our quiet one", **{"2-title": "Quiet round"})
    return OwnPlan.objects.get()


def test_a_plan_of_ones_own_is_kept_and_the_meeting_stays(kept, friday, ada, browse):
    assert (kept.title, kept.steps[2].title) == ("Our quiet one", "Quiet round")
    assert titles(friday)[2] == "The topic"
    assert "Our quiet one" in browse(ada).get(PLANS).text
    assert "Quiet round" in browse(ada).get(f"{PLANS}own-{kept.pk}/").text
    page = press(browse(ada), friday, "keep", own_title="").text
    assert "This is still missing." in page and not OwnPlan.objects.exclude(pk=kept.pk).exists()


def test_a_plan_of_ones_own_is_changed(kept, ada, browse):
    browser, place = browse(ada), f"{PLANS}own/{kept.pk}/"
    form = form_on(browser.get(place).text) | {"2-title": "Quieter"}
    assert "The plan is saved." in browser.post(place, {**form, "do": "save"}, follow=True).text
    assert OwnPlan.objects.get().steps[2].title == "Quieter"
    page = browser.post(place, {**form, "2-title": "Later", "do": "save"}).text
    assert "Somebody else changed this plan while you did." in page


def test_another_group_does_not_see_it(kept, dev, evening, browse):
    browser, theirs = browse(dev), "/groups/evening/plans/"
    assert "Our quiet one" not in browser.get(theirs).text
    for place in (f"own-{kept.pk}/", f"own-{kept.pk}/print/", f"own/{kept.pk}/"):
        assert browser.get(theirs + place).status_code == 404


def test_sharing_is_said_and_makes_copies(kept, ada, dev, evening, browse):
    adas, devs = browse(ada), browse(dev)
    place = f"{PLANS}own-{kept.pk}/"
    assert "This is still missing." in adas.post(place, {"do": "share"}).text
    assert not SharedPlan.objects.exists()
    for _ in range(2):
        adas.post(place, {"do": "share", "read": "on"})
    (shared,) = SharedPlan.objects.all()
    theirs = f"/groups/evening/plans/shared-{shared.pk}/"
    assert "Quiet round" in devs.get(theirs).text and "Ada" not in devs.get(theirs).text
    devs.post(theirs, {"do": "copy"})
    devs.post(theirs, {"do": "copy"})
    assert evening.own_plans.count() == 1
    adas.post(place, {"do": "let-go"})
    assert devs.get(theirs).status_code == 200  # A copy, and no link.
    assert devs.post(theirs, {"do": "take-back"}).status_code == 404
    adas.post(f"{PLANS}shared-{shared.pk}/", {"do": "take-back"})
    assert not SharedPlan.objects.exists() and evening.own_plans.count() == 1


@pytest.mark.parametrize("do", ["share", "copy", "let-go", "take-back", "", "odd"])
def test_a_plan_of_ours_is_there_to_stay(morning, ada, browse, do):
    assert browse(ada).post(f"{PLANS}stigma/", {"do": do, "read": "on"}).status_code == 404


def test_a_group_keeps_so_many_plans_and_no_more(kept, friday, ada, browse, monkeypatch):
    monkeypatch.setattr("alongside.meetings.plans.changing.MOST_OWN", 1)
    page = press(browse(ada), friday, "keep", own_title="One more").text
    assert "The group has as many plans as it can keep." in page
    assert OwnPlan.objects.count() == 1


def test_a_plan_that_cannot_be_opened_is_said_and_nothing_else_breaks(kept, friday, ada, browse):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_ownplan SET plan = %s", [b"\x01broken"])
    page = browse(ada).get(PLANS)
    assert "cannot be opened any more" in page.text and "Flare circle" in page.text
    for place in (f"own-{kept.pk}/", f"own-{kept.pk}/print/", f"own/{kept.pk}/"):
        page = browse(ada).get(PLANS + place, follow=True)
        assert "cannot be opened any more" in page.text
    assert browse(ada).get(f"{address(friday)}?use=own-{kept.pk}").status_code == 404
    assert browse(ada).post(f"{PLANS}own-{kept.pk}/", {"do": "share"}).status_code == 404
    browse(ada).post(f"{PLANS}own-{kept.pk}/", {"do": "let-go"})
    assert not OwnPlan.objects.exists()


# -- on paper, and who gets in --------------------------------------------------------------------


def test_a_plan_is_printed_small_and_large(friday, ada, browse):
    for place in (f"{PLANS}stigma/print/", reverse("print_meeting_plan", args=[friday.pk])):
        small, large = (browse(ada).get(place + size).text for size in ("", "?size=large"))
        assert "on-paper" in small and "is-large" not in small and "is-large" in large
    assert f'href="{PLANS}stigma/"' in browse(ada).get(f"{PLANS}stigma/print/").text
    of_meeting = browse(ada).get(reverse("print_meeting_plan", args=[friday.pk])).text
    assert f'href="{friday.get_absolute_url()}"' in of_meeting
    assert browse(ada).get(f"{PLANS}nothing/print/").status_code == 404


def test_members_see_no_plans(friday, kept, cleo, browse):
    browser = browse(cleo)
    for place in ("", "stigma/", "stigma/print/", f"own/{kept.pk}/"):
        assert browser.get(PLANS + place).status_code == 403
    for place in (address(friday), reverse("print_meeting_plan", args=[friday.pk])):
        assert browser.get(place).status_code == 403
    assert browser.post(address(friday), {"do": "save"}).status_code == 403
    assert "Change how it goes" not in browser.get(friday.get_absolute_url()).text
