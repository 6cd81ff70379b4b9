"""What waits for somebody in threads, and of concerns, as Today says it. Never how much."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from alongside.care.models import PolicyVersion
from alongside.conversations.models import Hold, Move
from alongside.groups.models import Asking, Concern, Decision, Thread, Wanted
from alongside.groups.roles import Act
from alongside.groups.talking.waiting import groups_with_news, threads_of
from alongside.meetings.looking_back.today import led_lately, lines_of_late
from alongside.meetings.slow.rounds import SlowRound
from alongside.notices.models import Notice
from alongside.people.models import Person
from alongside.toolkit.models import SmallStep


def kinds_there_are(person):
    """{name: whether there is any for this person at all}: one look instead of one for each.

    Most people have none of these on most days.
    """
    mine = {"person": OuterRef("pk")}
    kinds = {
        "askings": Asking.objects.filter(**mine),
        "threads": Thread.objects.filter(**mine),
        "concerns": Concern.objects.filter(raised_by=OuterRef("pk")),
        "decisions": Decision.objects.filter(**mine),
        "wanted": Wanted.objects.filter(**mine),
        "holds": Hold.objects.of_words_of(OuterRef("pk")),
        "small_steps": SmallStep.objects.open().filter(**mine),
        "notices": Notice.objects.due().unread().filter(**mine),
        "policies": PolicyVersion.objects.changed_lately(timezone.now()),
        "moves": Move.objects.open().filter(story__author=OuterRef("pk")),
        "led_lately": led_lately(OuterRef("pk")),
        "catch_ups": lines_of_late(OuterRef("pk")),
        "slow_rounds": SlowRound.objects.in_groups_of(OuterRef("pk")),
    }
    looked = Person.objects.filter(pk=person.pk)
    looked = looked.annotate(**{f"has_{name}": Exists(rows) for name, rows in kinds.items()})
    found = looked.values(*(f"has_{name}" for name in kinds)).first() or {}
    return {name: found.get(f"has_{name}", False) for name in kinds}


def what_waits(person, places, there):
    """For Today of this person, whose `places` these are: what groups/_today_threads.html reads.

    `there` is `kinds_there_are` for them.
    """
    leading = [place for place in places if place.may(Act.READ_THREADS)]
    waiting = Concern.objects.waiting()
    return {
        "threads": threads_of(person) if there["threads"] else [],
        "written_to": groups_with_news(leading),
        "concern_answered": there["concerns"] and Concern.objects.answered_anew(person).exists(),
        "concern_waits": person.is_organiser and waiting.readable_by(person).exists(),
    }
