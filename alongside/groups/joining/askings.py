"""Somebody asks to join a group: answered, waiting for a place in order, and let in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

A_FEW = 3


class AskingQuerySet(SealedQuerySet):
    def open(self):
        return self.filter(state__in=Asking.OPEN)

    def asked(self):
        """Those that wait for an answer of somebody who leads."""
        return self.filter(state=Asking.State.ASKED)

    def waiting(self):
        """Those with a yes, that wait for a place or for the day of newcomers."""
        return self.filter(state=Asking.State.WAITING)

    def told(self):
        """Those that Today tells of: open ones, and a "not this time" until it is put away."""
        said_no = Q(state=Asking.State.DECLINED, answer__isnull=False)
        return self.filter(Q(state__in=Asking.OPEN) | said_no)


class Asking(SealedModel):
    """What somebody said who asked to join, and what came of it."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        WAITING = "waiting", _("waiting for a place")
        LET_IN = "let_in", _("let in")
        DECLINED = "declined", _("not this time")
        TAKEN_BACK = "taken_back", _("taken back")

    OPEN = (State.ASKED, State.WAITING)

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="askings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="askings")
    # The place in the group's line. Counted under a lock of the group: never twice, never apart.
    number = models.PositiveIntegerField(editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    # [[question, answer]]: the question as it was put.
    answers = SealedJSON(
        label="groups.asking.answers",
        owner="person",
        group="group",
        audience="facilitators",
        null=True,
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_by = whoever()
    answered_at = models.DateTimeField(null=True, editable=False)
    # What whoever answered says to them, where it is not this time.
    answer = SealedText(
        label="groups.asking.answer",
        owner="person",
        group="group",
        audience="facilitators",
        max_length=600,
        null=True,
        blank=True,
    )

    objects = AskingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=Q(state__in=("asked", "waiting")),
                name="asked_once_at_a_time",
            ),
            models.UniqueConstraint(fields=["group", "number"], name="one_place_in_a_line"),
        ]

    def get_absolute_url(self):
        """The page of whoever asked."""
        return reverse("asking", args=[self.pk])

    @property
    def is_open(self):
        return self.state in self.OPEN

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def before_it(self):
        """How far along the line: "next", "few" or "more" before it. Never a number."""
        before = type(self).objects.waiting().filter(group=self.group_id, number__lt=self.number)
        before = len(before.values_list("pk")[: A_FEW + 1])
        return "next" if not before else "few" if before <= A_FEW else "more"
