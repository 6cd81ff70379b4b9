"""Where somebody is signed in: which device, since when, seen last on which day; and ending it.

What is known of a device is a few plain words, kept in its own sign-in, sealed. Whether it is new
to somebody a cookie of the device tells: a random number, with a mark for each of the last people
who signed in on it. A mark tells nothing without our key, and is another after a new password.
"""

import re
import secrets

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside import live
from alongside.vault.sessions import hashed, sign_ins_of, sign_out, sign_out_elsewhere

COOKIE = "__Host-device" if settings.OVER_HTTPS else "device"
A_YEAR = 60 * 60 * 24 * 365
PEOPLE = 4  # Who share a device and need not be told each time.
KEY = "device"  # Of what a sign-in remembers.

# What a browser calls itself, the more particular first: almost all call themselves Safari too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Macintosh|Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def in_words(agent):
    """`Firefox on Android`, from what a browser says of itself. It may say anything it likes."""
    browser, system = (
        next((name for sign, name in known if re.search(sign, agent)), None)
        for known in (BROWSERS, SYSTEMS)
    )
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("a browser we do not know")


def device_of(request):
    return in_words(request.headers.get("User-Agent", ""))


# -- noticing -------------------------------------------------------------------------------------


def write_down(sender, request, user, **kwargs):
    """After signing in, in whatever way: which device this is."""
    today = timezone.localdate().isoformat()
    request.session[KEY] = {"is": device_of(request), "since": today, "seen": today}


def noticed(get_response):
    """Once a day each sign-in notes that it was seen; no other page writes anything."""

    def middleware(request):
        today = timezone.localdate().isoformat()
        device = request.session.get(KEY)
        if device and device["seen"] != today:
            request.session[KEY] = {**device, "seen": today}
        response = get_response(request)
        if person := getattr(request, "known_anew", None):
            remember(request, response, person)
        return response

    return middleware


def is_known(request, person):
    """Whether this person has signed in on this device before."""
    number, *marks = request.COOKIES.get(COOKIE, "").split(".")
    mine = mark_of(number, person)
    return any(constant_time_compare(mark, mine) for mark in marks[:PEOPLE])


def remember(request, response, person):
    """The device gets its cookie, with the mark of this person first."""
    _number, *marks = request.COOKIES.get(COOKIE, "").split(".")
    number = number_of(request)
    if not number:
        number, marks = secrets.token_hex(16), []
    mine = mark_of(number, person)
    marks = [mine, *(one for one in marks if re.fullmatch("[0-9a-f]{24}", one) and one != mine)]
    response.set_cookie(
        COOKIE,
        ".".join([number, *marks[:PEOPLE]]),
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def number_of(request):
    """The random number of this device; "" where it has none yet."""
    number = request.COOKIES.get(COOKIE, "").partition(".")[0]
    return number if re.fullmatch("[0-9a-f]{32}", number) else ""


def mark_of(number, person):
    return salted_hmac("people.device", f"{number}:{person.pk}:{person.password}").hexdigest()[:24]


# -- the page -------------------------------------------------------------------------------------


@require_safe
def devices(request):
    """Every device, this one first; and whether somebody asks, or came in, by others' help."""
    here = hashed(request.session.session_key)
    rows = [one_of(key, device, here) for key, device in sign_ins_of(request.user.pk)]
    rows.sort(key=lambda row: (row["is_here"], row["seen"] or timezone.localdate()), reverse=True)
    recovered = request.user.recoveries.filter(ended="used").order_by("-ended_at")
    context = {
        "rows": rows,
        "asked": request.user.recoveries.going_on().first(),
        "recovered": recovered.select_related("first_by", "second_by").first(),
    }
    return render(request, "people/devices.html", context)


def one_of(key, remembered, here):
    device = remembered.get(KEY) or {}
    return {
        "key": key,
        "is_here": key == here,
        "is": device.get("is") or _("a browser we do not know"),
        "since": parse_date(device.get("since", "")),
        "seen": parse_date(device.get("seen", "")),
    }


@require_POST
def sign_out_device(request):
    """One of the others, by what stands for it in the list. A second time changes nothing."""
    sign_out(request.user.pk, request.POST.get("device", ""))
    live.recheck(request.user.pk)
    messages.success(request, _("That device is signed out."))
    return redirect("devices")


@require_POST
def sign_out_others(request):
    end_others(request)
    messages.success(request, _("Every other device is signed out."))
    return redirect("devices")


def end_others(request):
    sign_out_elsewhere(request.user.pk, request.session.session_key)
    live.recheck(request.user.pk)
