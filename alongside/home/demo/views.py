"""The cast on one page, each with a button to be them. Mounted in a demo only."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.cast import CAST
from alongside.people.models import Person


@login_not_required
@require_safe
def cast(request):
    return render(request, "home/demo.html", {"cast": CAST})


@login_not_required
@require_POST
def sign_in(request):
    names = {character.name for character in CAST}
    name = request.POST.get("person", "")
    people = Person.objects.filter(sign_in_name=name if name in names else "")
    login(request, get_object_or_404(people), "alongside.people.signing_in.Backend")
    # The cast has no passkeys. Only somebody at this very machine gets this far.
    request.session["second_factor"] = True
    return redirect("home")
