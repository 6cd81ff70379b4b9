"""A form whose words may have been changed meanwhile, on another page or by somebody else."""

import hashlib
import json

from django import forms
from django.utils.translation import gettext_lazy as _

CHANGED = _(
    "This was changed on another page or device while this one was open, and nothing of it is kept "
    "yet. Where something else stands there now, that is shown with this; what was empty here is "
    "filled with it. Keep it once more when it is as you want it."
)


class ChangedMeanwhile(Exception):
    """It is not what the form was made from any more: `now` is what is there, or its version."""

    def __init__(self, now):
        super().__init__()
        self.now = now


def version_of(said):
    """What a form carries, so that it is known what {name: said} it was made from."""
    there = {name: one for name, one in said.items() if one}
    exactly = json.dumps(there, sort_keys=True, default=str)  # A day as it is written.
    return hashlib.sha256(exactly.encode()).hexdigest()[:20]


class MeanwhileForm(forms.Form):
    """A form that takes the place of what is kept."""

    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    changed = CHANGED
    theirs = {}  # {name: said} of what stands there now, where something else was typed.

    def is_up_to_date(self, now):
        """Whether {name: said}, as it is kept, is what this was made from; or it shows that.

        It is as well where there is nothing to be lost, as with a form that was sent twice.
        """
        now = {name: said for name, said in now.items() if said}
        if self.cleaned_data["version"] in ("", version_of(now)) or self.loses_nothing(now):
            return True
        self.data = self.data.copy()
        self.data["version"] = version_of(now)
        typed = {name: said for name in now if (said := self.cleaned_data.get(name))}
        for name in now.keys() - typed.keys():
            self.data.setlist(self.add_prefix(name), as_list(now[name]))
        self.theirs = {name: now[name] for name, said in typed.items() if said != now[name]}
        self.add_error(None, self.changed)
        return False

    def loses_nothing(self, now):
        """Whether all that stands there `now` was typed here too."""
        return all(self.cleaned_data.get(name) == said for name, said in now.items())

    @property
    def stands(self):
        """[(label, words)] of `theirs`."""
        return [(self.fields[name].label, self.in_words(name)) for name in self.theirs]

    def in_words(self, name):
        labels = dict(getattr(self.fields[name], "choices", ()))
        return "\n".join(str(labels.get(one, one)) for one in as_list(self.theirs[name]))


def as_list(said):
    return said if isinstance(said, list) else [said]
