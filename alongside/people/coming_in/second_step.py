"""The second step: after the password, or for whoever must have one and has not shown it yet."""

from allauth.account.stages import LoginStageController
from allauth.mfa.base.internal.flows import post_authentication
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ..arriving.views import onward
from ..being_here.drafts import keep_form
from . import passkeys, second_factor
from .codes import CodeForm
from .freshly import confirmed


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request):
    stage = None
    if request.user.is_authenticated:
        person = request.user
        if second_factor.has_passed(request) or not person.must_use_second_factor:
            return redirect(onward(request, "home"))
    else:
        stage = LoginStageController.enter(request, second_factor.SecondStep.key)
        if stage is None or stage.login.user is None:  # Or they have been erased meanwhile.
            return redirect("account_login")
        person = stage.login.user
    return ask_for_it(request, person, stage, kept=request.POST.get("kept_body", ""))


def ask_for_it(request, person, stage=None, kept="", status=200):
    """The page that asks for what they have; or, if it is nothing yet, to choose something.

    `kept` are words that were on their way, to give back.
    """
    kinds = second_factor.kinds_of(person)
    said = {"kinds": kinds, "next": onward(request, ""), "kept": kept, "signed_in": stage is None}
    said["by_password"] = second_factor.came_by_password(request, person)
    if not kinds:
        return render(request, "mfa/choose.html", said, status=status)
    forms = {
        name: form(request.POST if name in request.POST else None, user=person, request=request)
        for name, form in (("credential", passkeys.Proof), ("code", CodeForm))
    }
    for form in forms.values():
        if form.is_bound and form.is_valid():
            return go_on(request, form.authenticator, stage)
    if second_factor.PASSKEY in kinds:
        said["options"] = passkeys.begin_proving(person)
    tried = next((form for form in forms.values() if form.is_bound), None)
    return render(
        request, "mfa/authenticate.html", {**said, "forms": forms, "tried": tried}, status=status
    )


def go_on(request, authenticator, stage):
    post_authentication(request, authenticator)
    if stage is None:
        second_factor.passed(request)
        confirmed(request)
        return redirect(onward(request, "home"))
    # Words that came with the password wait where they were being written.
    keep_form(stage.login.user, stage.state.get("kept", {}), prefix="kept_")
    return stage.exit()
