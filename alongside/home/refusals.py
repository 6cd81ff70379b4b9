"""Kind answers where something cannot be done. What was typed is always still there."""

from django.shortcuts import render

FOR_WORDS = ("body", "kept_body", "agreement", "purpose", "title", "contact")


def typed(request):
    """The longest text that came with a form, so that a refusal can give it back.

    Only from fields that are for words: a password must never be shown.
    """
    try:
        texts = [request.POST.get(name, "") for name in FOR_WORDS]
    except Exception:  # A body that cannot be read has nothing to give back.
        return ""
    return max(texts, key=len, default="").replace("\x00", "")


def stale_form(request, reason=""):
    """The form had been open for so long, or in another sign-in, that its token is of no use."""
    return render(request, "403_csrf.html", {"kept": typed(request)}, status=403)


def too_much(request):
    """More came than any form of ours takes; asgi.py has not even kept it."""
    return render(request, "413.html", {"kept": ""}, status=413)


def bad_request(request, exception=None):
    return render(request, "400.html", {"kept": typed(request)}, status=400)


def not_allowed(request, exception=None):
    return render(request, "403.html", {"kept": typed(request)}, status=403)


def not_found(request, exception=None):
    return render(request, "404.html", {"kept": typed(request)}, status=404)


def broken(request):
    return render(request, "500.html", status=500)
