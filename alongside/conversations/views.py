"""Reading, sharing and answering. Sign-in and the limits are asked for by middleware."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.groups.access import in_group
from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.people.models import Draft
from alongside.vault.models import open_many

from .forms import ReplyForm, ResponseForm, StoryForm
from .models import Reply, Response, Story
from .starters import starters_for
from .taking_back import take_back

A_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def stories(request, membership):
    """The group's stories, newest first; a POST shares one."""
    group, place = membership.group, f"story:{membership.group_id}"
    form = StoryForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data
        story = Story.objects.share(
            by=request.user, group=group, body=words["body"], wish=words["wish"], pk=words["id"]
        )
        Draft.objects.drop(request.user, place)
        return redirect(story)
    shared = group.stories.listed_for(request.user).select_related("author")
    shown = page(shared, by="shared_at", size=A_PAGE, at=request.GET.get("page", ""))
    open_many([request.user, group, *shown.rows])
    context = {
        "group": group,
        "me": membership,
        "form": form,
        "place": place,
        "stories": shown,
    }
    return render(request, "conversations/stories.html", context)


@require_http_methods(["GET", "HEAD"])
@in_group
def share(request, membership):
    """A page of its own to write on, with whatever was begun before."""
    place = f"story:{membership.group_id}"
    form = StoryForm(initial={"body": Draft.objects.words(request.user, place)})
    context = {"group": membership.group, "me": membership, "form": form, "place": place}
    return render(request, "conversations/share.html", context)


def readable_story(request, pk):
    stories = Story.objects.visible_to(request.user).with_mark_of(request.user)
    stories = stories.with_folds_of(request.user)
    return get_object_or_404(stories.select_related("author", "group"), pk=pk)


@require_http_methods(["GET", "HEAD"])
def story(request, pk):
    return show(request, readable_story(request, pk))


@require_POST
def reply(request, pk):
    story = readable_story(request, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return show(request, story, form)
    words = form.cleaned_data
    try:
        made = story.reply(by=request.user, body=words["body"], pk=words["id"])
    except Story.DoesNotExist:  # Taken back a moment ago: the refusal gives the words back.
        raise Http404 from None
    Draft.objects.drop(request.user, f"reply:{story.pk}")
    return redirect(made)


def show(request, story, form=None):
    """A story with one page of its replies; a form that came back keeps what was typed."""
    place = f"reply:{story.pk}"
    replies = story.replies.past_blocks_of(request.user).with_folds_of(request.user)
    replies = replies.select_related("author")
    at = request.GET.get("page", "")
    shown = page(replies, by="shared_at", size=A_PAGE, at=at, newest_first=False)
    named = Response.objects.attach(story, shown.rows, reader=request.user)
    open_many([request.user, story, *shown.rows, *named])
    if form is None:
        form = ReplyForm(initial={"body": Draft.objects.words(request.user, place)})
    last = shown.rows[-1].shared_at if shown.rows else timezone.now()
    if not story.read_at or (story.has_news() and last > story.read_at):
        story.mark_read(by=request.user, until=last)
    context = {
        "story": story,
        "group": story.group,
        "replies": shown,
        "form": form,
        "place": place,
        "starters": starters_for(story.wish),
        "kinds": Response.Kind.choices,
    }
    return render(request, "conversations/story.html", context)


@require_POST
def respond(request, pk):
    return respond_to(request, readable_story(request, pk))


@require_POST
def respond_to_reply(request, pk):
    replies = Reply.objects.visible_to(request.user)
    return respond_to(request, get_object_or_404(replies, pk=pk))


def respond_to(request, shared):
    form = ResponseForm(request.POST)
    if form.is_valid():
        given, taken_back = form.cleaned_data["kind"], form.cleaned_data["take_back"]
        if given:
            Response.objects.give(by=request.user, to=shared, kind=given)
        if taken_back:
            Response.objects.take_back(by=request.user, to=shared, kind=taken_back)
    return redirect(shared)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def take_back_story(request, membership, pk):
    return taking_back(request, membership.group, Story, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def take_back_reply(request, membership, pk):
    return taking_back(request, membership.group, Reply, pk)


def taking_back(request, group, kind, pk):
    """Says what will happen; a POST does it. Twice is once: what is gone already is not missed."""
    here = kind.objects.filter(group=group).past_blocks_of(request.user)
    shared = here.select_related("author").filter(pk=pk).first()
    if shared is None:
        if request.method == "POST":
            return redirect("stories", group.ref)
        raise Http404
    require(shared.can_be_taken_back_by(request.user))
    if request.method == "POST":
        take_back(shared)
        messages.success(request, _("You took it back. Your words are gone from here."))
    elif not shared.taken_back_at:
        open_many([request.user, group, shared])
        context = {"shared": shared, "group": group, "is_story": kind is Story}
        return render(request, "conversations/take_back.html", context)
    return redirect(what_stays(shared, request.user) or reverse("stories", args=[group.ref]))


def what_stays(shared, person):
    """The address where the place of what was taken back can still be seen, or None."""
    pk = shared.pk if isinstance(shared, Story) else shared.story_id
    is_there = Story.objects.visible_to(person).filter(pk=pk).exists()
    return shared.get_absolute_url() if is_there else None
