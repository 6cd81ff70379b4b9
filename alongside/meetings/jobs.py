"""What is done for meetings beside the pages."""

from alongside.work import every

from . import ending, reminding
from .looking_back import forgetting
from .slow import going_on as slow


@every(minutes=1)
def remind(now):
    reminding.remind(now)


@every(minutes=60)
def let_fade(now):
    forgetting.forget(now)


@every(minutes=5)
def let_end(now):
    ending.let_end(now)


@every(minutes=5)
def look_for_leaders(now):
    reminding.look_for_leaders(now)


@every(minutes=5)
def let_slow_rounds_go_on(now):
    slow.go_on(now)


@every(minutes=60)
def let_slow_rounds_fade(now):
    slow.fade(now)
