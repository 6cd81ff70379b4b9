from django.apps import AppConfig


class Library(AppConfig):
    name = "alongside.library"
    label = "library"

    def ready(self):
        """Refuse to start with content that lacks something, as with a card without cautions."""
        from alongside.groups.signals import membership_changed
        from alongside.lib.things import also_there

        from .leaving import clear_away
        from .resources_here import RESOURCES
        from .shipped import all_papers

        all_papers()
        also_there("resource", RESOURCES)
        membership_changed.connect(clear_away, dispatch_uid="library.clear_away")
