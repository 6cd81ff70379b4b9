"""The reminder of a small step, for whoever asked for one."""

from alongside.notices import tell


def remind(step, *, at):
    """Tell its person of it at that moment; once, however often the form was sent."""
    # Inside: notices.py reads the models, and so may be read only after them.
    from ..notices import SMALL_STEP

    tell([step.person], SMALL_STEP, f"small_step:{step.pk}", at=at, key=f"small_step:{step.pk}")
