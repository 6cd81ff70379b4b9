"""Django's check that the model is here: a warning, as all works without it, only less well."""

from django.core.checks import Warning

from .model import NotHere, look


def the_model_is_here(app_configs, **kwargs):
    try:
        look()
    except NotHere as problem:
        says = f"{problem} Groups, and stories like one, are found by their words alone."
        return [Warning(says, hint=problem.mend, id="meaning.W001")]
    return []
