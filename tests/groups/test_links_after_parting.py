"""Somebody is asked to leave: which links into the group that closes is said, before and after."""

from datetime import timedelta

from alongside.groups.models import Invitation
from alongside.groups.parting import deciding

from .parting import WHY, is_in, newest, place_of, remove

MORNING = "/groups/morning/"
MADE = "for whoever has it, made by"
FEW = "for 3 more people, made by"
TO_LEAD = "for somebody who is to lead, made by"


def ask_of(cleo, morning):
    return f"{MORNING}people/{place_of(cleo, morning).pk}/ask-to-leave/"


def decided():
    return f"{MORNING}decisions/{newest().pk}/"


def test_whoever_decides_sees_each_link_and_nobody_sees_where_it_leads(
    morning, evening, ada, gwen, cleo, olive, browse
):
    link = Invitation.objects.make(morning, by=gwen, uses=3)
    lead = Invitation.objects.make_to_lead(morning, by=olive)
    other = Invitation.objects.make(evening, by=ada)
    browser = browse(ada)
    page = browser.get(ask_of(cleo, morning)).text
    assert FEW in page and "Gwen" in page and TO_LEAD in page and "Olive" in page
    assert MADE not in page, "a link of another group is nobody’s here to know"
    assert not any(one.token in page for one in (link, lead, other))
    browser.post(ask_of(cleo, morning), {"reason": WHY})
    assert FEW in browse(gwen).get(decided()).text, "it waits, and they are open still"
    assert Invitation.objects.find(link.token)


def test_when_it_holds_they_are_closed_and_a_new_one_is_a_tap_away(
    morning, evening, ada, gwen, cleo, browse
):
    Invitation.objects.make(morning, by=gwen)
    other = Invitation.objects.make(evening, by=ada)
    decision = remove(morning, cleo, by=ada)
    late = Invitation.objects.make(morning, by=ada, uses=3, lasts=timedelta(days=1))
    assert deciding.confirm(decision, by=gwen)
    for link in Invitation.objects.filter(group=morning):
        assert browse().get(f"/join/{link.token}/").status_code == 404
    assert browse().get(f"/join/{other.token}/").status_code == 200
    page = browse(ada).get(decided()).text
    assert "No link into the group is open." in page and f"{MORNING}invitation/" in page
    assert late.token not in page
    Invitation.objects.make(morning, by=ada)
    page = browse(ada).get(decided()).text
    assert "These are open since:" in page and MADE in page
    assert not is_in(morning, cleo)


def test_so_they_are_where_whoever_was_to_go_had_gone_by_themselves(morning, ada, gwen, cleo):
    """They know the link, and another account is soon made."""
    link = Invitation.objects.make(morning, by=gwen)
    decision = remove(morning, cleo, by=ada)
    place_of(cleo, morning).end(by=cleo)
    assert Invitation.objects.find(link.token)
    assert deciding.confirm(decision, by=gwen)
    assert Invitation.objects.find(link.token) is None


def test_called_off_they_stay_open(morning, ada, gwen, cleo):
    link = Invitation.objects.make(morning, by=gwen)
    assert deciding.call_off(remove(morning, cleo, by=ada), by=gwen)
    assert Invitation.objects.find(link.token)


def test_without_an_open_link_it_is_said_too(morning, ada, cleo, browse):
    assert "No link into the group is open now" in browse(ada).get(ask_of(cleo, morning)).text


def test_nobody_else_sees_them(morning, ada, ben, cleo, gwen, dev, browse):
    Invitation.objects.make(morning, by=ada)
    address = ask_of(cleo, morning)
    remove(morning, cleo, by=ada)
    for someone, refused in ((ben, 403), (dev, 404), (cleo, 403)):
        for page in (address, decided()):
            assert browse(someone).get(page).status_code == refused
