"""A group's own pages: who is in it, its agreement, coming in and going."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.lib.access import require
from alongside.people import names
from alongside.people.models import Mute
from alongside.people.views import onward
from alongside.vault import kit

from .access import in_group, membership_of
from .agreement import to_begin_with
from .forms import AcceptForm, AgreementForm, GroupForm
from .models import Group, Invitation


@require_safe
@in_group
def people(request, membership):
    group = membership.group
    everyone = group.memberships.current().with_agreed().select_related("person__profile")
    invitation = None
    if membership.facilitates:
        invitation = Invitation.objects.open().for_members().filter(group=group).first()
    else:
        everyone = everyone.agreed()
    context = {
        "group": group,
        "me": membership,
        "people": everyone.order_by("joined_at").opened(),
        "invitation": invitation,
        "muted": set(Mute.objects.muted_by(request.user).values_list("whom", flat=True)),
        "to_lead": membership.facilitates and group.invitations.open().to_lead().exists(),
    }
    return render(request, "groups/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request, ref):
    """Read the agreement; accept it, once, before anything else of the group can be read."""
    membership = membership_of(request.user, ref)
    current = membership.group.current_agreement()
    form = AcceptForm(request.POST or None, current=current)
    if form.is_valid():
        membership.accept(current)
        return redirect(onward(request, membership.group))
    context = {
        "group": membership.group,
        "me": membership,
        "agreement": current,
        "accepted": membership.acceptances.filter(agreement=current).exists(),
        "form": form,
        "next": onward(request, ""),
    }
    return render(request, "groups/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def rewrite_agreement(request, membership):
    require(membership.facilitates)
    group = membership.group
    form = AgreementForm(
        request.POST or None, initial={"body": group.current_agreement().readable("body")}
    )
    if form.is_valid():
        latest = group.write_agreement(form.cleaned_data["body"], by=request.user)
        membership.accept(latest)
        return redirect("agreement", group.ref)
    return render(request, "groups/rewrite_agreement.html", {"group": group, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, ref):
    membership = membership_of(request.user, ref)
    if request.method == "POST":
        membership.end(by=request.user)
        messages.success(request, _("You have left the group. You are welcome back any time."))
        return redirect("home")
    return render(request, "groups/leave.html", {"group": membership.group})


def place_in(group, pk):
    places = group.memberships.current().select_related("group", "person")
    return get_object_or_404(places, pk=pk)


@require_POST
@in_group
def lead(request, membership, pk):
    """A facilitator lets a member facilitate too."""
    require(membership.facilitates)
    place_in(membership.group, pk).let_facilitate()
    return redirect("people", membership.group.ref)


@require_POST
@in_group
def part(request, membership, pk):
    """A facilitator ends a member's place in the group."""
    other = place_in(membership.group, pk)
    require(other.can_be_ended_by(request.user))
    other.end(by=request.user)
    return redirect("people", membership.group.ref)


@require_POST
@in_group
def invite(request, membership):
    require(membership.facilitates)
    Invitation.objects.make(membership.group, by=request.user)
    return redirect("people", membership.group.ref)


@require_POST
@in_group
def quick_exit(request, membership):
    """A facilitator gives all pages of the group the button to leave quickly, or takes it off."""
    require(membership.facilitates)
    group = membership.group
    group.quick_exit = request.POST.get("quick_exit") == "yes"
    group.save(update_fields=["quick_exit"])
    return redirect("people", group.ref)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, token):
    """What an invitation link opens. The group is named only to somebody who is signed in."""
    invitation = Invitation.objects.find(token)
    if invitation is None:
        raise Http404
    somebody = request.user.is_authenticated
    for_them = not somebody or invitation.can_be_taken_by(request.user)
    taken = somebody and for_them and is_taken(invitation.group, request.user)
    if request.method == "POST" and somebody and for_them and not taken:
        if invitation.let_in(request.user) is None:
            raise Http404  # Somebody was a moment quicker: this link was for one person.
        return redirect("agreement", invitation.group.ref)
    context = {"invitation": invitation, "for_them": for_them, "taken": taken}
    return render(request, "groups/join.html", context)


def is_taken(group, person):
    """Whether somebody new to the group would be taken there for somebody else, by their name."""
    is_new = not group.memberships.current().filter(person=person).exists()
    return is_new and names.is_taken_in(group, person)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request):
    """The organiser begins a group. Whoever begins it facilitates it until they hand it on."""
    require(request.user.is_organiser)
    if needs_the_kit():
        return render(request, "groups/kit_first.html")
    form = GroupForm(request.POST or None, initial={"agreement": to_begin_with()})
    if form.is_valid():
        group = Group.objects.begin(by=request.user, **form.cleaned_data)
        return redirect("people", group.ref)
    return render(request, "groups/begin.html", {"form": form})


def needs_the_kit():
    """Before the first real group opens, somebody shows that a lost root key could come back."""
    return not settings.DEMO and not kit.is_verified() and not Group.objects.exists()
