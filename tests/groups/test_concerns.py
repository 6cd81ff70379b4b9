"""A concern: told beforehand who reads it, never read by whom it is about, and answered."""

import re

import pytest

from alongside.care.models import Case
from alongside.groups.models import Concern
from alongside.groups.talking.concerns import readers
from alongside.home.models import Host
from alongside.people.models import Block, Person, Suspension
from alongside.vault.access import AccessLine
from alongside.work import run_due

from .conftest import ODD
from .talks import thread_of, with_of

HERE = "/groups/morning/concern/"
MINE = "/account/concerns/"
LIST = "/organise/concerns/"
WORDS = "She laughed when I said that it hurt."
WHO = re.compile(r"<h2>Who will read it</h2>.*?</ul>", re.S)


def about(someone):
    return f"{HERE}{someone.pk}/"


def raised(by, group, about=None, words=WORDS):
    return Concern.objects.raise_one(by=by, group=group, about=about, words=words)


def one(concern, act=""):
    return f"{LIST}{concern.pk}/{act}"


def organises(someone):
    Person.objects.filter(pk=someone.pk).update(is_organiser=True)
    someone.refresh_from_db()
    return someone


# -- raising one -----------------------------------------------------------------------------------


def test_two_taps_from_the_thread(morning, ada, cleo, olive, browse):
    cleos = browse(cleo)
    assert about(ada) in cleos.get("/groups/morning/thread/").text
    page = cleos.get(about(ada)).text
    assert "Organisers read it, and one of them answers you." in page
    assert "never reads it, and is not told" in page
    assert cleos.post(about(ada), {"id": "9"}).url == MINE
    assert "It waits for an organiser." in cleos.get(MINE).text
    assert "Cleo" in browse(olive).get(LIST).text


def test_two_taps_from_somebodys_line(morning, cleo, ben, olive, browse):
    assert about(ben) in browse(cleo).get("/groups/morning/people/").text
    browse(cleo).post(about(ben), {"body": WORDS})
    concern = Concern.objects.get()
    assert (concern.about, concern.raised_by, concern.words) == (ben, cleo, WORDS)


def test_one_who_leads_raises_one_about_whoever_writes_to_them(morning, ada, kit, olive, browse):
    assert about(kit) in browse(ada).get(with_of(morning, kit)).text
    browse(ada).post(about(kit), {"body": WORDS})
    assert Concern.objects.get().about == kit


def test_who_asks_and_who_left_can_raise_one_too(morning, ada, kit, cleo, olive, browse):
    for someone in (kit, cleo):
        thread = thread_of(someone, morning)
        thread.write(by=someone, body="Hello.")
        thread.write(by=ada, body="No.")
    morning.memberships.get(person=cleo).end(by=ada)
    for someone in (kit, cleo):
        assert browse(someone).post(about(ada), {"body": WORDS}).url == MINE
    assert Concern.objects.count() == 2


def test_only_about_people_one_can_know(morning, evening, ada, cleo, ben, dev, kit, gwen, browse):
    assert browse(cleo).get(about(dev)).status_code == 404, "of another group"
    assert browse(cleo).get(about(kit)).status_code == 404, "who only asks"
    assert browse(cleo).get(about(cleo)).status_code == 404, "oneself"
    assert browse(cleo).get(f"{HERE}{2**62}/").status_code == 404
    assert browse(kit).get(about(ada)).status_code == 404, "of whom Kit has not heard"
    assert browse(kit).get(about(ben)).status_code == 404
    assert browse(dev).get(HERE).status_code == 404
    for someone in (ben, gwen, ada):
        assert browse(cleo).get(about(someone)).status_code == 200


def test_nobody_who_has_not_said_yes_yet_is_there_for_members(morning, invited, ada, cleo, browse):
    assert browse(cleo).get(about(invited)).status_code == 404
    assert browse(ada).get(about(invited)).status_code == 200
    assert browse(invited).get(about(cleo)).status_code == 404


def test_sent_twice_it_is_one(morning, cleo, olive, browse):
    for _time in range(2):
        browse(cleo).post(HERE, {"id": "9", "body": WORDS})
    assert Concern.objects.count() == 1
    assert AccessLine.objects.filter(what="concern_raised").count() == 1


def test_what_is_written_on_and_sent_twice_is_one_more(morning, cleo, olive, browse):
    for words in (WORDS, f"{WORDS} And more.", f"{WORDS} And more."):
        browse(cleo).post(HERE, {"id": "9", "body": words})
    assert sorted(one.words for one in Concern.objects.all()) == [WORDS, f"{WORDS} And more."]
    assert AccessLine.objects.filter(what="concern_raised").count() == 2


@pytest.mark.parametrize("what", ODD)
def test_odd_words_are_kept_or_refused_kindly(morning, cleo, olive, browse, what):
    answer = browse(cleo).post(HERE, {"body": ODD[what]})
    if answer.status_code == 200:
        assert "Nothing is lost" in answer.text and not Concern.objects.exists()
    else:
        assert Concern.objects.get().words == ODD[what].replace("\x00", "").strip()


