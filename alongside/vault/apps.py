from django.apps import AppConfig


class Vault(AppConfig):
    name = "alongside.vault"
    label = "vault"

    def ready(self):
        from django.core import checks

        from .house import labels_are_unique
        from .models import end_keys_with_their_rows

        checks.register(labels_are_unique)
        end_keys_with_their_rows()
