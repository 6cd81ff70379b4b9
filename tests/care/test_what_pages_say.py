"""Sentences of the care team's pages that hold for whoever reads them."""

from alongside.care.cases.case import Case
from alongside.groups.models import Concern

from .team import came_in


def act(browser, case, verb, **form):
    return browser.post(f"/care/{case.pk}/{verb}/", form)


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
