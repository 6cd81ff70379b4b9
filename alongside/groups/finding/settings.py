"""The page on which those who lead say what their group is, and how people find and join it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.lib.meanwhile import ChangedMeanwhile

from ..access import in_group
from ..roles import Act
from .forms import SettingsForm
from .telling import change


@require_http_methods(["GET", "HEAD", "POST"])
@in_group(to=Act.CHANGE_GROUP)
def group_settings(request, membership):
    group = membership.group
    # Nothing ticked is an answer as well, so that the method counts and not what came with it.
    sent = request.POST if request.method == "POST" else None
    form = SettingsForm(sent, group=group)
    if form.is_valid():
        wanted = {**form.cleaned_data}
        try:
            change(group, wanted, made_from=wanted.pop("version"))
        except ChangedMeanwhile as meanwhile:
            form.has_changed_meanwhile(meanwhile.now)
        else:
            told = _("Saved. People who look for a group find it like this now.")
            messages.success(request, told)
            return redirect("group_settings", group.ref)
    return render(request, "groups/settings.html", {"group": group, "form": form})
