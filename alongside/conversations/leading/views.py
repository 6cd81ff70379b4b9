"""What those who lead do with a conversation: pause it, slow it down, keep it for later."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.vault.models import open_many

from ..models import Story
from .forms import PauseForm, SteerForm
from .steering import Steering, What

ALREADY = gettext_lazy(
    "It is paused already, and another reason stands there. Yours is still here: to have it stand "
    "there instead, let the conversation go on, and pause it again."
)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.PAUSE_STORIES)
def pause_story(request, membership, pk):
    """Asks for a reason that members read; a POST pauses the conversation."""
    story = story_of(request, membership, pk)
    form = PauseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        paused = Steering.objects.steer(story, What.PAUSE, by=request.user, because=because)
        if paused or is_paused_because(story, because):
            said = _("The conversation is paused. What people write is kept for them.")
            messages.success(request, said)
            return redirect(story)
        form.add_error(None, ALREADY)
    open_many([request.user, membership.group, story])
    context = {"group": membership.group, "story": story, "form": form}
    return render(request, "conversations/pause.html", context)


def is_paused_because(story, because):
    """Whether that is its reason now: also where the same form was sent twice."""
    now = Story.objects.filter(pk=story.pk, paused_at__isnull=False).first()
    return now is not None and now.readable("paused_because") == because


@require_POST
@in_group(to=Act.PAUSE_STORIES)
def steer_story(request, membership, pk):
    """It goes on, slowly, as usual again; it is kept for the next meeting, or not any more."""
    story = story_of(request, membership, pk)
    form = SteerForm(request.POST)
    if form.is_valid():
        Steering.objects.steer(story, What(form.cleaned_data["what"]), by=request.user)
    return redirect(story)


def story_of(request, membership, pk):
    stories = Story.objects.visible_to(request.user).filter(group=membership.group)
    return get_object_or_404(stories.select_related("author"), pk=pk)
