"""How a meeting went for those who led it: phrases to tap, a note to oneself, all of it optional.

The note is its writer's alone. The phrases are told as sums over many meetings, to those who lead
the group and its supervisor: never whose they are, nor of which meeting.
"""

from collections import Counter
from datetime import timedelta

from django import forms
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Line, Words
from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

ENOUGH = 5  # Reviews, for sums of them to be about no single evening.
KEPT_FOR = timedelta(days=180)
LONGEST_NOTE, LONGEST_PARKED = 2_000, 300

PHRASES = {
    "heard": _("Everybody who wanted to was heard"),
    "together": _("People found what they share"),
    "quiet": _("It was quieter than usual"),
    "full": _("There was more than fitted into the time"),
    "one": _("One person needed most of the time"),
    "advice": _("Advice took over for a while"),
    "hard": _("There was a hard moment"),
    "technical": _("The technology got in the way"),
    "mine": _("I did not have much myself that day"),
    "stays": _("Something of it stays with me"),
}


class ReviewQuerySet(SealedQuerySet):
    def keep(self, *, by, meeting, phrases=(), note=""):
        """What `by` says of this meeting, in place of what they said before. Nothing is fine."""
        said = {"phrases": list(phrases), "note": note, "group_id": meeting.group_id}
        review, _made = self.update_or_create(meeting=meeting, person=by, defaults=said)
        return review

    def let_be(self, *, by, meeting):
        """`by` says nothing of it, and is not asked again. Whether nothing was said before."""
        said = {"phrases": [], "note": "", "group_id": meeting.group_id}
        _review, made = self.get_or_create(meeting=meeting, person=by, defaults=said)
        return made

    def sums(self, group):
        """[(phrase, in how many of the last months' reviews)], and how many; ([], 0) of few."""
        since = timezone.now() - KEPT_FOR
        rows = self.filter(group=group, meeting__starts_at__gt=since).opened()
        told = [phrases for row in rows if (phrases := row.readable("phrases"))]
        if len(told) < ENOUGH:
            return [], 0
        count = Counter(name for phrases in told for name in set(phrases))
        return [(words, count[name]) for name, words in PHRASES.items()], len(told)


class Review(SealedModel):
    """What one of those who led says of a meeting."""

    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="reviews", db_index=False
    )
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    phrases = SealedJSON(
        label="meetings.review.phrases", owner="person", group="group", audience="facilitators"
    )
    note = SealedText(
        label="meetings.review.note",
        owner="person",
        audience="only me",
        max_length=LONGEST_NOTE,
        blank=True,
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_review_of_a_meeting")
        ]


class ReviewForm(forms.Form):
    """Three parts, none of which has to be filled in."""

    phrases = forms.MultipleChoiceField(
        label=_("What was so, as far as you noticed?"),
        choices=list(PHRASES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    parked = Line(
        label=_("Something left for another time?"),
        help_text=_(
            "It comes back when the next meeting is planned, for those who lead. Without names."
        ),
        max_length=LONGEST_PARKED,
        required=False,
    )
    body = Words(
        label=_("A note to yourself"),
        help_text=_("Nobody else reads it. You find it here before the next meeting."),
        max_length=LONGEST_NOTE,
        required=False,
        rows=4,
    )


def last_time(person, meeting):
    """What somebody said of the last meeting before this one that they led; None without a note."""
    theirs = Review.objects.filter(person=person, group=meeting.group_id)
    earlier = theirs.filter(meeting__starts_at__lt=meeting.starts_at)
    last = earlier.order_by("-meeting__starts_at", "-pk").first()
    return last if last and last.readable("note") != "" else None


def forget_reviews():
    """For the housekeeping: what is so long ago helps nobody to lead."""
    Review.objects.filter(meeting__starts_at__lt=timezone.now() - KEPT_FOR).delete()