# -- who reads it ----------------------------------------------------------------------------------


def test_never_whoever_it_is_about(morning, ada, ben, cleo, olive, oscar, browse):
    """Whether they lead, organise, or both."""
    organises(ada)
    about_ada, about_olive = raised(cleo, morning, ada), None
    morning.welcome(olive).accept(morning.current_agreement())
    about_olive = raised(cleo, morning, olive)
    for who, concern, reads in (
        (ada, about_ada, False),
        (olive, about_ada, True),
        (oscar, about_ada, True),
        (olive, about_olive, False),
        (oscar, about_olive, True),
    ):
        page = browse(who).get(LIST).text
        assert (one(concern) in page) == reads
        assert browse(who).get(one(concern)).status_code == (200 if reads else 404)
        assert browse(who).post(one(concern, "take/")).status_code == (302 if reads else 404)


def test_nor_one_who_leads_that_group_where_another_is_there(
    morning, ada, gwen, cleo, olive, browse
):
    organises(ada)
    concern, about_it_all = raised(cleo, morning, gwen), raised(cleo, morning, None)
    assert "Nobody who leads this group reads it" in browse(cleo).get(about(gwen)).text
    for one_of_them in (concern, about_it_all):
        assert browse(ada).get(one(one_of_them)).status_code == 404
        assert browse(olive).get(one(one_of_them)).status_code == 200
    assert one(concern) not in browse(ada).get(LIST).text
    assert "raised a concern" not in browse(ada).get("/").text
    assert "raised a concern" in browse(olive).get("/").text


def test_one_about_a_member_is_read_by_one_who_leads_and_organises(
    morning, ada, ben, cleo, olive, browse
):
    organises(ada)
    page = browse(cleo).get(about(ben)).text
    assert "Somebody of them leads this group too." in page
    concern = raised(cleo, morning, ben)
    for organiser in (ada, olive):
        assert browse(organiser).get(one(concern)).status_code == 200


def test_where_there_is_no_other_it_is_said(morning, ada, gwen, cleo, browse):
    organises(ada)
    page = browse(cleo).get(about(gwen)).text
    assert "there is nobody else who could read it" in page
    concern = raised(cleo, morning, gwen)
    assert browse(ada).get(one(concern)).status_code == 200


def test_if_the_only_organiser_is_that_person_it_is_not_sent(morning, ada, cleo, browse):
    organises(ada)
    Host.objects.create(name="Two volunteers", contact="Ring 020 7946 0001")
    page = browse(cleo).get(about(ada)).text
    assert "is not sent to anybody" in page
    assert "Two volunteers" in page and "Ring 020 7946 0001" in page
    assert "<textarea" not in page
    assert browse(cleo).post(about(ada), {"body": WORDS}).status_code == 200
    assert not Concern.objects.exists()


def test_where_nobody_organises_it_is_not_sent_either(morning, ada, cleo, browse):
    page = browse(cleo).get(HERE).text
    assert "no organiser at the moment" in page and "<textarea" not in page


def test_an_account_that_is_closed_reads_nothing(morning, ada, ben, cleo, olive, oscar):
    Suspension.objects.suspend(olive, by=oscar, reason="For a while.")
    assert list(readers(morning, raised_by=cleo, about=ben)) == [oscar]


def test_nobody_answers_their_own(morning, olive, oscar, ada, browse):
    morning.welcome(olive).accept(morning.current_agreement())
    concern = raised(olive, morning, ada)
    assert browse(olive).get(one(concern)).status_code == 404
    assert browse(oscar).get(one(concern)).status_code == 200


@pytest.mark.parametrize(
    "pairs",
    ["", "cleo-olive", "ada-oscar ben-olive", "gwen-ada cleo-oscar", "cleo-ada ben-olive"],
)
def test_both_sides_of_the_rule_say_the_same(morning, ada, gwen, ben, cleo, olive, oscar, pairs):
    """Who is told before it is sent, and who can open it afterwards; also with blocks."""
    known = {"ada": ada, "gwen": gwen, "ben": ben, "cleo": cleo, "olive": olive, "oscar": oscar}
    for pair in pairs.split():
        blocks(*(known[name] for name in pair.split("-")))
    people, tried = (ada, gwen, ben, cleo, olive, oscar), 0
    for organisers in ((), (ada,), (ada, gwen), (ada, olive), (gwen, ben, oscar), people):
        Person.objects.update(is_organiser=False)
        for someone in organisers:
            organises(someone)
        for person in people:
            person.refresh_from_db()
        for raises in (ada, ben, cleo):
            for whom in (None, ada, gwen, ben, olive):
                concern = raised(raises, morning, whom)
                told = set(readers(morning, raised_by=raises, about=whom))
                mine = Concern.objects.filter(pk=concern.pk)
                can = {one for one in people if mine.readable_by(one).exists()}
                assert told == can, (organisers, raises, whom)
                tried += bool(told)
    assert tried > 40


