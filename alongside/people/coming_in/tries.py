"""How many tries there are: enough for a foggy morning, too few to guess.

Tries are counted by whom they are about together with where they come from, so that nobody can
lock out whom they like; and by where they come from alone, so that trying many names is no use.
A successful try does not count. A place is told apart as allauth does it: see its `get_ip`.
"""

from allauth.core.internal import ratelimit

# Amount, span, and per what, one after the other: see allauth's rates. What one of them refuses
# does not count for those after it, so that one's own many tries do not keep a whole hall waiting.
LIMITS = {
    "password": "5/m/key,20/m/ip",
    # Codes are short, so that guessing goes on more slowly the longer it goes on.
    "code": "60/m/ip,5/m/key,30/h/key,20/m/ip",
    # Everybody of a hall may come in at once, and behind one address.
    "passkey": "120/m/ip",
    "sign_up": "30/m/ip",
}
# Whoever guesses codes from many places is somebody who has the password already.
FROM_EVERYWHERE = "100/h/key"


class Tries:
    """One try at something. `allowed` says whether it may be made, and then it has been counted."""

    def __init__(self, request, what, about=""):
        limits = [(LIMITS[what], f"{about}@{ratelimit.get_ip(request)}")]
        if what == "code":
            limits.append((FROM_EVERYWHERE, about))
        self.uses = []
        # What is refused here does not count everywhere, or it would lock out those elsewhere.
        self.allowed = all(self.count(request, what, *limit) for limit in limits)

    def count(self, request, what, rates, key):
        use = ratelimit.consume(
            request,
            app="alongside.people",
            action=what,
            config={what: rates},
            key=key,
            limit_get=True,
        )
        self.uses.append(use)
        return use is not None

    def succeeded(self):
        """It was the right one: as if nothing had been tried."""
        for use in filter(None, self.uses):
            use.rollback()
