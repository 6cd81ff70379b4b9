from django.apps import AppConfig


class Meetings(AppConfig):
    name = "alongside.meetings"
    label = "meetings"

    def ready(self):
        from alongside.groups.signals import membership_changed

        from .leaving import clear_away
        from .roles import follow

        membership_changed.connect(clear_away, dispatch_uid="meetings.clear_away")
        membership_changed.connect(follow, dispatch_uid="meetings.follow")
