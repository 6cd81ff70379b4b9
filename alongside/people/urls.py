from allauth.account import views as allauth_views
from django.urls import include, path
from django.views.decorators.http import require_http_methods

from . import signing_in
from .arriving import views
from .back_in import by_link, getting_in, recovering
from .being_here import devices, display, drafts, introducing
from .being_told import addressing, telling
from .coming_in import confirming, passkeys, second_step, ways_in
from .leaving import consents, erasing, exporting, leaving_quickly, pausing
from .safety import blocking, leading, suspended

asks_or_sends = require_http_methods(["GET", "HEAD", "POST"])

# The names are allauth's, which finds its own pages by them.
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="account_login"),
    path("sign-in/passkey/", passkeys.sign_in, name="mfa_login_webauthn"),
    path("sign-in/second-step/", second_step.second_step, name="mfa_authenticate"),
    path("sign-in/help/", getting_in.sign_in_help, name="sign_in_help"),
    path("sign-in/code/", getting_in.sign_in_by_code, name="sign_in_by_code"),
    path("sign-up/", asks_or_sends(allauth_views.signup), name="account_signup"),
    path("sign-up/passkey/", passkeys.sign_up, name="mfa_signup_webauthn"),
    path("sign-out/", asks_or_sends(allauth_views.logout), name="account_logout"),
    path("sign-in/closed/", allauth_views.account_inactive, name="account_inactive"),
    path("signed-out/", views.signed_out, name="signed_out"),
    path("limits/", views.limits, name="limits"),
    path("account/", views.account, name="account"),
    path("account/profile/", introducing.profile, name="profile"),
    path("account/profile/<int:pk>/", introducing.about, name="about_me"),
    path("account/confirm/", confirming.confirm, name="account_reauthenticate"),
    path("account/sign-in/", include(ways_in.urlpatterns)),
    path("display/", display.display, name="display"),
    path("leave-quickly/", leaving_quickly.leave_quickly, name="leave_quickly"),
    path("drafts/", drafts.save, name="draft"),
    path("people/blocked/", blocking.blocked, name="blocked"),
    path("people/<int:pk>/block/", blocking.block, name="block"),
    path("people/<int:pk>/unblock/", blocking.unblock, name="unblock"),
    path("people/<int:pk>/mute/", blocking.mute, name="mute"),
    path("people/<int:pk>/unmute/", blocking.unmute, name="unmute"),
    path("leading/", leading.leading, name="leading"),
    path("suspended/", suspended.suspended, name="suspended"),
    path("suspended/appeal/", suspended.appeal, name="appeal"),
    path("sign-in/link/", by_link.sign_in_by_link, name="sign_in_by_link"),
    path("sign-in/link/sent/", by_link.link_sent, name="link_sent"),
    path("sign-up/link/", by_link.sign_up_by_link, name="sign_up_by_link"),
    path("link/<str:token>/", by_link.open_link, name="link"),
    path("sign-in/help/people/", recovering.ask, name="recovery_ask"),
    path("sign-in/help/people/<str:ticket>/", recovering.ticket, name="ticket"),
    path("recoveries/", recovering.recoveries, name="recoveries"),
    path("recoveries/<int:pk>/vouch/", recovering.vouch, name="vouch"),
    path("recoveries/<int:pk>/set-aside/", recovering.set_aside, name="set_aside"),
    path("account/address/", addressing.address, name="address"),
    path("account/address/remove/", addressing.remove_address, name="remove_address"),
    path("account/devices/", devices.devices, name="devices"),
    path("account/devices/sign-out/", devices.sign_out_device, name="sign_out_device"),
    path("account/devices/others/", devices.sign_out_others, name="sign_out_others"),
    path("account/news/read/", telling.read, name="read_news"),
    path("account/news/not-me/", telling.not_me, name="not_me"),
    path("account/recovery/stop/", recovering.stop, name="stop_recovery"),
    path("privacy/", views.privacy, name="privacy"),
    path("account/consents/", consents.consents, name="consents"),
    path("account/consents/<int:pk>/take-back/", consents.take_back, name="take_back_consent"),
    path("account/pause/", pausing.pause, name="pause"),
    path("account/pause/back/", pausing.back, name="back"),
    path("account/export/", exporting.export, name="export"),
    path("account/export/<token>/", exporting.export_file, name="export_file"),
    path("account/erase/", erasing.erase, name="erase"),
    path("account/erased/", erasing.erased, name="erased"),
]
