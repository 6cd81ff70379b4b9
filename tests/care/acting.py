"""Asking for somebody, what is done on the page of their case, and what came of it."""

from datetime import timedelta

from django.utils import timezone

from alongside.care.cases.calling import call_for_all
from alongside.care.cases.coming_between import put_back_all
from alongside.notices.models import Notice

ASK = "/help/someone/"
CLOSE = {"outcome": "talked", "follow_up_on": str(timezone.localdate()), "debriefed": "on"}


def act(browser, case, verb, **form):
    return browser.post(f"/care/{case.pk}/{verb}/", form)


def reads(browser, case):
    return browser.get(f"/care/{case.pk}/").status_code == 200


def history(case):
    return [step.what for step in case.steps.order_by("at", "pk").opened()]


def told(person):
    """The kinds of all they are told now, as far as it is so."""
    return [one.kind for one in Notice.objects.filter(person=person) if one.is_still_so()]


def the_minutes_go_on(minutes):
    now = timezone.now() + timedelta(minutes=minutes)
    put_back_all(now)
    call_for_all(now)
