from django.apps import AppConfig


class Conversations(AppConfig):
    name = "alongside.conversations"
    label = "conversations"

    def ready(self):
        from alongside.groups.desk import also_on_the_desk
        from alongside.groups.signals import membership_changed

        from .leading.desk import SECTIONS
        from .leaving import clear_away

        membership_changed.connect(clear_away, dispatch_uid="conversations.clear_away")
        also_on_the_desk(SECTIONS)
