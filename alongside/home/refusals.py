"""Kind answers where something cannot be done. What was typed is always still there."""

import errno
import logging
import re
import sqlite3
import sys

from django.http import HttpResponseNotAllowed
from django.shortcuts import render

from alongside.groups.access import NotForNow
from alongside.people.being_here.carried import carried
from alongside.people.being_here.drafts import sent_with
from alongside.people.being_here.places import CHOSEN, WORDS, says_something
from alongside.people.models import DISPLAY

log = logging.getLogger("alongside.disk")

# Only fields that are for words: a password must never be shown.
FOR_WORDS = (
    *("username", "display_name", "host", "contact", "name", "purpose", "agreement"),
    *("title", "body", "kept_body", "reason", "email", "about", "appeal", "answer", "note"),
    *("goodbye", "ending", "because", "caution", "questions", "in_other_words"),
    *("word", "directions", "own_title", "asks", "called", "closing", "days_off", "how"),
    *("prompt", "pronouns", "our_rule", "used", "act", "others", "support"),
)
# And those that drafts are made of, also where the page that asks to sign in carries them along.
FOR_WORDS = dict.fromkeys((*FOR_WORDS, *WORDS, *(f"kept_{name}" for name in WORDS)))
# What is words in one form and a choice in another is looked at below.
FOR_WORDS = {name: None for name in FOR_WORDS if name not in CHOSEN}
# And of each step of a plan, by its number.
OF_A_STEP = re.compile(r"\d{1,2}-(title|purpose|question|script|note)")
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
PSYCOPG_DISK_FULL = "53100"


def typed(request):
    """All the words that came with a form, so that a refusal can give them back."""
    try:
        steps = filter(OF_A_STEP.fullmatch, request.POST)
        texts = [request.POST.get(name, "") for name in (*FOR_WORDS, *steps)]
        for name, choices in CHOSEN.items():
            texts += [text for text in request.POST.getlist(name) if text not in choices]
    except Exception:  # A body that cannot be read has nothing to give back.
        return ""
    return "\n\n".join(text for text in texts if text.strip()).replace("\x00", "")


def stale_form(request, reason=""):
    """The form had been open for so long, or in another sign-in, that its token is of no use.

    Whoever has come in meanwhile, in another tab, is asked once more whether the words that the
    sign-in page carried along are theirs to keep: nothing is kept by a form without its token.
    """
    if request.user.is_authenticated and says_something(sent_with(request.POST, "kept_")[1]):
        said = {"kept": typed(request), "carried": carried(request.POST)}
        said["carried"]["next"] = request.POST.get("next", "")
        return render(request, "account/came_in_meanwhile.html", said, status=403)
    return render(request, "403_csrf.html", {"kept": typed(request)}, status=403)


def too_much(request):
    """More came than any form of ours takes; serving.py has not even kept it."""
    return render(request, "413.html", {"kept": ""}, status=413)


def bad_request(request, exception=None):
    if disk_is_full(exception):  # Django takes a sign-in that it cannot keep for one that is gone.
        return no_room(request)
    return render(request, "400.html", {"kept": typed(request)}, status=400)


def not_allowed(request, exception=None):
    said = {"kept": typed(request)}
    if isinstance(exception, NotForNow):
        said |= {"group": exception.group, "silenced_until": exception.silenced_until}
        return render(request, "groups/not_for_now.html", said, status=403)
    return render(request, "403.html", said, status=403)


def not_found(request, exception=None):
    return render(request, "404.html", {"kept": typed(request)}, status=404)


def too_often(request):
    return render(request, "429.html", {"kept": typed(request)}, status=429)


def not_a_page(get_response):
    """Middleware: a phone that opens its tabs again asks also for what was the answer to a form."""

    def answer(request):
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method in ("GET", "POST"):
            page = render(request, "405.html", {"kept": typed(request)}, status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    return answer


def broken(request):
    """Something of ours failed. Django calls this while the error is still at hand."""
    if disk_is_full(sys.exc_info()[1]):
        return no_room(request)
    return whatever_works(request, "500.html", status=500)


def no_room(request):
    log.error("the disk is full: nothing more can be kept until there is room again")
    return whatever_works(request, "507.html", status=507)


def whatever_works(request, page, status):
    """The page as its reader likes it or, where nobody can be looked up now, for anybody."""
    words = typed(request)
    try:
        return render(request, page, {"kept": words}, status=status)
    except Exception:
        return render(None, page, {"kept": words, "display": DISPLAY}, status=status)


def disk_is_full(error):
    """Whether this error, or one it came of, says that there is no room: data, keyring or file."""
    while error is not None:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(error, "sqlstate", None) == PSYCOPG_DISK_FULL:
            return True
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        error = error.__cause__ or error.__context__
    return False
