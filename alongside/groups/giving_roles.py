"""What somebody is in a group: given by who facilitates, and laid down by oneself."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alongside.lib.access import require

from .access import in_group
from .load import leads_enough
from .roles import Act, Role, below, in_words


class RoleForm(forms.Form):
    role = forms.ChoiceField(
        label=gettext_lazy("What they are in this group"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose one of them.")},
    )

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(one.value, one.label) for one in offered]


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.ATTEND)
def role(request, membership, pk):
    """The role of one person. Who may not give roles can lay down their own."""
    places = membership.group.memberships.current().select_related("person")
    place = get_object_or_404(places, pk=pk)
    place.group, is_mine = membership.group, place.pk == membership.pk
    offered = offered_to(membership, place)
    require(offered)
    form = RoleForm(request.POST or None, offered=offered, initial={"role": place.role})
    if form.is_valid():
        if place.give_role(Role(form.cleaned_data["role"]), by=request.user):
            messages.success(request, _("That is what the group sees from now on."))
            return redirect("people", membership.group.ref)
        form.add_error("role", _("Nobody else facilitates. Let somebody else do so first."))
    context = {
        "group": membership.group,
        "place": place,
        "is_mine": is_mine,
        "is_last": place.is_last_facilitator(),
        "leads_enough": not is_mine and not place.facilitates and leads_enough(place.person),
        "form": form,
        "in_words": {one.value: described(one) for one in offered},
    }
    return render(request, "groups/role.html", context)


def offered_to(membership, place):
    """The roles that the person of `membership` can give here; none where they cannot."""
    role = Role(place.role)
    if place.pk == membership.pk:
        less = below(role)
        return [role, *less] if less else []
    return list(Role) if membership.may(Act.GIVE_ROLES) else []


def described(role):
    """(the name of the role it adds to, or "", [what it may do besides])."""
    before, added = in_words(role)
    return (before.label if before else "", added)
