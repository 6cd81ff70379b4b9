"""What we keep to: shipped as it is read, made one's own by organisers, and never a lock."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.care.models import PolicyVersion
from alongside.care.policies.shipped import TITLES, BadPolicy, all_shipped, read
from alongside.care.policies.versions import all_policies
from alongside.toolkit.reading_age import reading_age

AT = "/what-we-keep-to/medicines/"
OURS = "We are two.\n\n## Not here\n\n- Selling."
GOOD = "+++\nreviewed = 2026-11-27\nreview_by = 2027-05-27\nsources = ['One']\n+++\nWe listen."


def write(browser, body=OURS, reason="We cannot keep the rest.", after=0, at=AT):
    return browser.post(f"{at}write/", {"body": body, "reason": reason, "after": after})


@pytest.mark.pure
@pytest.mark.parametrize("key", TITLES)
def test_each_can_be_read_by_somebody_tired_and_has_its_sources(key):
    policy = all_shipped()[key]
    plain = policy.body.replace("## ", "").replace("- ", "").replace("**", "")
    assert reading_age(plain) <= 13
    assert len(policy.body.splitlines()) < 40
    assert policy.sources


@pytest.mark.pure
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("We listen.", "begins with"),
        (GOOD.replace("reviewed =", "seen ="), "it has the fields"),
        (GOOD.replace("2026-11-27", "'today'"), "it has the fields"),
        (GOOD.replace("2027-05-27", "2028-05-27"), "half a year at most"),
        (GOOD.replace("'One'", ""), "at least one source"),
        (GOOD.replace("We listen.", ""), "it has words"),
    ],
)
def test_a_text_that_lacks_something_is_refused(text, wrong):
    assert read("medicines", GOOD).body == "We listen."
    with pytest.raises(BadPolicy, match=wrong):
        read("medicines", text)


def test_anybody_reads_them_and_that_nobody_has_changed_them(db, browse, nia):
    for browser in (browse(), browse(nia)):
        page = browser.get("/what-we-keep-to/").text
        assert all(str(title) in page for title in TITLES.values())
        page = browser.get(AT).text
        assert "start, stop, change or mix a medicine" in page
        assert "have not changed it" in page and "Looked over on 27 November 2026" in page
    assert browse().get("/what-we-keep-to/unheard-of/").status_code == 404


def test_an_organiser_makes_one_their_own_with_a_reason_that_all_can_read(olive, browse):
    assert write(browse(olive)).status_code == 302
    page = browse().get(AT).text
    assert "We are two." in page and "have made it their own" in page
    assert "start, stop, change or mix" not in page
    past = browse().get(f"{AT}versions/").text
    assert "We cannot keep the rest." in past
    assert (
        "<del>Many of us take medicines, and many do not. Nobody is shamed for either.</del>"
        in past
    )
    assert "Olive" not in past, "a visitor is not told who"
    assert "Olive" in browse(olive).get(f"{AT}versions/").text


def test_nobody_else_writes_them(olive, ada, ben, morning, browse):
    for person in (ada, ben):
        assert write(browse(person)).status_code == 403
        assert f"{AT}write/" not in browse(person).get(AT).text
    assert not PolicyVersion.objects.exists()
    assert f"{AT}write/" in browse(olive).get(AT).text


def test_a_form_sent_twice_is_no_surprise(olive, browse):
    olives = browse(olive)
    for _time in range(2):
        assert write(olives).url == AT
    assert PolicyVersion.objects.count() == 1


def test_of_two_who_write_at_once_neither_loses_a_word(olive, browse):
    write(browse(olive))
    late = write(browse(olive), body="Mine.", reason="Mine too.", after=0)
    assert late.status_code == 200
    assert "Somebody else changed it meanwhile" in late.text
    assert "Mine." in late.text and "Mine too." in late.text and "We are two." in late.text
    assert PolicyVersion.objects.count() == 1
    assert 'name="after" value="1"' in late.text, "sent once more, it is on top of theirs"
    assert write(browse(olive), body="Ours.", after=1).status_code == 302


@pytest.mark.parametrize(("body", "reason"), [("", "Why."), (OURS, ""), ("x" * 8001, "Why.")])
def test_what_lacks_something_comes_back_with_all_that_was_typed(olive, browse, body, reason):
    page = write(browse(olive), body=body, reason=reason)
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert (body or reason) in page.text
    assert not PolicyVersion.objects.exists()


def test_no_markup_of_theirs_gets_onto_the_page(olive, browse):
    write(browse(olive), body="<script>let a</script>\n\n[here](https://example.org) **now**")
    words = browse().get(AT).text.split("<main")[1]
    assert "<script>let" not in words and "example.org</a>" not in words
    assert "<strong>now</strong>" in words


def test_today_says_that_one_has_changed_for_two_weeks_and_locks_nobody_out(
    olive, ben, morning, browse
):
    assert "/what-we-keep-to/" not in browse(ben).get("/").text
    write(browse(olive), body=all_shipped()["medicines"].body, reason="Looked over.")
    assert "/what-we-keep-to/" not in browse(ben).get("/").text, "nothing has changed"
    write(browse(olive), after=1)
    page = browse(ben).get("/")
    assert page.status_code == 200 and "/what-we-keep-to/" in page.text
    assert browse(ben).get("/groups/morning/stories/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert "/what-we-keep-to/" not in browse(ben).get("/").text


def test_looking_one_over_gives_it_another_half_year(olive, browse):
    shipped = all_shipped()["medicines"]
    with time_machine.travel(shipped.review_by + timedelta(days=1)):
        assert "should have been looked over by" in browse().get(AT).text
        assert "time to look it over again" in browse(olive).get("/what-we-keep-to/").text
        write(browse(olive), body=shipped.body, reason="Still so.")
        page = browse().get(AT).text
        assert "should have been looked over by" not in page
        assert "have not changed it" in page, "it is still the text that comes with Alongside"
        assert "Nothing was changed." in browse().get(f"{AT}versions/").text
    policy = next(one for one in all_policies() if one.key == "medicines")
    assert policy.reviewed > date(2027, 5, 27)
