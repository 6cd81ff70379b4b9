"""When somebody has died: an organiser is asked, the account rests, each group is told with care.

Cleo has died. Ada leads the morning group; Dev the evening group, in which Cleo was as well.
"""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from alongside.conversations.models import Story
from alongside.groups.joining import places
from alongside.groups.roles import Role
from alongside.meetings import privacy as meetings
from alongside.meetings.models import Coming
from alongside.meetings.schedule import coming
from alongside.notices.models import Notice
from alongside.people import privacy
from alongside.people.leaving import pausing
from alongside.people.models import Death, Person, Recovery
from alongside.vault.access import AccessLine
from alongside.vault.endings import Ending
from alongside.vault.erase import erase_person
from alongside.vault.models import SignIn
from tests.conftest import new_meeting, person
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.
from tests.people.post import give_address
from tests.telling import told

HOW = "Her sister rang me on Sunday."
WORDS = "Our Cleo has died. She made us laugh."


@pytest.fixture
def both(morning, evening, cleo):
    """Cleo is in the evening group as well, and each group knows nothing of the other."""
    evening.welcome(cleo).accept(evening.current_agreement())
    return cleo


@pytest.fixture
def waiting(both, ada, olive):
    return Death.objects.tell(both, by=ada, how=HOW)


@pytest.fixture
def resting(waiting, olive, browse):
    browse(olive).post(f"/organise/deaths/{waiting.pk}/confirm/")
    waiting.refresh_from_db()
    assert waiting.confirmed_by == olive
    return waiting


def page_of(someone, group):
    return f"/groups/{group.slug}/people/{group.memberships.get(person=someone).pk}/died/"


def again(someone):
    return Person.objects.get(pk=someone.pk)


# -- telling of it, and confirming it --------------------------------------------------------------


def test_a_facilitator_tells_the_organisers_and_nothing_changes_yet(
    both, morning, ada, ben, olive, browse
):
    assert browse(ben).post(page_of(both, morning), {"how": HOW}).status_code == 403
    assert browse(olive).get(page_of(both, morning)).status_code == 404
    page = browse(ada).post(page_of(both, morning), {"how": HOW}, follow=True).text
    assert "You have told the organisers" in page and HOW not in page
    assert told("death_told") == {olive}
    assert HOW in browse(olive).get(f"/organise/deaths/{Death.objects.get().pk}/").text
    assert again(both).is_active and browse(both).get("/").status_code == 200


def test_without_saying_how_they_heard_nobody_is_asked(both, morning, ada, browse):
    assert "so that an organiser can be sure" in browse(ada).post(page_of(both, morning)).text
    too_long = "a " * 501
    assert too_long in browse(ada).post(page_of(both, morning), {"how": too_long}).text
    assert not Death.objects.exists()


def test_who_tells_of_it_second_keeps_their_words_and_does_not_learn_who_was_first(
    waiting, both, evening, ada, dev, browse
):
    page = browse(dev).post(page_of(both, evening), {"how": "I read it in the paper."}).text
    assert "had been told already" in page and "I read it in the paper." in page
    assert "Ada" not in page and "morning" not in page and HOW not in page
    assert Death.objects.get().told_by == ada


def test_only_an_organiser_decides_and_not_about_themselves(waiting, ada, both, olive, browse):
    for act in ("", "confirm/", "end/"):
        address = f"/organise/deaths/{waiting.pk}/{act}"
        assert browse(ada).get(address).status_code == 403
        assert browse(ada).post(address).status_code in (403, 405)
    of_olive = Death.objects.tell(olive, by=ada, how=HOW)
    assert browse(olive).get(f"/organise/deaths/{of_olive.pk}/").status_code == 404
    assert browse(olive).post(f"/organise/deaths/{of_olive.pk}/confirm/").status_code == 404
    assert "is said that" in browse(olive).get("/organise/").text
    assert Death.objects.waiting().count() == 2


def test_who_told_of_it_confirms_it_only_where_no_other_organiser_is(both, morning, ada, browse):
    Person.objects.filter(pk=ada.pk).update(is_organiser=True)
    death = Death.objects.tell(both, by=ada, how=HOW)
    confirm = f"/organise/deaths/{death.pk}/confirm/"
    oscar = person("oscar", is_organiser=True)
    assert browse(again(ada)).post(confirm).status_code == 403
    Person.objects.filter(pk=oscar.pk).update(is_organiser=False)
    assert browse(again(ada)).post(confirm).status_code == 302
    assert not again(both).is_active


