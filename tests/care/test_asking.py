""" "I need someone now": heard at once, and told truthfully who sees it and when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.case import Case, CaseQuerySet
from alongside.notices import tell
from alongside.notices.kinds import kind_called
from alongside.notices.models import Notice, Sending
from alongside.people.models import Person
from alongside.work import run_due

from .team import from_eight, is_on_call, never, team

ASK = "/help/someone/"


@pytest.fixture
def at(monkeypatch):
    """It is another time."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


def told(person):
    return set(Notice.objects.filter(person=person).values_list("kind", flat=True))


def test_it_takes_two_taps_and_nothing_to_fill_in(of_two, cleo, browse):
    hers = browse(cleo)
    page = hers.get("/help/")
    assert f'action="{ASK}"' in page.text
    page = hers.post(ASK, follow=True)
    assert page.request["PATH_INFO"] == "/help/"
    assert "Nobody has said yet that they look after it." in page.text
    case = Case.objects.get()
    assert (case.person, case.source, case.excerpt) == (cleo, "asked", "")


def test_a_visitor_gets_the_numbers_and_cannot_ask(db, browse):
    page = browse().get("/help/")
    assert page.status_code == 200
    assert ASK not in page.text
    assert "116 123" in page.text
    assert browse().post(ASK).status_code == 302
    assert not Case.objects.exists()


def test_whoever_is_on_call_is_named_to_somebody_of_their_group(of_two, ada, cleo, browse, olive):
    is_on_call(ada, by=olive)
    assert "Ada</span> is on call at this moment" in browse(cleo).get("/help/").text


def test_to_a_stranger_they_are_not_named(of_two, ada, nia, browse, olive):
    is_on_call(ada, by=olive)
    page = browse(nia).get("/help/").text
    assert "Somebody is on call at this moment" in page
    assert "Ada" not in page


def test_whoever_is_on_call_is_told_at_once_and_nobody_else(of_two, ada, gwen, cleo, browse, olive):
    is_on_call(ada, by=olive)
    browse(cleo).post(ASK)
    assert told(ada) == {"somebody_waits"}
    assert told(gwen) == told(olive) == set()


def test_with_nobody_on_call_everybody_of_the_team_is_told(of_two, ada, gwen, cleo, browse):
    browse(cleo).post(ASK)
    assert told(ada) == told(gwen) == {"somebody_waits"}


def test_at_three_in_the_morning_it_says_when_and_who_answers_at_night(
    of_two, cleo, browse, olive, at
):
    hers = browse(cleo)
    from_eight(by=olive)
    at(datetime(2026, 11, 27, 3, tzinfo=UTC))
    page = hers.post(ASK, follow=True).text
    assert "Nobody reads at this hour." in page
    assert "Somebody reads again from Friday 27 November 2026, 08:00 on." in page
    assert "116 123" in page
    assert "is on call at this moment" not in page


def test_on_call_at_night_is_said_although_no_hours_are_staffed(
    of_two, ada, cleo, browse, olive, at
):
    hers = browse(cleo)
    night = datetime(2026, 11, 27, 3, tzinfo=UTC)
    from_eight(by=olive)
    is_on_call(ada, by=olive, since=night - timedelta(hours=1), hours=2)
    at(night)
    page = hers.get("/help/").text
    assert "is on call at this moment" in page
    assert "Nobody reads at this hour." not in page


def test_where_no_hours_are_set_nothing_is_promised(of_two, cleo, browse, olive):
    never(by=olive)
    assert "Nobody has promised to read here at any hour." in browse(cleo).get("/help/").text


def test_where_nobody_looks_after_it_the_page_says_so(morning, cleo, browse):
    page = browse(cleo).post(ASK, follow=True).text
    assert "Nobody here has said that they look after such calls." in page
    assert Case.objects.count() == 1


def test_asked_twice_it_is_one_case(of_two, cleo, browse):
    for _tap in range(3):
        browse(cleo).post(ASK)
    assert Case.objects.count() == 1
    assert [step.what for step in Case.objects.get().steps.all()] == ["came_in"]


