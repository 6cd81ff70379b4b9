"""Who may read a case: one rule, for the queue, the page, and whoever is told that one waits.

Never whom it is about, nor somebody they have raised a concern about, nor where one of the two has
blocked the other. What no rule found, those who lead that group read, who could read it anyway;
of support in a meeting that was seen there, they do as well. Where that leaves nobody of the care
team, an organiser does. A concern is read by the organisers that whoever raised it was told of,
and where somebody may be in danger by the care team too. A block that whom it is about makes
later takes it from nobody who looks after it. What stood between them holds on when they have left.
"""

from collections import defaultdict

from django.contrib.auth import get_user_model

from alongside.groups.models import Concern, Membership
from alongside.people.models import Block

from ..hours.staffing import care_team
from .case import Case
from .levels import CONCERN, NEWCOMER, SAMPLE, SUPPORT


class Readers:
    """The readers of these cases, with a few queries for however many there are."""

    def __init__(self, cases):
        cases = list(cases)
        self.team = [one.person for one in care_team()]
        people = get_user_model().objects
        self.organisers = list(
            people.filter(is_organiser=True, is_active=True, is_suspended=False).order_by("pk")
        )
        about = {case.person_id for case in cases} - {None}
        able = {one.pk for one in (*self.team, *self.organisers)}
        whom = {case.part("whom", None) for case in cases if case.is_concern} - {None}
        self.blocked = Block.objects.among(about | whom | able) if about else set()
        self.apart = set(self.blocked)
        concerns = Concern.objects.filter(raised_by__in=about, about__in=able)
        for raised_by, whom in concerns.values_list("raised_by", "about"):
            self.apart.add(frozenset((raised_by, whom)))
        self.leading = defaultdict(set)
        places = Membership.objects.current().leading()
        places = places.filter(group__in={case.group_id for case in cases} - {None})
        for group, person in places.values_list("group", "person"):
            self.leading[group].add(person)
        # Who led a group that is gone, by the concern of there that is left.
        gone = [case.number for case in cases if case.is_concern and case.group_id is None]
        self.led = defaultdict(set)
        led = Concern.led_by.through.objects.filter(concern__in=gone) if gone else ()
        for one in led:
            self.led[one.concern_id].add(one.person_id)

    def of(self, case):
        """[Person] who may read it, in the order of the care team."""
        if case.source == CONCERN:
            return self.of_a_concern(case)
        team = [one for one in self.team if self.may(one, case)]
        leaders = [one for one in team if one.pk in self.leading[case.group_id]]
        if case.source in (NEWCOMER, SAMPLE):
            return leaders
        if case.source == SUPPORT and not case.is_urgent and leaders:
            return leaders
        return team or [one for one in self.organisers if self.may(one, case)]

    def of_a_concern(self, case):
        """The same organisers as in groups/talking/concerns.py:readers, and in danger the team.

        Never whom it is about, and nobody who leads with them as long as anybody else is there; nor
        somebody with a block between them and one of the two, or else between them and whoever
        raised it, as long as another organiser is left.
        """
        whom = case.part("whom", None)
        lead = self.leading[case.group_id] or self.led[case.number]
        apart = {whom, case.person_id}
        able = [one for one in self.organisers if one.pk not in apart]
        if case.level == "red":
            team = [one for one in self.team if one.pk not in apart and self.may(one, case)]
            able = list(dict.fromkeys([*team, *able]))
        if whom is None or whom in lead:
            able = [one for one in able if one.pk not in lead] or able
        kept_apart = case.part("apart", ())  # By whoever raised it, and has left.
        for concerned in (apart, {case.person_id}):
            free = [one for one in able if not self.is_blocked(one, concerned)]
            free = [one for one in free if one.pk not in kept_apart]
            if set(free) & set(self.organisers):
                return free
        return able

    def is_blocked(self, one, concerned):
        return any(frozenset((one.pk, other)) in self.blocked for other in concerned)

    def may(self, one, case):
        """Whether there is nothing between the two, or was, where whom it is about has left."""
        if case.person_id is None:
            return one.pk not in case.part("apart", ())
        return one.pk != case.person_id and frozenset((one.pk, case.person_id)) not in self.apart

    def may_go_on(self, one, case):
        """Whether whoever looks after it still may: not where something came between the two.

        An organiser who took it while there was nobody else goes on with it when there is.
        """
        return self.may(one, case) or one in self.of(case)

    def reads(self, one, case):
        """Whether it is for them, or they look after it already and still may."""
        is_theirs = case.claimed_by_id == one.pk and self.may_go_on(one, case)
        return is_theirs or one in self.of(case)


def keep_apart(person):
    """Their account goes, and with it their blocks and concerns: each case about them says, under
    its own key, who does not read it.
    """
    raised = Concern.objects.filter(raised_by=person, about__isnull=False)
    blocked = {one for (one,) in Block.objects.between(person)}
    apart = blocked | set(raised.values_list("about", flat=True))
    for case in Case.objects.filter(person=person).opened() if apart else ():
        if said := case.readable("said"):
            case.said = {**said, "apart": sorted(apart)}
            case.save(update_fields=["said"])
