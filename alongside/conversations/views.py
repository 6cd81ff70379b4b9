"""Reading, sharing and answering. Sign-in and the limits are asked for by middleware."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.groups.access import NotForNow, in_group, require_may
from alongside.groups.joining.fast_reading import OLDER_THAN, opened_a_page
from alongside.groups.roles import Act
from alongside.groups.sharing.before_sharing import before_sharing
from alongside.groups.sharing.responses import ResponseKind
from alongside.lib.access import require
from alongside.people.as_they_like import as_they_like
from alongside.people.being_here.drafts import done
from alongside.people.being_here.together import is_in
from alongside.people.models import Draft
from alongside.vault.models import open_many

from .forms import ReplyForm, ResponseForm, StoryForm
from .leading.waiting import keep_for_later, made_already, waits
from .models import NO_ID, Reply, Response, Story
from .opening import readable_story, replies_to, stories_in, where_it_stands
from .quoting import attach_sources, chosen_source
from .second_thoughts.undoing import may_still_be_shown
from .starters import starters_for
from .taking_back import take_back


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def stories(request, membership):
    """The group's stories, newest first; a POST shares one."""
    group, place = membership.group, f"story:{membership.group_id}"
    form = StoryForm(request.POST or None)
    if request.method == "POST":
        require_may(membership, Act.SHARE)
    if form.asks_first:
        action, written_on = (reverse(name, args=[group.ref]) for name in ("stories", "share"))
        here = {"action": action, "place": place, "page": written_on}
        return before_sharing(request, group, form, **here)
    if form.is_valid():
        words = form.cleaned_data
        with form.makes_one():
            story = Story.objects.share(
                by=request.user,
                group=group,
                body=words["body"],
                wish=words["wish"],
                content_note=words["content_note"],
                pk=words["id"],
            )
            done(request, place)
            return redirect(story)
    if form.errors:
        return to_write_on(request, membership, form)
    at = request.GET.get("page", "")
    shown = stories_in(membership, at)
    open_many([request.user, group, *shown.rows])
    if at and shown.rows:
        opened_a_page(membership, f"stories:{shown.rows[0].pk}", newest=shown.rows[0].shared_at)
    context = {
        "group": group,
        "me": membership,
        "stories": shown,
        "may_share": membership.may(Act.SHARE),
        "silenced_until": membership.is_silenced and membership.silenced_until,
    }
    return render(request, "conversations/stories.html", context)


@require_http_methods(["GET", "HEAD"])
@in_group(to=Act.SHARE)
def share(request, membership):
    """A page of its own to write on, with whatever was begun before."""
    begun = Draft.objects.begun(request.user, f"story:{membership.group_id}")
    return to_write_on(request, membership, StoryForm(initial=begun))


def to_write_on(request, membership, form):
    context = {
        "group": membership.group,
        "me": membership,
        "form": form,
        "place": f"story:{membership.group_id}",
    }
    return render(request, "conversations/share.html", context)


@require_http_methods(["GET", "HEAD"])
def story(request, pk):
    return show(request, readable_story(request, pk))


@require_POST
def reply(request, pk):
    story = readable_story(request, pk)
    if not story.takes_replies:
        raise NotForNow(story.group, story.silenced_until)
    if waits(story, request.user):
        return keep_it_for_later(request, story)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return show(request, story, form)
    if form.asks_first:
        here = {"action": request.path, "place": f"reply:{story.pk}"}
        here |= {"page": story.get_absolute_url()}
        return before_sharing(request, story.group, form, **here)
    words = form.cleaned_data
    said = {name: words[name] for name in ("body", "content_note")}
    source = chosen_source(story, request.user, words["answers"])
    with form.makes_one():
        try:
            made = story.reply(by=request.user, answers=source, pk=words["id"], **said)
        except Story.DoesNotExist:  # Taken back a moment ago: the refusal gives the words back.
            raise Http404 from None
        done(request, f"reply:{story.pk}")
        return redirect(made)
    return show(request, story, form)


def keep_it_for_later(request, story):
    """Where a reply has to wait: what was typed is kept with their drafts, and back in its box.

    The page is drawn anew from what is kept, so that its form knows of that.
    """
    if made := made_already(story, request.user, request.POST):
        return redirect(made)  # The form was sent twice: the first time it went through.
    if keep_for_later(story, request.user, request.POST):
        messages.info(request, _("Your words are kept for you. They are not shared yet."))
        kept = Draft.objects.words(request.user, f"reply:{story.pk}")
        if is_in(request.POST.get("body", ""), kept):  # Else they are too long to be kept whole.
            return redirect(story)
    typed = {name: request.POST.get(name, "") for name in ("body", "content_note", "answers")}
    return show(request, story, ReplyForm(initial=typed))


