"""How a meeting was, in four taps. Nobody can tell whose answers are whose, nor from few people.

An answer has no person and no time. That somebody answered is noted at their seat, so that nobody
answers twice. Those who lead read sums alone: a day later, when no more can come in, so that no sum
moves by one while they look; and only if enough people answered.
"""

from collections import Counter
from datetime import timedelta

from django import forms
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

OPEN_FOR = timedelta(days=1)
ENOUGH = 5

ANSWERS = {"yes": _("Yes"), "partly": _("Partly"), "no": _("No")}
QUESTIONS = {
    "chance": _("I had the chance to say what I wanted"),
    "heard": _("I felt heard"),
    "take": _("I take something with me"),
}


class FeedbackQuerySet(SealedQuerySet):
    def give(self, *, seat, meeting, answers):
        """Keep these answers, once for each seat. Returns whether they were the first from it."""
        with transaction.atomic():
            first = type(seat).objects.filter(pk=seat.pk, gave_feedback=False)
            if not first.update(gave_feedback=True):
                return False
            self.create(meeting=meeting, group_id=meeting.group_id, answers=answers)
        return True

    def sums(self, meeting):
        """[(question, [(answer, how many)])] in words; [] where too few answered to tell."""
        rows = self.filter(meeting=meeting).opened()
        told = [said for row in rows if (said := row.readable("answers"))]
        if len(told) < ENOUGH:
            return []
        return [(words, counted(told, name)) for name, words in QUESTIONS.items()]


def counted(told, name):
    count = Counter(said.get(name) for said in told)
    return [(words, count[answer]) for answer, words in ANSWERS.items()]


class Feedback(SealedModel):
    """What somebody said of a meeting, and not who. `answers` is {question: answer}."""

    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="feedback", db_index=False
    )
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    answers = SealedJSON(label="meetings.feedback.answers", owner="group", audience="facilitators")

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["meeting"], name="feedback_of_a_meeting")]


class FeedbackForm(forms.Form):
    """Three choices; the fourth tap sends them."""

    chance, heard, take = (
        forms.ChoiceField(
            label=words,
            choices=list(ANSWERS.items()),
            widget=forms.RadioSelect,
            error_messages={"required": _("Please choose one of the three.")},
        )
        for words in QUESTIONS.values()
    )


def is_asked(meeting):
    """Whether answers still come in: for a day after the closing."""
    return meeting.closed_at is not None and timezone.now() < meeting.closed_at + OPEN_FOR


def is_told(meeting):
    return meeting.closed_at is not None and not is_asked(meeting)
