"""What waits for those who lead a group, on one page: "For you, leading"."""

from collections.abc import Callable
from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.lib.access import require

from .access import in_group
from .joining import arrivals
from .parting import views as decisions
from .roles import Act
from .talking import waiting


@dataclass(frozen=True)
class Section:
    """A part of the desk, for whoever may do this `act`.

    `shows(membership)` gives what the template reads as `shown`; None, or nothing in it, where
    there is nothing to say. `template` draws it, heading and all.
    """

    act: Act
    shows: Callable
    template: str


# In the order of reading. A room of the group that has something for those who lead adds its own.
SECTIONS = [
    Section(Act.LET_IN, arrivals.askings, "groups/_desk_askings.html"),
    Section(Act.SEE_ARRIVALS, arrivals.arrivals, "groups/_desk_arrivals.html"),
    Section(Act.LET_IN, arrivals.fast_readings, "groups/_desk_fast_readings.html"),
    Section(Act.READ_THREADS, waiting.first_talks, "groups/_desk_talks.html"),
    Section(Act.READ_THREADS, waiting.new_threads, "groups/_desk_threads.html"),
    Section(Act.SILENCE, decisions.on_the_desk, "groups/_desk_decisions.html"),
]


def also_on_the_desk(sections, first=()):
    """For an app above groups, once, when it is ready: its sections come after those of groups.

    What is `first` comes before them.
    """
    SECTIONS[:0] = [one for one in first if one not in SECTIONS]
    SECTIONS.extend(one for one in sections if one not in SECTIONS)


def may_see_desk(membership):
    return any(membership.may(section.act) for section in SECTIONS)


@require_safe
@in_group
def desk(request, membership):
    require(may_see_desk(membership))
    here = [section for section in SECTIONS if membership.may(section.act)]
    sections = [(section.template, section.shows(membership)) for section in here]
    context = {
        "group": membership.group,
        "me": membership,
        "may_read_threads": membership.may(Act.READ_THREADS),
        "sections": [(template, shown) for template, shown in sections if shown],
    }
    return render(request, "groups/desk.html", context)
