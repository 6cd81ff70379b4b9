"""The page with stories like one."""

from functools import partial

from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from alongside.groups.models import Group
from alongside.vault.models import open_many

from ..models import Story
from .behind import read_on
from .looking import Answer, alike


@require_safe
def stories_alike(request, pk):
    """A few stories like this one: of its group, or of all of the reader's with `?in=all`."""
    stories = Story.objects.visible_to(request.user).select_related("author", "group")
    story = get_object_or_404(stories, pk=pk)
    request.inside = story.group
    groups = list(Group.objects.joined_by(request.user))
    everywhere = request.GET.get("in") == "all" and len(groups) > 1
    open_many([request.user, story])
    answer = Answer("meaning")
    if story.readable("body"):
        looked_in = [group.pk for group in groups] if everywhere else [story.group_id]
        answer = alike(story, request.user, looked_in)
    # Once nothing is held any more: the thread sees only what is kept.
    transaction.on_commit(partial(read_on, answer.unread))
    context = {
        "story": story,
        "group": story.group,
        "answer": answer,
        "everywhere": everywhere,
        "has_others": len(groups) > 1,
    }
    return render(request, "conversations/alike.html", context)
