"""What the fields of a card are called: topics, effort, who to ask first, how sure it is."""

from django.utils.translation import gettext_lazy as _

from alongside.lib.topics import TOPICS

__all__ = ["EFFORT", "EFFORT_MEANS", "FLAGS", "GRADES", "RED_FLAGS", "TOPICS"]

EFFORT = {
    1: _("Very little effort"),
    2: _("Some effort"),
    3: _("More effort"),
}
EFFORT_MEANS = {
    1: _("Very little effort: it can be done from bed"),
    2: _("Some effort: up to 20 minutes, and hardly anything needed"),
    3: _("More effort: it takes planning, or goes on for a while"),
}

# Whether to ask somebody before trying.
FLAGS = {
    "none": "",
    "check": _(
        "Look at “Take care” first. If anything there is true of you, ask a doctor, nurse, "
        "pharmacist or physiotherapist before you try this."
    ),
    "clinician": _("This one is for you and somebody who treats you. It helps you to talk."),
}

# How sure it is. What is weak is called weak.
GRADES = {
    "A": _("Fairly good evidence: a guideline, or several reviews that agree"),
    "B": _("Some evidence: reviews find small or uncertain effects"),
    "C": _("Weak evidence: mostly what people and clinicians tell, hardly tested in trials"),
    "D": _("Unclear: reviews could not tell whether it does anything"),
}

RED_FLAGS = _(
    "Stop, and get medical help, for: new weakness; numbness between the legs; losing control of "
    "bladder or bowels; fever with back pain; losing weight without a reason; chest pain; a "
    "sudden, severe headache; a hot, swollen joint or calf; or pain after a fall."
)
