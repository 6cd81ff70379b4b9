"""Who may come in: people who are signed in and have agreed to the limits of confidentiality."""

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import LazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside import live
from alongside.lib.access import page_of

from .arriving.forms import LimitsForm, SignInForm
from .arriving.views import show_limits
from .being_here.carried import CARRIED_UNSEEN
from .being_here.drafts import keep_form, sent_with
from .being_here.places import CHOSEN, says_something
from .coming_in import second_factor, ways_in
from .coming_in.second_step import ask_for_it

# By these names alone: what is asked of, and who answers, is the care team's.
ASKING_FOR_SOMEBODY = {"ask_for_someone", "with_me", "my_cases"}
BEFORE_THE_LIMITS = {"help", "limits", "account_logout", "display", "privacy"}
# Nobody has to agree to anything to take their words along, or to go.
BEFORE_THE_LIMITS |= {"export", "export_file", "erase", "consents", "take_back_consent"}
BEFORE_THE_LIMITS |= {"account_reauthenticate", "address", "remove_address"}
# Nor to put another way in beside an address, before it goes.
BEFORE_THE_LIMITS |= {one.name for one in ways_in.urlpatterns}
# Nor to hear what happened to their account, and to stop it.
BEFORE_THE_LIMITS |= {"devices", "sign_out_device", "sign_out_others", "stop_recovery"}
BEFORE_THE_LIMITS |= {"read_news", "not_me"}
# Nor to ask for somebody to talk with.
BEFORE_THE_LIMITS |= ASKING_FOR_SOMEBODY
# Nothing of anybody else's, and the ways to a second factor.
BEFORE_THE_SECOND_STEP = {"help", "limits", "account_logout", "display", "privacy", "draft"}
BEFORE_THE_SECOND_STEP |= {"account_reauthenticate", "suspended", "appeal"} | ASKING_FOR_SOMEBODY
# Somebody who asks in their name is stopped at once; they can ask anew, if it was them.
BEFORE_THE_SECOND_STEP |= {"stop_recovery"}
# For whoever has none yet. To add another, one has to have shown the one there is.
TO_THE_FIRST_ONE = {"mfa_add_webauthn", "mfa_activate_totp", "mfa_view_recovery_codes"}
# Pages that visitors may see, but which show something of a group to somebody who is signed in.
FOR_VISITORS_TOO = {"home", "join"}
# The fields of the search that are typed into.
LOOKED_FOR = {"q", "who"}
# Those that are for words in every form that has them: a single one is no choice there.
WORDS_ALONE = {"body", "reason", "note", "because", "ending", "questions", "in_other_words"}
WORDS_ALONE |= {"directions", "asks", "closing", "prompt", "our_rule", "purpose", "agreement"}
WORDS_ALONE |= {"kept_body", "act", "others", "support", "called", "used"}


class SignInFirst(LoginRequiredMiddleware):
    """Every page asks for a sign-in unless it says otherwise. Words on their way are kept."""

    def process_view(self, request, view, args, kwargs):
        refused = super().process_view(request, view, args, kwargs)
        if isinstance(request.user, LazyObject):
            # By now it is known who it is. A page asks a hundred things of them, and what stands in
            # for somebody who is yet to be looked up takes many times as long to answer.
            request.user = request.user._wrapped
        return refused

    def handle_no_permission(self, request, view_func):
        kept = words_on_their_way(request) if request.method == "POST" else {}
        if not kept:
            return redirect_to_login(page_of(request))
        context = {
            "form": SignInForm(request=request),
            "kept": kept,
            "unseen": CARRIED_UNSEEN,
            "next": request.POST.get("page", "") or page_of(request),
        }
        return render(request, "account/login.html", context, status=401)


def words_on_their_way(request):
    """{name: text} that the sign-in page carries along: what a draft is made of, and its place.

    Words of a form that keeps no draft have no place to wait at: they are there to be read.
    """
    place, fields = sent_with(request.POST)
    if says_something(fields):
        known = {"began": request.POST["began"]} if "began" in request.POST else {}
        return {"place": place, **known, **fields}
    words = words_of(request) or request.POST.get("body", "")
    return {"body": words} if words.strip() else {}


class LimitsFirst:
    """Sends a signed-in person to the limits page until they agreed to its present version."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not comes_after_the_limits(request, view):
            return None
        if opens_even_so(request, view, kwargs):
            return None
        # It stands in the account: taken back on one device, it is closed at once on all.
        if request.user.has_accepted_limits():
            return None
        if request.method == "POST" and keep_form(request.user, request.POST):
            messages.info(request, _("Your words are kept where you were writing."))
        elif kept := words_of(request):
            to = page_of(request)
            return show_limits(request, LimitsForm(), to=to, kept=kept, status=403)
        return redirect(f"{reverse('limits')}?{urlencode({'next': page_of(request)})}")


def comes_after_the_limits(request, view):
    name = request.resolver_match.view_name
    if name in FOR_VISITORS_TOO:
        return True
    return getattr(view, "login_required", True) and name not in BEFORE_THE_LIMITS


def opens_even_so(request, view, kwargs):
    """Whether this very address leads its reader where they may go however their account stands.

    A view that knows of such addresses says so itself, by an `opens_even_so` of its own.
    """
    asked = getattr(view, "opens_even_so", None)
    return asked is not None and asked(request.user, **kwargs)


class SecondFactorFirst:
    """Who leads a group or organises shows a second factor before they see anything private.

    It is asked of an open page too, at its next request, when somebody is let lead meanwhile; an
    open stream ends then.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        if isinstance(answer, live.Stream) and not second_factor.has_passed(request):
            answer.asked[second_factor.need_none] = answer.person
        return answer

    def process_view(self, request, view, args, kwargs):
        person = request.user
        if not person.is_authenticated or not person.must_use_second_factor:
            return None
        if second_factor.has_passed(request) or not comes_after_the_second_step(request, view):
            return None
        if request.method == "POST" and keep_form(person, request.POST):
            messages.info(request, _("Your words are kept where you were writing."))
        elif kept := words_of(request):
            return ask_for_it(request, person, kept=kept, status=403)
        to = page_of(request)
        asked = reverse("mfa_authenticate")
        return redirect(f"{asked}?{urlencode({'next': to})}" if to else asked)


def comes_after_the_second_step(request, view):
    name = request.resolver_match.view_name
    if name in FOR_VISITORS_TOO:
        return True
    if name in TO_THE_FIRST_ONE:
        return bool(second_factor.kinds_of(request.user))
    return getattr(view, "login_required", True) and name not in BEFORE_THE_SECOND_STEP


def words_of(request):
    """What somebody wrote in a form, as far as it is words and no choice, number or password.

    Not what they looked for, and by whom (LOOKED_FOR): that is on no page but the one that answers.
    """
    texts = (
        text
        for name, text in request.POST.items()
        if "password" not in name and name not in LOOKED_FOR and is_words(name, text)
    )
    return "\n\n".join(text for text in texts if text.strip())


def is_words(name, text):
    """A single word is told from a choice by the name of its field, or by its letters.

    No choice of ours is in any but plain ones; and many scripts put no space between words.
    """
    if name in CHOSEN:
        return text not in CHOSEN[name]
    return name in WORDS_ALONE or " " in text.strip() or not text.isascii()
