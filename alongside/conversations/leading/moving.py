"""Saying that a story might be heard better in another group; and what its author does about it."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alongside.groups.access import in_group
from alongside.groups.models import Membership
from alongside.groups.roles import Act
from alongside.groups.sharing.before_sharing import before_sharing
from alongside.lib.access import require
from alongside.vault.models import open_many

from ..forms import StoryForm
from ..models import Move, Story
from ..taking_back import take_back
from .moves import groups_for

STAY, ALSO, INSTEAD = "stay", "also", "instead"


class ProposeForm(forms.Form):
    group = forms.ChoiceField(
        label=gettext_lazy("Where it might be heard better"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose a group.")},
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = {str(group.pk): group for group in groups}
        named = [(pk, one.readable("name") or _("a group")) for pk, one in self.groups.items()]
        self.fields["group"].choices = named


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.HOLD)
def propose_move(request, membership, pk):
    """Asks in which of the groups that both are in; a POST lets its author know."""
    there = Story.objects.visible_to(request.user).filter(group=membership.group)
    there = there.with_words().filter(held_at=None).select_related("author")
    story = get_object_or_404(there, pk=pk)
    require(story.author_id != request.user.pk)
    proposed = Move.objects.for_author(story.author).filter(story=story).first()
    groups = groups_for(story, request.user)
    open_many([request.user, membership.group, story, *groups])
    form = ProposeForm(request.POST or None, groups=groups)
    if form.is_valid() and not proposed:
        chosen = form.groups[form.cleaned_data["group"]]
        Move.objects.propose(story, by=request.user, group=chosen)
        messages.success(request, _("Its author is told, and decides."))
        return redirect(story)
    context = {"group": membership.group, "story": story, "form": form, "proposed": proposed}
    return render(request, "conversations/propose_move.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request, pk):
    """For the author: where, and by whom. One tap shares it there, or leaves it where it is."""
    mine = Story.objects.visible_to(request.user).filter(author=request.user)
    one = Move.objects.for_author(request.user).filter(pk=pk).first()
    if one is None:  # Answered before, perhaps by the same tap.
        return redirect(what_it_made(mine, pk))
    story = get_object_or_404(mine.select_related("author"), pk=one.story_id)
    answer = request.POST.get("answer") or request.GET.get("answer")
    if request.method == "POST" and answer == STAY:
        one.answer(shared=False)
        messages.success(request, _("It stays where it is, and only there."))
        return redirect(story)
    can_share = can_share_in(one.group, request.user)
    if request.method == "POST" and answer in (ALSO, INSTEAD):
        require(can_share)
        return share_there(request, one, story, answer)
    open_many([request.user, one, story])
    context = {"move": one, "story": story, "can_share": can_share}
    return render(request, "conversations/move.html", context)


def what_it_made(mine, pk):
    """What was shared by this move, which has its number; else the story that stayed; or a 404."""
    made = mine.filter(pk=pk).first()
    return made or get_object_or_404(mine, moves__pk=pk, moves__answered_at__isnull=False)


def share_there(request, one, story, answer):
    """The same words, as a story of that group; what is private in them is asked about first."""
    form = StoryForm(as_if_typed(request, one, story))
    if form.asks_first:
        action = f"{request.path}?answer={answer}"
        where = {"action": action, "place": "", "page": request.path}
        return before_sharing(request, one.group, form, **where)
    if not form.is_valid():
        open_many([request.user, one, story])
        context = {"move": one, "story": story, "can_share": True, "form": form}
        return render(request, "conversations/move.html", context)
    said = {name: form.cleaned_data[name] for name in ("body", "content_note", "wish")}
    with transaction.atomic():
        if not one.answer(shared=True):
            return redirect("home")
        made = Story.objects.share(by=request.user, group=one.group, pk=one.pk, **said)
        if answer == INSTEAD:
            take_back(story)
    messages.success(request, _("It is shared here now."))
    return redirect(made)


def as_if_typed(request, one, story):
    """What the form for a new story would carry; the words as they were changed on the way here."""
    data = QueryDict(mutable=True)
    words = {name: story.readable(name) or "" for name in ("body", "content_note")}
    data.update(words | {"wish": story.wish, "id": one.pk})
    typed = ("body", "content_note", "gently")
    for name in (name for name in typed if name in request.POST):
        data[name] = request.POST[name]
    return data


def can_share_in(group, person):
    places = Membership.objects.current().agreed().of(person).filter(group=group)
    place = places.select_related("group").first()
    return place is not None and place.may(Act.SHARE)
