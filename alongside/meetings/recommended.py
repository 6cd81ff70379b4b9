"""What is recommended to a meeting, in the room: when its topic comes."""

from functools import cached_property

from alongside.library.recommending.shown import to_meeting


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
        return to_meeting(self.meeting, self.me.person) if self.is_about_a_topic else []
