"""What care does by itself, beside the pages."""

from alongside.work import every, job

from .cases import (
    calling,
    coming_between,
    concerns,
    following_up,
    forgetting,
    in_meetings,
    watching,
    watching_daily,
    watching_hopes,
)
from .hours import duties
from .load import reminding


@every(minutes=1)
def look_over(now):
    """Words that were shared since the last time."""
    watching.look_over(now)


@job("care.look_over_hopes")
def look_over_hopes(membership):
    """What somebody wrote that would help them here."""
    watching_hopes.look_over_hopes(membership)


@every(hours=24)
def look_over_names(now):
    """Names, and what people say of themselves."""
    watching_daily.look_over_names()


@every(minutes=1)
def take_in_concerns(now):
    """A case for every concern that is open."""
    concerns.take_in_all()


@every(minutes=1)
def take_in_support(now):
    """A case for whoever asked for support in a meeting."""
    in_meetings.take_in_all(now)


@every(minutes=1)
def call(now):
    """Whoever is on call, for what nobody looks after."""
    coming_between.put_back_all(now)
    calling.call_for_all(now)


@every(hours=6)
def forget(now):
    """Cases whose day has come, and duties of long ago."""
    forgetting.forget_what_is_over(now)
    duties.forget_old(now)


@every(hours=1)
def remind_to_ask_again(now):
    """Whoever closed something, on the day on which they wanted to ask again."""
    following_up.remind(now)


@every(hours=24)
def remind_to_practise(now):
    """Whoever looks after others and has not practised lately, and organisers."""
    reminding.remind(now)
