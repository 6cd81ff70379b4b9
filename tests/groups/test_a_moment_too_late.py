"""Another one was quicker, between a form that came and what it did: no words are lost."""

import pytest

from alongside.groups.joining import places
from alongside.groups.models import Asking, Decision
from alongside.groups.parting import deciding

from .parting import WHY, is_in, place_of

MINE = "I was there, and saw it otherwise."


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile(module, name, happens)`: just before that is done, something else happens."""

    def before(module, name, happens):
        does = getattr(module, name)

        def after_that(*args, **more):
            happens(does)
            return does(*args, **more)

        monkeypatch.setattr(module, name, after_that)

    return before


@pytest.mark.parametrize("page", ["silence", "ask-to-leave"])
def test_who_decides_second_has_their_words_back(morning, ada, cleo, gwen, browse, meanwhile, page):
    name = page.replace("-", "_")
    place, more = place_of(cleo, morning), {"days": 3} if page == "silence" else {}
    meanwhile(deciding, name, lambda decide: decide(place, by=gwen, reason=WHY, **more))
    form = {"reason": MINE, "days": "7"}
    answer = browse(ada).post(f"/groups/morning/people/{place.pk}/{page}/", form)
    assert answer.status_code == 200
    assert "decided it a moment ago" in answer.text and MINE in answer.text
    assert Decision.objects.get().by == gwen


@pytest.mark.parametrize("page", ["silence", "ask-to-leave", "warn"])
def test_of_somebody_who_has_just_gone_too(morning, ada, cleo, browse, meanwhile, page):
    place = place_of(cleo, morning)
    meanwhile(deciding, page.replace("-", "_"), lambda _: place_of(cleo, morning).end(by=cleo))
    form = {"reason": MINE, "days": "7", "our_rule": "What is said here stays here."}
    answer = browse(ada).post(f"/groups/morning/people/{place.pk}/{page}/", form)
    assert answer.status_code == 200
    assert "They have gone meanwhile" in answer.text and MINE in answer.text
    assert not Decision.objects.exists()


def test_not_this_time_to_somebody_who_has_just_come_in(morning, ada, kit, browse, meanwhile):
    asking = Asking.objects.get()
    meanwhile(places, "decline", lambda _: places.accept(asking, by=ada))
    page = browse(ada).post(f"/groups/morning/askings/{asking.pk}/decline/", {"answer": MINE})
    assert "What you wrote was not sent" in page.text and MINE in page.text
    assert is_in(morning, kit)


def test_a_yes_to_somebody_who_has_just_taken_it_back(morning, ada, kit, browse, meanwhile):
    asking = Asking.objects.get()
    meanwhile(places, "accept", lambda _: places.take_back(asking))
    address = f"/groups/morning/askings/{asking.pk}/accept/"
    page = browse(ada).post(address, follow=True).text
    assert "do not ask any more" in page and "They can come in." not in page
    assert not is_in(morning, kit)
