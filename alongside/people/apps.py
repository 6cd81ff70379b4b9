from django.apps import AppConfig


class People(AppConfig):
    name = "alongside.people"
    label = "people"

    def ready(self):
        from django.contrib.auth.signals import user_logged_in

        from .drafts import keep_after_signing_in

        user_logged_in.connect(keep_after_signing_in, dispatch_uid="people.keep_drafts")
