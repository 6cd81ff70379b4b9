from django.apps import AppConfig


class Library(AppConfig):
    name = "alongside.library"
    label = "library"

    def ready(self):
        """Refuse to start with content that lacks something, as with a card without cautions."""
        from .shipped import all_papers

        all_papers()
