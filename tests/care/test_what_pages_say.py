"""Sentences of the care team's pages that hold for whoever reads them."""

from alongside.care.cases.case import Case
from alongside.groups.models import Concern
from alongside.people.models import Person

from .acting import CLOSE, act
from .team import came_in, is_on_call


def test_who_has_not_asked_is_not_told_that_they_did(of_two, morning, cleo, ada, browse):
    case = came_in(cleo, morning, level="amber")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="How are you?")
    page = browse(cleo).get(f"/help/someone/{case.pk}/").text
    assert "You need not write anything." in page and "They know that you asked." not in page
    browse(cleo).post("/help/someone/")
    asked = Case.objects.exclude(pk=case.pk).get()
    page = browse(cleo).get(f"/help/someone/{asked.pk}/").text
    assert "They know that you asked." in page


def test_who_asked_at_night_knows_that_an_answer_may_not_reach_them_elsewhere(
    of_two, cleo, ada, browse
):
    """As tests/notices/test_choices.py has it: in quiet hours and in a break nothing leaves."""
    browse(cleo).post("/help/someone/")
    case = Case.objects.get()
    told = "not in your quiet hours or in a break"
    assert told in browse(cleo).get(f"/help/someone/{case.pk}/").text
    Person.objects.filter(pk=cleo.pk).update(is_suspended=True)
    page = browse(cleo).get(f"/help/someone/{case.pk}/").text
    assert "What they write stands here." in page and "your notices" not in page
    for verb, form in (("claim", {}), ("close", CLOSE)):
        act(browse(ada), case, verb, **form)
    assert told not in browse(cleo).get(f"/help/someone/{case.pk}/").text


def test_what_is_written_is_with_somebody_only_where_somebody_looks_after_it(
    of_two, cleo, ada, browse
):
    hers = browse(cleo)
    hers.post("/help/someone/")
    case, sent = Case.objects.get(), {"words": "It burns."}
    at = f"/help/someone/{case.pk}/"
    page = hers.post(at, sent, follow=True).text
    assert "Whoever comes to look after this can read it." in page
    assert "It is with them now." not in page
    act(browse(ada), case, "claim")
    assert "It is with them now." in hers.post(at, {"words": "Still."}, follow=True).text


def test_the_way_back_from_a_concern_is_one_its_reader_may_go(
    of_two, cleo, ben, ada, olive, browse
):
    browse(cleo).post(f"/groups/morning/concern/{ben.pk}/", {"body": "He shouts.", "danger": "on"})
    concern = Concern.objects.get()
    for one, back in ((ada, "/care/"), (olive, "/organise/concerns/")):
        page = browse(one).get(f"/organise/concerns/{concern.pk}/").text
        assert f'href="{back}"' in page.partition("<h1>")[0]
        assert browse(one).get(back).status_code == 200
    trail = browse(ada).get(f"/organise/concerns/{concern.pk}/").text.partition("<h1>")[0]
    assert 'href="/organise/' not in trail


def test_who_is_on_call_and_in_their_group_is_not_said_not_to_see_it(
    of_two, morning, cleo, ada, olive, browse
):
    is_on_call(ada, by=olive)
    page = browse(cleo).get("/help/").text
    assert "on call at this moment" in page and "Ada" in page
    assert "nobody else in your groups sees it." in page and "nobody in your groups" not in page


def test_what_a_rule_found_is_not_said_to_have_been_read(of_two, morning, cleo, ada, browse):
    case = came_in(cleo, about=f"asking:{cleo.pk}")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="How are you?")
    page = browse(cleo).get(f"/help/someone/{case.pk}/").text
    assert "Something you wrote came to the care team." in page
    assert "something you shared" not in page
