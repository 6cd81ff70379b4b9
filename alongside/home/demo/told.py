"""What the demo's people have been told of: what was shared last, so that an inbox is not empty."""

from alongside.conversations.notices import SHARED
from alongside.groups.hearing import all_inside, of
from alongside.notices import tell

NEWEST = 5  # Stories of a group; what is older has been read, or its time is over.


def tell_of_stories(group):
    """Everybody inside, at the moment at which it was shared; whoever has read it sees nothing."""
    for story in group.stories.order_by("-shared_at")[:NEWEST]:
        people = all_inside(group, but=story.author)
        tell(people, SHARED, of(story), at=story.shared_at, key=f"{of(story)}:shared")
