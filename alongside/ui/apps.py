from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class Ui(AppConfig):
    name = "alongside.ui"
    label = "ui"

    def ready(self):
        # What a form says that has nothing better to say: Django speaks of a required field.
        Field.default_error_messages = Field.default_error_messages | {
            "required": _("This is still missing.")
        }
