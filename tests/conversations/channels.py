"""Every way out for the words of a story or a reply, and what keeps a content note's promise there.

A channel is a template or a file of code that touches a `body`. Each has a row: the test that holds
it, or why it needs none. A channel without a row fails in test_leaks.py.
"""

import re

from django.conf import settings

OWN = "its author's own page: they have their words unfolded"
NOT_A_STORY = "words of something else, which have no content note"
IN_FOLDS = "the macro by which the others fold"
IN_A_SLOW_ROUND = (
    "folded by that macro, and drawn nowhere else: tests/meetings/slow/test_slow_round.py"
)
NO_PAGE = "for the program alone; it shows nobody anything"

# What is no file of its own: where words could get out beside the text of a page.
WAYS = {
    "letters": "test_no_letter_is_sent",
    "the stream of a meeting": "test_the_stream_of_a_meeting_says_nothing_of_it",
    "what others take along": "test_what_others_take_along_has_none_of_it",
    "the title of a page": "test_no_title_has_the_words_or_the_note",
    "the snippet of a search": "test_a_search_has_no_snippet_and_no_mark",
    "the order and number of a list": "test_no_list_has_another_order_or_number_for_a_note",
    "the order of what is found": "test_no_search_has_another_order_or_number_for_a_note",
    "what is offered to say": "test_what_is_offered_to_say_is_the_same_for_a_note",
    "the page before sharing": "test_the_page_before_sharing",
    "a form that comes back": "test_a_refused_reply_to_it",
}

CONVERSATIONS, HOME, GROUPS = "conversations/", "home/", "groups/"

PAGES = {
    "ui/parts.html": IN_FOLDS,
    CONVERSATIONS + "story.html": "test_the_story_its_replies_and_quotes",
    CONVERSATIONS + "_source.html": "test_the_story_its_replies_and_quotes",
    CONVERSATIONS + "_story_line.html": "test_lists",
    CONVERSATIONS + "_helped_line.html": "test_lists",
    CONVERSATIONS + "_resume.html": "test_what_somebody_was_reading",
    CONVERSATIONS + "earlier.html": "test_what_it_was_before_it_was_edited",
    CONVERSATIONS + "pause.html": "test_where_those_who_lead_decide_about_it",
    CONVERSATIONS + "hold.html": "test_where_those_who_lead_decide_about_it",
    CONVERSATIONS + "private_word.html": "test_where_those_who_lead_decide_about_it",
    CONVERSATIONS + "propose_move.html": "test_where_those_who_lead_decide_about_it",
    CONVERSATIONS + "held.html": "test_where_it_is_held",
    CONVERSATIONS + "edit.html": OWN,
    CONVERSATIONS + "move.html": OWN,
    CONVERSATIONS + "pin.html": OWN,
    CONVERSATIONS + "take_back.html": OWN,
    CONVERSATIONS + "explaining/card.html": NOT_A_STORY,
    CONVERSATIONS + "explaining/edit_line.html": NOT_A_STORY,
    CONVERSATIONS + "explaining/print.html": NOT_A_STORY,
    CONVERSATIONS + "explaining/sheet.html": NOT_A_STORY,
    CONVERSATIONS + "explaining/take_back.html": NOT_A_STORY,
    HOME + "emergency_stories.html": "test_an_emergency_reading",
    HOME + "emergency_story.html": "test_an_emergency_reading",
    GROUPS + "proposal.html": NOT_A_STORY,
    GROUPS + "sharing/_hold.html": NOT_A_STORY,
    GROUPS + "thread.html": NOT_A_STORY,
    "meetings/_entry.html": NOT_A_STORY,
    "meetings/_read_out.html": NOT_A_STORY,
    "meetings/slow/_their_words.html": IN_A_SLOW_ROUND,
    "meetings/slow/round.html": IN_A_SLOW_ROUND,
    "toolkit/_from_a_story.html": OWN,
}

FILES = {
    "conversations/alike/looking.py": "test_stories_alike",
    "conversations/alike/views.py": NO_PAGE,
    "conversations/explaining/changing.py": NOT_A_STORY,
    "conversations/explaining/exports.py": NOT_A_STORY,
    "conversations/explaining/views.py": NOT_A_STORY,
    "conversations/exports.py": "test_what_others_take_along_has_none_of_it",
    "conversations/holding/history.py": "test_where_it_is_held",
    "conversations/models.py": NO_PAGE,
    "conversations/taking_back.py": NO_PAGE,
    "home/demo/caring.py": NOT_A_STORY,
    "home/demo/change.py": NOT_A_STORY,
    "home/demo/outbox.py": NOT_A_STORY,
    "home/demo/seed.py": NO_PAGE,
    "home/search.py": "test_a_search_for_other_words_of_it",
}

# Rooms whose code comes near a story. What lies below them does not know that there are any.
ROOMS = ("conversations", "home", "live")
TOUCHES = re.compile(
    r"""their_words\((?!\w+,\s*"(?!body"))|ui\.folded\(|under_its_note\(|words_under\(
    |readable\("body"\)(?!\s+is\b)|(?<!document)\.body\b(?!")|\|beginning
    |readable\(field\)""",
    re.X,
)


def draws(text):
    """Whether something here touches the words of a body, and not only whether there are any."""
    return bool(TOUCHES.search(text))


def channels():
    """The templates and the files of code that touch a body, by their paths."""
    house, templates, code = settings.HERE, set(), set()
    for path in house.glob("*/jinja2/**/*.html"):
        if draws(path.read_text()):
            templates.add(str(path.relative_to(house)).split("/jinja2/")[1])
    for room in ROOMS:
        for path in (house / room).rglob("*.py"):
            if "migrations" not in path.parts and draws(path.read_text()):
                code.add(str(path.relative_to(house)))
    return templates, code
