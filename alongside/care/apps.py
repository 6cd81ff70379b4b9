from django.apps import AppConfig


class Care(AppConfig):
    name = "alongside.care"
    label = "care"

    def ready(self):
        from django.core import checks

        from .signals.checks import all_is_here

        checks.register(all_is_here)
