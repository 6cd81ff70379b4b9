"""What care does by itself, beside the pages."""

from alongside.work import every

from .cases import calling, forgetting, watching
from .hours import duties


@every(minutes=1)
def look_over(now):
    """Words that were shared since the last time."""
    watching.look_over(now)


@every(minutes=1)
def call(now):
    """Whoever is on call, for what nobody looks after."""
    calling.call_for_all(now)


@every(hours=6)
def forget(now):
    """Cases whose day has come, and duties of long ago."""
    forgetting.forget_what_is_over(now)
    duties.forget_old(now)
