from django.apps import AppConfig


class People(AppConfig):
    name = "alongside.people"
    label = "people"

    def ready(self):
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from .drafts import keep_after_signing_in

        user_logged_out.connect(close_streams, dispatch_uid="people.close_streams")
        user_logged_in.connect(keep_after_signing_in, dispatch_uid="people.keep_drafts")


def close_streams(sender, request, user, **kwargs):
    """Signing out ends what is still open in other tabs; they look again and find nothing."""
    from alongside import live

    if user is not None:
        live.recheck(user.pk)
