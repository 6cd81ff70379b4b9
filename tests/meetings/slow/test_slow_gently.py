"""Words for a slow round are looked over before they are shared, as those of stories are."""

import pytest

from alongside.people.models import Draft

NUMBER = "Ring me on 07700 900123 if it gets bad."
ADVICE = "You should stop taking the gabapentin."


def button(page, kind):
    """What the button says that shares it `anyway`, or to `leave_out` the details."""
    return f"{kind}:" + page.text.split(f'name="gently" value="{kind}:')[1].split('"')[0]


@pytest.mark.parametrize(("words", "mark"), [(NUMBER, "07700 900123"), (ADVICE, ADVICE[:-1])])
def test_nothing_of_a_turn_is_kept_before_the_answer(days, ben, words, mark):
    page = days.do(ben, "turn", body=words, content_note="a bad night", id="42")
    assert f'<mark dir="auto">{mark}</mark>' in page.text
    assert words in page.text
    assert 'value="a bad night"' in page.text
    assert days.turn_of(ben).body is None
    assert days.state.turns[days.turn_of(ben).pk].owed
    assert not Draft.objects.exists()


def test_a_turn_is_shared_as_it_is_when_somebody_means_it(days, ben, cleo):
    form = {"body": NUMBER, "id": "42"}
    anyway = button(days.do(ben, "turn", **form), "anyway")
    assert "Share it as it is" in days.do(ben, "turn", **form).text
    days.do(ben, "turn", **form, gently=anyway)
    assert NUMBER in days.page(cleo).text


def test_a_detail_is_left_out_of_words_and_note(days, ben):
    form = {"body": NUMBER, "content_note": "a call to 07700 900123", "id": "42"}
    days.do(ben, "turn", **form, gently=button(days.do(ben, "turn", **form), "leave_out"))
    turn = days.turn_of(ben)
    assert turn.body == "Ring me on (left out) if it gets bad."
    assert turn.content_note == "a call to (left out)"


def test_whoever_does_not_want_to_share_it_now_finds_it_again_in_the_round(days, ben, cleo):
    page = days.do(ben, "turn", body=NUMBER, content_note="a bad night").text
    assert 'formaction="/drafts/" name="not_now"' in page
    turn = days.turn_of(ben)
    form = {"place": turn.drafts["turn"], "page": days.at, "body": NUMBER, "not_now": "yes"}
    back = days.browse(ben).post("/drafts/", {**form, "content_note": "a bad night"}, follow=True)
    assert back.redirect_chain == [(days.at, 302)]
    assert "Your words are kept for you. They are not shared yet." in back.text
    assert f"{NUMBER}</textarea>" in back.text and 'value="a bad night"' in back.text
    assert days.turn_of(ben).body is None and NUMBER not in days.page(cleo).text


@pytest.mark.parametrize("page", ["//elsewhere.example/", "https://elsewhere.example/", ""])
def test_nobody_is_led_elsewhere_from_there(days, ben, page):
    form = {"place": days.turn_of(ben).drafts["turn"], "body": NUMBER, "not_now": "yes"}
    assert days.browse(ben).post("/drafts/", {**form, "page": page}).headers["Location"] == "/"


def test_a_yes_is_for_what_was_shown(days, ben):
    anyway = button(days.do(ben, "turn", body=NUMBER), "anyway")
    page = days.do(ben, "turn", body=f"{NUMBER} Or ben@example.org", gently=anyway)
    assert "ben@example.org</mark>" in page.text
    assert days.turn_of(ben).body is None


def test_an_answer_to_the_whole_is_looked_over_and_keeps_its_tap(days, morning, ada, ben):
    morning.write_agreement("Passing is fine.\nWe leave medicines to clinicians.", by=ada)
    days.wait(days=3)
    days.do(ben, "reflection", body=ADVICE, response="thank")
    assert days.turn_of(ben).reflection == "", "a tap shares no word"
    page = days.do(ben, "reflection", body=ADVICE)
    assert "We leave medicines to clinicians." in page.text
    assert days.turn_of(ben).reflection == ""
    days.do(ben, "reflection", body=ADVICE, gently=button(page, "anyway"))
    turn = days.turn_of(ben)
    assert (turn.reflection, turn.response) == (ADVICE, "thank")


def test_words_that_come_too_late_are_kept_after_the_answer_too(days, ben):
    form = {"body": NUMBER, "id": "42"}
    answer = button(days.do(ben, "turn", **form), "anyway")
    days.wait(days=3)
    late = days.do(ben, "turn", **form, gently=answer)
    assert "kept for you alone" in late.text
    assert Draft.objects.words(ben, days.turn_of(ben).drafts["turn"]) == NUMBER
