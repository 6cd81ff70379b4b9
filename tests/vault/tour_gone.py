"""What the tour does not find any more where something else is gone, and why that is right."""

from alongside.conversations.models import Response, Story
from alongside.groups.models import Asking
from alongside.library.models import Resource, Reviewer
from alongside.meetings.models import Ahead, Meeting, Rehearsal
from alongside.toolkit.models import CardVersion


class Gone:
    """What goes with broken words, in the Tour."""

    def goes_with(self, gone, stop):
        """Who answered words with a tap, or said ahead that they do not come: as these are gone.

        And who signed for a resource of which nothing can be read, or led a rehearsal like that.
        Nothing is like a story that does not open.
        """
        for story in Story.objects.all():
            body = ("conversations.story.body", story.pk)
            if gone & self.compared_at(stop) and self.is_found(stop, *body):
                yield body
                yield ("people.person.display_name", story.author_id)
        for resource in Resource.objects.all():
            if ("library.resource.says", resource.pk) in gone:
                yield ("library.resource.decision", resource.pk)
                for reviewer in Reviewer.objects.all():
                    yield ("library.reviewer.role", reviewer.pk)
                    yield ("people.person.display_name", reviewer.person_id)
        for version in CardVersion.objects.all():  # The shipped card stands in for it, unsigned.
            if ("toolkit.card_version.says", version.pk) in gone:
                yield ("toolkit.card_version.signed_as", version.pk)
        for rehearsal in Rehearsal.objects.all():  # Who leads it is named in its room.
            is_here = stop.start.endswith("/rehearsal/")
            if is_here and ("meetings.rehearsal.so_far", rehearsal.pk) in gone:
                yield ("people.person.display_name", rehearsal.person_id)
        for ahead in Ahead.objects.all():
            if ("meetings.ahead.answer", ahead.pk) in gone:
                yield ("people.person.display_name", ahead.person_id)
        if stop.name in self.plans_shown(gone):
            for meeting in Meeting.objects.all():  # It is not offered for any of them then.
                yield ("meetings.meeting.title", meeting.pk)
        for asking in Asking.objects.all():  # Answers hold the question as it was put.
            if ("groups.asking.answers", asking.pk) in gone:
                yield ("groups.group.questions", asking.group_id)
        for response in Response.objects.all():
            story = ("conversations.story.body", response.story_id)
            reply = ("conversations.reply.body", response.reply_id)
            if gone & {story, reply}:
                yield ("people.person.display_name", response.person_id)
