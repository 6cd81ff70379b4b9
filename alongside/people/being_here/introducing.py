"""What others see of me: my name here, my pronouns, and a few words about me in each group.

Groups lie above this app: they are asked through a person's own places, never imported.
"""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib.words import Line, Words

from ..arriving import names
from ..arriving.views import onward
from ..models import Draft, Profile
from .drafts import done

PRONOUNS = ("she/her", "he/him", "they/them")
LONGEST_ABOUT = 300


class ProfileForm(forms.Form):
    """A name and pronouns for every group. `keep_name` answers the question about a real name."""

    display_name = Line(
        label=gettext_lazy("What others call you here"),
        max_length=40,
        help_text=gettext_lazy("You keep signing in with the name you first chose."),
    )
    keep_name = forms.BooleanField(label=gettext_lazy("Keep it anyway"), required=False)
    pronouns = Line(
        label=gettext_lazy("Your pronouns"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("If you would like others to know. Any words are fine."),
        widget=forms.TextInput(attrs={"list": "pronouns"}),
    )

    def __init__(self, *args, person, **kwargs):
        now = {
            "display_name": person.readable("display_name"),
            "pronouns": pronouns_of(person),
        }
        super().__init__(*args, initial=now, **kwargs)
        self.person, self.seems_real = person, False

    def clean(self):
        words = super().clean()
        name = words.get("display_name")
        if name is None or name == self.initial["display_name"]:
            return words
        try:
            words["display_name"] = names.check(name, self.person)
        except forms.ValidationError as error:
            self.add_error("display_name", error)
            return words
        self.seems_real = names.seems_real(words["display_name"])
        if self.seems_real and not words.get("keep_name"):
            self.add_error("display_name", names.SEEMS_REAL)
        return words

    def clean_pronouns(self):
        return names.plain_name(self.cleaned_data["pronouns"])

    def keep(self):
        """Everybody in one's groups reads it from now on."""
        self.person.display_name = self.cleaned_data["display_name"]
        self.person.save(update_fields=["display_name"])
        pronouns = self.cleaned_data["pronouns"] or None
        Profile.objects.update_or_create(person=self.person, defaults={"pronouns": pronouns})


class AboutForm(forms.Form):
    about = Words(
        label=gettext_lazy("A few words about you"),
        max_length=LONGEST_ABOUT,
        required=False,
        rows=3,
        help_text=gettext_lazy("Whoever is in this group can read them. They can stay empty."),
    )


def pronouns_of(person):
    profile = Profile.objects.filter(person=person).first()
    return (profile and profile.readable("pronouns")) or ""


def my_places(person):
    places = person.memberships.current().agreed().select_related("group")
    return places.order_by("joined_at")


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request):
    form = ProfileForm(request.POST or None, person=request.user)
    if form.is_valid():
        form.keep()
        messages.success(request, _("Saved. This is how others see you now."))
        return redirect(onward(request, "profile"))
    return show(request, form)


@require_POST
def about(request, pk):
    """A few words about oneself in one group, at this place of one's own."""
    place = get_object_or_404(my_places(request.user), pk=pk)
    form = AboutForm(request.POST, auto_id=f"{pk}_%s")
    if not form.is_valid():
        return show(request, ProfileForm(person=request.user), {place.pk: form})
    place.about = form.cleaned_data["about"] or None
    place.save(update_fields=["about"])
    done(request, f"about:{place.group_id}")
    messages.success(request, _("Saved. This is how others see you now."))
    return redirect("profile")


def show(request, form, came_back=None):
    """All of it; a form that came back keeps what was typed."""
    places = my_places(request.user).opened()
    wanted = {f"about:{place.group_id}": place.pk for place in places}
    drafts = Draft.objects.of(request.user).filter(place__in=wanted).opened()
    begun = {wanted[draft.place]: draft.fields() for draft in drafts}
    request.user.drafts_seen.update({draft.place: draft.mark for draft in drafts})
    forms_of = {
        place.pk: AboutForm(
            initial={"about": place.readable("about"), **begun.get(place.pk, {})},
            auto_id=f"{place.pk}_%s",
        )
        for place in places
    }
    context = {
        "form": form,
        "places": places,
        "about": {**forms_of, **(came_back or {})},
        "suggested": PRONOUNS,
        "next": onward(request, ""),
    }
    return render(request, "people/profile.html", context)
