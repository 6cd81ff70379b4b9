"""Crisis lines, kept by organisers: corrected on a page, right on every page at once, read back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.care.models import LineVersion, NumbersLookedOver
from alongside.care.numbers import lines
from alongside.care.numbers.countries import can_be_rung
from alongside.care.numbers.shipped import LINES, REVIEWED
from alongside.vault.fields import Sealed
from tests.conftest import person

KEPT, HELP = "/organise/crisis-lines/", "/help/"
SAMARITANS = f"{KEPT}samaritans/"


def line(**more):
    said = {
        "kind": "talk",
        "name": "Telefonseelsorge",
        "reach": "0800 111 0 111",
        "country": "DE",
        "region": "",
        "hours": "day and night, free",
        "language": "German",
        "whom": "",
        "source": "https://www.telefonseelsorge.example/",
        "checked_on": str(timezone.localdate()),
        "after": "0",
        "id": "77",
    }
    return said | more


def corrected(**more):
    said = {"name": "Samaritans", "reach": "116 123", "country": "GB", "hours": "day and night"}
    return line(**said | {"region": "Everywhere here", "language": ""} | more)


# -- what organisers do, and what everybody then finds ---------------------------------------------


def test_a_line_that_is_added_is_there_for_everybody_at_once(olive, cleo, browse):
    page = browse(olive).post(f"{KEPT}add/", line(), follow=True).text
    assert "from this moment" in page and "Telefonseelsorge" in page
    for browser in (browse(), browse(cleo)):
        page = browser.get(HELP).text
        assert 'href="tel:08001110111"' in page and "Telefonseelsorge" in page
        assert "Germany" in page and "German" in page and "day and night, free" in page
        assert 'href="tel:116123"' in page, "those that ship stay until somebody takes them off"
    browse(olive).post(f"{KEPT}add/", line())
    assert LineVersion.objects.count() == 1, "sent twice it is one line"


def test_a_line_that_is_corrected_stands_in_place_of_the_one_that_ships(olive, browse):
    assert 'value="116 123"' in browse(olive).get(SAMARITANS).text
    browse(olive).post(SAMARITANS, corrected(reach="0330 094 5717"))
    page = browse().get(HELP).text
    assert 'href="tel:03300945717"' in page and "116123" not in page
    assert page.count("Samaritans") == 1 and "Everywhere here" in page


def test_a_line_that_is_taken_off_is_gone_until_it_is_put_back(olive, browse):
    page = browse(olive).post(f"{SAMARITANS}retire/", {"after": "0"}, follow=True).text
    assert "Taken off" in page
    assert "116123" not in browse().get(HELP).text
    browse(olive).post(f"{SAMARITANS}put-back/", {"after": "1"})
    assert "116123" in browse().get(HELP).text


def test_a_line_can_be_an_address_for_whoever_cannot_ring(olive, browse):
    chat = {"reach": "https://chat.example/", "source": "https://chat.example/about"}
    browse(olive).post(f"{KEPT}add/", line(**chat))
    page = browse().get(HELP).text
    assert 'href="https://chat.example/"' in page and 'href="tel:https' not in page


def test_the_last_emergency_number_stays(olive, browse):
    emergency = [one.key for one in LINES if one.is_emergency]
    for key in emergency:
        page = browse(olive).post(f"{KEPT}{key}/retire/", {"after": "0"}, follow=True).text
    assert "This is the last emergency number" in page
    assert LineVersion.objects.count() == len(emergency) - 1
    assert 'href="tel:000"' in browse().get(HELP).text
    last = {"key": emergency[-1], "number": 1, "said": {}, "retired": True}
    LineVersion.objects.create(**last, checked_on=REVIEWED)  # As by two organisers at once.
    page = browse().get(HELP).text
    assert all(f'href="tel:{number}"' in page for number in ("999", "112", "911", "000"))


def test_everything_it_ever_said_can_be_read_back(olive, browse):
    other = person("oscar", is_organiser=True)
    browse(olive).post(SAMARITANS, corrected(hours="by day"))
    browse(other).post(SAMARITANS, corrected(hours="day and night", after="1"))
    browse(olive).post(f"{SAMARITANS}retire/", {"after": "2"})
    page = browse(other).get(f"{SAMARITANS}versions/").text
    told = ("Version 3", "Taken off.", "Version 2", "Oscar", "Version 1", "Olive", "by day")
    at = 0
    for said in told:
        at = page.index(said, at)
    assert browse(olive).get(f"{KEPT}nobody-knows-it/versions/").status_code == 404


# -- refused ---------------------------------------------------------------------------------------


def test_nobody_else_keeps_them(olive, ada, cleo, morning, browse):
    for someone in (ada, cleo):
        browser = browse(someone)
        assert KEPT not in browser.get(HELP).text
        for address in (KEPT, f"{KEPT}add/", SAMARITANS, f"{SAMARITANS}versions/"):
            assert browser.get(address).status_code == 403
        for address in (f"{KEPT}add/", SAMARITANS):
            assert browser.post(address, line()).status_code == 403
        for verb in ("right", "retire", "put-back"):
            assert browser.post(f"{SAMARITANS}{verb}/", {"after": "0"}).status_code == 403
    assert not LineVersion.objects.exists() and KEPT in browse(olive).get(HELP).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"source": ""}, "the page on which you looked it up"),
        ({"source": "http://www.telefonseelsorge.example/"}, "begins with https."),
        ({"source": "my cousin"}, "does not look like an address"),
        ({"checked_on": ""}, "the day on which you looked it up"),
        ({"checked_on": "2999-01-01"}, "has not come yet"),
        ({"checked_on": "2020-01-01"}, "more than half a year ago"),
        ({"checked_on": "yesterday"}, "This is no day"),
        ({"reach": "0800"}, "Nobody can be reached"),
        ({"reach": "ring us"}, "Nobody can be reached"),
        ({"reach": "javascript:alert(1)"}, "Nobody can be reached"),
        ({"reach": "https://"}, "Nobody can be reached"),
        ({"reach": "116 123 ext 4"}, "Nobody can be reached"),
        ({"name": ""}, "say what it is called"),
        ({"hours": ""}, "say when somebody answers"),
        ({"country": ""}, "choose the country"),
        ({"country": "XX"}, "Nothing is lost"),
        ({"kind": ""}, "choose what it is"),
        ({"name": "x" * 81}, "Nothing is lost"),
    ],
)
def test_what_lacks_something_comes_back_with_all_that_was_typed(olive, wrong, sentence, browse):
    page = browse(olive).post(f"{KEPT}add/", line(**wrong))
    assert page.status_code == 200 and sentence in page.text
    for name in {"language", "region"} | {"hours"} - set(wrong):
        assert line(**wrong)[name] in page.text
    assert not LineVersion.objects.exists()


@pytest.mark.pure
@pytest.mark.parametrize(
    ("number", "country", "is_one"),
    [
        *((one.reach, one.country, True) for one in LINES),
        ("+49 800 1110111", "GB", True),
        ("+44 116 123", "GB", False),
        ("116 12", "GB", False),
        ("", "GB", False),
        ("116123" * 20, "GB", False),
    ],
)
def test_a_number_is_one_that_can_be_dialled_there(number, country, is_one):
    assert can_be_rung(number, country) == is_one


# -- at once ---------------------------------------------------------------------------------------


def test_of_two_who_correct_it_at_once_nobody_writes_over_the_other(olive, browse):
    other = person("oscar", is_organiser=True)
    browse(other).post(SAMARITANS, corrected(hours="by day"))
    page = browse(olive).post(SAMARITANS, corrected(hours="by night"))
    assert page.status_code == 200 and "Somebody else changed this line meanwhile" in page.text
    assert 'value="by night"' in page.text and "by day" in page.text
    assert LineVersion.objects.count() == 1
    browse(olive).post(SAMARITANS, corrected(hours="by night", after="1"))
    assert "by night" in browse().get(HELP).text


def test_two_taps_do_a_thing_once(olive, browse):
    for _tap in range(2):
        assert browse(olive).post(SAMARITANS, corrected()).status_code == 302
    for verb, after in (("right", "1"), ("retire", "2"), ("put-back", "3")):
        for _tap in range(2):
            page = browse(olive).post(f"{SAMARITANS}{verb}/", {"after": after}, follow=True).text
        assert "That was done already, or somebody else was a moment quicker." in page
    assert LineVersion.objects.count() == 4
    for nonsense in ("", "x", "-1", "9" * 30):
        browse(olive).post(f"{SAMARITANS}right/", {"after": nonsense})
    assert LineVersion.objects.count() == 4


# -- old -------------------------------------------------------------------------------------------


def test_each_line_says_for_itself_that_it_is_old(olive, browse):
    with time_machine.travel(REVIEWED + timedelta(days=190)) as now:
        browse(olive).post(f"{SAMARITANS}right/", {"after": "0"})
        page = browse().get(HELP).text
        others = len(LINES) - 1
        assert page.count("Nobody here has looked this one over") == others
        assert browse(olive).get(KEPT).text.count("time to look it up again") == others
        assert lines.are_old(), "and organisers are still told"
        browse(olive).post("/help/numbers/")
        assert NumbersLookedOver.objects.exists() and not lines.are_old()
        assert "Nobody here has looked" not in browse().get(HELP).text
        now.shift(timedelta(days=184))
        assert browse().get(HELP).text.count("Nobody here has looked this one over") == others + 1


def test_what_stays_as_it_ships_stays_in_every_language(olive, browse):
    browse(olive).post(f"{SAMARITANS}right/", {"after": "0"})
    assert LineVersion.objects.get().said == {}


def test_what_cannot_be_opened_any_more_is_said_and_the_shipped_one_stands_there(olive, browse):
    browse(olive).post(SAMARITANS, corrected(reach="0330 094 5717"))
    browse(olive).post(f"{KEPT}add/", line())
    for row in LineVersion.objects.all():
        raw = Sealed(row.__dict__["said"][:-1] + b"?")
        LineVersion.objects.filter(pk=row.pk).update(said=raw)
    page = browse().get(HELP).text
    assert page.count("of one line cannot be opened any more") == 2
    assert "116123" in page and "03300945717" not in page and "Telefonseelsorge" not in page
    page = browse(olive).get(KEPT).text
    assert "Please write it once more, or take it off." in page
    assert browse(olive).get(f"{KEPT}own-77/").status_code == 200
    browse(olive).post(f"{KEPT}own-77/retire/", {"after": "1"})
    assert browse().get(HELP).text.count("cannot be opened any more") == 1
