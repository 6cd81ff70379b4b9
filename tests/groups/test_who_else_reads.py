"""Beside each field for words to a group, or to those who lead, stands who reads them besides."""

from django.urls import reverse

from tests.conversations.held import held, of

from .finding import to_be_found

SAYS = "What they find goes"
OTHERWISE = ("nobody else", "no organiser", "Only those who lead")


def test_of_a_thread_of_hopes_and_of_what_is_answered(morning, ada, ben, cleo, dev, browse):
    to_be_found(morning, questions="What do you hope for?")
    pages = [
        browse(cleo).get("/groups/morning/thread/").text,
        browse(ada).get(f"/groups/morning/threads/{cleo.pk}/").text,
        browse(ben).get("/groups/morning/welcome/").text,
        browse(dev).get(f"/find/{morning.pk}/ask/").text,
        browse(ben).get(reverse("share", args=["morning"])).text,
    ]
    for page in pages:
        assert SAYS in page and f'href="{reverse("watched")}"' in page
        assert not any(words in page for words in OTHERWISE)


def test_of_held_words_it_is_said_who_of_the_group_reads_them(bens_story, ada, ben, browse):
    hold = browse(ada).get(of(bens_story, "hold")).text
    made = held(bens_story, ada)
    pages = [hold, *(browse(one).get(of(bens_story, "held")).text for one in (ada, ben))]
    pages.append(browse(ben).get(of(made.shared, "edit")).text)
    for page in pages:
        assert "Of the group, only" in page or "by no other member until" in page
        assert not any(words in page for words in OTHERWISE)


def test_where_there_is_no_care_team_the_page_of_what_is_watched_says_who_reads(db, browse):
    page = browse().get(reverse("watched")).text
    assert "or to an organiser where nobody of it can read it" in page