def test_asked_again_later_everybody_is_called_again(of_two, ada, cleo, browse, at):
    hers, now = browse(cleo), timezone.now()
    hers.post(ASK)
    at(now + timedelta(minutes=6))
    hers.post(ASK)
    assert Notice.objects.filter(person=ada).count() == 2
    assert [step.what for step in Case.objects.get().steps.order_by("at")][-1] == "asked_again"


def test_who_asks_again_is_told_whether_anybody_was_called_by_it(of_two, cleo, browse, at):
    hers, now = browse(cleo), timezone.now()
    anew, too_soon = "You asked again, and they were told of it.", "less than five minutes ago"
    for minutes, told, not_told in ((0, "", too_soon), (2, too_soon, anew), (6, anew, too_soon)):
        at(now + timedelta(minutes=minutes))
        page = hers.post(ASK, follow=True).text
        assert told in page and not_told not in page


def test_where_nobody_could_be_called_asking_again_does_not_say_so(morning, cleo, browse, at):
    hers, now = browse(cleo), timezone.now()
    for minutes in (0, 2, 8):
        at(now + timedelta(minutes=minutes))
        page = hers.post(ASK, follow=True).text
        assert "they were told of it" not in page and "calls them anew" not in page


def test_it_says_who_looks_after_it(of_two, ada, cleo, browse):
    hers = browse(cleo)
    hers.post(ASK)
    case = Case.objects.get()
    browse(ada).post(f"/care/{case.pk}/claim/")
    assert "Ada</span> looks after it, since" in hers.get("/help/").text


def test_they_write_to_each_other_and_only_they_read_it(of_two, ada, ben, cleo, browse):
    hers, his = browse(cleo), browse(ben)
    hers.post(ASK)
    case = Case.objects.get()
    hers.post(f"/help/someone/{case.pk}/", {"words": "It is too much tonight."})
    browse(ada).post(f"/care/{case.pk}/claim/")
    assert "too much tonight" in browse(ada).get(f"/care/{case.pk}/").text
    browse(ada).post(f"/care/{case.pk}/write/", {"words": "I am here, Cleo."})
    assert told(cleo) == {"wrote_to_you"}
    assert "I am here, Cleo." in hers.get(f"/help/someone/{case.pk}/").text
    assert his.get(f"/help/someone/{case.pk}/").status_code == 404
    assert his.get(f"/care/{case.pk}/").status_code == 404


def test_whoever_looks_after_it_is_told_that_they_wrote_once_until_they_look(
    of_two, ada, gwen, cleo, browse
):
    theirs, hers = browse(cleo), browse(ada)
    theirs.post(ASK)
    case = Case.objects.get()
    hers.post(f"/care/{case.pk}/claim/")
    Notice.objects.all().delete()
    for words in ("I have taken something.", "Are you there?"):
        theirs.post(f"/help/someone/{case.pk}/", {"words": words})
    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.is_still_so()) == (ada, "they_wrote", True)
    assert notice.of_kind.link(notice.about) == ("a_case", [case.pk])
    hers.get(f"/care/{case.pk}/")
    assert not Notice.objects.exists()
    theirs.post(f"/help/someone/{case.pk}/", {"words": "Still here."})
    assert told(ada) == {"they_wrote"} and told(gwen) == set()


def test_it_is_told_to_nobody_who_does_not_look_after_it_any_more(
    of_two, ada, gwen, cleo, olive, browse
):
    browse(cleo).post(ASK)
    case = Case.objects.get()
    theirs, hers = browse(cleo), browse(ada)

    def is_told():
        Notice.objects.all().delete()
        theirs.post(f"/help/someone/{case.pk}/", {"words": "Are you there?"})
        return [one.is_still_so() for one in Notice.objects.filter(kind="they_wrote")]

    assert is_told() == [], "nobody looks after it yet, and those on call are called for it"
    hers.post(f"/care/{case.pk}/claim/")
    assert is_told() == [True]
    notice = Notice.objects.get()
    hers.post(f"/care/{case.pk}/hand-over/", {"to": gwen.pk})
    assert not notice.is_still_so()
    assert is_told() == [True] and told(ada) == set()
    gwen.responding.get().end(by=olive)
    assert not Notice.objects.get().is_still_so(), "it waits for the others again"


