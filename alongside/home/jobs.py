"""What is looked after for organisers beside the pages."""

from alongside.work import every

from . import notices


@every(hours=1)
def look_after_the_house(now):
    notices.look_after_the_house(now)


@every(minutes=5)
def look_for_appeals(now):
    notices.look_for_appeals()
