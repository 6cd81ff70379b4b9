"""Every address of Alongside. Who gets in where is tested in tests/house/test_doors.py."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("alongside.home.urls")),
    path("", include("alongside.people.urls")),
    path("", include("alongside.groups.urls")),
    path("", include("alongside.conversations.urls")),
    path("", include("alongside.meetings.urls")),
    path("", include("alongside.toolkit.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("alongside.home.demo.urls")))

handler400 = "alongside.home.refusals.bad_request"
handler403 = "alongside.home.refusals.not_allowed"
handler404 = "alongside.home.refusals.not_found"
handler500 = "alongside.home.refusals.broken"
