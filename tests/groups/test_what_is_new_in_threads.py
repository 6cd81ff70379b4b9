"""What is new in a thread: on Today, on the desk and in the list; without a word and a number."""

from django.utils import timezone

from tests.house.many import members

from .talks import main_of, thread_of, with_of, wrote

HERS, ALL = "/groups/morning/thread/", "/groups/morning/threads/"
WORDS = "The stairs were too much on Friday."


def test_something_new_is_on_today_until_it_is_read(morning, ada, cleo, browse):
    adas, cleos = browse(ada), browse(cleo)
    assert "written to you" not in cleos.get("/").text
    wrote(adas, with_of(morning, cleo), "How are you?")
    assert "written to you" in cleos.get("/").text
    assert "new</span>" in cleos.get(HERS).text
    assert "written to you" not in cleos.get("/").text
    assert "new</span>" not in cleos.get(HERS).text
    assert WORDS not in cleos.get("/").text


def test_those_who_lead_share_one_mark(morning, ada, gwen, cleo, browse):
    wrote(browse(cleo), HERS)
    for leader in (ada, gwen):
        assert "wrote to those who lead" in browse(leader).get("/").text
        assert "wrote, or answered" in browse(leader).get("/groups/morning/desk/").text
        assert "With something new" in browse(leader).get(ALL).text
    browse(gwen).get(with_of(morning, cleo))
    assert "wrote to those who lead" not in browse(ada).get("/").text
    assert "wrote, or answered" not in browse(ada).get("/groups/morning/desk/").text
    page = browse(ada).get(ALL).text
    assert "With something new" not in page and "Cleo" in page


def test_ones_own_words_are_no_news(morning, ada, cleo, browse):
    wrote(browse(cleo), HERS)
    assert "written to you" not in browse(cleo).get("/").text
    wrote(browse(ada), with_of(morning, cleo))
    assert "wrote to those who lead" in browse(ada).get("/").text, "hers is read; Cleo's is not"
    browse(ada).get(with_of(morning, cleo))
    assert "wrote to those who lead" not in browse(ada).get("/").text


def test_no_page_counts_and_no_notice_has_a_word(morning, ada, cleo, browse):
    adas, told = browse(ada), []
    for number in (1, 2, 3):
        wrote(browse(cleo), HERS, f"{WORDS} {number}")
        told.append([main_of(adas.get(page)) for page in ("/", "/groups/morning/desk/", ALL)])
    assert told[0] == told[1] == told[2]
    assert not [page for page in told[2] if WORDS in page]


def test_the_list_is_page_by_page_with_the_new_ones_first(morning, ada, browse):
    people = members(morning, 30)
    for someone in people:
        thread = thread_of(someone, morning)
        thread.write(by=someone, body=WORDS)
    for someone in people[1:]:
        thread_of(someone, morning).mark_read("leaders", timezone.now())
    page = browse(ada).get(ALL).text
    new, others = page.split('id="others"')
    assert f"/threads/{people[0].pk}/" in new
    assert others.count("/threads/") == 25
    assert "Older threads" in others
