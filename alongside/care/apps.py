from django.apps import AppConfig


class Care(AppConfig):
    name = "alongside.care"
    label = "care"

    def ready(self):
        from django.core import checks

        from alongside.groups.signals import hopes_written
        from alongside.meetings.supporting.asked import left_behind
        from alongside.people.safety.blocks import set_apart

        from .cases import coming_between, in_meetings, watching_hopes
        from .signals.checks import all_is_here

        set_apart.connect(coming_between.after, dispatch_uid="care.coming_between")
        left_behind.connect(in_meetings.after, dispatch_uid="care.left_behind")
        hopes_written.connect(watching_hopes.after, dispatch_uid="care.watching_hopes")
        checks.register(all_is_here)
