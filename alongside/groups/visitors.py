"""What visitors of the first page are told of a group: nothing, unless who leads it says so."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from .access import in_group
from .models import Group, Membership
from .roles import Act


class VisitorsForm(forms.Form):
    told = forms.BooleanField(
        label=gettext_lazy("Tell visitors of this group on the first page"), required=False
    )
    # Each facilitator for themselves: nobody is named by somebody else.
    named = forms.BooleanField(
        label=gettext_lazy(
            "Say there, and where people look for a group, that I lead it, by the name I have here"
        ),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.CHANGE_GROUP)
def visitors(request, membership):
    group = membership.group
    switches = {"told": group.told_to_visitors, "named": membership.named_to_visitors}
    # Nothing ticked is an answer as well, so that the method counts and not what came with it.
    sent = request.POST if request.method == "POST" else None
    form = VisitorsForm(sent, initial=switches)
    if form.is_valid():
        wanted = form.cleaned_data
        if request.POST.get("was_told") != str(wanted["told"]):  # Else somebody else may have.
            Group.objects.filter(pk=group.pk).update(told_to_visitors=wanted["told"])
        mine = Membership.objects.filter(pk=membership.pk)
        mine.update(named_to_visitors=wanted["named"])
        messages.success(request, _("Saved. Visitors of the first page see it like this now."))
        return redirect("visitors", group.ref)
    leading = group.memberships.current().leading()
    others = leading.filter(named_to_visitors=True).exclude(pk=membership.pk)
    context = {
        "group": group,
        "form": form,
        "others": [place.person for place in others.select_related("person").opened()],
    }
    return render(request, "groups/visitors.html", context)
