"""What people with pain write all day long, and what must not warn."""

import pytest

from alongside.care.numbers.shipped import LINES
from alongside.details import find

pytestmark = pytest.mark.pure

FAMILIES = {
    "doses": [
        "300 mg three times a day, then 1800mg, then 10/325 and 30/500",
        "tapering 80 60 50 40 30 20 10 5 over months",
        "oxycodone 5-10 mg every 4-6 hours, 0.5 ml of 10mg/5ml",
    ],
    "dates": [
        "my operation was on 14/03/2019, the scan 2023-11-05",
        "3 June 2027 is the date of it",
    ],
    "scores": ["7/10 today, 42/50 on the form, 6.5 then 8", "PHQ-9 14, ODI 62%, 7 out of 10"],
    "distances": [
        "1.5 miles, 3200 steps, 350 m to the shop",
        "20 minute walk down the road took an hour",
    ],
    "prices": ["£1,299.99 or 36 payments of 39.99", "$4,250 up front, 2,499 euros after"],
    "levels of the spine": ["L4/L5, L5/S1 and C5-C6", "L4 2nd op, L5 S1 1st", "T7 T8 T9 T11"],
    "codes": [
        "M54.5, then M54.16, G90.50 and MG30.01",
        "CPT 62323 and 64483",
        "NG193, section 1.2.17",
    ],
    "drugs": [
        "Oramorph before, Longtec now",
        "Cymbalta 60, Nucynta ER 100",
        "Tiger Balm and Deep Heat",
    ],
    "times": [
        "at 3.15 am, 4:40 and again at 5.30",
        "from 22:00 to 06:30",
        "2015 2016 2017 2018 the same",
    ],
    "ages and weights": ["I'm 47, she's 52", "94.5 kg down from 102", "aged 16, 24 and 31"],
    "blood pressure": ["120/80 lying and 150/95 standing", "pulse 104, sats 97"],
    "frequencies": ["80 Hz, 200 us, 1200 Hz", "4-7-8 breathing, 3 sets of 10"],
    "products": ["TENS 7000 on channel 2", "an Omron E3 and a Beurer EM 49", "Medtronic 97715"],
    "studies": ["the COMBINE trial and OPAL", "n = 1,240, p < 0.001, from 1998 and 2006"],
    "authors": [
        "reading Explain Pain by David Butler and Lorimer Moseley",
        "the book by Marjorie Atherstone helped",
        "Frida Kahlo painted it better",
        "a podcast with Helen Marchbanks",
        "Judith Herman's book was on the list",
    ],
    "conditions": [
        "Ehlers-Danlos, Ehlers Danlos, Sjögren's and Raynaud's",
        "Scheuermann, Crohn's, Tietze syndrome, Guillain-Barré",
        "Charcot-Marie-Tooth, Arnold Chiari, Osgood Schlatter, Ramsay Hunt",
    ],
    "hospitals": [
        "the Royal Infirmary, then University College Hospital",
        "the Queen Elizabeth found the scans",
        "Robert Jones and Agnes Hunt Hospital did the hip",
    ],
    "months and flowers": [
        "April was awful, May was worse, June I was in bed",
        "Rose is my middle toe, Will it stop? Will Monday be better",
        "Hope Grace at reception is back",
    ],
    "first names": [
        "Sarah made me laugh",
        "thanks Ben and Cleo",
        "@Ada thank you",
        "Hi Maria, Hi Tom",
    ],
    "doctors": [
        "Dr Google says a week to live",
        "doctor google and nurse facebook",
        "Dr Patel was kind",
    ],
    "being online": [
        "my instagram is full of mountains",
        "facebook is a bad place at 3 am",
        "https://www.nhs.uk/conditions/fibromyalgia/ and r/ChronicPain",
        "youtube.com/watch?v=aB3dE5fGh1J for chair yoga",
        "pain @ night, I'm @ the hospital, @everyone",
    ],
    "points": ["I'm at this point in my life", "feel it at that point where nothing helps"],
    "seasons": ["Spring 2020 was worst", "During 12 weeks of it", "Brigade 4 and Colgate 3"],
    "things with a name": [
        "a disorder called Pharyngeal Achalasia",
        "an app called Curablix Zenva",
    ],
    "where one is": [
        "I live on the second floor",
        "10 years down this road",
        "half way up the high street",
    ],
    "work": [
        "I work at a school",
        "I work for the council and in a call centre",
        "she works at the hospital",
    ],
    "claims": [
        "my claim was refused again",
        "the policy says twelve sessions",
        "my hospital number is on a label",
    ],
    "born": ["my mum was born in 1949", "her birthday is in June", "I was born with it"],
}


@pytest.mark.parametrize("family", FAMILIES)
def test_pain_talk_does_not_warn(family):
    warned = {text: find(text) for text in FAMILIES[family]}
    assert not any(warned.values()), warned


def test_the_numbers_of_helplines_do_not_warn():
    for number in [line.reach for line in LINES]:
        for text in (
            f"Ring {number} now",
            f"call them on {number}, please",
            f"their number is {number}",
        ):
            assert find(text) == [], number


def test_free_lines_of_organisations_do_not_warn():
    for number in ("0800 1111", "0808 157 0123", "0306 999 0789", "1-800-273-8255", "1300 975 707"):
        assert find(f"you can call {number} for free") == [], number


def test_the_same_words_warn_where_they_say_who_somebody_is():
    assert find("David Butler is my neighbour") == []  # A well-known name stays one.
    assert find("Helen Marchbanks is my neighbour")
    assert find("Will Hargreaves is my neighbour")
    assert find("born 14/03/1979")
    assert find("call me on 01632 960114")
