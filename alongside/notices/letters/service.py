"""What a mail service answers (django-anymail), said as a mail server of one's own would say it."""

import smtplib
from contextlib import contextmanager

from django.conf import settings

# From a gateway that heard nothing of the service behind it: nobody knows what that did.
NOBODY_KNOWS = (502, 504)


@contextmanager
def as_a_server_says_it():
    """Where a service refuses a letter or is not there, the error of smtplib that means the same.

    What broke in the middle comes through as it is.
    """
    try:
        yield
    except Exception as problem:
        if settings.MAIL_SERVICE and (said := of_a_server(problem)):
            raise said from None
        raise


def of_a_server(problem):
    # Here, since it is an extra, which need not be installed.
    from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused
    from urllib3.exceptions import MaxRetryError

    if isinstance(problem, AnymailRecipientsRefused):
        to = problem.email_message.to
        return smtplib.SMTPRecipientsRefused(dict.fromkeys(to, (550, b"")))
    if not isinstance(problem, AnymailAPIError):
        return None
    code, why = problem.status_code or 0, getattr(problem.__cause__, "args", ())
    if code >= 400 and code not in NOBODY_KNOWS:
        return smtplib.SMTPDataError(code, b"")
    if why and isinstance(why[0], MaxRetryError):  # Before anything was said on the line.
        return smtplib.SMTPConnectError(421, b"")
    return None
