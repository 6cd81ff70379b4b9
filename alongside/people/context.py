"""What every page knows of its reader: how it should look for them."""

from .as_they_like import as_they_like
from .models import DISPLAY


def display(request):
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {"display": DISPLAY}
    as_they_like(person)
    return {"display": person.display_profile}
