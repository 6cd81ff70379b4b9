"""Every reason for which a slow round says no. The words for it are the pages'."""

from enum import StrEnum


class Code(StrEnum):
    """Every reason there is."""

    OPEN_ALREADY = "open_already"  # it has begun, and begins once
    NOBODY_THERE = "nobody_there"  # there is nobody to offer a turn
    NOT_THAT_LONG = "not_that_long"  # three to seven days, and up to seven of reflections
    NOT_IN_THE_ROUND = "not_in_the_round"  # whoever asks has no turn in it
    TURNS_ARE_OVER = "turns_are_over"  # it has gone on to reflections, or closed
    HAS_SPOKEN = "has_spoken"  # take your words back before you pass
    NOT_REFLECTING = "not_reflecting"  # everybody still has their turn, or it is over
    FACILITATORS_ONLY = "facilitators_only"  # only a facilitator may
    NOT_EVERYONE = "not_everyone"  # `seats` have their turn to come
    NOT_YET = "not_yet"  # the server asked too early
