"""A place in a group: whose it is, who may end it, what goes with it and what stays."""

import pytest

from alongside.conversations.models import ReadingMark, Reply, Story
from alongside.groups.models import Membership
from alongside.people.models import Draft
from tests.conftest import person


def place_of(person, group):
    return group.memberships.current().get(person=person)


def part(client, place):
    address = f"/groups/{place.group.ref}/people/{place.pk}/ask-to-leave/"
    return client.post(address, {"reason": "For all of us."})


def lead(client, place):
    address = f"/groups/{place.group.ref}/people/{place.pk}/role/"
    return client.post(address, {"role": "facilitator"})


def test_everybody_sees_who_is_here_and_facilitators_who_is_on_the_way(
    morning, ada, cleo, invited, dev, browse
):
    for reader, sees in ((cleo, "Ada Ben Cleo"), (ada, "Ada Ben Cleo Nia")):
        page = browse(reader).get("/groups/morning/people/").text
        names = [name for name in ("Ada", "Ben", "Cleo", "Nia", "Dev") if f">{name}</span>" in page]
        assert " ".join(names) == sees


def test_leaving_closes_every_door(morning, cleo, bens_story, tonight, browse):
    cleos = browse(cleo)
    doors = [
        "/groups/morning/",
        "/groups/morning/stories/",
        "/groups/morning/people/",
        "/groups/morning/agreement/",
        bens_story.get_absolute_url(),
        tonight.get_absolute_url(),
    ]
    assert [cleos.get(door).status_code for door in doors] == [200] * 6
    assert "You can go at any time" in cleos.get("/groups/morning/leave/").text
    page = cleos.post("/groups/morning/leave/", follow=True)
    assert "You have left the group. You are welcome back any time." in page.text
    assert [cleos.get(door).status_code for door in doors] == [404] * 6
    assert morning.name not in cleos.get("/").text


def test_leaving_is_kept_with_who_and_when(morning, cleo, browse):
    browse(cleo).post("/groups/morning/leave/")
    place = Membership.objects.get(person=cleo)
    assert place.ended_by == cleo
    assert place.ended_at > place.joined_at


def test_one_can_turn_round_at_the_agreement(invited, browse):
    browse(invited).post("/groups/morning/leave/")
    assert not Membership.objects.current().filter(person=invited).exists()


def test_coming_back_is_another_place_and_the_agreement_is_asked_again(morning, cleo, browse):
    browse(cleo).post("/groups/morning/leave/")
    morning.welcome(cleo)
    assert Membership.objects.filter(person=cleo).count() == 2
    assert browse(cleo).get("/groups/morning/").url.startswith("/groups/morning/agreement/")


def test_what_was_begun_and_how_far_one_read_goes(
    morning, evening, cleo, ben, bens_story, tonight, browse
):
    evening.welcome(cleo).accept(evening.current_agreement())
    elsewhere = Story.objects.share(by=ben, group=evening, body="Late shift.", wish="listen")
    here = [f"story:{morning.pk}", f"reply:{bens_story.pk}", f"turn:{tonight.pk}"]
    there = [f"story:{evening.pk}", f"reply:{elsewhere.pk}"]
    for someone in (cleo, ben):
        for place in here + there:
            Draft.objects.keep(someone, place, "Half a sente")
        for story in (bens_story, elsewhere):
            story.mark_read(by=someone, until=story.shared_at)
    browse(cleo).post("/groups/morning/leave/")
    assert sorted(cleo.drafts.values_list("place", flat=True)) == sorted(there)
    assert [mark.story for mark in ReadingMark.objects.filter(person=cleo)] == [elsewhere]
    assert ben.drafts.count() == 5
    assert ReadingMark.objects.filter(person=ben).count() == 2


def test_what_was_shared_stays(morning, ada, ben, cleo, bens_story, browse):
    bens_story.reply(by=cleo, body="I believe you.")
    browse(ben).post("/groups/morning/leave/")
    page = browse(cleo).get(bens_story.get_absolute_url())
    assert "The stairs again." in page.text
    browse(cleo).post("/groups/morning/leave/")
    assert Reply.objects.get().body == "I believe you."
    assert "I believe you." in browse(ada).get(bens_story.get_absolute_url()).text


