"""The agreement that a new group begins with. Short on purpose; the group makes it its own.

Topics: the sixteen that facilitators' guides share; wording our own. Reviewed 2026-11-27.
"""

from django.utils.translation import gettext as _


def to_begin_with():
    return "\n".join(
        [
            _("What is said here stays here. Nobody records or takes pictures of the screen."),
            _("If somebody's life is in danger, or a child is, a facilitator may have to tell."),
            _("Passing is always fine. Nobody has to explain why, or show a face or a voice."),
            _("Everybody's pain is believed. We do not compare."),
            _("We speak for ourselves, about what happened to us."),
            _("We ask before we give advice."),
            _("One person at a time; we leave room for the quieter ones, and may be moved on."),
            _("Nobody tells another to start, stop or change a medicine. That is for a clinician."),
            _("We do not sell, raise money or recruit."),
            _("We say so before something hard, and never how somebody could harm themselves."),
            _("We respect each other's bodies, beliefs, ways of living and decisions."),
            _("We meet outside the group only where both of us want to."),
            _("In danger we use the help page or an emergency number: nobody watches all day."),
            _("Whoever forgets one of these is spoken to kindly first, and in private."),
            _("Everybody may leave at any time. A word of goodbye is welcome, and never owed."),
        ]
    )
