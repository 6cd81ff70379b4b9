"""The nine topics under which strategies, practices and resources stand, in the order of a page."""

from django.utils.translation import gettext_lazy as _

TOPICS = {
    "coping": _("Coping strategies"),
    "understanding": _("Understanding pain"),
    "physical": _("Physical therapy"),
    "exercise": _("Exercise"),
    "alternative": _("Alternative therapies"),
    "mindfulness": _("Mindfulness"),
    "cbt": _("Thoughts and feelings (CBT)"),
    "medicines": _("Medicines"),
    "food": _("Food and drink"),
}
