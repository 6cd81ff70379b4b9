from django.apps import AppConfig


class Meaning(AppConfig):
    name = "alongside.meaning"
    label = "meaning"

    def ready(self):
        from django.core import checks

        from .checks import the_model_is_here

        checks.register(the_model_is_here)
