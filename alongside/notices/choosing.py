"""How I am told of things: the page on which each person chooses it, for all or for one group."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib import mail

from . import jobs
from .choices import EMAIL, INBOX, PUSH, Choices
from .kinds import groups_of, kinds
from .letters.refusals import Refusals
from .models import Notice, Subscription
from .push import keys

WAYS = {
    INBOX: gettext_lazy("Only here, when I look"),
    EMAIL: gettext_lazy("By e-mail"),
    PUSH: gettext_lazy("On my device"),
}
FAMILIES = {
    "reminder": gettext_lazy("Reminders"),
    "at_once": gettext_lazy("What has changed and cannot wait"),
    "digest": gettext_lazy("What is new to read"),
    "on_call": gettext_lazy("Somebody waits, when I am on call"),
}

DIGESTS = {
    "day": gettext_lazy("Together, once a day"),
    "week": gettext_lazy("Together, once a week"),
    "none": gettext_lazy("Only here, when I look"),
}


def ways():
    """[(way, its words)] of those there are here."""
    return [(way, words) for way, words in WAYS.items() if way != EMAIL or mail.is_offered()]


class OneTime(forms.TimeField):
    """A time of the day, kept as text."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    default_error_messages = {"invalid": gettext_lazy("Please write a time such as 08:00.")}

    def clean(self, value):
        found = super().clean(value)
        return f"{found:%H:%M}" if found else ""


def may_be_on_call(person):
    return person.must_use_second_factor


def what_can_be_chosen(person):
    """[(kind or urgency, its words)]: the few there are of all, and each this person has met."""
    met = set(person.notices.values_list("kind", flat=True).distinct())
    families = [one for one in FAMILIES.items() if one[0] != "on_call" or may_be_on_call(person)]
    return families + [
        (kind.name, kind.title or kind.sentence) for kind in kinds() if kind.name in met
    ]


class WaysForm(forms.Form):
    """A way for each of `what`. `otherwise` says what it means to choose none."""

    def __init__(self, *args, what, chosen, otherwise, **kwargs):
        super().__init__(*args, **kwargs)
        self.what, self.before = [name for name, _words in what], chosen
        for name, words in what:
            self.fields[f"way_{name}"] = forms.ChoiceField(
                label=words,
                choices=[("", otherwise), *ways()],
                initial=chosen.get(name, ""),
                required=False,
            )

    def by_kind(self):
        """The fields of the kinds, to be drawn."""
        return [self[f"way_{name}"] for name in self.what]

    def chosen_by_kind(self):
        """{kind or urgency: way} of what is not as usual; what was not asked stays as it was."""
        asked = {name: self.cleaned_data[f"way_{name}"] for name in self.what}
        return {name: way for name, way in {**self.before, **asked}.items() if way}


class ChoicesForm(WaysForm):
    usual = forms.ChoiceField(
        label=gettext_lazy("How shall we tell you?"), choices=ways, widget=forms.RadioSelect
    )
    recognisable = forms.BooleanField(
        label=gettext_lazy("Reminders I can recognise"),
        help_text=gettext_lazy("They say when it begins. Never which group, and never a name."),
        required=False,
    )
    digest = forms.ChoiceField(
        label=gettext_lazy("What is new to read, outside of here"),
        choices=list(DIGESTS.items()),
        widget=forms.RadioSelect,
    )
    digest_day = forms.TypedChoiceField(
        label=gettext_lazy("If once a week, on"), choices=list(WEEKDAYS.items()), coerce=int
    )
    digest_at = OneTime(label=gettext_lazy("At about"))
    quiet = forms.BooleanField(
        label=gettext_lazy("Quiet hours: nothing leaves then"),
        help_text=gettext_lazy("But where somebody waits for you, if you are on call or lead."),
        required=False,
    )
    quiet_from = OneTime(label=gettext_lazy("From"))
    quiet_to = OneTime(label=gettext_lazy("Until"))


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request):
    """Everything that can be chosen for all groups at once."""
    mine = Choices.objects.of(request.user)
    chosen = mine.all
    form = ChoicesForm(
        request.POST or None,
        initial=chosen,
        what=what_can_be_chosen(request.user),
        chosen=chosen["kinds"],
        otherwise=_("As above"),
    )
    if form.is_valid():
        keep(request.user, form)
        messages.success(request, _("Saved. This is how you are told from now on."))
        return redirect("choices")
    return render(request, "notices/choices.html", {"form": form, **around(request.user, mine)})


def keep(person, form):
    own = {name: value for name, value in form.cleaned_data.items() if not name.startswith("way_")}
    mine = Choices.objects.change(person, **own, kinds=form.chosen_by_kind())
    if Notice.objects.filter(person=person).unread().exists():
        jobs.plan_digest(mine, after=timezone.now())


def around(person, mine):
    """What the page says besides: whether what they chose can reach them, and their groups."""
    return {
        "groups": groups_of(person),
        "mail_is_offered": mail.is_offered(),
        "has_address": person.addresses.confirmed().exists(),
        "came_back": Refusals.objects.stopped().filter(address__person=person).exists(),
        "is_paused": mine.is_paused(),
        "paused_until": mine.paused_until,
        "push_key": keys.public_key(),
        "devices": Subscription.objects.that_take_pushes(person),
        "chose_devices": PUSH in mine.ways(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def choices_in_group(request, group):
    """The same for one group: what is chosen here goes before what is chosen for all."""
    names = {str(pk): name for pk, name in groups_of(request.user)}
    if (name := names.get(str(group))) is None:
        raise Http404
    mine = Choices.objects.of(request.user)
    in_groups = mine.all["groups"]
    form = WaysForm(
        request.POST or None,
        what=what_can_be_chosen(request.user),
        chosen=in_groups.get(str(group), {}),
        otherwise=_("As for all my groups"),
    )
    if form.is_valid():
        groups = {**in_groups, str(group): form.chosen_by_kind()}
        Choices.objects.change(request.user, groups=groups)
        messages.success(request, _("Saved, for this group alone."))
        return redirect("choices")
    return render(request, "notices/choices_in_group.html", {"form": form, "name": name})


@require_POST
def try_letters_again(request):
    """Their letterbox takes letters again, they say."""
    for address in request.user.addresses.confirmed():
        Refusals.objects.begin_anew(address)
    messages.success(request, _("Letters are sent to your address again."))
    return redirect("choices")
