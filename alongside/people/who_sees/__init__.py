"""Who can see what, as the privacy page and SECURITY.md say it. A test compares the two.

Say only what is so, in words that somebody understands who is tired and in pain.
"""

from django.utils.translation import gettext_lazy as _

from .elsewhere import AFTERWARDS, IF_SOMETHING_IS_STOLEN, ON_THE_WAY
from .in_groups import IN_YOUR_GROUPS
from .running_it import WHO_RUN_IT

# In the order in which they matter to a member, each part with its heading.
WHO_SEES = (
    (_("In your groups"), IN_YOUR_GROUPS),
    (_("The people who run this"), WHO_RUN_IT),
    (_("If something is stolen"), IF_SOMETHING_IS_STOLEN),
    (_("On the way"), ON_THE_WAY),
    (_("When something has ended"), AFTERWARDS),
)
