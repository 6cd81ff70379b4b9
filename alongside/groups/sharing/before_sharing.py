"""The page between writing and sharing, where something was noticed in the words."""

import re

from django.shortcuts import render
from django.utils.translation import gettext as _

from ..agreeing.agreements import lines_of


def before_sharing(request, group, form, *, action, place, page):
    """What was noticed in the words, and what to do about it. Nothing of it has been shared.

    `place` is where a draft of them is kept, if one is, and `page` the one they come from.
    """
    request.inside = group
    rule = ""
    if any(one.is_about_medicines for one in form.noticed):
        rule = line_about_medicines(group.current_agreement())
    context = {"group": group, "form": form, "action": action, "rule": rule}
    context |= {"place": place, "page": page}
    return render(request, "groups/sharing/before_sharing.html", context)


def line_about_medicines(agreement):
    """The group's own line about medicines, where its agreement has one."""
    text = (agreement and agreement.readable("body")) or ""
    return next((line for line in lines_of(text) if re.search(_("medicine"), line, re.I)), "")
