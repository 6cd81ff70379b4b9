"""What a suspended person still has: the reason, an appeal, and all that is theirs alone."""

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from alongside import live
from alongside.lib.prepared import Prepared, numbered
from alongside.lib.words import Words, typed

from ..being_here.drafts import done, keep_form
from ..being_here.profile import are_all_away
from ..being_here.together import is_in
from ..coming_in import ways_in
from ..middleware import ASKING_FOR_SOMEBODY, FOR_VISITORS_TOO, opens_even_so, words_of
from ..models import Consent, Draft, Person
from .suspensions import LONGEST

# Beside what any visitor may see: the reason, their account, and the way out with what is theirs.
STILL_OPEN = {
    *("suspended", "appeal", "help", "privacy", "limits", "account", "display", "leave_quickly"),
    *("account_logout", "account_reauthenticate", "mfa_authenticate"),
    *(one.name for one in ways_in.urlpatterns),
    *("address", "remove_address", "devices", "sign_out_device", "sign_out_others"),
    *("read_news", "not_me", "stop_recovery", "draft"),
    *("consents", "take_back_consent", "pause", "back", "export", "export_file", "erase"),
    *ASKING_FOR_SOMEBODY,
}
# Nothing goes on streaming to somebody who is suspended, or to whom the limits do not hold.
CLOSED = Q(is_suspended=True) | ~Q(agreed_limits=Consent.LIMITS_VERSION)


class SuspendedFirst:
    """Sends a suspended person to the reason, whatever page of others they ask for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        if isinstance(answer, live.Stream):
            # Here, since every stream there is or will be passes here on its way out.
            answer.asked[are_open] = answer.person
        return answer

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not request.user.is_suspended:
            return None
        if stays_open(request.resolver_match.view_name, view):
            return None
        if opens_even_so(request, view, kwargs):
            return None
        kept = "" if keep_what_was_written(request) else words_of(request)
        if kept and (suspension := newest(request.user)):
            return show(request, suspension, kept=kept, status=403)
        return redirect("suspended")


def stays_open(name, view):
    if name in FOR_VISITORS_TOO:
        return False
    return name in STILL_OPEN or not getattr(view, "login_required", True)


def keep_what_was_written(request):
    """Words on their way into a group wait in a draft, where a form says what they are for.

    Returns whether they do.
    """
    return request.method == "POST" and keep_form(request.user, request.POST)


@Prepared
def closed(**people):
    return Person.objects.filter(CLOSED, pk__in=people.values()).values_list("pk", flat=True)


def are_open(people):
    """Those of these people, as ids, whose account is open, and who agreed to the limits."""
    return people - set(closed(**numbered(people)))


# -- the reason, and asking again ------------------------------------------------------------------


class AppealForm(forms.Form):
    appeal = Words(
        label=gettext_lazy("What the organisers should know"),
        max_length=LONGEST,
        help_text=gettext_lazy("At most 2,000 characters. You can send it once."),
        error_messages={"required": gettext_lazy("Please write what they should know.")},
    )


def newest(person):
    """The decision about this person that counts, or the last one there was, or None."""
    return person.suspensions.newest_first().first()


def draw(request, suspension, form, kept="", status=200):
    """The page. `kept` are words that were on their way into a group, to give back."""
    place = place_of(suspension)
    context = {"suspension": suspension, "form": form, "place": place, "kept": kept}
    context["are_away"] = are_all_away(suspension.who_could_answer())
    return render(request, "people/suspended.html", context, status=status)


def place_of(suspension):
    """Where a draft waits of what the organisers should know."""
    return f"suspension:{suspension.pk}"


@require_safe
def suspended(request):
    """Why the account is closed, or was; what one can do; what is still open."""
    suspension = newest(request.user)
    return redirect("home") if suspension is None else show(request, suspension)


def show(request, suspension, **more):
    begun = Draft.objects.begun(request.user, place_of(suspension))
    return draw(request, suspension, AppealForm(initial=begun), **more)


@require_POST
def appeal(request):
    suspension = newest(request.user)
    form = AppealForm(request.POST)
    if suspension is None:
        return redirect("home")
    is_of_before = request.POST.get("place", place_of(suspension)) != place_of(suspension)
    if is_of_before or not suspension.can_be_appealed_by(request.user):
        return not_again(request, suspension, typed(form, "appeal"))
    if not form.is_valid():
        return draw(request, suspension, form)
    if not suspension.ask_again(form.cleaned_data["appeal"]):
        return not_again(request, suspension, form.cleaned_data["appeal"])
    done(request, place_of(suspension))
    messages.success(request, _("Sent. An organiser is going to look at it again."))
    return redirect("suspended")


def not_again(request, suspension, words):
    """They have asked, or it is over. Other words than those that were sent are given back."""
    if is_in(words, suspension.readable("appeal") or ""):
        return redirect("suspended")
    told = _("You have asked already, or it has been decided. These words were not sent.")
    messages.warning(request, told)
    return show(request, suspension, kept=words)
