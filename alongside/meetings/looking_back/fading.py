"""How long what was said in meetings stays: as the group agreed, and no longer.

Words of a meeting stay as long as the group has said; where it has said nothing, as long as the
group does. What goes by itself, and when, is in forgetting.py.
"""

from datetime import timedelta

from django import forms
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.models import SealedModel

# Nothing goes sooner than this after the group said so, so that everybody can take theirs along.
NOTICE = timedelta(days=14)
FOR_GOOD = ""
STAYS = [
    ("30", _("A month")),
    ("90", _("Three months")),
    ("180", _("Half a year")),
    ("365", _("A year")),
    (FOR_GOOD, _("As long as the group")),
]


class Fading(SealedModel):
    """For how many days words of a group's meetings stay. None: as long as the group does."""

    group = models.OneToOneField("groups.Group", models.CASCADE, related_name="fading")
    days = models.PositiveSmallIntegerField(null=True)
    set_at = models.DateTimeField(default=timezone.now, editable=False)

    def fades_at(self, meeting):
        """When the words of this meeting go; None where they stay."""
        if self.days is None:
            return None
        return max(meeting.starts_at + timedelta(days=self.days), self.set_at + NOTICE)


class FadingForm(forms.Form):
    days = forms.ChoiceField(
        label=_("How long do words of our meetings stay?"),
        choices=STAYS,
        widget=forms.RadioSelect,
        required=False,
    )

    def clean_days(self):
        days = self.cleaned_data["days"]
        return int(days) if days else None


def of(group):
    """The group's Fading; one that keeps everything where it has said nothing."""
    return getattr(group, "fading", None) or Fading(group=group)


def agree_on(group, days):
    """From now on words stay so long. The same once more changes nothing, nor the date."""
    with transaction.atomic():
        there = Fading.objects.select_for_update().filter(group=group).first()
        if there and there.days == days:
            return
        Fading.objects.update_or_create(
            group=group, defaults={"days": days, "set_at": timezone.now()}
        )
