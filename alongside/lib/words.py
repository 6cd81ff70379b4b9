"""Form fields for what people write, kept as typed: the browser cuts nothing off."""

from django import forms
from django.utils.translation import gettext_lazy as _

# For what can be shared in pieces: a story, a reply, a message, a turn.
IN_PARTS = {
    "max_length": _(
        "This is longer than fits (%(show_value)s of %(limit_value)s letters). "
        "Nothing is lost: please take some out, or share it in two parts."
    )
}
# For what should stay short.
A_FEW = {"max_length": _("This takes up to %(limit_value)s letters. A few words are enough.")}


class Whole:
    """For a field without a maxlength: by that a browser would cut off a long paste silently."""

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class Words(Whole, forms.CharField):
    """A text area that drops only what nobody typed: null bytes and Windows line ends."""

    widget = forms.Textarea
    default_error_messages = {
        "required": _("There are no words here yet."),
        "max_length": _(
            "This is longer than fits (%(show_value)s of %(limit_value)s letters). "
            "Nothing is lost: please take some out."
        ),
    }

    def __init__(self, *, max_length, rows=6, **kwargs):
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs["rows"] = rows

    def to_python(self, value):
        return super().to_python((value or "").replace("\x00", "").replace("\r\n", "\n"))


class Line(Words):
    """A single line of words."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("This is still missing."),
        "max_length": _(
            "This takes up to %(limit_value)s letters, and this has %(show_value)s. "
            "Nothing is lost."
        ),
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        del self.widget.attrs["rows"]


class PageAddress(Whole, forms.URLField):
    """The address of a page; half of one would lead nowhere."""

    default_error_messages = {"max_length": Line.default_error_messages["max_length"]}


def typed(form, name):
    """What was typed into this field, as it would be kept; where it does not fit, as it came."""
    form.is_valid()
    return form.cleaned_data.get(name) or form.data.get(name, "")
