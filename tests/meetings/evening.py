"""An evening through its pages: who sits in it, and what they press."""

from dataclasses import replace

from alongside.meetings import engine, plan
from alongside.meetings.evening import state_of


class Evening:
    """Who sits in the meeting, each with a browser of their own, and what they press."""

    def __init__(self, meeting, browse):
        self.meeting, self.browse, self.browsers = meeting, browse, {}

    def browser(self, person):
        return self.browsers.setdefault(person.pk, self.browse(person))

    def arrive(self, *people, today="few"):
        for person in people:
            address = f"{self.meeting.get_absolute_url()}arrive/"
            self.browser(person).post(address, {"today": today})

    def press(self, person, verb, **form):
        address = f"{self.meeting.get_absolute_url()}{verb}/"
        return self.browser(person).post(address, form, follow=True)

    def tap(self, person, verb, **form):
        """The same, as the script of the room does it."""
        address = f"{self.meeting.get_absolute_url()}{verb}/"
        return self.browser(person).post(address, form, headers={"x-room": "1"})

    def see(self, person):
        return self.browser(person).get(self.meeting.get_absolute_url())

    def seat(self, person):
        return self.meeting.seats.get(person=person).pk

    @property
    def state(self):
        return state_of(self.meeting)

    @property
    def turn(self):
        return engine.current_turn(self.state)

    def turn_of(self, person):
        assert self.turn.seat == self.seat(person), "somebody else has the turn"
        return self.turn.id

    def begin(self, *people):
        """Everybody arrives, the first of them leading, and the check-in round begins."""
        self.arrive(*people)
        self.press(people[0], "next", leaving="0")
        return self


def writing_together(meeting):
    """The same meeting, with quiet minutes to write in before its third part, the topic."""
    return with_topic_as(meeting, "together")


def with_topic_as(meeting, kind):
    """The same meeting, with its third part, the topic, of this kind."""
    steps = meeting.plan
    steps[2] = replace(steps[2], kind=kind)
    meeting.steps = plan.dump(steps)
    meeting.save()
    return meeting
