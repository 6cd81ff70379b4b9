"""Alongside can be read in any language: every word goes through gettext, every date through Babel.

The walk is in Russian: its script has no letter of ours, and Django's own catalogue, which says
some of what a form has to say, is complete in it. How a language is added is in CONTRIBUTING.md.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import engines
from django.utils import timezone, translation
from django.utils.translation import ngettext
from jinja2 import nodes

from alongside.ui import times
from alongside.ui.words import comma

from . import (
    pseudo,
    reading,
    walk,
    walk_agreeing,
    walk_being_here,
    walk_caring,
    walk_coming_in,
    walk_emergency,
    walk_evening,
    walk_explaining,
    walk_flaring,
    walk_holding,
    walk_joining,
    walk_leaving,
    walk_library,
    walk_looking_back,
    walk_notices,
    walk_of_a_death,
    walk_of_the_toolkit,
    walk_organising,
    walk_parting,
    walk_plans,
    walk_reading,
    walk_recommending,
    walk_rehearsing,
    walk_schedule,
    walk_search,
    walk_second_thoughts,
    walk_signing_in,
    walk_slow,
    walk_talking,
    walk_the_room,
)
from .markup import Threads

TEMPLATES = {
    str(path).split("/jinja2/")[1]: path
    for path in sorted(pseudo.HOUSE.glob("alongside/**/jinja2/**/*.html"))
}
A_TUESDAY = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


pytestmark = pytest.mark.pure  # What a page says is said alike on every database.


@pytest.fixture
def speak(settings, tmp_path):
    """`speak("ru")`: from here on to the end of the test everything is said in it, made up."""

    def speak(language):
        pseudo.translate(tmp_path, language)
        # Django's tests forget what they had translated whenever one of these changes.
        settings.LOCALE_PATHS = [tmp_path]
        settings.LANGUAGES = [(language, language)]
        settings.LANGUAGE_CODE = language

    yield speak
    translation.deactivate()


# -- the catalogue ---------------------------------------------------------------------------------


def test_the_catalogue_has_every_sentence_of_the_code(tmp_path):
    gathered = tmp_path / "now.pot"
    pseudo.gather(gathered)
    assert gathered.read_text() == pseudo.CATALOGUE.read_text(), "run bin/words and commit"


def test_the_catalogue_is_where_django_looks(settings):
    assert [pseudo.CATALOGUE.parent] == settings.LOCALE_PATHS


def test_the_catalogue_tells_nobodys_address():
    assert "@" not in pseudo.CATALOGUE.read_text()
    assert "://" not in pseudo.CATALOGUE.read_text()


# -- the pages -------------------------------------------------------------------------------------


def test_every_page_is_said_in_the_readers_language(speak, db, monkeypatch, settings):
    speak("ru")
    env = engines["jinja2"].env
    env.cache.clear()
    seen = walk.Walk()
    walk.walk_in(seen, monkeypatch)
    who, group = walk.gather_people(seen)
    walk.walk_about_oneself(seen)
    walk_being_here.walk_about_looks(seen)
    walk_being_here.walk_about_being_somebody(seen, who, group)
    walk.walk_through_a_group(seen, group)
    walk_agreeing.walk_through_a_change(seen, group)
    walk.walk_through_stories(seen, who, group)
    walk_being_here.walk_past_folds(seen, who, group)
    walk_being_here.walk_ahead(seen, who, group)
    walk_search.walk_and_look_for_words(seen, who, group, monkeypatch)
    walk_second_thoughts.walk_and_think_again(seen, who, group)
    walk_talking.walk_through_threads(seen, who, group)
    walk_talking.walk_to_a_first_talk(seen, group)
    walk_talking.walk_through_concerns(seen, who)
    walk_emergency.walk_through_an_emergency(seen, who, group)
    walk_evening.walk_to_the_door(seen, group)
    walk_evening.walk_through_an_evening(seen, who, group)
    walk_the_room.walk_the_room(seen, who, group)
    walk_rehearsing.walk_through_a_rehearsal(seen, who)
    walk_organising.walk_past_the_front_door(seen, who, group, monkeypatch)
    walk_organising.walk_about_organising(seen, who, group)
    walk_plans.walk_along_plans(seen, who, monkeypatch)
    walk_looking_back.walk_back(seen, who, group)
    walk_slow.walk_slowly(seen, who)
    walk_explaining.walk_and_explain(seen, who)
    walk_of_the_toolkit.walk_past_the_practices(seen, monkeypatch)
    walk_flaring.walk_in_small_steps(seen, who)
    walk_of_the_toolkit.walk_to_an_appointment(seen, who)
    walk_of_the_toolkit.walk_through_two_weeks(seen, who)
    walk_library.walk_through_the_library(seen, monkeypatch)
    walk_recommending.walk_past_what_is_recommended(seen, who, monkeypatch)
    walk_holding.walk_past_what_is_held(seen, who)
    walk_schedule.walk_through_what_is_planned(seen, who)
    walk_caring.walk_past_the_care_team(seen, who)
    walk_organising.walk_into_a_closed_account(seen, who)
    walk_of_a_death.walk_where_somebody_died(seen, who)
    walk_notices.walk_past_notices(seen, who, group, monkeypatch)
    walk_joining.walk_to_a_place(seen, who)
    walk_parting.walk_apart(seen, who)
    walk_reading.walk_on_reading(seen, who)
    walk_signing_in.walk_by_every_way_in(seen)
    walk_coming_in.walk_by_letters(seen, settings)
    walk_coming_in.walk_by_the_help_of_people(seen, who, monkeypatch)
    walk_coming_in.walk_past_the_news(seen, who)
    walk_leaving.walk_out(seen, who, group)
    walk_evening.walk_into_walls(seen, monkeypatch)

    left = {name: reading.untranslated(page) for name, page in seen.pages.items()}
    assert {name: texts for name, texts in left.items() if texts} == {}
    drawn = {name for _loader, name in env.cache.keys()}  # noqa: SIM118  It is not a dict.
    assert set(TEMPLATES) - drawn == set(), "the walk does not come by here"
    # Nobody else sees this many pages, with so much that needs another look.
    whole = {name: page for name, page in seen.pages.items() if "</html>" in page}
    loose = {name: found for name, page in whole.items() if (found := Threads(page).loose)}
    assert loose == {}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_nothing_past_the_catalogue(name):
    """Also where the walk did not turn: nothing but markup stands outside of `_("…")`."""
    parsed = engines["jinja2"].env.parse(TEMPLATES[name].read_text())
    markup = "".join(piece.data for piece in parsed.find_all(nodes.TemplateData))
    assert reading.untranslated(markup) == []


@pytest.mark.parametrize(
    "page",
    [
        "<p>Share something</p>",
        "<p>⟦Šĥàřé⟧ something</p>",
        "<p>⟦Ťô⟧ <b>⟦ýôû⟧</b>.</p>",
        "<p>⟦Ñàɱé⟧, ⟦ťîɱé⟧</p>",
        "<p>(⟦ýôû⟧)</p>",
        "<p>⟦ôñ Tuesday⟧</p>",
        "<p>⟦ťĥé ƀéĝîññîñĝ ôƒ …</p>",
        '<nav aria-label="Where I am"></nav>',
        '<p title="Tuesday"></p>',
        '<p data-whatever="Two words"></p>',
        '<input type="submit" value="Send">',
    ],
)
def test_what_was_missed_is_found(page):
    assert reading.untranslated(page)


@pytest.mark.parametrize(
    "page",
    [
        "<title>⟦Šťôřîéš⟧ · Alongside</title>",
        "<p>⟦Ĝôôđ ťô šéé ýôû, «Ben»⟧</p>",
        "<p>⟦Îť ŵôřķš ûñťîļ <time>⟦ťôđàý àť 19:30⟧</time>.~~~⟧</p>",
        '<p class="lead" id="kept" data-region="ring">Обязательное поле.</p>',
        "<script>let plain = 'words';</script>",
    ],
)
def test_what_is_translated_is_left_alone(page):
    assert reading.untranslated(page) == []


# -- dates, numbers, lists and the reading direction -----------------------------------------------


def kind(moment, draw=times.element):
    """What somebody reads of it."""
    return draw(moment).striptags()


@time_machine.travel(A_TUESDAY, tick=False)
@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ((2026, 11, 3, 19, 30), "today at 19:30"),
        ((2026, 11, 4, 9, 5), "tomorrow at 09:05"),
        ((2026, 11, 2, 3, 0), "yesterday, in the night"),
        ((2026, 11, 7, 19, 30), "on Saturday at 19:30"),
        ((2026, 10, 31, 9, 0), "on Saturday, in the morning"),
        ((2026, 10, 30, 13, 0), "on Friday, in the afternoon"),
        ((2026, 10, 29, 19, 30), "on Thursday, in the evening"),
        ((2026, 11, 17, 19, 30), "on Tuesday 17 November at 19:30"),
        ((2026, 2, 1, 19, 30), "on 1 February"),
        ((2025, 12, 24, 19, 30), "on 24 December 2025"),
    ],
)
def test_times_in_english(moment, words):
    moment = datetime(*moment, tzinfo=UTC)
    assert kind(moment) == words
    assert kind(moment, times.element_that_follows) == words.removeprefix("on ")


def test_exact_times_in_english():
    assert times.exact_time(datetime(2026, 11, 3, 19, 30, tzinfo=UTC)) == (
        "Tuesday 3 November 2026, 19:30"
    )
    assert times.long_date(date(2026, 11, 23)) == "23 November 2026"


@time_machine.travel(A_TUESDAY, tick=False)
@pytest.mark.parametrize("language", ["en-gb", "de"])
def test_a_time_on_a_page_is_kind_and_exact_by_its_readers_clock(speak, language):
    speak(language)
    moment = datetime(2026, 11, 3, 23, 30, 1, tzinfo=UTC)
    for zone, sentence, clock in [
        ("Europe/London", "today at %(time)s", "23:30"),
        ("Asia/Kolkata", "tomorrow at %(time)s", "05:00"),
    ]:
        with timezone.override(ZoneInfo(zone)):
            exact, words = times.exact_time(moment), translation.gettext(sentence)
            assert times.element(moment) == (
                f'<time datetime="2026-11-03T23:30:01+00:00" title="{exact}">'
                f"{words % {'time': clock}}</time>"
            )


@time_machine.travel(A_TUESDAY, tick=False)
@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["Samstag", "24. Dezember", "1. Februar 2025", "19:30"]),
        ("en-us", ["Saturday", "December 24", "February 1, 2025", "7:30\u202fPM"]),
        ("ja", ["土曜日", "12月24日", "2025年2月1日", "19:30"]),
    ],
)
def test_dates_and_clocks_are_those_of_the_language(speak, language, names):
    speak(language)
    saturday = datetime(2026, 11, 7, 19, 30, tzinfo=UTC)
    said = [
        kind(saturday),
        kind(datetime(2026, 12, 24, 19, 30, tzinfo=UTC)),
        kind(datetime(2025, 2, 1, 19, 30, tzinfo=UTC)),
        times.exact_time(saturday),
    ]
    assert [name in sentence for name, sentence in zip(names, said, strict=True)] == [True] * 4


@pytest.mark.parametrize(
    ("language", "numbers", "forms"),
    [
        ("de", (1, 2, 5), "011"),
        ("ru", (1, 2, 5, 11, 21, 22), "012201"),
        ("ar", (0, 1, 2, 3, 100, 11), "012345"),
        ("ja", (1, 2), "00"),
    ],
)
def test_numbers_take_the_plural_forms_of_the_language(speak, language, numbers, forms):
    speak(language)
    one, many = "%(num)s person is here.", "%(num)s people are here."
    said = [ngettext(one, many, number) for number in numbers]
    assert said == [pseudo.pseudo(many, form=form) for form in forms]


def test_a_list_has_the_comma_of_the_language(speak):
    assert comma().join(["Ben", "Cleo"]) == "Ben, Cleo"
    speak("ar")
    assert comma().join(["Ben", "Cleo"]) == "Ben⟦, ⟧Cleo"


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("he", "rtl"), ("de", "ltr")])
def test_a_page_reads_from_the_side_on_which_its_language_begins(speak, db, browse, language, way):
    speak(language)
    assert f'<html lang="{language}" dir="{way}"' in browse().get("/").text


def test_everybody_is_answered_in_a_language_they_ask_for(speak, settings, db, browse):
    speak("de")
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
    settings.LANGUAGE_CODE = "en-gb"
    visitor = browse()
    assert '<html lang="de"' in visitor.get("/", headers={"accept-language": "de-CH, en"}).text
    assert '<html lang="en-gb"' in visitor.get("/", headers={"accept-language": "fr"}).text


def test_a_story_is_said_wholly_in_the_language_that_its_reader_has_chosen(
    speak, settings, cleo, bens_story, browse
):
    """Its taps and the beginnings of sentences too, whatever the browser asks for."""
    speak("de")
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
    settings.LANGUAGE_CODE = "en-gb"
    cleo.display = {"language": "de"}
    cleo.save()
    there = {"headers": {"accept-language": "en-gb"}}
    page = browse(cleo).get(bens_story.get_absolute_url(), **there).text
    for sentence in ("Answer with a tap", "I hear you", "What I heard is …"):
        assert pseudo.pseudo(sentence) in page
        assert f">{sentence}<" not in page
