"""The forms that words are changed with: those they were shared with, and which words they show."""

from django import forms

from ..forms import ReplyForm, StoryForm


class EditStoryForm(StoryForm):
    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class EditReplyForm(ReplyForm):
    answers = None  # Whom a reply answers stays as it was.
    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
