from django.apps import AppConfig


class Groups(AppConfig):
    name = "alongside.groups"
    label = "groups"

    def ready(self):
        from .joining.places import after_a_change
        from .parting import clearing_away
        from .signals import membership_changed
        from .talking import leaving

        membership_changed.connect(after_a_change, dispatch_uid="groups.after_a_change")
        membership_changed.connect(clearing_away.clear_away, dispatch_uid="groups.clear_away")
        membership_changed.connect(leaving.clear_away, dispatch_uid="groups.talking.clear_away")
