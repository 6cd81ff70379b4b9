"""Reading the agreement and its past, saying yes to it, and changing it together."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.lib.access import require
from alongside.people.arriving import names
from alongside.people.arriving.views import onward
from alongside.people.being_here.drafts import done
from alongside.people.models import Block, Draft
from alongside.vault.models import open_many
from alongside.vault.once import once

from ..access import in_group, membership_of
from ..roles import Act
from .agreements import lines_of
from .differences import differences
from .forms import AcceptForm, ProposalForm, RemarkForm
from .proposals import Proposal, Remark, Voice


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request, ref):
    """Read the agreement; accept it, once, before anything else of the group can be read.

    Who said yes to an older version sees what is different, and is locked out of nothing.
    """
    membership = membership_of(request.user, ref)
    current = membership.group.current_agreement()
    form = AcceptForm(request.POST or None, current=current)
    # Here, as they may have another name by now than the one they asked or came with.
    taken = not membership.has_agreed and names.is_taken_in(membership.group, request.user)
    if form.is_valid() and not taken:
        membership.accept(current)
        return redirect(after_saying_yes(request, membership))
    context = {
        "group": membership.group,
        "me": membership,
        "agreement": current,
        "accepted": membership.acceptances.filter(agreement=current).first(),
        "changed": changed_for(membership),
        "may_propose": membership.has_agreed and membership.may(Act.PROPOSE),
        "form": form,
        "taken": taken,
        "next": onward(request, ""),
    }
    return render(request, "groups/agreement.html", context)


def after_saying_yes(request, membership):
    """Where they were going; newcomers who were only coming in are welcomed first."""
    group = membership.group
    to = onward(request, group.get_absolute_url())
    is_new = not (membership.has_agreed or membership.settled_at or membership.facilitates)
    if is_new and to == group.get_absolute_url():
        return reverse("welcome", args=[group.ref])
    return to


def changed_for(membership):
    """[Line] since the version this person said yes to; None where that is the present one."""
    if not membership.is_behind:
        return None
    versions = [membership.accepted_version, membership.current_version]
    read = membership.group.agreements.filter(version__in=versions).order_by("version").opened()
    return between(*read) if len(read) == 2 else None


def between(before, now):
    """[Line] from one version, or proposal, to another; None where one of them does not open."""
    texts = [before.readable("body"), now.readable("body")]
    return None if None in texts else differences(*map(lines_of, texts))


@require_safe
@in_group
def versions(request, membership):
    """Every version there was, newest first, and what was proposed on the way."""
    group = membership.group
    written = group.agreements.select_related("written_by").order_by("-version").opened()
    said_yes = membership.acceptances.values_list("agreement", "accepted_at")
    proposals = group.proposals.exclude(closed_at=None).select_related("proposed_by")
    context = {
        "group": group,
        "versions": written,
        "said_yes": dict(said_yes),
        "proposals": proposals.order_by("-closed_at").opened(),
    }
    return render(request, "groups/agreement_versions.html", context)


@require_safe
@in_group
def version(request, membership, number):
    """One version, and what was different from the one before."""
    group = membership.group
    read = group.agreements.filter(version__in=[number - 1, number]).select_related("written_by")
    found = {one.version: one for one in read.opened()}
    this, before = found.get(number), found.get(number - 1)
    if this is None:
        raise Http404
    context = {
        "group": group,
        "agreement": this,
        "before": before,
        "changed": between(before, this) if before else None,
        "came_from": this.proposals.first(),
    }
    return render(request, "groups/agreement_version.html", context)


# -- changing it together --------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.PROPOSE)
def propose(request, membership):
    group, current = membership.group, membership.group.current_agreement()
    if membership.open_proposal and request.method != "POST":
        return redirect("proposal", group.ref, membership.open_proposal)
    there, place = None, f"propose:{group.pk}"
    begun = Draft.objects.begun(request.user, place) if request.method != "POST" else None
    form = ProposalForm(request.POST or None, current=current, begun=begun)
    if form.is_valid():
        words = form.cleaned_data
        made = Proposal.objects.propose(
            by=membership, body=words["body"], why=words["why"], changes=current, id=words["id"]
        )
        if made and says_the_same(made, words):
            done(request, place)
            return to_what_was_made(request, made)
        there, current = made, group.current_agreement()
        if made is None:
            form.has_changed_meanwhile(current)
    context = {"group": group, "form": form, "there": there, "agreement": current, "place": place}
    return render(request, "groups/propose.html", context)


def says_the_same(made, words):
    """Whether it says all that was typed: whoever gave no reason loses none."""
    same_why = words["why"] in ("", made.readable("why"))
    return same_why and made.readable("body") == words["body"]


def to_what_was_made(request, made):
    """To the proposal; or, where all could live with it at once, to the agreement it is now."""
    made.refresh_from_db()
    if made.outcome != Proposal.Outcome.AGREED:
        return redirect("proposal", made.group.ref, made.pk)
    messages.success(request, _("It is your agreement from now on."))
    return redirect("agreement", made.group.ref)


def proposal_in(membership, pk):
    proposals = Proposal.objects.filter(group=membership.group)
    proposal = get_object_or_404(proposals.select_related("proposed_by", "changes"), pk=pk)
    proposal.group = membership.group
    return proposal


@require_safe
@in_group
def proposal(request, membership, pk):
    begun = Draft.objects.begun(request.user, f"remark:{pk}")
    return show(request, membership, proposal_in(membership, pk), RemarkForm(initial=begun))


def show(request, membership, proposal, form):
    """What would be different, what was said to it that reaches them, and what there is to do."""
    apart = {other for (other,) in Block.objects.between(request.user)}

    def reaches(author, moment):
        return author not in apart and membership.reads(moment)

    remarks = proposal.remarks.select_related("author").order_by("said_at", "pk")
    remarks = [one for one in remarks if reaches(one.author_id, one.said_at)]
    open_many([membership.group, proposal, proposal.changes, *remarks])
    group, standing = membership.group, proposal.standing()
    is_open = proposal.closed_at is None and not group.is_over
    mine = proposal.voices.filter(person=request.user).first()
    context = {
        "group": group,
        "me": membership,
        "proposal": proposal,
        "changed": between(proposal.changes, proposal),
        "gives_why": reaches(proposal.proposed_by_id, proposal.proposed_at),
        "is_from_before": not membership.reads(proposal.proposed_at),
        "remarks": remarks,
        "standing": standing,
        "is_open": is_open,
        "may_talk": is_open and membership.may(Act.PROPOSE),
        "silenced_until": membership.is_silenced and membership.silenced_until,
        "may_answer": is_open and proposal.can_be_answered_by(membership),
        "may_close": is_open and proposal.can_be_closed_by(membership),
        "may_settle": is_open and membership.may(Act.PROPOSE) and proposal.is_agreed(standing),
        "mine": mine and mine.says,
        "form": form,
        "place": f"remark:{proposal.pk}",
    }
    return render(request, "groups/proposal.html", context)


@require_POST
@in_group(to=Act.ACCEPT_AGREEMENT)
def voice(request, membership, pk):
    """Can live with it, or not like this. Once all can, it is the agreement."""
    proposal = proposal_in(membership, pk)
    says = request.POST.get("says")
    if says in Voice.Says.values:
        require(proposal.can_be_answered_by(membership))
        proposal.say(membership, says)
    return redirect("proposal", membership.group.ref, pk)


@require_POST
@in_group(to=Act.PROPOSE)
def remark(request, membership, pk):
    proposal = proposal_in(membership, pk)
    form = RemarkForm(request.POST)
    if proposal.closed_at is None and form.is_valid():
        words = Remark(
            proposal=proposal,
            group=membership.group,
            author=request.user,
            body=form.cleaned_data["body"],
        )
        with form.makes_one():
            once(words, form.cleaned_data["id"], same=("proposal_id", "author_id"))
            done(request, f"remark:{pk}")
            return redirect("proposal", membership.group.ref, pk)
    if proposal.closed_at is not None:
        form.add_error(None, _("This has been settled meanwhile. Your words are still here."))
    return show(request, membership, proposal, form)


@require_POST
@in_group(to=Act.PROPOSE)
def settle(request, membership, pk):
    """The days to talk it over have passed, and most can live with it."""
    proposal = proposal_in(membership, pk)
    require(proposal.can_be_answered_by(membership))
    if proposal.settle(by=request.user):
        messages.success(request, _("It is your agreement from now on."))
        return redirect("agreement", membership.group.ref)
    return redirect("proposal", membership.group.ref, pk)


@require_POST
@in_group
def close_proposal(request, membership, pk):
    proposal = proposal_in(membership, pk)
    require(proposal.can_be_closed_by(membership))
    if proposal.close(by=request.user):
        messages.success(request, _("The agreement stays as it is for now."))
    return redirect("proposal", membership.group.ref, pk)