def test_what_cannot_be_confirmed_is_set_aside_and_only_who_told_it_hears(
    waiting, both, morning, ada, dev, olive, oscar, browse
):
    browse(olive).post(f"/organise/deaths/{waiting.pk}/end/")
    assert again(both).is_active
    assert told("death_ended") == {ada}
    assert "could not be confirmed" in browse(ada).get(page_of(both, morning)).text
    page = browse(oscar).post(f"/organise/deaths/{waiting.pk}/confirm/", follow=True).text
    assert "a moment quicker" in page and again(both).is_active


def test_who_presses_twice_is_not_told_that_somebody_else_did_it(waiting, both, olive, browse):
    olives = browse(olive)
    for act in ("confirm", "end"):
        for _time in range(2):
            page = olives.post(f"/organise/deaths/{waiting.pk}/{act}/", follow=True).text
            assert "Somebody else" not in page
    assert again(both).is_active


def test_where_the_only_organiser_is_said_to_have_died_nobody_is_said_to_be_told(
    morning, ada, olive, browse
):
    morning.welcome(olive).accept(morning.current_agreement())
    page = browse(ada).post(page_of(olive, morning), {"how": HOW}, follow=True).text
    assert "there is no organiser at the moment who could confirm it" in page
    assert "organisers are told" not in page and "You have told the organisers" not in page
    assert Death.objects.get().how == HOW and not told("death_told")
    person("oscar", is_organiser=True)
    assert "You have told the organisers" in browse(ada).get(page_of(olive, morning)).text


def test_where_every_organiser_who_could_confirm_it_has_a_break_the_pages_say_so(
    both, morning, ada, olive, oscar, browse
):
    pausing.begin(oscar)
    death, away = Death.objects.tell(both, by=ada, how=HOW), "have a break just now"
    assert away not in browse(ada).get(page_of(both, morning)).text
    Death.objects.update(told_by=olive)
    assert away in browse(olive).get(f"/organise/deaths/{death.pk}/").text
    Death.objects.update(told_by=ada)
    pausing.begin(olive)
    assert away in browse(ada).get(page_of(both, morning)).text


# -- the account rests -----------------------------------------------------------------------------


def test_nobody_comes_in_any_more_by_no_way(both, ada, olive, browse):
    both.set_password("three words here")
    both.save()
    open_page, email = browse(both), "quiet.river@example.org"
    give_address(open_page, email)
    browse().post("/sign-in/link/", {"email": email})
    link = mail.outbox[-1].body.split("http://localhost:8000")[1].split()[0]
    Recovery.objects.ask(both, "1" * 64)
    death = Death.objects.tell(both, by=ada, how=HOW)
    browse(olive).post(f"/organise/deaths/{death.pk}/confirm/")
    mail.outbox.clear()

    assert "/sign-in/" in open_page.get("/account/").url
    assert not SignIn.objects.filter(person_id=both.pk).exists()
    assert browse().post(link).status_code == 404
    assert not Recovery.objects.filter(ended_at=None).exists()
    browse().post("/sign-in/link/", {"email": email})
    assert not mail.outbox
    client, wrong = browse(), browse()
    right = {"login": "cleo", "password": "three words here"}
    page = client.post("/sign-in/", right, follow=True)
    assert "have it erased" in page.text and not client.session.get("_auth_user_id")
    page = wrong.post("/sign-in/", {"login": "cleo", "password": "guessed words"}, follow=True)
    assert "This account is closed" not in page.text


def test_nothing_reaches_them_and_nobody_else_is_told_but_who_lead(
    resting, both, ada, ben, dev, olive
):
    assert told("death_confirmed") == {ada, dev}
    of_hers = {notice.about for notice in Notice.objects.filter(kind="death_confirmed")}
    assert of_hers == {f"membership:{place.pk}" for place in both.memberships.all()}
    notices = Notice.objects.filter(person=both)
    assert not any(notice.is_still_so() for notice in notices)


def test_their_seat_is_free_for_who_is_in_line_and_the_turn_goes_on(
    waiting, both, morning, tonight, ben, olive, browse
):
    later = new_meeting(morning, starts_in=timedelta(days=7))
    type(later).objects.filter(pk=later.pk).update(capacity=1)
    later.refresh_from_db()
    coming.answer(later, both, "yes")
    assert not coming.answer(later, ben, "yes").has_place
    browse(both).post(f"/meetings/{tonight.pk}/", follow=True)
    browse(olive).post(f"/organise/deaths/{waiting.pk}/confirm/")
    assert Coming.objects.get().person == ben and Coming.objects.get().has_place


