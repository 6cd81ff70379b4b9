"""Narrowing a search down: to what one person wrote, to stories with a wish, to a time.

Names are looked up among those whose words the reader may read, and nowhere else: what is said of
any other name is the same, whether it is somebody's here or nobody's.
"""

import unicodedata
from datetime import date, datetime, time, timedelta

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.conversations.models import Story, Wish
from alongside.groups.models import Membership
from alongside.lib.words import Line
from alongside.people.models import Block, Person

from .findable import KINDS

LATELY = {"week": timedelta(days=7), "month": timedelta(days=31)}
LONGEST_NAME = 40
EARLIEST = date(1971, 1, 1)  # Before anything was shared: an earlier day is the same as this one.


class NarrowingForm(forms.Form):
    """All that is said here is so of what is found; what is left empty leaves all of it."""

    who = Line(
        label=_("By whom"),
        help_text=_("A name, as it is written in your groups."),
        max_length=LONGEST_NAME,
        required=False,
        error_messages={"max_length": _("A name has up to %(limit_value)s letters here.")},
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
    )
    wish = forms.ChoiceField(
        label=_("Stories whose author said"),
        choices=[("", _("Anything, and replies too")), *Wish.choices],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )
    lately = forms.ChoiceField(
        label=_("When"),
        choices=[
            ("", _("At any time")),
            ("week", _("In the last week")),
            ("month", _("In the last month")),
        ],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )
    since = forms.DateField(
        label=_("Not before this day"),
        required=False,
        error_messages={"invalid": _("Please write the day like this: 2026-03-31.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people

    def names(self):
        """Of everybody whose words can be looked for, each once, as a list in their order."""
        return sorted({one.called for one in self.people}, key=str.casefold)

    def clean_who(self):
        """The people who are called so, none where no name was given."""
        name = plain(self.cleaned_data["who"])
        found = [one for one in self.people if plain(one.called) == name] if name else []
        if name and not found:
            raise forms.ValidationError(
                _("Nobody whose words you can read has this name. Another spelling may find them.")
            )
        return found

    def clean_since(self):
        day = self.cleaned_data["since"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("That day is still to come."))
        return day

    @property
    def narrows(self):
        """Whether anything was asked for here; only where all of it made sense."""
        return any(self.cleaned_data.get(name) for name in ("who", "wish", "lately", "since"))

    @property
    def is_opened(self):
        """Whether the form comes unfolded: something was put into it, right or wrong."""
        return any(self[name].value() for name in ("who", "wish", "lately", "since"))

    def kinds(self):
        """The Kinds of words that can be what was asked for."""
        wish = self.cleaned_data["wish"]
        return [kind for kind in KINDS if kind.model is Story or not wish]

    def narrowed(self, kind, rows):
        asked, moment = self.cleaned_data, kind.moment
        if asked["who"]:
            rows = rows.filter(author__in=[one.pk for one in asked["who"]])
        if asked["wish"]:
            # What is held has no wish for whoever may not have its words.
            rows = rows.filter(wish=asked["wish"], is_open=True)
        if asked["lately"]:
            rows = rows.filter(**{f"{moment}__gte": timezone.now() - LATELY[asked["lately"]]})
        if asked["since"]:
            rows = rows.filter(**{f"{moment}__gte": begin_of(asked["since"])})
        return rows


def begin_of(day):
    return timezone.make_aware(datetime.combine(max(day, EARLIEST), time.min))


def plain(name):
    """A name as people type it: in small letters, and however it is spaced."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def people_read_by(person, groups):
    """Those whose words this person may look for, opened: who is in their groups (ids) now, and
    who was, where words of theirs are still there to be read.

    Not those they have blocked. Whoever has blocked them stays, as somebody who wrote nothing: that
    a name is missing would tell.
    """
    here = Membership.objects.current().agreed().filter(group__in=groups)
    once = Membership.objects.filter(group__in=groups, ended_at__isnull=False)
    readable = Q()
    for kind in KINDS:
        theirs = kind.model.objects.visible_to(person).filter(author=OuterRef("pk"))
        readable |= Q(Exists(theirs.filter(**{f"{kind.field}__isnull": False})))
    there = Q(pk__in=here.values("person")) | Q(pk__in=once.values("person")) & readable
    blocked = Block.objects.filter(by=person).values("whom")
    return Person.objects.filter(there).exclude(pk__in=blocked).opened()
