"""For forms in which several who lead say something of their group: none writes over another.

Such a form carries the version of what it was made from. Where that has become another one, the
form says what stands there now, and keeps what was typed.
"""

from django.utils.formats import localize
from django.utils.translation import gettext as _

from alongside.lib.meanwhile import version_of


def say_what_is_there(form, now, sentence):
    """Says so in a sentence, and beside each field that differs what stands there `now`."""
    differ = [name for name in now if form.cleaned_data.get(name) != now[name]]
    form.data = form.data.copy()
    form.data["version"] = version_of(now)
    form.add_error(None, sentence)
    for name in differ:
        form.add_error(name, said_now(form.fields[name], now[name]))


def said_now(field, value):
    """What stands in this field, for somebody in whose form there is something else."""
    if isinstance(value, bool):
        return _("It is ticked now.") if value else _("It is not ticked now.")
    called = dict(getattr(field, "choices", ()))
    values = [one for one in (value if isinstance(value, list) else [value]) if one is not None]
    words = ", ".join(str(called.get(one) or localize(one)) for one in values)
    return _("It says now: “%(words)s”") % {"words": words} if words else _("It is empty now.")
