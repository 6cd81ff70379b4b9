"""Reading the policies, which anybody may, and what they were before; and making them one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.agreeing.agreements import lines_of
from alongside.groups.agreeing.differences import differences
from alongside.lib.access import require
from alongside.people.coming_in.wholly import reader_of

from .drawing import drawn
from .forms import PolicyForm
from .versions import PolicyVersion, all_policies, write


def policy_or_404(key):
    for policy in all_policies():
        if policy.key == key:
            return policy
    raise Http404


@login_not_required
@require_safe
def policies(request):
    return render(request, "care/policies.html", {"policies": all_policies()})


@login_not_required
@require_safe
def policy(request, key):
    policy = policy_or_404(key)
    body = policy.body
    context = {"policy": policy, "words": drawn(body) if body is not None else None}
    return render(request, "care/policy.html", context)


@login_not_required
@require_safe
def policy_versions(request, key):
    """Every version there was, newest first, and what was different from the one before."""
    policy = policy_or_404(key)
    written = PolicyVersion.objects.filter(key=key).order_by("number")
    reader = reader_of(request)
    organises = reader.is_authenticated and reader.is_organiser
    if organises:
        written = written.select_related("written_by")  # Visitors are not told who.
    written = written.opened()
    before, versions = policy.shipped.body, []
    for one in written:
        now = one.readable("body")
        known = None not in (before, now)
        versions.append((one, differences(said(before), said(now)) if known else None))
        before = now
    context = {"policy": policy, "versions": versions[::-1], "organises": organises}
    return render(request, "care/policy_versions.html", context)


def said(text):
    """Its lines, without the signs that make a heading or a list of them."""
    return [line.removeprefix("## ").removeprefix("- ") for line in lines_of(text)]


@require_http_methods(["GET", "HEAD", "POST"])
def write_policy(request, key):
    """An organiser makes it their own; nobody is locked out by it, and it is said on Today."""
    require(request.user.is_organiser)
    policy = policy_or_404(key)
    begun = {"body": policy.body or policy.shipped.body, "after": policy.number}
    form = PolicyForm(request.POST or None, initial=begun)
    theirs = None
    if form.is_valid():
        if write(key, by=request.user, **form.cleaned_data):
            messages.success(request, _("This is the policy now. Everybody can see that it is."))
            return redirect("policy", key)
        policy = theirs = policy_or_404(key)
        form.has_changed_meanwhile(policy)
    context = {
        "policy": policy,
        "form": form,
        "theirs": theirs and drawn(theirs.body or ""),
        "shipped": drawn(policy.shipped.body),
    }
    return render(request, "care/write_policy.html", context)
