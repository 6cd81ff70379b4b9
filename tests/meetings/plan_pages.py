"""The pages of plans as a browser has them: the form on one, and its buttons pressed."""

import re

from django.urls import reverse

from alongside.meetings.models import Meeting

PLANS = "/groups/morning/plans/"


def address(meeting):
    return reverse("edit_plan", args=[meeting.pk])


def form_on(page):
    """What a browser would send of the form on this page that changes a plan."""
    part = page[page.index('name="version"') - 40 :]
    sent = {}
    for tag in re.findall(r"<(?:input|textarea|select)[^>]*>", part):
        name = re.search(r'name="([^"]+)"', tag)
        if not name or name[1] == "do":
            continue
        value = re.search(r'value="([^"]*)"', tag)
        if 'type="checkbox"' in tag:
            if "checked" in tag:
                sent[name[1]] = "on"
        elif tag.startswith("<textarea"):
            words = re.search(re.escape(tag) + r"\n?(.*?)</textarea>", part, re.S)
            sent[name[1]] = words[1]
        elif tag.startswith("<select"):
            options = re.search(re.escape(tag) + r"(.*?)</select>", part, re.S)[1]
            chosen = re.search(r'value="([^"]*)" selected', options)
            sent[name[1]] = chosen[1] if chosen else re.search(r'value="([^"]*)"', options)[1]
        else:
            sent[name[1]] = value[1] if value else ""
    return {name: unescaped(value) for name, value in sent.items()}


def unescaped(text):
    for code, char in (("&#39;", "'"), ("&#x27;", "'"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(code, char)
    return text


def press(browser, meeting, do, form=None, **changed):
    """Press a button on the page as it is, or on a `form` that was got before."""
    form = form or form_on(browser.get(address(meeting)).text)
    return browser.post(address(meeting), {**form, **changed, "do": do}, follow=True)


def titles(meeting):
    return [step.title for step in Meeting.objects.get(pk=meeting.pk).plan]
