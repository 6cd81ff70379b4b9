"""Telling people: a notice for each in their inbox, and work for whatever leaves the house."""

from django.db import transaction
from django.utils import timezone

from alongside.people.models import Person
from alongside.vault.ids import new_id
from alongside.work import later

from . import jobs
from .choices import INBOX, Choices
from .models import Notice

AT_ONCE = 500  # Rows in one query.


def tell(people, kind, about, at=None, key=None):
    """See alongside/notices/__init__.py. Returns the notices that are new."""
    due_at = at or timezone.now()
    key = key or f"{kind.name}:{about}:{new_id()}"
    rows = [
        Notice(person=person, kind=kind.name, about=about, key=key, due_at=due_at)
        for person in {person.pk: person for person in people}.values()
    ]
    if not rows:
        return []
    with transaction.atomic():
        made = only_new(rows)
        if kind.urgency == "digest":
            plan_digests(made, kind)
        else:
            for notice in made:
                later(jobs.deliver, notice.pk, key=f"notice:{notice.pk}", at=due_at)
    return made


def only_new(rows):
    """Save these notices; whoever has one of this key already keeps it as it is."""
    made = []
    for start in range(0, len(rows), AT_ONCE):
        some = of_those_who_stay(rows[start : start + AT_ONCE])
        Notice.objects.bulk_create(some, ignore_conflicts=True)
        there = Notice.objects.filter(pk__in=[row.pk for row in some])
        saved = set(there.values_list("pk", flat=True))
        made += [row for row in some if row.pk in saved]
    return made


def of_those_who_stay(rows):
    """Those of people who are there, and stay until this transaction ends: one may be leaving."""
    people = Person.objects.filter(pk__in=[row.person_id for row in rows]).order_by("pk")
    there = set(people.select_for_update(no_key=True).values_list("pk", flat=True))
    return [row for row in rows if row.person_id in there]


def plan_digests(notices, kind):
    """Their next digests, of those to whom anything leaves the house at all."""
    chosen = Choices.objects.filter(person__in=[notice.person_id for notice in notices])
    chosen = {one.person_id: one for one in chosen.select_related("person").opened()}
    for notice in notices:
        choices = chosen.get(notice.person_id)
        if choices and choices.way_for(kind, notice.about) != INBOX:
            jobs.plan_digest(choices, after=notice.due_at)


def forget(kind, about):
    """Take back every notice of this kind about this, and what has not left yet of it."""
    Notice.objects.filter(kind=kind.name, about=about).delete()
