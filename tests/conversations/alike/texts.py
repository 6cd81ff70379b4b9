"""What people tell in the tests of stories like one, and how a page is read."""

import re

AWAKE = "Awake again at three. The whole house sleeps and I count the hours until morning."
NO_SLEEP = "Could not drop off all night, wide awake and staring at the ceiling till it got light."
FORM = "The benefits office wants the form filled in once more, forty pages of it, by Friday."
APPEAL = "My disability payment was stopped and I have to appeal the decision at a tribunal."
GARDEN = "The tomatoes have come up and I sat beside them in the sun for an hour."


def shown(text):
    """The ids of the stories on the page, in their order."""
    listed = text.split('class="story-lines"')
    return [int(pk) for pk in re.findall(r'href="/stories/(\d+)/"', "".join(listed[1:]))[:-1]]


def first(text):
    return shown(text)[0]
