"""Changing a card, with what is wrong said kindly beside each field of it; and signing it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import Line, Words

from ..checking import wrong_with
from ..describing import card_of
from ..labels import EFFORT_MEANS, GRADES, TOPICS
from .lines import cited, lines_of, named, numbered, one_line
from .versions import LONGEST_WHY

FLAGS = {
    "none": gettext_lazy("Nobody has to be asked first"),
    "check": gettext_lazy("If a caution is true of somebody, they ask first"),
    "clinician": gettext_lazy("It is for somebody and whoever treats them"),
}
CHOOSE = {"required": gettext_lazy("Please choose one.")}
A_LINE_EACH = gettext_lazy("One on each line.")
NO_CAUTIONS = gettext_lazy("A card without its cautions is not shown to anybody.")
LONG = 4000


def one_of(label, choices, **more):
    return forms.ChoiceField(
        label=label,
        choices=[(str(key), said) for key, said in choices.items()],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
        **more,
    )


class SignForm(forms.Form):
    """With which name and role somebody signs, as readers see it."""

    name = Line(label=gettext_lazy("Your name, as you sign"), max_length=80)
    role = Line(label=gettext_lazy("Your role"), max_length=80)

    @property
    def signature(self):
        said = self.cleaned_data
        return _("%(name)s, %(role)s") % {"name": said["name"], "role": said["role"]}


class SignVersionForm(SignForm):
    """Signing what somebody else wrote: `card` keeps to all that a card has to keep to today."""

    def __init__(self, *args, card, **kwargs):
        super().__init__(*args, **kwargs)
        self.card = card

    def clean(self):
        wrong = [why for _field, why in wrong_with(self.card)]
        if self.card.is_past_review:
            wrong.append(_("Its review date has passed. Choose a later one by changing the card."))
        for why in wrong:
            self.add_error(None, why)


class CardForm(SignForm):
    """All that a card says. `base` is the one that ships, `every` {slug: Card} as they are read."""

    # What a field of the card is called here.
    CALLED = {"body": "steps", "": None}

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    title = Line(label=gettext_lazy("What is it called?"), max_length=80)
    what = Words(
        label=gettext_lazy("What is it, in plain words?"),
        help_text=gettext_lazy("One or two short sentences."),
        max_length=600,
        rows=3,
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Under which topics?"),
        choices=list(TOPICS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Please choose at least one.")},
    )
    effort = one_of(gettext_lazy("How much effort does it take?"), EFFORT_MEANS)
    minutes = forms.IntegerField(
        label=gettext_lazy("About how many minutes does one go take?"),
        error_messages={
            "required": gettext_lazy("Please guess how long it takes. About is enough."),
            "invalid": gettext_lazy("Please type a whole number of minutes."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    helps = Words(
        label=gettext_lazy("When may it help?"), help_text=A_LINE_EACH, max_length=LONG, rows=4
    )
    steps = Words(
        label=gettext_lazy("The steps"),
        help_text=gettext_lazy("One on each line, three at least. The numbers come by themselves."),
        max_length=LONG,
        rows=8,
    )
    in_bed = Words(
        label=gettext_lazy("How is it done from bed?"),
        help_text=gettext_lazy("Something real, not a consolation."),
        max_length=LONG,
        rows=3,
    )
    care = Words(
        label=gettext_lazy("Take care: who could be harmed?"),
        help_text=gettext_lazy("One on each line. A caution may be worded anew, never taken out."),
        max_length=LONG,
        rows=5,
        error_messages={"required": NO_CAUTIONS},
    )
    flag = one_of(gettext_lazy("Is somebody to be asked first?"), FLAGS)
    grade = one_of(gettext_lazy("How sure is it? In doubt, the lower one"), GRADES)
    shows = Words(label=gettext_lazy("What is known"), max_length=LONG, rows=4)
    shows_not = Words(
        label=gettext_lazy("What is not known"),
        help_text=gettext_lazy("Small or short studies, other people, another kind of pain."),
        max_length=LONG,
        rows=4,
    )
    sources = Words(
        label=gettext_lazy("Sources"),
        help_text=gettext_lazy(
            "One on each line: who wrote it | the year | its title | where it was published | its "
            "DOI, its number or its address."
        ),
        max_length=2 * LONG,
        rows=5,
        required=False,
    )
    said = Words(
        label=gettext_lazy("How do people say what it is for?"),
        help_text=gettext_lazy("One on each line. It is looked through, and never shown."),
        max_length=2 * LONG,
        rows=6,
    )
    see = Words(
        label=gettext_lazy("Which cards go with it?"),
        help_text=gettext_lazy("Their titles, one on each line."),
        max_length=LONG,
        rows=3,
    )
    review_by = forms.DateField(
        label=gettext_lazy("When is it to be looked over again?"),
        help_text=gettext_lazy("In two years at most."),
        error_messages={
            "required": gettext_lazy("Please say when it is to be looked over again."),
            "invalid": gettext_lazy("Please type a day, such as 2027-05-31."),
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    why = Words(
        label=gettext_lazy("What did you change, and why?"),
        help_text=gettext_lazy("For whoever reviews after you. Others do not see it."),
        max_length=LONGEST_WHY,
        rows=3,
        required=False,
    )

    def __init__(self, *args, base, every, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in SignForm.base_fields])
        self.base, self.read = base, every[base.slug]
        self.slugs = {
            card.title.casefold(): slug for slug, card in every.items() if slug != base.slug
        }

    def clean_title(self):
        title = one_line(self.cleaned_data["title"])
        if title.casefold() in self.slugs:
            raise forms.ValidationError(_("Another card is called that already."))
        return title

    def clean_topics(self):
        """A card stands under its first topic. The form says which there are, and not which leads:
        so those it is read under come first, as they stood.
        """
        order = [*self.read.topics, *TOPICS]
        return sorted(self.cleaned_data["topics"], key=order.index)

    def clean_sources(self):
        return cited(self.cleaned_data["sources"])

    def clean_see(self):
        return named(self.cleaned_data["see"], self.slugs)

    def clean(self):
        if not self.errors:
            self.card = card_of(self.base, self.says)
            for field, why in (*wrong_with(self.card), *self.softened()):
                self.add_error(self.CALLED.get(field, field), why)

    @property
    def says(self):
        """What Card.says holds, from what was typed."""
        said = self.cleaned_data
        plain = ("title", "topics", "minutes", "flag", "grade", "sources", "see")
        told = {name: said[name] for name in plain}
        told |= {name: one_line(said[name]) for name in ("what", "in_bed", "shows", "shows_not")}
        told |= {name: lines_of(said[name]) for name in ("helps", "said", "care")}
        dates = {"reviewed": timezone.localdate(), "review_by": said["review_by"]}
        told |= {name: day.isoformat() for name, day in dates.items()}
        return told | {"effort": int(said["effort"]), "body": numbered(said["steps"])}

    def softened(self):
        """A card warns of no less than the one that ships."""
        order = list(FLAGS)
        there, now = len(self.base.care), len(self.card.care)
        if now < there:
            why = _("The card that ships has %(there)s cautions, and this has %(now)s.")
            yield "care", why % {"there": there, "now": now}
        if order.index(self.card.flag) < order.index(self.base.flag):
            yield "flag", _("The card that ships is stricter here. It can be made no milder.")