def show(request, story, form=None):
    """A story with one page of its replies; a form that came back keeps what was typed."""
    place = f"reply:{story.pk}"
    request.inside = story.group
    at = request.GET.get("page", "")
    shown = replies_to(story, request.user, at)
    named = Response.objects.attach(story, shown.rows, reader=request.user)
    named += attach_sources(shown.rows, request.user)
    if form is None:
        begun = Draft.objects.begun(request.user, place)
        if "answers" in request.GET:
            begun |= {"answers": request.GET["answers"]}
        form = ReplyForm(initial=begun)
    answered = chosen_source(story, request.user, form["answers"].value())
    open_many([request.user, story, *shown.rows, *named, *filter(None, [answered])])
    as_they_like(request.user)  # Some of what the page says is put into words here already.
    for one in (story, *shown.rows):
        one.can_be_undone = may_still_be_shown(one, story, request.user)
    notice_fast_reading(request.user, story, shown.rows)
    mark_what_is_read(request.user, story, shown, at)
    context = {
        "story": story,
        "group": story.group,
        "replies": shown,
        "form": form,
        "place": place,
        "answered": answered,
        "waits": waits(story, request.user),
        "at": at,
        "no_id": str(NO_ID),
        "starters": starters_for(story.wish),
        # Translated once, and not for each of a hundred taps.
        "kinds": {kind: str(label) for kind, label in ResponseKind.choices},
    }
    return render(request, "conversations/story.html", context)


def mark_what_is_read(reader, story, shown, at):
    """They have read up to the end of this page; no further than to what is unread before it."""
    last = shown.rows[-1].shared_at if shown.rows else timezone.now()
    if story.read_at and not (story.has_news() and last > story.read_at):
        return
    if at and is_unread_before(shown.rows[0].shared_at if shown.rows else last, story, reader):
        if not story.read_at:
            story.mark_read(by=reader, until=story.shared_at, left=True)
        return
    story.mark_read(by=reader, until=last, left=bool(shown.after))


def is_unread_before(moment, story, reader):
    unread = story.replies.unread_by(reader, story.read_at or story.shared_at)
    return unread.filter(shared_at__lt=moment).exists()


def notice_fast_reading(reader, story, replies):
    """Those who lead are told of an account that pages through the past: see fast_reading."""
    newest = max(one.shared_at for one in (story, *replies[-1:]))
    if newest < timezone.now() - OLDER_THAN:
        place = story.group.memberships.current().filter(person=reader).first()
        unread = story.read_at is None or story.has_news()
        which = f"story:{story.pk}:{replies[0].pk if replies else ''}"
        if place:
            opened_a_page(place, which, newest=newest, unread=unread)


@require_POST
def respond(request, pk):
    return respond_to(request, readable_story(request, pk))


@require_POST
def respond_to_reply(request, pk):
    replies = Reply.objects.visible_to(request.user).select_related("group")
    return respond_to(request, get_object_or_404(replies, pk=pk))


def respond_to(request, shared):
    if shared.group.is_over:  # Whoever does not write for a while answers with taps.
        raise NotForNow(shared.group)
    form = ResponseForm(request.POST)
    if form.is_valid():
        given, taken_back = form.cleaned_data["kind"], form.cleaned_data["take_back"]
        if given and not Response.objects.give(by=request.user, to=shared, kind=given):
            messages.info(
                request, _("Your tap was not given: these words are held, or taken back.")
            )
        if taken_back:
            Response.objects.take_back(by=request.user, to=shared, kind=taken_back)
    # Back to where the taps are: a reply's address leads there, a story's to the top of its page.
    there = "#responses" if isinstance(shared, Story) else ""
    return redirect(f"{shared.get_absolute_url()}{there}")


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
        stands_at = where_it_stands(shared, request.user) or reverse("stories", args=[group.ref])
        context = {"shared": shared, "group": group, "is_story": kind is Story}
        return render(request, "conversations/take_back.html", context | {"stands_at": stands_at})
    return redirect(what_stays(shared, request.user) or reverse("stories", args=[group.ref]))


def what_stays(shared, person):
    """The address where the place of what was taken back can still be seen, or None.

    Not that of a story to which nobody has replied whom they read: who else has, they do not learn.
    """
    if isinstance(shared, Story):
        theirs = shared.replies.with_words().past_blocks_of(person).exclude(author=person)
        if not theirs.exists():
            return None
    return where_it_stands(shared, person)
