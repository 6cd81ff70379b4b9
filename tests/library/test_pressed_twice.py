"""A button that was pressed twice: it is done, and that is said again."""

import re

from alongside.library.models import Impression, Recommendation


def button(page, verb):
    """What the button sends that leads to an address ending so: (its address, its fields)."""
    form = re.search(rf'<form method="post" action="([^"]+/{verb}/)">(.*?)</form>', page, re.S)
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[2])
    return form[1], dict(fields)


def test_taken_back_twice_it_is_taken_back(morning, cleo, browse):
    at, here = "/groups/morning/library/nice-ng193/", browse(cleo)
    here.post(at, {"phrase": "helped", "words": "Short."})
    address, fields = button(here.get(at).text, "take-back")
    for _twice in range(2):
        answer = here.post(address, fields, follow=True)
        assert answer.redirect_chain == [(at, 302)] and "Taken back:" in answer.text
    assert not Impression.objects.exists()
    answer = here.post(address, {"page": "//elsewhere.example/"})
    assert answer.url == "/groups/morning/"


def test_taken_away_twice_it_is_taken_away_on_the_page_it_was_on(morning, tonight, ada, browse):
    said = {"what": "resource:nice-ng193", "why": "It is short.", "weeks": "2"}
    here = browse(ada)
    for at in ("/groups/morning/recommend/", f"/meetings/{tonight.pk}/recommend/"):
        here.post(at, said)
        address, fields = button(here.get(at).text, "end")
        for _twice in range(2):
            answer = here.post(address, fields, follow=True)
            assert answer.redirect_chain == [(at, 302)]
            assert "It is not recommended any more." in answer.text
        assert not Recommendation.objects.exists()
