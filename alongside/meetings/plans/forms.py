"""The steps of a plan as a form: as many as there are, each with its words, in any order.

Buttons move, add and leave out steps of what was typed; nothing of that is kept until it is saved.
"""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import Line, Words
from alongside.toolkit import cards

from ..plan import DROP, KEEP, Step
from . import fit, labels
from .kept import LONGEST_TITLE
from .wrong import LONGEST_PLAN, LONGEST_STEP, MOST_STEPS, WORDS, wrong_with

SHRINK = "shrink"
SHORT = [
    (KEEP, gettext_lazy("It stays as it is")),
    (SHRINK, gettext_lazy("It gets shorter")),
    (DROP, gettext_lazy("It is left out")),
]


class StepForm(forms.Form):
    """One step. Its fields are called `3-title`: the number is its place."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of part it is"), choices=list(labels.KINDS.items())
    )
    title = Line(label=gettext_lazy("Title"), max_length=WORDS["title"])
    purpose = Words(
        label=gettext_lazy("What it is for"),
        max_length=WORDS["purpose"],
        required=False,
        rows=2,
    )
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=LONGEST_STEP)
    question = Line(
        label=gettext_lazy("Question"),
        max_length=WORDS["question"],
        required=False,
    )
    brief = forms.BooleanField(label=gettext_lazy("A sentence each"), required=False)
    script = Words(
        label=gettext_lazy("What you may say"),
        max_length=WORDS["script"],
        required=False,
        rows=4,
    )
    note = Words(
        label=gettext_lazy("Note to whoever leads"),
        max_length=WORDS["note"],
        required=False,
        rows=3,
    )
    card = forms.ChoiceField(label=gettext_lazy("Strategy card"), required=False)
    short = forms.ChoiceField(label=gettext_lazy("When time is short"), choices=SHORT, initial=KEEP)
    short_to = forms.IntegerField(
        label=gettext_lazy("How many minutes it gets then"),
        min_value=1,
        max_value=LONGEST_STEP,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        titles = sorted((card.title, slug) for slug, card in cards.all_cards().items())
        self.fields["card"].choices = [("", _("None")), *((slug, title) for title, slug in titles)]

    @property
    def heading(self):
        """What was typed as its title, whether it can be used or not."""
        return self["title"].value() or _("A new part")

    @property
    def about(self):
        """How long it is said to take, in words; "" where that is no number."""
        minutes = number(str(self["minutes"].value() or ""))
        return labels.minutes(minutes) if minutes > 0 else ""

    def clean(self):
        words = super().clean()
        lacks = words.get("short") == SHRINK and not words.get("short_to")
        if lacks and "short_to" not in self.errors:
            self.add_error("short_to", _("How many minutes does it get then?"))
        return words

    def step(self):
        words = dict(self.cleaned_data)
        shrinks_to = words.pop("short_to")
        if words["short"] == SHRINK:
            words["short"] = shrinks_to
        return Step(**words)


def row_of(step):
    """What the form of this step says."""
    shrinks = step.short not in (KEEP, DROP)
    return {
        **{name: getattr(step, name) for name in ("kind", "title", "purpose", "minutes")},
        **{name: getattr(step, name) for name in ("question", "script", "note", "card")},
        "brief": "on" if step.brief else "",
        "short": SHRINK if shrinks else step.short,
        "short_to": step.short if shrinks else "",
    }


def number(text):
    """A small number out of a form or a button, -1 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1


def typed(data):
    """The rows that a form sent, with whatever was typed in them."""
    count = min(number(data.get("count", "")), 2 * MOST_STEPS)
    names = list(StepForm.base_fields)
    return [{name: data.get(f"{n}-{name}", "") for name in names} for n in range(count)]


NEW = {"kind": "round", "minutes": "10", "short": KEEP}


def rearranged(rows, do):
    """The rows after a press of a button, such as `up-3`, and the place to look at then."""
    what, _dash, where = do.partition("-")
    place = number(where)
    if what == "add" and 0 <= place < len(rows):
        return [*rows[: place + 1], dict(NEW), *rows[place + 1 :]], place + 1
    # The doors are the first thing: nothing goes before them.
    if not 0 < place < len(rows):
        return rows, 0
    if what == "remove":
        return rows[:place] + rows[place + 1 :], place - 1
    other = place + {"up": -1, "down": 1}.get(what, 0)
    if 0 < other < len(rows) and other != place:
        rows = list(rows)
        rows[place], rows[other] = rows[other], rows[place]
        return rows, other
    return rows, place


class StepsForm:
    """All the steps, as rows that say what is in their fields.

    `is_valid` looks at each and at the whole; a form that is not `checked` shows no errors.
    """

    def __init__(self, rows, checked=True):
        self.rows, self.problems = rows, []
        if not checked:
            self.forms = [StepForm(initial=row, prefix=str(n)) for n, row in enumerate(rows)]
            return
        data = {f"{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
        self.forms = [StepForm(data, prefix=str(n)) for n in range(len(rows))]

    def is_valid(self):
        fine = [form.is_valid() for form in self.forms]  # Each shows what is wrong with it.
        if all(fine):
            self.problems = list(dict.fromkeys(map(str, wrong_with(self.steps()))))
        return all(fine) and not self.problems

    def steps(self):
        return [form.step() for form in self.forms]


class TimeForm(forms.Form):
    """For how many people, where, and in how many minutes."""

    people = forms.IntegerField(
        label=gettext_lazy("How many people"), min_value=1, max_value=fit.MOST_PEOPLE
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Where you meet"), choices=list(labels.PLACES.items())
    )
    has = forms.IntegerField(
        label=gettext_lazy("Minutes you have"), min_value=1, max_value=LONGEST_PLAN
    )


class KeepForm(forms.Form):
    own_title = Line(
        label=gettext_lazy("What to call it"),
        max_length=LONGEST_TITLE,
        help_text=gettext_lazy("Please leave out names, and what members said."),
    )


class ShareForm(forms.Form):
    read = forms.BooleanField(
        label=gettext_lazy(
            "I have read all of it. There is no name in it, and nothing that a member has said."
        )
    )
