"""A form field for what people write: plain paragraphs, kept as typed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Words(forms.CharField):
    """A text area that drops only what nobody typed: null bytes and Windows line ends."""

    widget = forms.Textarea

    def __init__(self, *, max_length, rows=6, **kwargs):
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"].setdefault("required", _("There are no words here yet."))
        kwargs["error_messages"].setdefault(
            "max_length",
            _(
                "This is longer than fits (%(show_value)s of %(limit_value)s letters). "
                "Nothing is lost: please take some out, or share it in two parts."
            ),
        )
        super().__init__(max_length=max_length, **kwargs)
        # No maxlength in the browser: it would cut off a long paste without a word.
        self.widget.attrs.pop("maxlength", None)
        self.widget.attrs["rows"] = rows

    def to_python(self, value):
        return super().to_python((value or "").replace("\x00", "").replace("\r\n", "\n"))

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs
