"""What groups are about: one short, fixed list, for those who look and those who lead."""

from django.utils.translation import gettext_lazy as _

THEMES = {
    "back": _("Back and neck"),
    "joints": _("Joints"),
    "nerves": _("Nerve pain"),
    "widespread": _("Fibromyalgia and widespread pain"),
    "head": _("Headache and migraine"),
    "pelvis": _("Pelvic pain"),
    "hypermobility": _("Hypermobility"),
    "after": _("After an accident or an operation"),
    "cancer": _("Pain with cancer, or after it"),
    "work": _("Working with pain"),
    "young": _("Young adults"),
    "carers": _("Parents and carers"),
    "any": _("Any kind of pain"),
}


def labels(themes):
    """What these are called, in the order of the list; what is not in it any more is left out."""
    return [str(label) for key, label in THEMES.items() if key in (themes or ())]
