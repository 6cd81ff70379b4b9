from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules


class Notices(AppConfig):
    name = "alongside.notices"
    label = "notices"

    def ready(self):
        # What an app has to tell, it says itself: its kinds of notices are in its `notices.py`.
        autodiscover_modules("notices")
        from django.contrib.auth.signals import user_logged_in

        from alongside.vault.sessions import holds_something, signed_out

        from .push import subscribing

        signed_out.connect(subscribing.end_with)
        holds_something.connect(subscribing.goes_on)
        user_logged_in.connect(subscribing.known_again, dispatch_uid="notices.device")
        if settings.MAIL_SERVICE:
            from .letters import tracking

            tracking.listen()
