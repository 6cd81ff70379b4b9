"""No more letters: from the letter itself, without signing in. Whoever holds its token may say so.

The page looks the same for every token, so nobody learns which are real; and only a POST stops
anything, since mail scanners open every link they see.
"""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..choices import Choices
from ..sendings import Sending


# Mail programs send it by themselves, without a cookie (RFC 8058): the token is what allows it.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    if request.method == "POST" and (sending := Sending.objects.called(token)):
        Choices.objects.stop_letters(sending.person)
    context = {"is_stopped": request.method == "POST"}
    return render(request, "notices/stop.html", context)