def test_a_facilitator_may_end_a_members_place(morning, ada, ben, browse):
    assert part(browse(ada), place_of(ben, morning)).status_code == 302
    ended = Membership.objects.get(person=ben)
    assert ended.ended_by == ada
    assert browse(ben).get("/groups/morning/").status_code == 404


def test_members_and_strangers_may_not(morning, evening, ben, cleo, dev, olive, invited, browse):
    place = place_of(ben, morning)
    assert part(browse(cleo), place).status_code == 403
    assert part(browse(invited), place).status_code == 302
    for stranger in (dev, olive):
        assert part(browse(stranger), place).status_code == 404
    assert place_of(ben, morning) == place


def test_a_facilitator_cannot_be_removed_by_another(morning, ada, browse):
    gwen = person("gwen")
    morning.welcome(gwen, role="facilitator").accept(morning.current_agreement())
    assert part(browse(ada), place_of(gwen, morning)).status_code == 403
    assert part(browse(gwen), place_of(ada, morning)).status_code == 403
    assert morning.is_facilitated_by(ada)
    assert morning.is_facilitated_by(gwen)
    page = browse(ada).get("/groups/morning/people/").text
    assert f"/people/{place_of(gwen, morning).pk}/ask-to-leave/" not in page


def test_a_place_in_another_group_is_not_found(morning, evening, ada, dev, ben, browse):
    place = place_of(ben, evening)
    for act in ("ask-to-leave", "role", "silence"):
        address = f"/groups/morning/people/{place.pk}/{act}/"
        assert browse(ada).post(address).status_code == 404
    assert place_of(ben, evening) == place
    assert not evening.is_facilitated_by(ben)


def test_a_place_that_has_ended_is_not_found(morning, ada, ben, browse):
    place = place_of(ben, morning)
    place.end(by=ben)
    for act in (part, lead):
        assert act(browse(ada), place).status_code == 404
    place.refresh_from_db()
    assert place.ended_by == ben


def test_ending_twice_keeps_the_first(morning, ada, ben):
    place = place_of(ben, morning)
    place.end(by=ben)
    first = place.ended_at
    Membership.objects.get(pk=place.pk).end(by=ada)
    place.refresh_from_db()
    assert (place.ended_by, place.ended_at) == (ben, first)


def test_a_facilitator_lets_a_member_facilitate_too(morning, ada, cleo, browse):
    assert lead(browse(ada), place_of(cleo, morning)).status_code == 302
    assert morning.is_facilitated_by(cleo)
    assert morning.is_facilitated_by(ada)
    assert browse(cleo).get("/groups/morning/meetings/schedule/").status_code == 200


def test_nobody_else_makes_facilitators(morning, evening, ben, cleo, dev, olive, browse):
    place = place_of(cleo, morning)
    assert lead(browse(cleo), place).status_code == 403
    assert lead(browse(ben), place).status_code == 403
    for stranger in (dev, olive):
        assert lead(browse(stranger), place).status_code == 404
    assert not morning.is_facilitated_by(cleo)


def test_leading_one_group_is_not_leading_another(morning, evening, ada, dev, ben, browse):
    """Ben is in both; Dev leads the evening only."""
    evening.welcome(ada).accept(evening.current_agreement())
    assert part(browse(ada), place_of(ben, evening)).status_code == 403
    assert part(browse(dev), place_of(ben, evening)).status_code == 302
    assert place_of(ben, morning)


@pytest.mark.parametrize(
    "ref", ["0", "99999999999999999999999", "nowhere", "x" * 3_000, "%00", "١"]
)
def test_a_group_from_nowhere_is_not_found(morning, ada, browse, ref):
    for page in ("", "people/", "agreement/", "leave/", "stories/"):
        assert browse(ada).get(f"/groups/{ref}/{page}").status_code == 404


@pytest.mark.parametrize("act", ["ask-to-leave", "role", "silence"])
def test_a_link_changes_nobodys_place(morning, ada, ben, browse, act):
    address = f"/groups/morning/people/{place_of(ben, morning).pk}/{act}/"
    assert browse(ada).get(address).status_code == 200
    assert place_of(ben, morning).role == "member"
