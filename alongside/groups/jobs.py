"""What is done for groups beside the pages."""

from alongside.work import every

from .talking import notices


@every(minutes=1)
def remind_of_talks(now):
    notices.remind_of_talks(now)
