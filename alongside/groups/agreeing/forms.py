"""Saying yes to an agreement, and changing it together."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words
from alongside.vault.once import OnceForm

from .agreements import lines_of

CHANGED_MEANWHILE = _(
    "The group has changed its agreement while you were writing. The one that holds now is shown "
    "beneath; please look whether your change still fits, and send it again."
)


class AcceptForm(forms.Form):
    """Yes to the agreement that was read: its `version` goes along."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("I have read this, and I will keep to it as well as I can."),
        error_messages={"required": _("Please tick this once you have read the agreement.")},
    )

    def __init__(self, *args, current, **kwargs):
        super().__init__(*args, initial={"version": current.version}, **kwargs)
        self.current = current

    def clean(self):
        words = super().clean()
        if words.get("version") not in (None, self.current.version):
            # A new form on the new version, or the same mistake would be made again.
            self.data = {**self.data.dict(), "version": self.current.version, "agreed": ""}
            self.add_error(
                "agreed", _("The group has just changed its agreement. Please read it once more.")
            )
        return words


class ProposalForm(OnceForm):
    """The agreement as somebody would have it; `version` is the one they began from."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    body = Words(
        label=_("Our agreement, one sentence a line"),
        max_length=5_000,
        rows=12,
    )
    why = Words(
        label=_("Why, if you like"),
        max_length=1_000,
        required=False,
        rows=3,
    )

    def __init__(self, *args, current, begun=None, **kwargs):
        """`begun` is a draft of the change, with the version that it was begun from."""
        initial = {"version": current.version, "body": current.readable("body")}
        super().__init__(*args, initial=initial | (begun or {}), **kwargs)
        self.current = current

    def clean_body(self):
        if lines_of(self.cleaned_data["body"]) == lines_of(self.current.readable("body") or ""):
            raise forms.ValidationError(_("This is the agreement as it is. What would you change?"))
        return self.cleaned_data["body"]

    def clean(self):
        words = super().clean()
        if words.get("version") not in (None, self.current.version):
            self.has_changed_meanwhile(self.current)
        return words

    def has_changed_meanwhile(self, current):
        """Says so, and the form goes on from the agreement that is `current` now."""
        self.data = {**self.data.dict(), "version": current.version}
        self.add_error(None, CHANGED_MEANWHILE)


class RemarkForm(OnceForm):
    body = Words(
        label=_("A word about it"),
        max_length=1_000,
        rows=3,
    )
