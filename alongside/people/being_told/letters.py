"""What letters say: that there is a link, and nothing of a group, a name or anybody's health.

A letter may lie open on a shared screen, so neither its sender nor its subject tells what it is
about. The words are said where somebody asked for it, in their language; sending happens later.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.lib import mail

from .links import MINUTES, address_of
from .often import too_often

AN_HOUR = 3  # Letters to one address.


def send_link(kind, token, to):
    """The letter with a link in it. Called from `mail.soon`."""
    minutes = ngettext(
        "It works once, for %(num)s minute:", "It works once, for %(num)s minutes:", MINUTES[kind]
    ) % {"num": MINUTES[kind]}
    text = "\n\n".join(
        [
            _("You asked for this link.") + " " + minutes,
            address_of(token),
            _("If you did not ask for it, you need not do anything. Nothing happens by itself."),
        ]
    )
    mail.send(_("A link you asked for"), text, to)


def may_have_one(email):
    """Whether this address has not had its letters of this hour yet, whoever asked for them."""
    return not too_often("letter", email, AN_HOUR)


def something_changed(emails):
    """Tell these addresses to look. Not what happened, and not to whom."""
    subject, text = (
        _("Something has changed"),
        _("Something about your account has changed. Look at it by signing in.")
        + "\n\n"
        + _("You get this letter because you gave this address for such news."),
    )
    for email in emails:
        if not too_often("news", email, AN_HOUR):
            mail.soon(lambda to=email: mail.send(subject, text, to))


def offered(request):
    """For templates: whether any page may speak of e-mail here."""
    return {"letters_are_sent": mail.is_offered()}
