from django.apps import AppConfig


class Care(AppConfig):
    name = "alongside.care"
    label = "care"

    def ready(self):
        from django.core import checks

        from alongside.groups.signals import hopes_written
        from alongside.people.safety.blocks import set_apart

        from .cases import coming_between, watching_hopes
        from .signals.checks import all_is_here

        set_apart.connect(coming_between.after, dispatch_uid="care.coming_between")
        hopes_written.connect(watching_hopes.after, dispatch_uid="care.watching_hopes")
        checks.register(all_is_here)
