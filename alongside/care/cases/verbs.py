"""What can be done with a case by a button: the form it takes, what it does, what is said then."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from alongside.notices import tell

from ..notices import WROTE_TO_YOU
from . import following_up, forms, looking_after


@dataclass(frozen=True)
class Verb:
    """`form` makes the form from what was sent, or is None; `do(case, by, form)` gives False where
    it could not be done; `to_others`: whether the form needs the others who may read it; `of_case`:
    whether it needs the case itself.
    """

    do: Callable
    told: str
    form: type | None = None
    to_others: bool = False
    of_case: bool = False


def claim(case, by, form):
    return looking_after.claim(case, by=by)


def think(case, by, form):
    return looking_after.think_through(
        case, by=by, answers=form.answers, pk=form.cleaned_data["id"]
    )


def write(case, by, form):
    said = form.cleaned_data
    step = looking_after.write_to_them(case, by=by, words=said["words"], pk=said["id"])
    if step:
        tell([case.person], WROTE_TO_YOU, f"case:{case.pk}", key=f"wrote:{step.pk}")
    return step


def second(case, by, form):
    said = form.cleaned_data
    return looking_after.read_as_second(case, by=by, words=said["words"], pk=said["id"])


def hand_over(case, by, form):
    words = form.cleaned_data["words"]
    return looking_after.hand_over(case, by=by, to=form.whom, words=words)


def escalate(case, by, form):
    words = form.cleaned_data
    said = {"called": words["called"], "used": words["used"], "pk": words["id"]}
    return looking_after.escalate(case, by=by, with_whom=form.second, **said)


def close(case, by, form):
    words = form.cleaned_data
    return looking_after.close(
        case,
        by=by,
        outcome=words["outcome"],
        follow_up_on=words.get("follow_up_on"),
        words=words["words"],
    )


def follow_up(case, by, form):
    said = form.cleaned_data
    asked = following_up.follow_up(case, by=by, words=said["words"], pk=said["id"])
    if asked and said["words"]:
        tell([case.person], WROTE_TO_YOU, f"case:{case.pk}", key=f"asked_again:{case.pk}")
    return asked


VERBS = {
    "claim": Verb(claim, _("You look after it now. The others can see that.")),
    "think": Verb(think, _("Kept with the case."), forms.QuestionsForm),
    "write": Verb(write, _("They can read it now."), forms.WordsForm),
    "second": Verb(second, _("Kept. You are its second reader."), forms.SecondForm),
    "hand-over": Verb(hand_over, _("Handed over."), forms.HandOverForm, to_others=True),
    "escalate": Verb(escalate, _("Kept with the case."), forms.EscalateForm, to_others=True),
    "close": Verb(
        close, _("Closed. Thank you for looking after it."), forms.CloseForm, of_case=True
    ),
    "follow-up": Verb(follow_up, _("Kept: you have asked again."), forms.FollowUpForm),
}
