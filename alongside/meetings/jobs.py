"""What is done for meetings beside the pages."""

from alongside.work import every

from . import reminding


@every(minutes=1)
def remind(now):
    reminding.remind(now)


@every(minutes=5)
def look_for_leaders(now):
    reminding.look_for_leaders(now)
