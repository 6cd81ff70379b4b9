"""What is done for groups beside the pages."""

from alongside.work import every

from .parting import deciding
from .talking import notices


@every(minutes=1)
def remind_of_talks(now):
    notices.remind_of_talks(now)


@every(hours=6)
def forget_warnings(now):
    """Warnings whose time is over."""
    deciding.forget_warnings(now)
