"""What every form of ours keeps to: what was typed or pasted comes to us whole."""

import pytest
from django import forms
from django.forms.forms import BaseForm
from django.urls import get_resolver

from alongside.lib.words import Line, PageAddress, Words

pytestmark = pytest.mark.pure

# Where a browser may stop counting: nobody writes these in words of their own, and whoever pastes
# too much of one has not what is asked for.
COUNTED = {
    "home.suspending.FindForm.name": "what somebody signs in with",
    "people.back_in.by_link.NameAndAddressForm.email": "a letterbox",
    "people.back_in.by_link.NameAndAddressForm.username": "what somebody signs in with",
    "people.back_in.by_link.NameForm.username": "what somebody signs in with",
    "people.back_in.getting_in.RecoveryForm.code": "a code",
    "people.back_in.getting_in.RecoveryForm.login": "what somebody signs in with",
    "people.back_in.recovering.AskForm.name": "what somebody signs in with",
    "people.back_in.recovering.WordsForm.three_words": "three words, as a code",
    "people.being_told.addressing.AddressForm.email": "a letterbox",
    "people.coming_in.codes.CodeForm.code": "a code",
    "people.coming_in.ways_in.AppForm.code": "a code",
}
PASSKEY = "people.coming_in.passkeys.NameForm"
# Fields of allauth's, which no page of ours draws.
COUNTED |= {
    f"{form}.email": "a letterbox"
    for form in ("home.forms.SetUpForm", "people.arriving.forms.SignUpForm", PASSKEY)
}


def every_form(kind=BaseForm):
    for one in kind.__subclasses__():
        yield one
        yield from every_form(one)


def ours():
    assert get_resolver().url_patterns  # With the addresses come all views, and their forms.
    return {one for one in every_form() if one.__module__.startswith("alongside.")}


def counted(form):
    """The names of those fields at which a browser takes no more letters after some."""
    for name, field in getattr(form, "base_fields", {}).items():
        if "maxlength" in field.widget.attrs and not field.widget.is_hidden:
            yield f"{form.__module__.removeprefix('alongside.')}.{form.__name__}.{name}"


def test_no_browser_cuts_off_what_people_write():
    found = {name for form in ours() for name in counted(form)}
    assert found == set(COUNTED)


def test_the_fields_for_words_are_looked_at():
    """And a plain one would be noticed."""
    names = {f"{form.__name__}.{name}" for form in ours() for name in form.base_fields}
    assert {"AppealForm.appeal", "StepForm.script", "ProposalForm.why", "StoryForm.body"} <= names

    class Plain(forms.Form):
        body = forms.CharField(max_length=9)
        words, line = Words(max_length=9), Line(max_length=9)
        link = PageAddress(max_length=9, assume_scheme="https")
        version = forms.CharField(max_length=9, widget=forms.HiddenInput)

    assert [name.rpartition(".")[2] for name in counted(Plain)] == ["body"]
