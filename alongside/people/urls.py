from allauth.account import views as allauth_views
from django.urls import path
from django.views.decorators.http import require_http_methods

from . import blocking, drafts, views

asks_or_sends = require_http_methods(["GET", "HEAD", "POST"])

# The names are allauth's, which finds its own pages by them.
urlpatterns = [
    path("sign-in/", asks_or_sends(allauth_views.login), name="account_login"),
    path("sign-up/", asks_or_sends(allauth_views.signup), name="account_signup"),
    path("sign-out/", asks_or_sends(allauth_views.logout), name="account_logout"),
    path("sign-in/closed/", allauth_views.account_inactive, name="account_inactive"),
    path("signed-out/", views.signed_out, name="signed_out"),
    path("limits/", views.limits, name="limits"),
    path("account/", views.account, name="account"),
    path("display/", views.display, name="display"),
    path("drafts/", drafts.save, name="draft"),
    path("people/blocked/", blocking.blocked, name="blocked"),
    path("people/<int:pk>/block/", blocking.block, name="block"),
    path("people/<int:pk>/unblock/", blocking.unblock, name="unblock"),
    path("privacy/", views.privacy, name="privacy"),
]
