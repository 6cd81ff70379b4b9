"""What is done for conversations beside the pages."""

from alongside.groups.models import Group, Membership
from alongside.groups.roles import Act
from alongside.notices import tell
from alongside.work import every

from . import notices
from .leading.first_replies import AFTER, LOOK_BACK, unanswered
from .models import Story


@every(hours=1)
def look_for_unanswered(now):
    """Those who lead are told, once, of each story that nobody has answered for a day."""
    old = Story.objects.filter(shared_at__gt=now - LOOK_BACK, shared_at__lte=now - AFTER)
    groups = Group.objects.going_on().filter(pk__in=old.values("group"))
    places = Membership.objects.current().leading().agreed().filter(group__in=groups)
    for place in places.select_related("person", "group"):
        for story in unanswered(place) if place.may(Act.READ_THREADS) else ():
            about = f"story:{story.pk}"
            tell([place.person], notices.UNANSWERED, about, key=f"unanswered:{story.pk}")
