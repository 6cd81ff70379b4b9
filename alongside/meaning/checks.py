"""Django's check that the model and its weights are here.

A warning, as all works without them, only less well.
"""

from django.core.checks import Warning

from . import subjects
from .model import NotHere, look


def the_model_is_here(app_configs, **kwargs):
    try:
        look()
        subjects.check()
    except NotHere as problem:
        says = f"{problem} Groups, and stories like one, are found by their words alone."
        return [Warning(says, hint=problem.mend, id="meaning.W001")]
    return []