def test_what_they_write_before_anybody_has_taken_it_calls_again_once_until_somebody_looks(
    of_two, ada, gwen, cleo, olive, browse
):
    is_on_call(ada, by=olive)
    theirs, hers = browse(cleo), browse(ada)
    theirs.post(ASK)
    case = Case.objects.get()

    def writes_and_rings(words):
        Notice.objects.update(read_at=timezone.now())
        theirs.post(f"/help/someone/{case.pk}/", {"words": words})
        return [one.person for one in Notice.objects.filter(kind="somebody_waits", read_at=None)]

    assert writes_and_rings("I have taken something.") == [ada], "who is on call, and nobody else"
    assert Notice.objects.get(read_at=None).is_still_so()
    assert writes_and_rings("Are you there?") == []
    browse(gwen).get(f"/care/{case.pk}/")
    assert writes_and_rings("Anybody?") == [], "Ada has not looked yet"
    hers.get(f"/care/{case.pk}/")
    assert writes_and_rings("Still here.") == [ada]
    hers.post(f"/care/{case.pk}/claim/")
    assert writes_and_rings("Thank you.") == []


def test_where_who_took_it_has_left_the_team_it_waits_and_the_page_says_so(
    of_two, morning, ada, gwen, cleo, olive, browse
):
    theirs, others = browse(cleo), browse(gwen)
    theirs.post(ASK)
    case = Case.objects.get()
    browse(ada).post(f"/care/{case.pk}/claim/")
    ada.responding.get().end(by=olive)
    for address in ("/help/", f"/help/someone/{case.pk}/"):
        page = theirs.get(address).text
        assert "looks after it, since" not in page
        assert "Nobody has said yet that they look after it." in page
    assert "Ask again" in theirs.get("/help/").text
    page = others.get(f"/care/{case.pk}/").text
    assert "I’ll look after this" in page and "looks after it, since" not in page
    Notice.objects.all().delete()
    theirs.post(f"/help/someone/{case.pk}/", {"words": "Are you there?"})
    assert told(gwen) == {"somebody_waits"} and told(ada) == set()
    run_due()
    assert "It waits for somebody else now." in theirs.get(f"/help/someone/{case.pk}/").text
    others.post(f"/care/{case.pk}/claim/")
    assert "Gwen</span> looks after it, since" in theirs.get("/help/").text


def test_words_that_are_sent_twice_are_there_once(of_two, ada, cleo, browse):
    hers = browse(cleo)
    hers.post(ASK)
    case = Case.objects.get()
    browse(ada).post(f"/care/{case.pk}/claim/")
    for browser, address in (
        (hers, f"/help/someone/{case.pk}/"),
        (browse(ada), f"/care/{case.pk}/write/"),
    ):
        number = str(case.pk - len(address))
        for _tap in range(2):
            browser.post(address, {"words": "Only once.", "id": number})
    assert [one.what for one in case.steps.opened()].count("wrote") == 1
    assert [one.what for one in case.steps.opened()].count("they_wrote") == 1
    assert Notice.objects.filter(person=cleo).count() == 1


def test_what_is_written_on_and_sent_twice_is_there_once_more(of_two, ada, cleo, browse):
    hers = browse(cleo)
    hers.post(ASK)
    case = Case.objects.get()
    for words in ("Once.", "Once. And more.", "Once. And more."):
        hers.post(f"/help/someone/{case.pk}/", {"words": words, "id": "4242"})
    wrote = [one.words for one in case.steps.opened() if one.what == "they_wrote"]
    assert sorted(wrote) == ["Once.", "Once. And more."]


def test_what_is_refused_comes_back_as_it_was_written(of_two, cleo, browse):
    hers = browse(cleo)
    hers.post(ASK)
    long = "It goes on " * 300
    page = hers.post(f"/help/someone/{Case.objects.get().pk}/", {"words": long})
    assert page.status_code == 200
    assert "This is longer than fits" in page.text
    assert long.strip() in page.text


