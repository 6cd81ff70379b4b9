"""Whose inbox shows what, for the tests of every app that tells people something."""

from alongside.notices.models import Notice


def told(kind):
    """{Person} whose inbox shows a notice of this kind now."""
    notices = Notice.objects.filter(kind=kind).select_related("person")
    return {notice.person for notice in notices if notice.is_still_so()}


def times_told(kind, person):
    """How often this person was told, whether it still holds or not."""
    return Notice.objects.filter(kind=kind, person=person).count()
