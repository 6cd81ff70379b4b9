"""An organiser says that the numbers of crisis lines are right today."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.lib.access import require

from . import looked_over


@require_POST
def confirm_numbers(request):
    require(request.user.is_organiser)
    looked_over.confirm(by=request.user)
    messages.success(request, _("Thank you. The page says that they were looked over today."))
    return redirect("help")
