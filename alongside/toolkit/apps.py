from django.apps import AppConfig


class Toolkit(AppConfig):
    name = "alongside.toolkit"
    label = "toolkit"

    def ready(self):
        """Refuse to start with a card that lacks something: nobody reads one without cautions."""
        from alongside.groups.signals import membership_changed

        from .practising.practices import all_practices
        from .shipped import shipped_cards

        shipped_cards()
        all_practices()

        from .stepping.ending import clear_away

        membership_changed.connect(clear_away, dispatch_uid="toolkit.clear_away")
