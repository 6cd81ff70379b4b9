"""What visitors read before they decide, and what they are told of groups: what was agreed to."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.models import Group
from alongside.groups.roles import Role
from alongside.home import made_up_meeting, questions
from alongside.home.front_door import usually
from alongside.home.models import Host
from alongside.meetings.models import Seat
from alongside.people.models import Suspension
from tests.conftest import new_group, new_meeting, person
from tests.house.test_queries import asked

PAGES = ("/", "/a-meeting/", "/is-it-for-me/", "/questions/")
SWITCHES = "/groups/morning/visitors/"


def switch(browser, *on):
    return browser.post(SWITCHES, dict.fromkeys(on, "on"), follow=True)


def visitor(browse):
    return browse().get("/").text


def hold(group, *how_many, days=7):
    """Meetings that are over, to which so many people came, the newest first."""
    for number, came in enumerate(how_many, start=1):
        meeting = new_meeting(group, starts_in=-timedelta(days=days * number))
        type(meeting).objects.filter(pk=meeting.pk).update(closed_at=meeting.starts_at)
        for _somebody in range(came):
            Seat.objects.create(meeting=meeting)


# -- of groups -------------------------------------------------------------------------------------


def test_nothing_is_told_of_a_group_until_who_leads_it_says_so(morning, ada, tonight, browse):
    told = (morning.name, "For us.", "today at", "tomorrow at")
    for words in (*told, "Ada", "Pacing"):
        assert words not in visitor(browse)
    switch(browse(ada), "told")
    page = visitor(browse)
    assert morning.name in page and "For us." in page and "It meets next" in page
    for private in ("Ada", "Ben", "Cleo", "Pacing", "What is said here stays here.\n"):
        assert private not in page


def test_the_switch_is_off_at_once(morning, ada, browse):
    switch(browse(ada), "told")
    assert morning.name in visitor(browse)
    assert "Saved." in switch(browse(ada)).text
    assert morning.name not in visitor(browse)


def test_only_those_who_lead_press_it(morning, cleo, dev, invited, browse):
    assert browse(cleo).get(SWITCHES).status_code == 403
    assert browse(cleo).post(SWITCHES, {"told": "on"}).status_code == 403
    assert browse(dev).post(SWITCHES, {"told": "on"}).status_code == 404
    assert browse(invited).post(SWITCHES, {"told": "on"}).url.startswith("/groups/morning/agree")
    morning.refresh_from_db()
    assert not morning.told_to_visitors


def test_another_group_is_not_told_of_with_it(morning, evening, ada, browse):
    switch(browse(ada), "told", "named")
    page = visitor(browse)
    assert morning.name in page and evening.name not in page and "Dev" not in page


def test_who_leads_it_is_named_by_their_own_wish_alone(morning, ada, ben, browse):
    morning.memberships.get(person=ben).let_facilitate()
    switch(browse(ada), "told", "named")
    page = visitor(browse)
    assert "Ada" in page and "Ben" not in page
    # Ben's yes to telling of the group is no yes to Ada's name, nor a no.
    switch(browse(ben), "told")
    page = visitor(browse)
    assert "Ada" in page and "Ben" not in page


def test_a_name_alone_tells_of_nothing(morning, ada, browse):
    switch(browse(ada), "named")
    assert "Ada" not in visitor(browse) and morning.name not in visitor(browse)


def test_who_does_not_lead_it_any_more_is_not_named(morning, ada, ben, browse):
    morning.memberships.get(person=ben).let_facilitate()
    switch(browse(ada), "told", "named")
    morning.memberships.get(person=ada).end(by=ada)
    assert "Ada" not in visitor(browse) and morning.name in visitor(browse)


def test_who_leads_it_again_later_is_named_by_a_new_wish_alone(morning, ada, ben, browse):
    place = morning.memberships.get(person=ben)
    place.let_facilitate()
    switch(browse(ben), "told", "named")
    assert "Ben" in visitor(browse)
    for role in (Role.CO_FACILITATOR, Role.MEMBER, Role.FACILITATOR):
        place.give_role(role)
        assert "Ben" not in visitor(browse)


def test_a_group_that_has_ended_is_not_told_of(morning, ada, browse):
    switch(browse(ada), "told", "named")
    yesterday = timezone.localdate() - timedelta(days=1)
    Group.objects.filter(pk=morning.pk).update(ends_on=yesterday)
    assert morning.name not in visitor(browse) and "Ada" not in visitor(browse)


def test_a_group_that_nobody_can_lead_is_not_told_of(morning, ada, olive, browse):
    switch(browse(ada), "told", "named")
    Suspension.objects.suspend(ada, by=olive, reason="For a while.")
    assert morning.name not in visitor(browse) and "Ada" not in visitor(browse)


def test_the_page_of_switches_says_what_strangers_would_read(morning, ada, browse):
    page = browse(ada).get(SWITCHES).text
    assert morning.name in page and "For us." in page
    assert page.count("checked") == 0
    switch(browse(ada), "told", "named")
    assert browse(ada).get(SWITCHES).text.count("checked") == 2


# -- how many come ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ([], ""),
        ([6, 6], ""),
        ([2, 3, 4], "Usually up to 5 people come."),
        ([5, 6, 8], "Usually 5 to 8 people come."),
        ([6, 6, 40], "Usually 5 to 8 people come."),
        ([9, 10, 12], "Usually 8 to 12 people come."),
        ([20, 20, 20], "Usually more than 12 people come."),
    ],
)
def test_about_how_many_come_is_said_in_wide_steps(came, said):
    assert usually(came) == said


def test_nothing_is_said_of_it_before_the_third_meeting(morning, ada, browse):
    switch(browse(ada), "told")
    hold(morning, 6, 7)
    assert "Usually" not in visitor(browse)
    hold(morning, 6, days=30)
    assert "Usually 5 to 8 people come." in visitor(browse)


def test_it_is_said_of_the_last_meetings_alone(morning, ada, browse):
    switch(browse(ada), "told")
    hold(morning, *[6] * 6, *[20] * 12)
    assert "Usually 5 to 8 people come." in visitor(browse)
    hold(morning, 20, 20, 20, days=100)
    assert "Usually 5 to 8 people come." in visitor(browse)


def test_the_exact_number_is_nowhere(morning, ada, browse):
    switch(browse(ada), "told")
    hold(morning, 7, 7, 7)
    assert not re.search(r"\b7 people", visitor(browse))


def test_a_meeting_nobody_closed_counts_for_nothing(morning, ada, browse):
    switch(browse(ada), "told")
    for days in (7, 14, 21):
        new_meeting(morning, starts_in=-timedelta(days=days))
    page = visitor(browse)
    assert "Usually" not in page and "Its next meeting has no date yet." in page


def test_of_several_meetings_the_next_one_is_told(morning, ada, browse):
    switch(browse(ada), "told")
    for days in (20, 1, 8):
        new_meeting(morning, starts_in=timedelta(days=days))
    assert "It meets next" in visitor(browse)
    assert re.search(r"It meets next <time[^>]*>tomorrow at", visitor(browse))


# -- the pages -------------------------------------------------------------------------------------


@pytest.fixture
def host(db):
    return Host.objects.create(name="Two volunteers", contact="Knock on the door.")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_leads_to_the_others_to_help_and_to_a_human(host, browse, address):
    page = browse().get(address).text
    for other in PAGES:
        if other != address:
            assert f'href="{other}"' in page
    assert 'class="site-help" href="/help/"' in page
    assert "Knock on the door." in page


@pytest.mark.parametrize("address", PAGES[1:])
def test_they_are_there_for_who_is_signed_in_too_and_without_a_host(morning, cleo, browse, address):
    assert browse(cleo).get(address).status_code == 200
    assert browse().get(address).status_code == 200


def test_help_is_the_last_thing_of_the_head_of_every_page(morning, ada, cleo, olive, nia, browse):
    """In the same place, whoever looks: see WCAG 2.2, 3.2.6."""
    pages = {
        None: (*PAGES, "/help/", "/privacy/", "/sign-in/", "/sign-up/", "/nothing/"),
        cleo: ("/", "/groups/morning/", "/groups/morning/stories/", "/account/", "/display/"),
        ada: ("/groups/morning/people/", SWITCHES, "/leading/", "/begin-a-group/"),
        olive: ("/organise/", "/organise/people/", "/emergency/", f"/organise/people/{nia.pk}/"),
    }
    for someone, addresses in pages.items():
        for address in addresses:
            head = browse(someone).get(address).text.partition("</header>")[0]
            assert head.rstrip().endswith('<a class="site-help" href="/help/">Help now</a>'), (
                address
            )


def test_the_meeting_to_read_is_marked_as_made_up_and_takes_its_minutes(db, browse):
    page = browse().get("/a-meeting/").text
    assert "These people do not exist" in page and "About 4 minutes to read." in page
    said = " ".join(str(line.words) for part in made_up_meeting.PARTS for line in part.lines)
    assert 3 <= len(said.split()) / 200 <= made_up_meeting.MINUTES


def test_in_it_somebody_passes_and_everybody_is_offered_a_turn():
    (checking_in,) = [part for part in made_up_meeting.PARTS if "Once round" in part.heading]
    named = {line.name for line in checking_in.lines} | {
        name
        for name in made_up_meeting.NAMES.values()
        if any(name in str(line.words) for line in checking_in.lines)
    }
    everybody = {line.name for part in made_up_meeting.PARTS for line in part.lines if line.by}
    assert everybody - {"Ada"} <= named
    assert any("passes" in str(line.words) for line in checking_in.lines)


def test_its_people_are_those_of_the_cast():
    for part in made_up_meeting.PARTS:
        for line in part.lines:
            assert not line.by or made_up_meeting.NAMES[line.by] == line.name


def test_what_is_said_of_health_has_its_source_how_sure_it_is_and_a_date(db, browse):
    page = browse().get("/questions/").text
    sources = [one.source for _heading, part in questions.QUESTIONS for one in part if one.source]
    assert len(sources) >= 4
    for source in sources:
        assert f"Source: {source.said_by}; {source.certainty}. Looked over on" in page
    for address in ("/", "/is-it-for-me/"):
        assert "Looked over on" in browse().get(address).text


@pytest.mark.parametrize(
    "about", ["medicine", "pain less", "ending my life", "other people’s pain"]
)
def test_questions_of_health_do_not_go_without_a_source(about):
    found = [
        one for _heading, part in questions.QUESTIONS for one in part if about in str(one.asked)
    ]
    assert found and all(one.source for one in found)


def test_no_question_stands_twice_under_one_heading_and_all_have_an_answer():
    for _heading, part in questions.QUESTIONS:
        assert len({one.asked for one in part}) == len(part)
        assert all(one.answer for one in part)


def test_what_is_said_of_how_groups_meet_is_so_of_each_way_there_is(db, browse):
    for address in ("/", "/questions/"):
        page = browse().get(address).text
        assert "Neither." not in page and "Led by a facilitator, in writing" not in page
    for way in ("in writing", "by phone or video", "in a room", "in more than one way"):
        assert way in page
    assert len(Group.Format) == 4


def test_who_is_in_crisis_is_sent_on_and_not_away(db, browse):
    page = browse().get("/is-it-for-me/").text
    assert "Please do not wait for a meeting." in page
    assert page.count('href="/help/"') >= 2


def test_a_name_with_signs_of_html_does_not_become_html(morning, browse):
    lee = person("lee")
    lee.display_name = "<b>Lee</b>"
    lee.save()
    morning.welcome(lee, role="facilitator").accept(morning.current_agreement())
    switch(browse(lee), "told", "named")
    page = visitor(browse)
    assert "&lt;b&gt;Lee&lt;/b&gt;" in page and "<b>Lee" not in page


def test_the_first_page_opens_only_what_was_said_yes_to(morning, ada, ben, browse, monkeypatch):
    """Ben leads too and was not asked: his name is not even opened for it."""
    from alongside.home import front_door

    opened, real = [], front_door.open_many
    monkeypatch.setattr(front_door, "open_many", lambda rows: (opened.extend(rows), real(rows)))
    morning.memberships.get(person=ben).let_facilitate()
    browse().get("/")
    assert opened == []
    switch(browse(ada), "told", "named")
    browse().get("/")
    assert opened == [morning, morning.memberships.get(person=ada)]


def test_many_groups_are_told_of_at_the_price_of_few(ada, host, browse):
    """Counted with the look-ups of keys: four, as for every page that strangers can ask for."""
    costs = []
    for number in range(12):
        group = new_group(f"g{number}", ada)
        type(group).objects.filter(pk=group.pk).update(told_to_visitors=True)
        group.memberships.update(named_to_visitors=True)
        new_meeting(group, starts_in=timedelta(days=number + 1))
        cold, _warm = asked(browse(), "/", expect=f"The g{number} group")
        costs.append(cold.all)
    assert set(costs) == {4}