def test_no_level_and_no_rule_is_shown_to_them(of_two, ada, cleo, browse):
    hers = browse(cleo)
    hers.post(ASK)
    case = Case.objects.get()
    for address in ("/help/", f"/help/someone/{case.pk}/", "/account/care/"):
        page = hers.get(address).text
        assert not {"Red:", "Crisis:", "Amber:"} & set(page.split())


def test_whoever_is_asked_about_themselves_is_not_their_own_reader(of_two, ada, gwen, browse):
    browse(ada).post(ASK)
    case = Case.objects.get()
    assert browse(ada).get(f"/care/{case.pk}/").status_code == 404
    assert browse(gwen).get(f"/care/{case.pk}/").status_code == 200
    assert told(ada) == set()


def test_the_team_alone_can_be_the_team(of_two, cleo, olive):
    """The control: a member is never called, whatever row there is."""
    team(cleo, by=olive)
    from alongside.care.hours.staffing import care_team

    assert {one.person.called for one in care_team()} == {"Ada", "Gwen"}


def test_whoever_is_on_call_hears_of_it_before_they_have_agreed_to_new_limits(
    of_two, ada, cleo, browse, olive
):
    is_on_call(ada, by=olive)
    Person.objects.filter(pk=ada.pk).update(agreed_limits=0)
    page = browse(cleo).post(ASK, follow=True).text
    assert "is on call at this moment, and was told." in page
    assert Notice.objects.get(person=ada).is_still_so()


@pytest.mark.parametrize("changed", [{"agreed_limits": 0}, {"is_suspended": True}])
def test_whoever_may_ask_hears_of_the_answer(of_two, ada, cleo, browse, changed):
    browse(cleo).post(ASK)
    case = Case.objects.get()
    browse(ada).post(f"/care/{case.pk}/claim/")
    Person.objects.filter(pk=cleo.pk).update(**changed)
    browse(ada).post(f"/care/{case.pk}/write/", {"words": "I am here, Cleo."})
    notice = Notice.objects.get(person=cleo, kind="wrote_to_you")
    assert notice.is_still_so()
    assert "I am here, Cleo." in browse(cleo).get(f"/help/someone/{case.pk}/").text


@pytest.mark.parametrize("changed", [{"agreed_limits": 0}, {"is_suspended": True}])
def test_a_letter_leads_them_to_the_answer_and_nowhere_else(
    of_two, morning, ada, cleo, ben, browse, changed
):
    browse(cleo).post(ASK)
    case = Case.objects.get()
    browse(ada).post(f"/care/{case.pk}/claim/")
    browse(ada).post(f"/care/{case.pk}/write/", {"words": "I am here, Cleo."})
    answer = Notice.objects.get(person=cleo, kind="wrote_to_you")
    [other] = tell([cleo], kind_called("group_goes_on"), f"group:{morning.pk}")
    letters = [Sending.objects.begin(cleo, str(one.pk), notice=one)[0] for one in (answer, other)]
    Person.objects.filter(pk__in=(ben.pk, cleo.pk)).update(**changed)
    to_answer, elsewhere = (f"/n/{one.token}/" for one in letters)
    closed = "/suspended/" if "is_suspended" in changed else "/limits/"
    assert browse(cleo).get(to_answer).url == f"/help/someone/{case.pk}/"
    assert browse(cleo).get(elsewhere).url.startswith(closed)
    assert browse(ben).get(to_answer).url.startswith(closed)
    assert list(cleo.notices.unread()) == [other]


def test_of_two_who_ask_at_once_it_is_one_case(of_two, ada, cleo, browse, monkeypatch):
    """As where the database lets both look before either has written."""
    browse(cleo).post(ASK)
    looks, open_about = iter([True]), CaseQuerySet.open_about
    monkeypatch.setattr(
        CaseQuerySet,
        "open_about",
        lambda self, found_by: None if next(looks, False) else open_about(self, found_by),
    )
    page = browse(cleo).post(ASK, follow=True)
    assert page.status_code == 200 and "You asked" in page.text
    assert Case.objects.count() == 1