def test_their_place_in_the_group_is_free_for_who_waits(waiting, both, morning, olive):
    newcomer = person("ned")
    morning.capacity = morning.memberships.taking_room().count()
    morning.joining = morning.Joining.OPEN
    morning.save()
    assert places.ask(morning, newcomer).state == "waiting"
    waiting.confirm(by=olive)
    places.fill_all()
    assert morning.memberships.current().filter(person=newcomer).exists()
    assert places.free_places(morning) == 0


def test_a_group_of_which_they_were_the_only_facilitator_is_handed_on(
    morning, ada, ben, olive, browse
):
    place = morning.memberships.get(person=ben)
    place.give_role(Role.CO_FACILITATOR, by=ada)
    death = Death.objects.tell(ada, by=ben, how=HOW)
    olives, page = browse(olive), f"/organise/deaths/{death.pk}/"
    assert "facilitates it from then on" in olives.get(page).text
    olives.post(f"{page}confirm/")
    place.refresh_from_db()
    assert place.role == Role.FACILITATOR
    assert told("death_confirmed") == {ben} and told("role_given") == {ben}
    text = olives.get(page).text
    assert "goes on facilitating it" in text and "Everything is as it was" not in text
    olives.post(f"{page}end/")
    place.refresh_from_db()
    assert place.role == Role.FACILITATOR


def test_where_nobody_else_leads_nobody_is_said_to_be_told(morning, ada, olive, browse):
    death = Death.objects.tell(ada, by=olive, how=HOW)
    page = browse(olive).post(f"/organise/deaths/{death.pk}/confirm/", follow=True).text
    assert "Nobody else leads a group of theirs" in page and not told("death_confirmed")


def test_a_group_learns_nothing_of_another(resting, both, evening, dev, browse):
    page = browse(dev).get(page_of(both, evening)).text
    assert "has died" in page and "Telling the group" in page
    assert "morning" not in page and "Ada" not in page and HOW not in page


# -- telling the group -----------------------------------------------------------------------------


def test_the_group_is_told_once_in_the_words_of_who_leads(
    resting, both, morning, ada, ben, dev, browse
):
    people = f"/groups/{morning.slug}/people/"
    assert ">has died<" not in browse(ben).get(people).text
    assert "I have sad news. Cleo" in browse(ada).get(page_of(both, morning)).text
    tell = f"{page_of(both, morning)}tell/"
    assert browse(ben).post(tell, {"body": WORDS}).status_code == 403
    story = browse(ada).post(tell, {"body": WORDS}).url
    assert told("group_told") == {ben} and not told("story_shared")
    page = browse(ben).get(story).text
    assert WORDS in page and "Folded: " in page and "Sad news about somebody" in page
    assert not told("group_told")
    assert told("death_confirmed") == {dev}
    page = browse(ada).post(tell, {"body": "Once more, then."}).text
    assert "told already" in page and "Once more, then." in page
    assert Story.objects.get().body == WORDS
    assert ">has died<" in browse(ben).get(people).text
    assert ">has died<" not in browse(dev).get("/groups/evening/people/").text


def test_a_post_that_is_had_back_has_told_nobody_and_can_be_written_anew(
    resting, both, morning, evening, ada, ben, dev, browse
):
    tell, people = f"{page_of(both, morning)}tell/", f"/groups/{morning.slug}/people/"
    browse(dev).post(f"{page_of(both, evening)}tell/", {"body": WORDS})
    browse(ada).post(tell, {"body": WORDS})
    browse(ada).post(f"/groups/morning/stories/{posted_in(morning)}/undo/")
    assert not Story.objects.filter(group=morning).exists()
    assert ">has died<" not in browse(ben).get(people).text
    assert ">has died<" in browse(dev).get("/groups/evening/people/").text
    told_now = browse(ada).post(tell, {"body": "Once more, in better words."}).url
    assert "Once more, in better words." in browse(ben).get(told_now).text
    story = posted_in(morning)
    browse(ben).post(f"/stories/{story}/replies/", {"body": "I am so sorry."})
    browse(ada).post(f"/groups/morning/stories/{story}/take-back/")
    assert Story.objects.get(pk=story).taken_back_at
    assert ">has died<" in browse(ben).get(people).text, "somebody has answered it"


