"""The service worker, which a browser keeps for what comes while no page is open.

It has to lie at the top of the site to look after every page, so it is a page of its own at /sw.js.
It is only a list of parts: each is a small script with listeners of its own. Whoever needs another
one (to keep a page readable offline, say) puts its file under ui/sw/ and its name into PARTS.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

PARTS = ["ui/sw/notices.js", "ui/sw/without-network.js"]


@login_not_required
@require_safe
def service_worker(request):
    addresses = ", ".join(f'"{static(part)}"' for part in PARTS)
    return HttpResponse(f"importScripts({addresses});\n", content_type="text/javascript")
