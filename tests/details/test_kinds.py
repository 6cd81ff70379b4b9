"""Each kind of private detail is found, where it lies, in the forms of several countries."""

import pytest

from alongside.details import KINDS, Span, find

pytestmark = pytest.mark.pure

# Marked with {{…}}: the words that are pointed out.
FOUND = {
    "phone": [
        "ring me on {{07700 900321}} if you cannot get in",
        "my number is {{(01632) 960 733}}, evenings",
        "in the States it is {{(212) 555-0133}}",
        "{{+44 (0)20 7946 0444}} is the flat",
        "call {{+353 20 911 5566}} for my brother",
        "Meine Nummer ist {{030 23125 777}}, bitte abends",
        "appelez-moi au {{01 99 00 65 43}} le soir",
        "my mobile {{07700900555}} is always on",
        "text Nora on {{555-0177}} if it gets bad",
        "desk: {{415-555-0121 x22}}",
        "call me: {{zero seven seven double oh nine zero oh four two one}}",
    ],
    "email": [
        "write to {{wren.holt@example.org}}.",
        "it is {{wren at example dot org}} if you need me",
        "or {{wren (at) example.org}} for short",
        "{{Wren+Pain@mail.example.co.uk}}",
    ],
    "address": [
        "we are at {{8 Quarry Lane, Aldmoor AL1 9ZZ}} by the post box",
        "come to {{3b hollow road}} any time",
        "my postcode is {{LS99 4TT}}",
        "send it to {{PO Box 771}}",
        "it goes to {{55 Birch Avenue, Apt 9, Colby, KS 67799}}",
        "I live on {{Quarry Lane}} near you",
        "Wir wohnen in der {{Ahornstraße 12, 10999 Berlin}}",
        "j'habite {{4 rue des Lilas, 31999 Toulouse}}",
        "vivo en la {{Calle Mayor 31}}",
        "{{ul. Polna 7/2}} w centrum",
        "at {{6 Acacia Court, Wombat NSW 2999}} from May",
        "I stay at {{D02 Y8X4}} for now",
    ],
    "name": [
        "my real name is {{Wren Holloway}} and I am new",
        "{{Dr Priyanka Chatterjee}} was kind about it",
        "my physio {{Ewan MacAskill}} gave me a sheet",
        "i'm {{nadia kowalska}} by the way",
        "my boss is called {{Zbyrek Halvorn}} and shouts",
        "the nurse was {{Folasade Oyelaran}} I think",
        "I am {{Seán O'Donoghue}} from the old group",
        "meine Ärztin {{Frau Dr. Ulrike Sommerfeld}} sagt nein",
        "{{April Winterbottom}} is my case worker",
    ],
    "handle": [
        "my insta is {{wobbly.wren_7}} come along",
        "I am {{@wren_writes}} over there",
        "post as {{u/wren_in_pain}} mostly",
        "add me on discord: {{wrenling#0420}}",
        "on WhatsApp as {{WrenOfTheHill9}}",
        "my tiktok handle is {{creakywren}}",
    ],
    "link": [
        "all of it is on {{https://www.facebook.com/wren.holloway.771}}",
        "{{linkedin.com/in/wren-holloway-771}} if you hire",
        "my blog is {{https://wren-holloway.example.org/about}}",
        "{{https://social.example.org/@wren}}",
    ],
    "birth_date": [
        "I was born on {{2 February 1977}} in the snow",
        "DOB {{03.04.1961}}",
        "{{1958-12-01}} is my date of birth",
        "geboren am {{7. März 1980}}",
    ],
    "number": [
        "NHS number {{943 476 5919}}",
        "they have me as {{401 023 2137}} there",
        "the policy number is {{QX-55120-7}}",
        "my MRN is {{8842107}}",
        "pay {{GB82 WEST 1234 5698 7654 32}} please",
        "card {{4242 4242 4242 4242}} was charged",
        "national insurance number {{QQ 65 43 21 B}}",
        "claim ref {{44/PIP/90122}}",
    ],
    "place_of_work": [
        "I teach at {{Aldmoor Primary School}} so please",
        "he works for {{Holloway & Sons}} in town",
    ],
}


def cases():
    return [(kind, marked) for kind, texts in FOUND.items() for marked in texts]


@pytest.mark.parametrize(("kind", "marked"), cases(), ids=lambda value: value[:40])
def test_a_detail_is_pointed_out_where_it_lies(kind, marked):
    before, _, rest = marked.partition("{{")
    words, _, after = rest.partition("}}")
    found = find(before + words + after)
    # A title or a town may belong to it or not; nothing but the detail's own place is marked.
    assert [span.kind for span in found] == [kind]
    (span,) = found
    assert span.start <= len(before) + len(words) // 2 <= span.end
    assert (before + words + after)[span.start : span.end].strip(".") in words


def test_every_kind_has_its_examples():
    assert set(FOUND) == set(KINDS)


def test_several_details_come_in_the_order_of_the_text():
    text = "I'm Wren Holloway, 8 Quarry Lane, wren@example.org, 07700 900321"
    assert [span.kind for span in find(text)] == ["name", "address", "email", "phone"]
    assert find(text)[2] == Span(text.index("wren@"), text.index(", 07700"), "email")


def test_places_are_counted_in_letters_whatever_stands_before():
    for before in ("", "😀👩🏽‍🦽 ", "שלום ", "Jose\u0301 ", "\u202e", "\ud83d"):
        text = before + "mail wren@example.org"
        (span,) = find(text)
        assert text[span.start : span.end] == "wren@example.org"


def test_a_name_with_accents_taken_apart_is_the_same_name():
    assert find("my real name is Jose\u0301 Ibáñez")
    assert find("my real name is José Ibáñez")


def test_the_region_of_the_host_says_whose_free_lines_do_not_warn():
    assert find("ring me on 0306 999 0123", region="DE")
    assert not find("ring me on 0306 999 0123", region="GB")
