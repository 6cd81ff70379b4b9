"""Django's check that rules and model both find signals: a warning, as rules go on alone."""

from django.core.checks import Warning

from alongside.meaning.model import NotHere

from .heads import check


def all_is_here(app_configs, **kwargs):
    try:
        check()
    except NotHere as problem:
        says = f"{problem} Signals are found by rules alone: more goes unnoticed."
        return [Warning(says, hint=problem.mend, id="care.W001")]
    return []
