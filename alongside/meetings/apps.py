from django.apps import AppConfig


class Meetings(AppConfig):
    name = "alongside.meetings"
    label = "meetings"

    def ready(self):
        from alongside.groups.desk import Section, also_on_the_desk
        from alongside.groups.roles import Act
        from alongside.groups.signals import membership_changed
        from alongside.lib.things import also_there

        from .cards_here import CARDS
        from .leaving import clear_away
        from .roles import follow
        from .schedule import door, following
        from .slow import belonging, telling  # noqa: F401  Its kinds of notices.

        membership_changed.connect(clear_away, dispatch_uid="meetings.clear_away")
        membership_changed.connect(follow, dispatch_uid="meetings.follow")
        membership_changed.connect(following.follow, dispatch_uid="meetings.schedule.following")
        membership_changed.connect(belonging.follow, dispatch_uid="meetings.slow.belonging")
        upcoming = "meetings/schedule/_desk_next.html"
        nobody = "meetings/schedule/_desk_nobody_leads.html"
        also_on_the_desk(
            [Section(Act.LEAD_MEETINGS, door.nobody_to_lead, nobody)],
            first=[Section(Act.LEAD_MEETINGS, door.what_is_next, upcoming)],
        )
        also_there("card", CARDS)