def posted_in(group):
    return Story.objects.get(group=group).pk


def test_no_group_is_told_of_somebody_of_whom_nothing_is_confirmed(
    waiting, both, morning, ada, browse
):
    tell = f"{page_of(both, morning)}tell/"
    assert browse(ada).post(tell, {"body": WORDS}).status_code == 404
    assert not Story.objects.exists()


def test_what_they_wrote_stays_as_it_was(resting, both, morning, ben, browse):
    Story.objects.share(by=both, group=morning, body="The stairs again.", wish="listen")
    page = browse(ben).get("/groups/morning/stories/", follow=True).text
    assert "The stairs again." in page and "Cleo" in page


# -- a mistake, an older copy, and the end of the account ------------------------------------------


def test_an_organiser_opens_the_account_again_and_who_heard_of_it_is_told(
    resting, both, morning, ada, ben, dev, olive, oscar, browse
):
    browse(ada).post(f"{page_of(both, morning)}tell/", {"body": WORDS})
    page = browse(oscar).post(f"/organise/deaths/{resting.pk}/end/", follow=True).text
    assert "open again" in page
    assert again(both).is_active and browse(both).get("/").status_code == 200
    assert told("death_ended") == {ada, dev}
    assert ">has died<" not in browse(ben).get("/groups/morning/people/").text
    assert "That is not so" in browse(ada).get(page_of(both, morning)).text
    assert "a moment quicker" in (
        browse(olive).post(f"/organise/deaths/{resting.pk}/end/", follow=True).text
    )
    lines = AccessLine.objects.filter(what__startswith="death_").order_by("number")
    assert [(line.what, line.by) for line in lines] == [
        ("death_confirmed", olive.pk),
        ("death_ended", oscar.pk),
    ]


def carry_out_again(what, how=privacy):
    for ending in Ending.objects.filter(what=what):
        how.ENDINGS[what](**ending.about)


def test_on_an_older_copy_the_account_rests_again(resting, both, tonight):
    Death.objects.all().delete()
    Person.objects.filter(pk=both.pk).update(is_active=True)
    coming.answer(tonight, both, "yes")
    for _time in range(2):
        carry_out_again("died")
        carry_out_again("places_given_back", meetings)
    assert not again(both).is_active and Death.objects.confirmed().get().pk == resting.pk
    assert not Coming.objects.exists()


def test_what_was_a_mistake_stays_one_on_an_older_copy(resting, both, olive):
    resting.end(by=olive)
    Death.objects.update(ended_at=None)
    Person.objects.filter(pk=both.pk).update(is_active=False)
    carry_out_again("died")
    carry_out_again("death_was_a_mistake")
    assert again(both).is_active and not Death.objects.current().exists()


def test_it_goes_with_the_account(resting, both):
    erase_person(both.pk, keep=True)
    assert not Death.objects.exists()
    carry_out_again("died")
    assert not Death.objects.exists()


@pytest.mark.usefixtures("on_disk")
@pytest.mark.django_db(transaction=True)
def test_two_organisers_who_confirm_each_others_death_leave_one_who_is_there(ada, olive):
    oscar = person("oscar", is_organiser=True)
    deaths = [Death.objects.tell(one, by=ada, how=HOW) for one in (olive, oscar)]

    def confirm(death, by):
        try:
            return death.confirm(by=by)
        except PermissionDenied:
            return False

    done = at_once(lambda: confirm(deaths[0], oscar), lambda: confirm(deaths[1], olive))
    assert sorted(done) == [False, True]
    assert Person.objects.filter(is_organiser=True, is_active=True).count() == 1


@pytest.mark.usefixtures("on_disk")
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_one(both, morning, ada, olive, browse):
    posts = [browse(ada) for _time in range(2)]
    at_once(*(lambda one=one: one.post(page_of(both, morning), {"how": HOW}) for one in posts))
    death = Death.objects.get()
    posts = [browse(olive) for _time in range(2)]
    confirm = f"/organise/deaths/{death.pk}/confirm/"
    at_once(*(lambda one=one: one.post(confirm) for one in posts))
    posts = [browse(ada) for _time in range(2)]
    tell = f"{page_of(both, morning)}tell/"
    at_once(*(lambda one=one: one.post(tell, {"body": WORDS}) for one in posts))
    assert Story.objects.get().body == WORDS
    assert Ending.objects.filter(what="died").count() == 1
    assert Notice.objects.filter(kind="group_told").count() == 1
