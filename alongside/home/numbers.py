"""A group in numbers, for its supervisor and those who lead it: never who, never a word.

In wide steps, and nothing of fewer than five people, so that no number is about anybody.
"""

from datetime import timedelta
from statistics import median

from django.db.models import Count, Exists, F, OuterRef
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.conversations.leading.first_replies import told_lately, usually, without_one
from alongside.conversations.models import Reply, Story
from alongside.groups.access import in_group
from alongside.groups.roles import Act

AT_LEAST = 5  # People, for anything to be said of them.
MEETINGS_AT_LEAST = 3  # Held, for anything to be said of how many come.
LOOK_BACK = timedelta(days=180)
A_WEEK = timedelta(days=7)


@require_safe
@in_group(to=Act.SEE_NUMBERS)
def numbers(request, membership):
    group = membership.group
    since = timezone.now() - LOOK_BACK
    held = group.meetings.filter(closed_at__isnull=False, starts_at__gt=since)
    enough = group.memberships.current().inside().agreed().count()
    context = {
        "group": group,
        "me": membership,
        "reads": membership.may(Act.READ),
        "at_least": AT_LEAST,
        "members": how_many(enough),
        "held": held.count(),
        "came": who_came(held) if enough >= AT_LEAST else "",
        "replied": replied(group, since) if enough >= AT_LEAST else "",
        **(first_replies(group) if enough >= AT_LEAST else {}),
    }
    return render(request, "home/numbers.html", context)


def first_replies(group):
    """Of the last thirty days, how soon a story had a reply, and how many had none; in words.

    "" where fewer than five people wrote them.
    """
    told = told_lately(group)
    if told.exclude(author=None).aggregate(by=Count("author", distinct=True))["by"] < AT_LEAST:
        return {}
    return {"usually": usually(told), "without": without_one(told)}


def how_many(people):
    """So many people in wide steps; "" where they are too few."""
    if people < AT_LEAST:
        return ""
    if people < 10:
        return _("5 to 9 people")
    if people < 20:
        return _("10 to 19 people")
    if people < 50:
        return _("20 to 49 people")
    return _("50 people or more")


def who_came(held):
    """How many usually come to these meetings; "" where too few do, or they were too few."""
    came = list(held.annotate(came=Count("seats")).values_list("came", flat=True))
    return how_many(median(came)) if len(came) >= MEETINGS_AT_LEAST else ""


def replied(group, since):
    """How many of the stories had a reply of somebody else within a week, as a share in words.

    "" where fewer than five people wrote them, or where none is a week old.
    """
    until = timezone.now() - A_WEEK
    told = Story.objects.filter(group=group, shared_at__gt=since, shared_at__lte=until)
    soon = OuterRef("shared_at") + A_WEEK
    answers = Reply.objects.filter(story=OuterRef("pk"), shared_at__lte=soon)
    answers = answers.exclude(author=OuterRef("author"))
    told = told.annotate(is_answered=Exists(answers))
    if told.exclude(author=None).aggregate(by=Count(F("author"), distinct=True))["by"] < AT_LEAST:
        return ""
    found = list(told.values_list("is_answered", flat=True))
    share = sum(found) / len(found)
    if share >= 0.9:
        return _("nearly all")
    if share >= 0.5:
        return _("half of them or more")
    return _("fewer than half")
