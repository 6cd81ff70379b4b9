"""Taking one's words along: a page that says what there is, and a ZIP that opens anywhere.

The ZIP is made in memory when it is fetched and kept nowhere. The link to it works for ten minutes,
for this person in this sign-in alone: it is signed with both, and to anybody else it is no page.
"""

import io
import json
import threading
import zipfile
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from alongside.vault.endings import private_rooms
from alongside.vault.sessions import hashed

from ..as_they_like import as_they_like
from ..coming_in.freshly import fresh

LASTS = timedelta(minutes=10)
# Ten thousand stories take 90 MB and 1.6 seconds, so that several at once would be felt.
one_at_a_time = threading.Lock()
NAME = "alongside-words"  # What the file is called says nothing of whose it is, or about what.


def sections(person):
    """What every app says of this person, by its `privacy.py`; nothing of it is opened yet."""
    return [
        section
        for room in private_rooms()
        if hasattr(room, "export")
        for section in room.export(person)
    ]


def counted(person):
    """[(section, how many)] of those in which there is something."""
    found = [(section, section.count()) for section in sections(person)]
    return [(section, number) for section, number in found if number]


# -- the file --------------------------------------------------------------------------------------


def archive(person):
    """The ZIP as bytes: `index.html` to read, `data.json` for other programs. Both are whole."""
    told = [(section, section.entries()) for section in sections(person)]
    told = [(section, entries) for section, entries in told if entries]
    at = timezone.localtime()
    page = render_to_string("people/export_file.html", {"told": told, "at": at, "person": person})
    data = {
        "made_at": at.isoformat(timespec="seconds"),
        "sections": {
            section.name: {
                "title": str(section.title),
                "entries": [entry.as_data() for entry in entries],
            }
            for section, entries in told
        },
    }
    return zipped(
        {"index.html": page, "data.json": json.dumps(data, ensure_ascii=False, indent=1)}, at
    )


def zipped(files, at):
    """{name: text} as a ZIP with one folder in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            info = zipfile.ZipInfo(f"{NAME}/{name}", at.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            file.writestr(info, text)
    return made.getvalue()


# -- the way to it ---------------------------------------------------------------------------------


def signer(request):
    """Bound to this person and this sign-in: the cookie's own hash is never in the link."""
    bound_to = f"{request.user.pk}:{hashed(request.session.session_key)}"
    return TimestampSigner(salt=f"people.export:{bound_to}")


@require_http_methods(["GET", "HEAD", "POST"])
def export(request):
    """What there is, counted. A POST, freshly confirmed, answers with the link to the file."""
    if request.method == "POST":
        return ready(request)
    return render(request, "people/export.html", {"counted": counted(request.user)})


@fresh
def ready(request):
    found = counted(request.user)
    context = {
        "address": reverse("export_file", args=[signer(request).sign("words")]),
        "number": sum(number for _section, number in found),
    }
    return render(request, "people/export_ready.html", context)


@require_safe
def export_file(request, token):
    """The file, made this moment. A link that is old, or was somebody else's, is no page."""
    try:
        signer(request).unsign(token, max_age=LASTS)
    except BadSignature:
        raise Http404 from None
    as_they_like(request.user)  # A page of theirs, though no page of ours that is drawn for them.
    with one_at_a_time:
        made = archive(request.user)
    return HttpResponse(
        made,
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{NAME}.zip"',
            # So that the browser can say how much is still to come.
            "Content-Length": str(len(made)),
        },
    )
