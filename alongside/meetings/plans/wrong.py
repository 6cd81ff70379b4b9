"""What a plan has to be, so that a meeting can go by it: said in a sentence each."""

from django.utils.translation import gettext as _

from ..plan import DROP, KEEP, KINDS

LONGEST_STEP = 180  # Minutes.
LONGEST_PLAN = 300
MOST_STEPS = 30
WORDS = {"title": 80, "purpose": 300, "script": 2000, "question": 300, "note": 2000}


def wrong_with(steps):
    """Sentences, none where all is well."""
    kinds = [step.kind for step in steps]
    if kinds.count("doors") != 1 or kinds[0] != "doors":
        yield _("A meeting begins with the doors opening, and they open only once.")
    if "closing" not in kinds:
        yield _("A meeting needs a closing.")
    if len(steps) > MOST_STEPS:
        yield _("That is more than %(most)s parts.") % {"most": MOST_STEPS}
    if sum(step.minutes for step in steps) > LONGEST_PLAN:
        yield _("That is more than %(most)s minutes.") % {"most": LONGEST_PLAN}
    for step in steps:
        yield from wrong_with_one(step)


def wrong_with_one(step):
    if step.kind not in KINDS:
        yield _("There is no such kind of part.")
    if not step.title.strip():
        yield _("A part needs a title.")
    if not 1 <= step.minutes <= LONGEST_STEP:
        yield _("%(step)s: from 1 to %(most)s minutes.") % {
            "step": step.title,
            "most": LONGEST_STEP,
        }
    if step.short == DROP and step.kind in ("doors", "closing"):
        yield _("%(step)s: it is never left out.") % {"step": step.title}
    if step.short not in (KEEP, DROP) and not 1 <= step.short <= LONGEST_STEP:
        yield _("%(step)s: please leave it at least 1 minute when time is short.") % {
            "step": step.title
        }
    if step.is_round and not step.question.strip():
        yield _("%(step)s: it goes round, so it needs a question.") % {"step": step.title}
    for name, most in WORDS.items():
        if len(getattr(step, name)) > most:
            yield _("%(step)s: please use fewer words.") % {"step": step.title}
