"""All kinds of details of one text, put in order."""

from .addresses import addresses
from .dates import birth_dates
from .names import names
from .numbers import numbers
from .online import emails, handles, links
from .phones import phones
from .spans import untangled
from .work import places_of_work


def find(text, *, region="GB"):
    """The details of a text as a list of Span(start, end, kind): in order, and none in another.

    `region` is where the host is, for telephone numbers that name no country.
    """
    return untangled(
        [
            *emails(text),
            *links(text),
            *numbers(text),
            *birth_dates(text),
            *addresses(text),
            *phones(text, region),
            *handles(text),
            *names(text),
            *places_of_work(text),
        ]
    )
