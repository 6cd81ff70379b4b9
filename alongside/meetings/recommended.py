"""What is recommended to a meeting, in the room: when its topic comes."""

from django.utils import timezone
from django.utils.functional import cached_property

from alongside.groups.lasting import last_readable_end
from alongside.lib.prepared import Prepared
from alongside.library.recommending.recommendations import Recommendation
from alongside.library.recommending.shown import A_FEW, shown


def rows_for(group, meeting, person):
    return all_for(group, meeting).there_for(person)[:A_FEW]


there_now = Prepared(rows_for, clock=[timezone.localdate, last_readable_end])


def all_for(group, meeting):
    """For whomever: mostly it is nothing."""
    return Recommendation.objects.filter(group=group, meeting=meeting)


class Recommends:
    """What a Room says of things to read: in its topic spark, or else in its first round."""

    @property
    def is_about_a_topic(self):
        kinds = [step.kind for step in self.steps]
        for kind in ("spark", "round"):
            if kind in kinds:
                return max(self.state.phase, 0) == kinds.index(kind)
        return False

    @cached_property
    def recommended(self):
        if not self.is_about_a_topic or not self.found.beside.is_recommended_something:
            return []
        group, person = self.meeting.group_id, self.me.person_id
        return shown(there_now(group=group, meeting=self.meeting.pk, person=person))
