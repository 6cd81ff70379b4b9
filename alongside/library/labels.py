"""What the fields of a resource are called: kind, how sure it is, where it holds."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "article": _("To read"),
    "video": _("To watch"),
    "book": _("A book"),
    "service": _("A service"),
    "research": _("Research"),
}
# How sure what it says is. What is weak is called weak.
EVIDENCE = {
    "A": _("Fairly good evidence: a guideline, or several reviews that agree"),
    "B": _("Some evidence: reviews find small or uncertain effects"),
    "C": _("Weak evidence: mostly what people and clinicians tell"),
    "D": _("Unclear: nobody could tell yet whether it does anything"),
    "told": _("Somebody’s own story: true for them, and no evidence for others"),
}
LANGUAGES = {
    "en": _("English"),
    "de": _("German"),
    "fr": _("French"),
    "es": _("Spanish"),
    "cy": _("Welsh"),
    "other": _("Another language"),
}
# Of what ships: nobody of ours does; what its authors declared is for them to say.
NO_CONFLICT = _("Nobody who put it here. What its makers gain, they say themselves.")
