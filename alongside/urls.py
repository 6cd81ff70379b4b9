"""Every address of Alongside. Who gets in where is tested in tests/house/test_doors.py."""

from django.conf import settings
from django.urls import include, path

from alongside.ui.service_worker import service_worker

# They are looked through in this order: what is asked for most often comes first.
urlpatterns = [
    path("", include("alongside.meetings.urls")),
    path("", include("alongside.conversations.urls")),
    path("", include("alongside.home.urls")),
    path("", include("alongside.people.urls")),
    path("", include("alongside.notices.urls")),
    path("sw.js", service_worker, name="service_worker"),
    path("", include("alongside.groups.urls")),
    path("", include("alongside.toolkit.urls")),
    path("", include("alongside.library.urls")),
    path("", include("alongside.care.urls")),
]

if settings.ANYMAIL["WEBHOOK_SECRET"]:
    urlpatterns.append(path("letters/came-back/", include("anymail.urls")))
if settings.DEMO:
    urlpatterns.append(path("demo/", include("alongside.home.demo.urls")))

handler400 = "alongside.home.refusals.bad_request"
handler403 = "alongside.home.refusals.not_allowed"
handler404 = "alongside.home.refusals.not_found"
handler429 = "alongside.home.refusals.too_often"  # Which is allauth's.
handler500 = "alongside.home.refusals.broken"
