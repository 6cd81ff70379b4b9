from django.apps import AppConfig


class Care(AppConfig):
    name = "alongside.care"
    label = "care"

    def ready(self):
        from django.core import checks

        from alongside.people.safety.blocks import set_apart

        from .cases import coming_between
        from .signals.checks import all_is_here

        set_apart.connect(coming_between.after, dispatch_uid="care.coming_between")
        checks.register(all_is_here)
