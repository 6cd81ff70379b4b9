from django.apps import AppConfig


class Toolkit(AppConfig):
    name = "alongside.toolkit"
    label = "toolkit"

    def ready(self):
        """Refuse to start with a card that lacks something: nobody reads one without cautions."""
        from .cards import all_cards

        all_cards()
