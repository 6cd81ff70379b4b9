"""What two weeks of lines say, as plain Python."""

from alongside.toolkit.light_log.lines import Line, lines, summary


def test_days_are_counted_by_what_they_say_and_one_left_open_counts_nowhere():
    said = summary([Line(1, sleep="badly"), Line(2, sleep="well", activity="more"), Line(3)])
    assert said.noted == 3
    assert said.sleep == [("I slept badly", 1), ("I slept well", 1)]
    assert said.activity == [("I did more than usual", 1)] and said.helped == []


def test_a_night_belongs_to_the_day_before_the_morning_it_was_noted_on():
    found = [
        Line(1, activity="more", sleep="badly"),
        Line(2, sleep="badly", activity="more"),
        Line(3, sleep="well"),
        Line(5, activity="more"),
    ]
    said = summary(found)
    assert (said.nights_after_more, said.bad_nights_after_more) == (2, 1)


def test_what_helped_most_often_comes_first_and_nothing_is_not_a_thing_that_helped():
    found = [Line(1, helped=("rest", "warmth")), Line(2, helped=("warmth",))]
    said = summary([*found, Line(3, helped=("nothing",))])
    assert said.helped == [("Warmth or cold", 2), ("A rest", 1)]
    assert said.in_short().endswith("What helped most often: Warmth or cold.")


def test_an_answer_that_is_not_offered_any_more_is_left_out_and_breaks_nothing():
    (line,) = lines({"4": {"sleep": "on_the_moon", "helped": ["opium", "rest"], "word": "Rain"}})
    assert line.said == ["A rest", "Rain"]
    assert summary([line]).sleep == []


def test_in_short_the_rarest_is_left_out_until_it_fits_and_dots_say_so():
    nights = ["badly"] * 3 + ["so_so"] * 2 + ["well"]
    said = summary([Line(day, sleep=night) for day, night in enumerate(nights, 1)])
    assert said.in_short(lambda words: "well" not in words).endswith(
        "I slept badly: 3, I slept so-so: 2, and more"
    )
    assert said.in_short(lambda words: "\n" not in words) == "In two weeks I noted 6 days."
