"""Signing in and up by a link that comes as a letter. What a page says is the same for everybody.

Whether an address is known here is looked up beside the pages: no status and no timing tells it.
Opening a link changes nothing, since mail servers open them too; the button on its page does.
"""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.signals import user_signed_up
from allauth.core.internal.ratelimit import get_ip
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from alongside import live
from alongside.lib import mail
from alongside.lib.addresses import page_here

from ..arriving.forms import ChoosesAName
from ..arriving.views import onward
from ..being_told import letters
from ..being_told.addresses import agree
from ..being_told.addressing import AddressForm
from ..being_told.often import too_often
from ..models import Address, Link, Person

A_PLACE = 10  # Letters asked for from one place in an hour.


class NameForm(ChoosesAName, forms.Form):
    """A name of one's own, as on the sign-up page, for an account that a letter begins."""

    username = forms.CharField(
        label=gettext_lazy("A name for yourself"),
        max_length=40,
        min_length=2,
        help_text=gettext_lazy(
            "What others will call you. It need not be your real name; better if it is not."
        ),
    )

    def clean_username(self):
        return get_adapter().clean_username(self.check_name())


class NameAndAddressForm(NameForm, AddressForm):
    field_order = ["username", "email"]


# -- asking for one -------------------------------------------------------------------------------


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_link(request):
    return ask(request, AddressForm, "account/sign_in_by_link.html", send_sign_in)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_by_link(request):
    return ask(request, NameAndAddressForm, "account/sign_up_by_link.html", send_sign_up)


def ask(request, form_class, template, write):
    """A form for an address; a letter to it; and one and the same page, whatever is known of it."""
    if not mail.is_offered():
        raise Http404
    if request.user.is_authenticated:
        return redirect("home")
    form, to = form_class(request.POST or None), onward(request, "")
    context = {"form": form, "to": to}
    if not form.is_valid():
        return render(request, template, context)
    if too_often("links", get_ip(request), A_PLACE):
        form.add_error(None, _("There have been several tries just now. Please wait a while."))
        return render(request, template, context)
    said = {**form.cleaned_data, "holds": {"to": to} if to else {}}
    if letters.may_have_one(said["email"]):
        mail.soon(lambda: write(said))
    return redirect(link_sent_to(to, arrives=write is send_sign_up))


def link_sent_to(to, *, arrives):
    """The address of the page that follows, from where one can try once more."""
    said = {"next": to} if to else {}
    said |= {"new": "yes"} if arrives else {}
    return reverse("link_sent") + (f"?{urlencode(said)}" if said else "")


@login_not_required
@require_safe
def link_sent(request):
    again = "sign_up_by_link" if "new" in request.GET else "sign_in_by_link"
    context = {"again": again, "to": onward(request, "")}
    return render(request, "account/link_sent.html", context)


def send_sign_in(said):
    """To whoever has confirmed this address, as they spelt it: a look-alike gets no letter."""
    found = Address.objects.known(said["email"])
    if found and found.person.is_active:  # An account that rests gets no letters.
        holds = said.get("holds") or None
        token = Link.objects.make("sign_in", person=found.person, address=found, holds=holds)
        letters.send_link("sign_in", token, found.email)


def send_sign_up(said):
    """To somebody new; or, where the address is known already, the link to sign in by."""
    if Address.objects.known(said["email"]):
        return send_sign_in(said)
    holds = {"name": said["username"], "email": said["email"], **said["holds"]}
    letters.send_link("sign_up", Link.objects.make("sign_up", holds=holds), said["email"])


# -- opening one ----------------------------------------------------------------------------------


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request, token):
    """What the link is for, with one button; pressing it does it, once."""
    link = Link.objects.find(token)
    if link is None:
        return gone(request)
    if link.kind == Link.Kind.CONFIRM:
        return confirm(request, link)
    if link.kind == Link.Kind.SIGN_IN:
        return come_in(request, link)
    return arrive(request, link)


def gone(request):
    return render(request, "account/link_gone.html", status=404)


def confirm(request, link):
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    if request.user.pk != link.person_id:
        return render(request, "account/link_of_another.html", status=403)
    if request.method != "POST":
        return render(request, "account/link_confirm.html", {"link": link})
    with transaction.atomic():
        if not link.use_up():
            return gone(request)
        before = link.address.confirm()
    if before is None:
        messages.warning(
            request,
            _(
                "This address belongs to another account here. If that is yours too, take the "
                "address back there first."
            ),
        )
    else:
        letters.something_changed(before)
        messages.success(request, _("Your address is confirmed. You can sign in by a link now."))
    return redirect("address")


def come_in(request, link):
    if request.method != "POST":
        return render(request, "account/link_sign_in.html", {"link": link})
    # An address that was taken back since takes its links with it.
    if not link.use_up():
        return gone(request)
    return let_in(request, link.person, to=where_to(link))


def arrive(request, link):
    """`Welcome, <name>`. A name that was taken in the meantime is chosen anew; nothing is lost."""
    said = link.holds
    if Address.objects.known(said["email"]):  # They have arrived already, by another such letter.
        return gone(request)
    form = NameForm(request.POST or None, initial={"username": said["name"]})
    context = {"link": link, "name": said["name"], "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/link_sign_up.html", context)
    try:
        with transaction.atomic():
            if not link.use_up():
                return gone(request)
            person = Person.objects.sign_up(form.cleaned_data["username"])
    except IntegrityError:  # Somebody chose the same name at this very moment.
        form.add_error("username", get_adapter().error_messages["username_taken"])
        return render(request, "account/link_sign_up.html", context)
    agree(person)
    # Where somebody else has confirmed it in the meantime, it stays with them.
    Address.objects.write_down(person, said["email"]).confirm()
    user_signed_up.send(sender=Person, request=request, user=person)
    return let_in(request, person, signup=True, to=where_to(link))


def where_to(link):
    """Where somebody was going when they asked for the letter, such as an invitation; or None."""
    return page_here((link.readable("holds") or {}).get("to", ""), None)


def let_in(request, person, *, method="link", signup=False, to=None):
    """Sign in on this device. Whoever must use a second factor is asked for it as ever."""
    if request.user.is_authenticated and request.user != person:
        before = request.user.pk
        get_adapter().logout(request)
        live.recheck(before)
    record_authentication(request, person, method=method)
    return perform_login(request, Login(user=person, signup=signup, redirect_url=to))
