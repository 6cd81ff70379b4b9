"""The page on which somebody says how pages are to be for them: look, clock, language, helps."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alongside.lib.zones import zones

from ..arriving.views import onward
from ..as_they_like import as_they_like


def the_zones():
    here = _("As here: %(zone)s") % {"zone": settings.TIME_ZONE.replace("_", " ")}
    return [("", here), *zones()]


def the_languages():
    return [("", _("As my device is set")), *settings.LANGUAGES]


def one_of(label, choices, **more):
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **more)


def yes(label, help_text):
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class DisplayForm(forms.Form):
    """How pages should be for me. Asked once, kept, and never a question about why."""

    theme = one_of(
        gettext_lazy("Light"),
        [
            ("auto", gettext_lazy("As my device is set")),
            ("light", gettext_lazy("Light")),
            ("dark", gettext_lazy("Dark")),
            ("dim", gettext_lazy("Dim: soft contrast, for sore eyes and migraine")),
        ],
    )
    size = one_of(
        gettext_lazy("Size of words"),
        [
            ("normal", gettext_lazy("Normal")),
            ("large", gettext_lazy("Large")),
            ("larger", gettext_lazy("Very large")),
        ],
    )
    font = one_of(
        gettext_lazy("Letters"),
        [
            ("system", gettext_lazy("The letters of my device")),
            (
                "hyperlegible",
                gettext_lazy("Atkinson Hyperlegible: letters that are hard to confuse"),
            ),
        ],
    )
    density = one_of(
        gettext_lazy("Space"),
        [
            ("roomy", gettext_lazy("Roomy")),
            ("compact", gettext_lazy("Closer together: less to scroll")),
        ],
    )
    timers = one_of(
        gettext_lazy("Time in meetings"),
        [
            ("shown", gettext_lazy("Show about how long a turn has lasted")),
            ("hidden", gettext_lazy("Show me no times")),
        ],
    )
    simple = yes(
        gettext_lazy("One thing at a time"),
        gettext_lazy("Pages show what matters now, and leave out links and lines beside it."),
    )
    calm = yes(
        gettext_lazy("As little as possible to look at"),
        gettext_lazy("No drawings, no coloured areas: only words, lines and space."),
    )
    aloud = yes(
        gettext_lazy("Read pages to me"),
        gettext_lazy(
            "A button at the top of each page reads it aloud, with the voice of this device alone."
        ),
    )
    quick_exit = yes(
        gettext_lazy("A button to leave quickly, on every page"),
        gettext_lazy("It signs this device out and goes to an ordinary page of another site."),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Where my clock stands"), choices=the_zones, required=False
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=the_languages, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if len(settings.LANGUAGES) < 2:
            del self.fields["language"]


@require_http_methods(["GET", "HEAD", "POST"])
def display(request):
    """On the way in it comes once, with a way past it; later it is one of one's own pages."""
    person, on_the_way = request.user, onward(request, "")
    form = DisplayForm(request.POST or None, initial=person.display_profile)
    if form.is_valid():
        person.display = {**person.display_profile, **form.cleaned_data}
        person.save(update_fields=["display"])
        as_they_like(person)
        messages.success(request, _("Saved. Every page looks like this for you now."))
        return redirect(on_the_way or "display")
    return render(request, "people/display.html", {"form": form, "next": on_the_way})
