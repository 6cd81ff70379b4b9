"""The pages of getting back in: asking, vouching, saying no, and choosing a new password.

Whoever asks sees the same, whether or not anybody signs in by that name: the name is looked up
beside the page, and the three words come from the ticket, not from a row.
"""

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside import live
from alongside.lib import mail
from alongside.lib.access import require
from alongside.vault.sessions import sign_out_everywhere

from ..being_told.often import too_often
from ..coming_in.second_factor import APP, CODES, erase
from ..models import News, Person, Recovery
from .by_link import let_in
from .recovery import TICKET_LASTS, new_ticket, token_of, words_of

COOKIE = "ticket"
A_PLACE, A_VOUCHER = 10, 5  # Tries in an hour.


class AskForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Your name here"),
        max_length=40,
        help_text=gettext_lazy("The one you sign in with, whatever others call you now."),
    )


class WordsForm(forms.Form):
    three_words = forms.CharField(
        label=gettext_lazy("The three words they told you"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": gettext_lazy("Please type the three words they told you.")},
    )


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("A new password"),
        strip=False,  # As where one signs in.
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least ten characters. Three or four words you like work well."),
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self):
        return get_adapter().clean_password(self.cleaned_data["password"], user=self.person)


# -- whoever cannot get in ------------------------------------------------------------------------


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if too_often("recovery", get_ip(request), A_PLACE):
            sorry = _("There have been several tries just now. Please wait a while.")
            form.add_error(None, sorry)
        else:
            return with_a_ticket(form.cleaned_data["name"])
    # One that was asked for on this device before, to go on with.
    ticket = request.COOKIES.get(COOKIE, "")
    ticket = ticket if token_of(ticket) else ""
    context = {"form": form, "ticket": ticket, "hours": settings.RECOVERY_HOURS}
    return render(request, "people/recovery_ask.html", context)


def with_a_ticket(name):
    ticket = new_ticket()
    mail.soon(lambda: begin(name, token_of(ticket)))
    answer = redirect("ticket", ticket)
    answer.set_cookie(
        COOKIE,
        ticket,
        max_age=TICKET_LASTS,
        path=answer.url.removesuffix(f"{ticket}/"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def begin(name, token):
    """If somebody signs in by this name, ask for them, and tell every device of theirs."""
    person = Person.objects.filter(sign_in_name=name, is_active=True).first()
    if person and (recovery := Recovery.objects.ask(person, token)):
        News.tell(person, News.Kind.RECOVERY_ASKED, recovery=str(recovery.pk))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request, ticket):
    """Where it stands. Nothing is told before two people have vouched, nor that it was stopped."""
    token = token_of(ticket)
    if token is None:
        raise Http404
    recovery = Recovery.objects.held_by(token)
    context = {"ticket": ticket, "words": words_of(token), "opens_at": None, "form": None}
    context |= {"here": settings.SITE_ADDRESS + request.path, "hours": settings.RECOVERY_HOURS}
    if recovery and recovery.opens_at:
        context["opens_at"] = recovery.opens_at
    if recovery and recovery.is_open:
        form = context["form"] = NewPasswordForm(request.POST or None, person=recovery.person)
        if request.method == "POST" and form.is_valid():
            return come_back(request, recovery, form.cleaned_data["password"])
    return render(request, "people/recovery_ticket.html", context)


def come_back(request, recovery, password):
    """A new password; every other sign-in ends; and the person is told until they have read it."""
    person = recovery.person
    with transaction.atomic():
        if not recovery.end(Recovery.End.USED):
            return redirect(request.path)
        person.set_password(password)
        person.save(update_fields=["password"])
        person.links.all().delete()
        forget_lost_steps(person)
        sign_out_everywhere(person.pk)
        News.objects.about_recovery(person).settle()
        News.tell(person, News.Kind.RECOVERED, recovery=str(recovery.pk))
    live.recheck(person.pk)
    request.is_coming_back = True  # This device need not be warned of itself.
    answer = let_in(request, person, method="recovery")
    answer.delete_cookie(COOKIE, path=request.path.rsplit("/", 2)[0] + "/")
    return answer


def forget_lost_steps(person):
    """An app or codes that somebody lost would keep them out: but not those who look after others.

    What they must pass to see what is private, two people who vouch cannot take away.
    """
    if not person.must_use_second_factor:
        for lost in Authenticator.objects.filter(user=person, type__in=(APP, CODES)):
            erase(lost)


# -- whoever knows them ---------------------------------------------------------------------------


@require_safe
def recoveries(request):
    require(may_vouch(request.user))
    return show(request)


@require_POST
def vouch(request, pk):
    """The three words show that it is this request. Who they belong to, the person knows who was
    rung up or met: that is what is asked of them."""
    recovery = asked_of(request, pk)
    if not recovery.is_waiting:
        messages.info(request, _("This request needs nothing more from you."))
        return redirect("recoveries")
    form = WordsForm(request.POST)
    if form.is_valid():
        try:
            must_fit(recovery, form.cleaned_data["three_words"], by=request.user)
        except ValidationError as problem:
            form.add_error("three_words", problem)
    if not form.is_valid():
        return show(request, recovery, form)
    if recovery.vouch(by=request.user):
        messages.success(request, _("Thank you. That you know them is written down."))
    return redirect("recoveries")


def must_fit(recovery, typed, by):
    if too_often("vouch", f"{by.pk} {recovery.pk}", A_VOUCHER):
        raise ValidationError(_("There have been several tries just now. Please wait a while."))
    if not recovery.fits(typed):
        raise ValidationError(
            _("These are not the three words of this request. Please ask them once more.")
        )


@require_POST
def set_aside(request, pk):
    """It was not them who asked. It ends, and whoever it is can ask anew."""
    recovery = asked_of(request, pk)
    if recovery.is_waiting:
        stop_for_good(recovery)
    elif recovery.ended != Recovery.End.STOPPED:
        told = _("This is past being set aside. If it was not them, ring them, and an organiser.")
        messages.warning(request, told)
        return redirect("recoveries")
    messages.success(request, _("It is set aside. They can ask anew, and be told other words."))
    return redirect("recoveries")


def asked_of(request, pk):
    """A request for which this person could vouch, or could have: they may have pressed twice."""
    require(may_vouch(request.user))
    return get_object_or_404(Recovery.objects.for_help_of(request.user), pk=pk)


def may_vouch(person):
    return person.leads or person.is_organiser


def show(request, tried=None, form=None):
    """Who waits. The words are never shown here: whoever vouches has to have heard them."""
    waiting = Recovery.objects.waiting().for_help_of(request.user)
    waiting = waiting.select_related("person").order_by("asked_at").opened()
    rows = [
        (one, form if tried and one.pk == tried.pk else WordsForm(auto_id=f"id_%s_{one.pk}"))
        for one in waiting
    ]
    return render(request, "people/recoveries.html", {"rows": rows})


# -- whoever it is about --------------------------------------------------------------------------


@require_POST
def stop(request):
    """Somebody asks to be let into my account, and it is not me."""
    if mine := request.user.recoveries.filter(ended_at=None).first():
        stop_for_good(mine)
    messages.success(request, _("It is stopped for good. Nobody comes in by it."))
    return redirect("devices")


def stop_for_good(recovery):
    if recovery.end(Recovery.End.STOPPED):
        News.objects.about_recovery(recovery.person).settle()
