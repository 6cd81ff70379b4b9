"""Words for hard moments, one tap away from the room; open to everybody, as all our words are."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from .moments import CHECKLISTS, MOMENTS


@require_safe
def hard_moments(request):
    context = {"moments": MOMENTS, "checklists": CHECKLISTS}
    return render(request, "meetings/leading/hard_moments.html", context)
