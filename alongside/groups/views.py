"""A group's own pages: who is in it, its agreement, coming in and going."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.people.models import Block, Mute
from alongside.vault.models import open_many

from .access import in_group
from .memberships import goodbyes_since
from .models import Invitation
from .roles import Act, below


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
    here = list(everyone.order_by("joined_at"))
    goodbyes = list(goodbyes_for(membership, but_for=here))
    open_many([*here, *goodbyes])
    context = {
        "group": group,
        "me": membership,
        "people": here,
        "goodbyes": goodbyes,
        "may_give_roles": membership.may(Act.GIVE_ROLES),
        "may_silence": membership.may(Act.SILENCE),
        "may_ask_to_leave": membership.may(Act.ASK_TO_LEAVE),
        "may_step_down": membership.may(Act.ATTEND) and bool(below(membership.role)),
        "may_change_group": membership.may(Act.CHANGE_GROUP),
        "may_see_numbers": membership.may(Act.SEE_NUMBERS),
        "may_end": membership.may(Act.END_GROUP),
        "invitation": invitation,
        "may_write_first": membership.may(Act.READ_THREADS),
        "muted": set(Mute.objects.muted_by(request.user).values_list("whom", flat=True)),
        "to_lead": membership.facilitates and group.invitations.open().to_lead().exists(),
    }
    return render(request, "groups/people.html", context)


def goodbyes_for(membership, but_for):
    """The places of those who said goodbye lately, newest first; not of who is back, or blocked.

    What was said before this person came is not for them: see `sees_from`.
    """
    back, apart = [place.person_id for place in but_for], Block.objects.between(membership.person)
    since = max(goodbyes_since(), membership.sees_from or goodbyes_since())
    places = membership.group.memberships.with_goodbye().filter(ended_at__gte=since)
    if membership.away_since:
        places = places.exclude(
            ended_at__gte=membership.away_since, ended_at__lt=membership.joined_at
        )
    places = places.exclude(person__in=back).exclude(person__in=apart)
    places = places.select_related("person")
    return places.order_by("-ended_at")


@require_POST
@in_group(to=Act.CHANGE_GROUP)
def quick_exit(request, membership):
    """A facilitator gives all pages of the group the button to leave quickly, or takes it off."""
    group = membership.group
    group.quick_exit = request.POST.get("quick_exit") == "yes"
    group.save(update_fields=["quick_exit"])
    return redirect("people", group.ref)
