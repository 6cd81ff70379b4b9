from django.apps import AppConfig


class People(AppConfig):
    name = "alongside.people"
    label = "people"

    def ready(self):
        from django.contrib.auth.signals import user_logged_in

        from .being_here.carried import keep_after_signing_in
        from .being_here.on_device import key_for_this_device
        from .being_told import telling
        from .coming_in import freshly, second_factor

        user_logged_in.connect(keep_after_signing_in, dispatch_uid="people.keep_drafts")
        user_logged_in.connect(key_for_this_device, dispatch_uid="people.on_this_device")
        user_logged_in.connect(freshly.after_signing_in, dispatch_uid="people.freshly")
        user_logged_in.connect(second_factor.after_signing_in, dispatch_uid="people.second")
        telling.listen()