def blocks(by, whom):
    Block.objects.block(by=by, whom=whom)


@pytest.mark.parametrize("asked_by_them", [True, False])
@pytest.mark.parametrize("with_whom", ["cleo", "ben"])
def test_nor_one_with_a_block_in_between_where_another_is_there(
    morning, ben, cleo, olive, oscar, browse, with_whom, asked_by_them
):
    """Between the organiser and whoever raises it, or whom it is about; whoever asked for it."""
    before = browse(cleo).get(about(ben)).text
    pair = [{"cleo": cleo, "ben": ben}[with_whom], olive]
    blocks(*(pair if asked_by_them else reversed(pair)))
    assert WHO.search(browse(cleo).get(about(ben)).text)[0] == WHO.search(before)[0], "it is silent"
    browse(cleo).post(about(ben), {"body": WORDS})
    concern = Concern.objects.get()
    assert browse(olive).get(one(concern)).status_code == 404
    assert one(concern) not in browse(olive).get(LIST).text
    assert browse(oscar).get(one(concern)).status_code == 200
    assert "raised a concern" not in browse(olive).get("/").text


def test_blocked_as_they_are_they_read_it_where_nobody_else_could_and_it_is_said(
    morning, ben, cleo, olive, browse
):
    said = "You have blocked whoever could read it; there is nobody else."
    blocks(olive, cleo)
    assert said not in browse(cleo).get(about(ben)).text, "what another did is not told"
    blocks(cleo, olive)
    assert said in browse(cleo).get(about(ben)).text
    browse(cleo).post(about(ben), {"body": WORDS})
    assert browse(olive).get(one(Concern.objects.get())).status_code == 200


def test_where_all_are_apart_from_one_of_the_two_whoever_raises_it_has_none_they_blocked(
    morning, ben, cleo, olive, oscar, browse
):
    """And hears of no block but their own."""
    before = WHO.search(browse(cleo).get(about(ben)).text)[0]
    blocks(cleo, olive)
    blocks(oscar, ben)
    assert WHO.search(browse(cleo).get(about(ben)).text)[0] == before
    browse(cleo).post(about(ben), {"body": WORDS})
    concern = Concern.objects.get()
    assert browse(olive).get(one(concern)).status_code == 404
    assert browse(oscar).get(one(concern)).status_code == 200
    case = Case.objects.get()
    assert browse(olive).get(f"/care/{case.pk}/").status_code == 404
    assert browse(oscar).get(f"/care/{case.pk}/").status_code == 200
    blocks(oscar, cleo)
    assert WHO.search(browse(cleo).get(about(ben)).text)[0] == before, "of the two one is hers"


def test_a_block_made_later_takes_it_from_nobody_but_by_whoever_raised_it(
    morning, ben, cleo, olive, oscar, browse
):
    browse(cleo).post(about(ben), {"body": WORDS})
    concern = Concern.objects.get()
    browse(olive).post(one(concern, "take/"))
    blocks(ben, olive)
    run_due()
    page = browse(olive).post(one(concern, "answer/"), {"answer": "I have asked him."}, follow=True)
    assert "They can read your answer now." in page.text
    blocks(cleo, olive)
    assert browse(olive).get(one(concern)).status_code == 404
    assert "I look after this" in browse(oscar).get(one(concern)).text


def test_members_and_those_who_lead_read_none(morning, ada, ben, cleo, sue, olive, browse):
    concern = raised(cleo, morning, ben)
    for someone in (ada, ben, sue, cleo):
        assert browse(someone).get(LIST).status_code == 403
        assert browse(someone).get(one(concern)).status_code == 403
        assert browse(someone).post(one(concern, "answer/"), {"answer": "x"}).status_code == 403
    for page in ("/", "/groups/morning/desk/", "/groups/morning/people/"):
        assert "laughed" not in browse(ada).get(page).text
    assert "laughed" not in browse(ben).get(MINE).text


def test_the_organiser_sees_nothing_of_the_thread(morning, ada, cleo, olive, browse):
    thread_of(cleo, morning).write(by=cleo, body="Mirkelanthe again.")
    concern = raised(cleo, morning, ada)
    page = browse(olive).get(one(concern)).text
    assert WORDS in page and "Mirkelanthe" not in page
    assert browse(olive).get(with_of(morning, cleo)).status_code == 404


def test_what_is_added_to_a_form_that_went_through_is_a_concern_of_its_own(
    morning, cleo, olive, browse
):
    for words in ("", WORDS):
        browse(cleo).post(HERE, {"body": words, "id": "77"})
    assert {one.words for one in Concern.objects.all()} == {"", WORDS}
