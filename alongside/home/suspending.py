"""An organiser closes an account for a while, answers an appeal, and opens it again."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.lib.access import require
from alongside.lib.words import Words, typed
from alongside.people.being_here.together import is_in
from alongside.people.being_told.often import too_often
from alongside.people.coming_in.freshly import fresh
from alongside.people.models import Person, Suspension
from alongside.people.safety.suspensions import LONGEST, may_be_suspended_by
from alongside.vault import access

AT_MOST = gettext_lazy("At most 2,000 characters.")
MOST, SECONDS = 20, 10 * 60  # Of names that one organiser can try.


class FindForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("The name it signs in with"),
        max_length=40,
        help_text=gettext_lazy("The whole name, as it is typed. There is no list of people."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


class SuspendForm(forms.Form):
    reason = Words(
        label=gettext_lazy("Why, in words they will read"),
        max_length=LONGEST,
        help_text=AT_MOST,
        error_messages={"required": gettext_lazy("Please say why. They have a right to know.")},
        rows=5,
    )


class AnswerForm(forms.Form):
    answer = Words(
        label=gettext_lazy("Your answer, in words they will read"),
        max_length=LONGEST,
        help_text=AT_MOST,
        error_messages={"required": gettext_lazy("Please write them an answer.")},
        rows=5,
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What happens now"),
        widget=forms.RadioSelect,
        choices=[
            ("lift", gettext_lazy("The account is opened again")),
            ("keep", gettext_lazy("It stays closed")),
        ],
        error_messages={"required": gettext_lazy("Please choose what happens now.")},
    )


class LiftForm(forms.Form):
    note = Words(
        label=gettext_lazy("A few words for them, if you like"),
        max_length=LONGEST,
        required=False,
        help_text=AT_MOST,
        rows=3,
    )


# -- finding an account ----------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    """Find one account by the name it signs in with: written down, and not too often."""
    require(request.user.is_organiser)
    form = FindForm(request.POST or None)
    if form.is_valid():
        if too_often("find_account", request.user.pk, MOST, SECONDS):
            form.add_error(
                "name", _("There have been many tries just now. Please wait a few minutes.")
            )
        elif person := found(form.cleaned_data["name"], by=request.user):
            return redirect("an_account", person.pk)
        else:
            form.add_error("name", _("No account signs in with this name, letter by letter."))
    return render(request, "home/find_account.html", {"form": form})


def found(name, *, by):
    """The person who signs in as `name`, or None. What is done is the same for either."""
    person = Person.objects.filter(sign_in_name=name).first()
    access.write("account_sought", by=by, person=person and person.pk)
    return person


# -- one account -----------------------------------------------------------------------------------


def somebody(request, pk):
    require(request.user.is_organiser)
    return get_object_or_404(Person, pk=pk)


def draw(request, person, *, kept="", **forms):
    """What an organiser sees of one account: what its person is called, and whether it is open.

    `kept` are words that came too late to be of use, to give back. So are those of a form of these
    `forms` which was refused, and which the page does not have any more.
    """
    history = person.suspensions.newest_first().opened()
    suspension = history[0] if history and not history[0].lifted_at else None
    context = {
        "person": person,
        "suspension": suspension,
        "before": [one for one in history if one is not suspension],
        "death": person.deaths.confirmed().first(),
        "may_suspend": may_be_suspended_by(person, request.user),
        "may_answer": bool(suspension) and suspension.can_be_answered_by(request.user),
        "suspend_form": SuspendForm(),
        "answer_form": AnswerForm(),
        "lift_form": LiftForm(),
        "kept": kept,
        **forms,
    }
    for name, form in forms.items():
        if name != shown_in(context) and (words := typed(form, next(iter(form.fields)))):
            messages.warning(request, _("This has changed meanwhile. What you wrote was not sent."))
            context["kept"] = words
    return render(request, "home/an_account.html", context)


def shown_in(context):
    """The name of the form that the page has by now, or None."""
    if context["suspension"]:
        return "answer_form" if context["may_answer"] else "lift_form"
    return "suspend_form" if context["may_suspend"] and not context["death"] else None


@require_safe
def account(request, pk):
    return draw(request, somebody(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def suspend(request, pk):
    """Closes the account. Who has confirmed that it is them comes by GET where nothing waits."""
    person = somebody(request, pk)
    require(person != request.user)
    if request.method != "POST":
        return redirect("an_account", person.pk)
    form = SuspendForm(request.POST)
    if not form.is_valid():
        return draw(request, person, suspend_form=form)
    reason = form.cleaned_data["reason"]
    suspension = Suspension.objects.suspend(person, by=request.user, reason=reason)
    if suspension.by_id != request.user.pk or suspension.readable("reason") != reason:
        told = _("Somebody was quicker: the account is closed already. They do not read this.")
        messages.warning(request, told)
        return draw(request, person, kept=reason)
    messages.success(request, _("The account is closed. They can read your reason, and answer."))
    return redirect("an_account", person.pk)


def meant(request, person):
    """The decision that a form is about: it says which, as the account may be closed anew by now.

    Where it does not say, the one that counts, or the last one; a 404 where there never was one.
    """
    said = request.POST.get("suspension")
    history = person.suspensions.newest_first()
    found = next((one for one in history if said in (None, str(one.pk))), None)
    if found is None:
        raise Http404
    return found


@require_POST
def answer(request, pk):
    """Somebody else than who decided looks at it again, wherever there is somebody else."""
    person = somebody(request, pk)
    suspension = meant(request, person)
    form = AnswerForm(request.POST)
    if suspension.lifted_at or (suspension.appealed_at and not suspension.is_waiting):
        return too_late(request, suspension, typed(form, "answer"))
    require(suspension.can_be_answered_by(request.user))
    if not form.is_valid():
        return draw(request, person, answer_form=form)
    words = form.cleaned_data["answer"]
    if form.cleaned_data["outcome"] == "lift":
        was_first = suspension.lift(by=request.user, note=words)
    else:
        was_first = suspension.keep(by=request.user, answer=words)
    if not was_first:
        return too_late(request, suspension, words)
    messages.success(request, _("They can read your answer now."))
    return redirect("an_account", person.pk)


@require_POST
def lift(request, pk):
    person = somebody(request, pk)
    suspension = meant(request, person)
    form = LiftForm(request.POST)
    if suspension.lifted_at:
        return too_late(request, suspension, typed(form, "note"))
    if not form.is_valid():
        return draw(request, person, lift_form=form)
    note = form.cleaned_data["note"]
    if not suspension.lift(by=request.user, note=note):
        return too_late(request, suspension, note)
    messages.success(request, _("The account is open again."))
    return redirect("an_account", person.pk)


def too_late(request, suspension, words):
    """It was decided meanwhile, as the page shows then. Words that were not sent are given back."""
    person = somebody(request, suspension.person_id)
    if person.suspensions.current().exclude(pk=suspension.pk).exists():
        told = _("The account has been closed anew since. This form was about the time before.")
        messages.warning(request, told)
    if is_in(words, suspension.readable("answer") or ""):  # It may stand behind an earlier answer.
        return redirect("an_account", person.pk)
    messages.warning(request, _("This was decided already. What you wrote was not sent."))
    return draw(request, person, kept=words)
