"""Writing the sheet. Every part can stay empty; each says how much of it fits on the paper."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from alongside.lib.words import Words

from ..parts import PartsForm
from .paper import lines_of
from .sheets import PARTS

LONGEST_PART = 2_000  # Far more than fits, so that what is too long comes back with its words.
HINTS = {
    "changed": gettext_lazy(
        "Say what worries you most first. Such as: since May I wake at four. My left foot is numb."
    ),
    "activity": gettext_lazy("One is enough. Such as: stairs, cooking, sleep, holding the baby."),
    "effect": gettext_lazy("Such as: one flight, then I sit down. In spring it was three."),
    "question_1": gettext_lazy("The one you would be sorry not to have asked."),
    "question_2": "",
    "medicines": gettext_lazy(
        "As it stands on the boxes, with what you buy yourself: shop-bought, herbal, anything else."
    ),
    "hope": gettext_lazy("Such as: to know what the scan showed. To sleep through twice a week."),
}
FITS = ngettext_lazy(
    "About %(number)s line fits on the paper.", "About %(number)s lines fit on the paper.", "number"
)


def part(name):
    fits = FITS % {"number": PARTS[name].lines}
    return Words(
        label=PARTS[name].label,
        help_text=f"{HINTS[name]} {fits}".strip(),
        max_length=LONGEST_PART,
        rows=min(PARTS[name].lines, 5),
        required=False,
    )


class AppointmentForm(PartsForm):
    """The parts of PARTS, by their names."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update({name: part(name) for name in PARTS})

    def clean(self):
        words = super().clean()
        for name in PARTS.keys() & words.keys():
            words[name] = said = words[name].strip()
            if lines_of(said) > PARTS[name].lines:
                self.add_error(name, too_long(lines_of(said), PARTS[name].lines))
        return words


def too_long(lines, fit):
    said = ngettext(
        "This is about %(lines)s lines on the paper, and %(fit)s fits. Nothing is lost: please "
        "take some out, or move it to another part.",
        "This is about %(lines)s lines on the paper, and %(fit)s fit. Nothing is lost: please "
        "take some out, or move it to another part.",
        fit,
    )
    return ValidationError(said % {"lines": lines, "fit": fit})
