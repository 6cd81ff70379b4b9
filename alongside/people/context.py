"""What every page knows of its reader: how it should look for them."""

from .models import DISPLAY


def display(request):
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {"display": DISPLAY}
    return {"display": person.display_profile}
