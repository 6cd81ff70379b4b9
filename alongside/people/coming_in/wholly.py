"""Who reads a page that visitors may read too, where it says more to somebody who is signed in."""

from django.contrib.auth.models import AnonymousUser

from .second_factor import has_passed


def reader_of(request):
    """Whoever is wholly in; on such a page everybody else reads what a visitor reads.

    The limits, the second step and a suspension do not close it: only what is of groups or people.
    """
    person = request.user
    is_in = person.is_authenticated and person.has_accepted_limits() and not person.is_suspended
    if is_in and (has_passed(request) or not person.must_use_second_factor):
        return person
    return AnonymousUser()
