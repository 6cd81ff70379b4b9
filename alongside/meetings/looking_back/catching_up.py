"""A few lines on a meeting for everybody in the group, above all for who was not there.

They are drafted from the plan, the strategies that were practised and the small steps that people
share, and from nothing that anybody said. Nothing is kept before somebody who leads has read it and
shown it: then it belongs to the group. Steps are pointed at, so that they go when their people
take them back, and are told without a name.
"""

from dataclasses import dataclass

from django import forms
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib import meanwhile
from alongside.lib.words import Words
from alongside.toolkit import cards
from alongside.toolkit.models import SmallStep
from alongside.toolkit.shelf.shelved import tried_now
from alongside.vault.endings import record
from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

LONGEST = 2_000


class CatchUpQuerySet(SealedQuerySet):
    def show(self, meeting, *, words, strategies, steps, version=""):
        """From now on everybody in the group can read these lines, in place of what was there.

        `version` is that of the lines the form was made from. Raises ChangedMeanwhile.
        """
        says = {"words": words, "strategies": list(strategies), "steps": list(steps)}
        with transaction.atomic():
            there = self.as_it_is_now(meeting)
            if there is None or there.readable("says") != says:  # Else a form that was sent twice.
                not_changed_since(version, there)
            said = {"says": says, "group_id": meeting.group_id}
            row, _made = self.update_or_create(meeting=meeting, defaults=said)
        return row

    def take_back(self, meeting, version):
        """Nobody reads them any more, nor after a restore. Raises ChangedMeanwhile."""
        with transaction.atomic():
            if row := self.as_it_is_now(meeting):
                not_changed_since(version, row)
                record("lines_ended", lines=row.pk)
                row.delete()

    def as_it_is_now(self, meeting):
        """What is shown, or None; until the transaction ends, nobody else changes it."""
        type(meeting).objects.select_for_update().get(pk=meeting.pk)
        return self.filter(meeting=meeting).first()


def version_of(row):
    """What a form carries, so that it is known which lines it was made from; "" for none."""
    says = row.readable("says") if row else None
    return meanwhile.version_of(says) if says else ""


def not_changed_since(version, row):
    if version != version_of(row):
        raise meanwhile.ChangedMeanwhile(row)


class CatchUp(SealedModel):
    """What everybody in the group may read of a meeting.

    `says` is {"words": text, "strategies": slugs of cards, "steps": ids of small steps}.
    """

    meeting = models.OneToOneField("meetings.Meeting", models.CASCADE, related_name="catch_up")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    says = SealedJSON(label="meetings.catch_up.says", owner="group", audience="members")
    shown_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = CatchUpQuerySet.as_manager()


@dataclass(frozen=True)
class Lines:
    """The same as one reader sees it; `is_lost` where it cannot be opened any more."""

    words: str
    cards: list
    steps: list
    is_lost: bool = False


def lines_for(place, meeting):
    """What is read of the meeting from this place in the group; None where there is nothing.

    Nobody reads of meetings that were before they came. A small step is among the lines for as long
    as it is shared, and there for this person.
    """
    row = getattr(meeting, "catch_up", None)
    if row is None or not place.reads(meeting.starts_at):
        return None
    return as_read_by(place.person_id, row)


def as_read_by(person, row):
    says = row.readable("says")
    if says is None:
        return Lines("", [], [], is_lost=True)
    every = cards.all_cards()
    steps = SmallStep.objects.visible_to(person).with_folds_of(person)
    steps = steps.filter(pk__in=says["steps"], group=row.group_id)
    steps = steps.select_related("person").order_by("shared_at", "pk") if says["steps"] else []
    return Lines(
        says["words"],
        [every[slug] for slug in says["strategies"] if slug in every],
        [step for step in (steps.opened() if says["steps"] else []) if not step.is_folded],
    )


def end_again(*, lines):
    CatchUp.objects.filter(pk=lines).delete()


# -- the draft -------------------------------------------------------------------------------------


def draft_of(meeting, state):
    """The words to begin with: what the plan says of the parts that were begun, no more."""
    begun = meeting.plan[1 : state.phase + 1]
    questions = [step.question for step in begun if step.question]
    lines = [_("We met and took our time.")]
    if titles := [step.title for step in begun]:
        lines.append(_("What we did: %(parts)s.") % {"parts": "; ".join(titles)})
    if questions:
        lines.append("\n".join([_("What we asked one another:"), *questions]))
    lines.append(_("You have not missed anything you would have to make up for."))
    return "\n\n".join(lines)


def practised(meeting, state):
    """[(slug, title)] of the strategies whose parts were begun."""
    every = cards.all_cards()
    slugs = dict.fromkeys(step.card for step in meeting.plan[: state.phase + 1])
    return [(slug, every[slug].title) for slug in slugs if slug in every]


def shared_steps(meeting, person):
    """[(id, words)] of the small steps shared since, as far as they are there for this person."""
    steps = tried_now(meeting.group, person, since=meeting.opened_at or meeting.starts_at)
    lost = _("These words cannot be opened any more.")
    there = [step for step in steps.opened() if not step.is_folded]
    return [(str(step.pk), step.readable("what") or lost) for step in there]


class CatchUpForm(forms.Form):
    # Which lines it was filled from: see version_of.
    version = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    body = Words(label=gettext_lazy("What happened, in a few lines"), max_length=LONGEST, rows=10)
    strategies = forms.MultipleChoiceField(
        label=gettext_lazy("Strategies we practised"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    steps = forms.MultipleChoiceField(
        label=gettext_lazy("Small steps that people share, told without a name"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, strategies, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["strategies"].choices = strategies
        self.fields["steps"].choices = steps
