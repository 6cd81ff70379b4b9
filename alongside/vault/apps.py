from django.apps import AppConfig


class Vault(AppConfig):
    name = "alongside.vault"
    label = "vault"

    def ready(self):
        from django.core import checks

        from .house import labels_are_unique

        checks.register(labels_are_unique)
