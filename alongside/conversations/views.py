"""Reading, sharing and answering. Sign-in and the limits are asked for by middleware."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from alongside.groups.access import in_group
from alongside.lib.keyset import page
from alongside.people.models import Draft
from alongside.vault.models import open_many

from .forms import ReplyForm, ResponseForm, StoryForm
from .models import Reply, Response, Story
from .starters import starters_for

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
    shared = group.stories.with_mark_of(request.user).select_related("author")
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
    made = story.reply(by=request.user, body=form.cleaned_data["body"], pk=form.cleaned_data["id"])
    Draft.objects.drop(request.user, f"reply:{story.pk}")
    return redirect(made)


def show(request, story, form=None):
    """A story with one page of its replies; a form that came back keeps what was typed."""
    place = f"reply:{story.pk}"
    replies = story.replies.select_related("author")
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
