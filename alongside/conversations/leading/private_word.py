"""A private word to the author of something shared, in the thread they have with those who lead.

The message refers to what it is about; the words of that stand there alone.
"""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.access import in_group
from alongside.groups.models import Thread
from alongside.groups.roles import Act
from alongside.groups.talking.forms import MessageForm
from alongside.groups.talking.standing import leaders_known_to, standing_of
from alongside.lib.access import require
from alongside.people.being_here.drafts import done
from alongside.people.models import Draft
from alongside.vault.models import open_many

from ..models import Reply, Story


def starters():
    """Beginnings of a sentence that are kind; where the writer goes on, they end in " …"."""
    return [
        _("Thank you for sharing this."),
        _("I would like to ask you about …"),
        _("I wonder how you are since …"),
        _("Something in it gave me a thought: …"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.READ_THREADS)
def about_story(request, membership, pk):
    return a_word(request, membership, Story, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.READ_THREADS)
def about_reply(request, membership, pk):
    return a_word(request, membership, Reply, pk)


def a_word(request, membership, kind, pk):
    """A page to write on; a POST writes it into the thread, unless they have gone.

    It greets nobody who is new: what would help them here stands on the desk and in the thread.
    """
    there = kind.objects.visible_to(request.user).filter(group=membership.group)
    shared = get_object_or_404(there.select_related("author"), pk=pk, taken_back_at=None)
    author = shared.author
    standing = author and standing_of(author, Q(group=membership.group_id))
    if request.method == "POST" and not (standing and standing.may_write):
        raise Http404  # The refusal gives the words back.
    if reason := why_not(standing):
        messages.info(request, reason)
        return redirect(shared)
    require(author != request.user)
    thread = Thread.objects.between(author, standing.group)
    form = MessageForm(request.POST or None)
    if form.is_valid():
        words, about = form.cleaned_data, f"{kind._meta.model_name}:{shared.pk}"
        said = {"body": words["body"], "about": about, "pk": words["id"]}
        with form.makes_one():
            thread.write(by=request.user, greets=False, **said)
            done(request, thread.draft_place)
            return redirect("thread_with", membership.group.ref, author.pk)
    if request.method != "POST":
        form = MessageForm(initial={"body": Draft.objects.words(request.user, thread.draft_place)})
    leaders = [one for one in leaders_known_to(standing) if one != request.user]
    open_many([request.user, membership.group, shared, author, *leaders])
    context = {
        "group": membership.group,
        "shared": shared,
        "form": form,
        "place": thread.draft_place,
        "others": leaders,
        "starters": starters(),
    }
    return render(request, "conversations/private_word.html", context)


def why_not(standing):
    """Why nothing can be written to them, in words; "" where something can."""
    if standing is None or (standing.has_thread and not standing.may_write):
        return _("There is no thread with them here any more to write in.")
    if not standing.has_thread:
        return _("They look after this group too, so there is no thread between you.")
    return ""


@require_safe
def a_reply(request, pk):
    """To its place on the page of its story."""
    return redirect(get_object_or_404(Reply.objects.visible_to(request.user), pk=pk))
