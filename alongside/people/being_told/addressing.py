"""My e-mail address: giving one, which is nobody's duty, and taking it back. Links confirm it."""

from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.auth.models import BaseUserManager
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib import mail

from ..coming_in.freshly import fresh
from ..coming_in.ways_in import unless_it_stays, why_it_stays
from ..models import Link
from . import letters
from .addresses import Address, agree, take_back
from .often import HOUR, too_often

A_DAY = 10  # Addresses that one person can try in a day.


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("An e-mail address"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Please write the whole e-mail address, with its at sign."),
            "invalid": gettext_lazy("Please write the whole e-mail address, with its at sign."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self):
        return BaseUserManager.normalize_email(self.cleaned_data["email"])


@require_http_methods(["GET", "HEAD", "POST"])
def address(request):
    """Whether I have one here. Where letters are not sent, one that is there can still go."""
    form = AddressForm(request.POST or None)
    if request.method == "POST":
        return add(request, form)
    return show(request, form)


@fresh
def add(request, form):
    if not mail.is_offered():
        raise Http404
    if not form.is_valid():
        return show(request, form)
    if too_often("address", request.user.pk, A_DAY, 24 * HOUR):
        form.add_error("email", _("You have tried several addresses today. Please wait a day."))
        return show(request, form)
    email = form.cleaned_data["email"]
    agree(request.user)
    found = Address.objects.write_down(request.user, email)
    # Whether it is somebody else's already, only whoever opens the letter is told.
    if not found.confirmed_at and letters.may_have_one(email):
        token = Link.objects.make("confirm", person=request.user, address=found)
        mail.soon(lambda: letters.send_link("confirm", token, email))
    if found.confirmed_at:
        messages.info(request, _("This is your address already, and it is confirmed."))
    else:  # How many letters others have had sent to it nobody is told either.
        said = _("Look into your letters. If it can be, a link to confirm it is on its way.")
        messages.success(request, said)
    return redirect("address")


def show(request, form):
    found = request.user.addresses.order_by("added_at").opened()
    context = {
        "form": form,
        "addresses": found,
        "is_offered": mail.is_offered(),
        "stays": found and why_it_stays(request.user, "address"),
    }
    return render(request, "people/address.html", context)


@require_POST
def remove_address(request):
    """It goes at once, and the yes to it. The letterbox is told only that something changed."""
    before = [one.email for one in request.user.addresses.confirmed().opened()]
    if stays := unless_it_stays(request, "address", partial(take_back, request.user)):
        messages.warning(request, stays)
    else:
        letters.something_changed(before)
        messages.success(request, _("Your address is gone from here."))
    return redirect("address")
