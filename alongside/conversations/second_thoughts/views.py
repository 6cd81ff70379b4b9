"""Changing one's own words, what they were before, and having them back in the first moments."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group
from alongside.groups.roles import Act
from alongside.groups.sharing.before_sharing import before_sharing
from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.people.being_here.drafts import done, with_what_was_begun
from alongside.people.models import Draft
from alongside.vault.models import open_many

from ..holding.page import page_of
from ..models import Reply, Story
from ..opening import where_it_stands
from ..taking_back import draft_of
from .edits import edit, version_of, was_held
from .forms import EditReplyForm, EditStoryForm
from .undoing import undo

A_PAGE = 25
FORMS = {Story: EditStoryForm, Reply: EditReplyForm}


# -- changing -------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.SHARE)
def edit_story(request, membership, pk):
    return editing(request, membership.group, Story, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.REPLY)
def edit_reply(request, membership, pk):
    return editing(request, membership.group, Reply, pk)


def editing(request, group, kind, pk):
    """The words in their box; a POST changes them, unless something became of them meanwhile.

    That is shown then, beside what was typed.
    """
    there = kind.objects.own_or_visible_to(request.user).filter(group=group)
    shared = get_object_or_404(there.select_related("author"), pk=pk)
    require(shared.author_id == request.user.pk)
    if shared.taken_back_at:
        raise Http404
    place = draft_of(shared)
    stands_at = where_it_stands(shared, request.user) or reverse("stories", args=[group.ref])
    begun = {} if request.method == "POST" else Draft.objects.begun(request.user, place)
    if "as-it-is" in request.GET:
        begun = {}  # The form knows of it, and takes its place.
    initial = with_what_was_begun(as_it_is(shared), begun, place)
    form = FORMS[kind](request.POST or None, initial=initial)
    if form.asks_first:
        here = {"action": request.path, "place": place, "page": request.path}
        return before_sharing(request, group, form, **here)
    now, before = None, ""
    if form.is_valid():
        try:
            change(request, shared, form.cleaned_data)
        except ChangedMeanwhile as meanwhile:
            now, before = meanwhile.now, form.cleaned_data["version"]
            form.carry(version=version_of(now))
        except kind.DoesNotExist:  # Taken back a moment ago: the refusal gives the words back.
            raise Http404 from None
        else:
            done(request, place)
            return redirect(page_of(shared, group.ref) if shared.held_at else stands_at)
    open_many([request.user, group, shared])
    context = {"group": group, "shared": shared, "form": form, "now": now}
    context |= {"is_story": kind is Story, "place": place, "begun": begun, "stands_at": stands_at}
    context |= {"was_held": was_held(before), "held_url": page_of(shared, group.ref)}
    return render(request, "conversations/edit.html", context)


def as_it_is(shared):
    is_there = {name: shared.readable(name) or "" for name in ("body", "content_note")}
    wish = {"wish": shared.wish} if isinstance(shared, Story) else {}
    return is_there | wish | {"version": version_of(shared)}


def change(request, shared, words):
    names = ("version", "body", "content_note", "wish")
    wanted = {name: words[name] for name in names if name in words}
    if not edit(shared, **wanted):
        return
    if shared.held_at:
        said = _("Your words are changed, and still held. Those who lead can look again.")
    else:
        said = _("Your words are changed.")
    messages.success(request, said)


# -- what the words were before -------------------------------------------------------------------


@require_safe
@in_group(to=Act.READ_THREADS)
def earlier_story(request, membership, pk):
    return earlier(request, membership.group, Story, pk)


@require_safe
@in_group(to=Act.READ_THREADS)
def earlier_reply(request, membership, pk):
    return earlier(request, membership.group, Reply, pk)


def earlier(request, group, kind, pk):
    """For those who lead: what these words were before they were edited, the newest first."""
    visible = kind.objects.visible_to(request.user).filter(group=group).with_words()
    shared = get_object_or_404(visible.select_related("author"), pk=pk)
    edits = shared.edits.select_related("author")
    shown = page(edits, by="edited_at", size=A_PAGE, at=request.GET.get("page", ""))
    open_many([request.user, group, shared, *shown.rows])
    context = {"group": group, "shared": shared, "edits": shown}
    return render(request, "conversations/earlier.html", context)


# -- the first moments ----------------------------------------------------------------------------


@require_POST
@in_group
def undo_story(request, membership, pk):
    return undoing(request, membership, Story, pk)


@require_POST
@in_group
def undo_reply(request, membership, pk):
    return undoing(request, membership, Reply, pk)


def undoing(request, membership, kind, pk):
    """The words are in their box again; where that is too late, there is taking back."""
    group = membership.group
    is_story = kind is Story
    visible = kind.objects.visible_to(request.user).filter(group=group)
    shared = visible.select_related("author").filter(pk=pk).first()
    if shared is None:  # By the same tap, a moment ago.
        return redirect("share" if is_story and membership.may(Act.SHARE) else "stories", group.ref)
    require(shared.author_id == request.user.pk)
    if not undo(shared, by=request.user):
        messages.info(request, _("It cannot be undone any more. You can still take it back."))
        return redirect("take_back" if is_story else "take_back_reply", group.ref, pk)
    messages.success(request, _("Undone. Your words are back in their box, for you alone."))
    if is_story:
        return redirect("share", group.ref)
    return redirect(f"{reverse('story', args=[shared.story_id])}#your-reply")
