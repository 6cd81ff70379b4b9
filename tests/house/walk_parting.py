"""The walk comes by roles, decisions about somebody, the ways out of a group, and its end."""

from datetime import timedelta

from django.utils import timezone

from alongside.conversations.models import Story
from alongside.groups.models import Decision, Group, Invitation
from alongside.groups.roles import Role
from tests.conftest import new_group, new_meeting

from .walk import browser, long_words

AT = "/groups/parting/"
WHY = {"reason": "«So»", "days": "3"}


def walk_apart(walk, who):
    """A group of their own, with a story and a meeting, in which all of it happens."""
    for name in ("ada", "ben", "cleo", "olive"):  # What came before has signed some of them out.
        walk.browsers[name] = browser(walk.people[name])
    group = new_group("parting", who.ada, who.ben, who.cleo)
    group.name = group.purpose = "«Apart»"
    group.save()
    walk.meet("gwen")
    group.welcome(walk.people["gwen"])
    agreement = group.write_agreement("«Passing is fine.»", by=who.ada)
    for place in group.memberships.current():
        place.accept(agreement)
    story = Story.objects.create(group=group, author=who.ben, body="«Stairs»")
    meeting = new_meeting(group)
    meeting.title = "«Pacing»"
    meeting.save()
    meeting.title = "«Evening»"
    meeting.save()
    walk_among_roles(walk, group)
    walk_past_decisions(walk, group, story)
    walk_to_an_appeal(walk, group)
    walk_to_the_end(walk, group, story, meeting)


def place_of(walk, group, name):
    return group.memberships.current().get(person=walk.people[name])


def walk_among_roles(walk, group):
    gwens = place_of(walk, group, "gwen")
    roles = f"{AT}people/{gwens.pk}/role/"
    walk.get("ada", roles, "a role")
    walk.post("ada", roles, "a role, nothing chosen", {"role": ""})
    walk.get("ada", f"{AT}people/{place_of(walk, group, 'ada').pk}/role/", "the last role")
    for role in ("peer", "supervisor", "co_facilitator"):
        walk.post("ada", roles, f"a role, {role}", {"role": role})
    walk.get("gwen", roles, "my own role")
    gwens.refresh_from_db()
    gwens.give_role(Role.SUPERVISOR)
    walk.get("cleo", AT, "a group with a supervisor")
    walk.get("gwen", "/", "today of a supervisor")
    walk.get("gwen", f"{AT}numbers/", "numbers of a supervisor")
    walk.get("ada", f"{AT}numbers/", "numbers, leading")
    walk.get("gwen", AT, "a page that is not for a supervisor", status=403)
    walk.get("gwen", f"{AT}leave/", "leave, of a supervisor")
    gwens.give_role(Role.CO_FACILITATOR)


def walk_past_decisions(walk, group, story):
    cleos = place_of(walk, group, "cleo")
    walk.get("cleo", "/decisions/", "decisions, none")
    at = f"{AT}people/{cleos.pk}/"
    walk_past_a_warning(walk, at)
    walk.get("ada", f"{at}silence/", "to silence somebody")
    walk.post("ada", f"{at}silence/", "to silence somebody, nothing said")
    walk.post("ada", f"{at}silence/", "somebody silenced", WHY)
    for page in ("", "stories/", "people/"):
        walk.get("cleo", f"{AT}{page}", f"silenced, {page}")
    walk.get("cleo", f"{AT}stories/share/", "silenced, to share something", status=403)
    walk.get("cleo", story.get_absolute_url(), "silenced, a story")
    walk.get("ada", f"{AT}people/", "people, one of them silenced")
    walk.get("ada", f"{AT}desk/", "desk, with a silence")
    walk.get("cleo", "/", "today, silenced")
    silence = Decision.objects.get(group=group, kind="silence")
    mine = silence.get_absolute_url()
    walk.get("cleo", mine, "a silence of mine")
    walk.post("cleo", mine, "a silence, an empty appeal", {"appeal": ""})
    walk.post("ada", f"{AT}decisions/{silence.pk}/lift/", "a silence lifted")
    walk.get("cleo", mine, "a silence of mine, over")
    ask = f"{at}ask-to-leave/"
    walk.get("ada", ask, "to ask somebody to leave, with no link")
    Invitation.objects.make(group, by=walk.people["ada"], uses=3)
    Invitation.objects.make(group, by=walk.people["gwen"])
    Invitation.objects.make_to_lead(group, by=walk.people["olive"])
    walk.get("ada", ask, "to ask somebody to leave")
    walk.post("ada", ask, "to ask somebody to leave, no reason")
    walk.post("ada", ask, "a removal that waits", {"reason": "«So»"})
    walk.get("gwen", "/", "today, a removal to confirm")
    walk.get("gwen", f"{AT}desk/", "desk, a removal to confirm")
    removal = Decision.objects.get(group=group, kind="removal")
    at = f"{AT}decisions/{removal.pk}/"
    walk.get("gwen", at, "a removal to confirm")
    walk.post("gwen", f"{at}call-off/", "a removal called off")
    walk.post("ada", f"{at}confirm/", "a removal that is over")


def walk_past_a_warning(walk, at):
    walk.get("ada", f"{at}warn/", "to warn somebody")
    walk.post("ada", f"{at}warn/", "to warn somebody, nothing said")
    walk.post("ada", f"{at}warn/", "somebody warned", {"our_rule": "«Kindly»", **WHY})
    warning = Decision.objects.get(kind="warning")
    walk.get("ada", f"{AT}desk/", "desk, with a warning")
    walk.get("cleo", "/", "today, warned")
    walk.get("cleo", warning.get_absolute_url(), "a warning of mine")
    walk.get("cleo", "/decisions/", "decisions, a warning")
    walk.post("cleo", warning.get_absolute_url(), "a warning, looked at again", {"appeal": "«No»"})
    walk.get("olive", f"/organise/appeals/{warning.pk}/", "a warning to look at again")
    walk.post("ada", f"{AT}decisions/{warning.pk}/lift/", "a warning taken back")
    walk.get("cleo", warning.get_absolute_url(), "a warning of mine, taken back")


def walk_to_an_appeal(walk, group):
    """Cleo is asked to leave, asks for another look, and is let back in."""
    cleos = place_of(walk, group, "cleo")
    ask = f"{AT}people/{cleos.pk}/ask-to-leave/"
    walk.browsers["ada"].post(ask, {"reason": "«So»"})
    removal = Decision.objects.get(group=group, kind="removal", ended_at=None)
    walk.post("gwen", f"{AT}decisions/{removal.pk}/confirm/", "a removal confirmed")
    walk.get("cleo", "/", "today, asked to leave")
    mine = removal.get_absolute_url()
    walk.get("cleo", mine, "a removal of mine")
    walk.post("cleo", mine, "a removal, appealed", {"appeal": "«No»"})
    walk.post("cleo", mine, "a removal, appealed twice", {"appeal": "«Nor»"})
    walk.get("olive", "/", "today, an appeal")
    walk.get("olive", "/organise/", "organising, an appeal of a group")
    answer = f"/organise/appeals/{removal.pk}/"
    walk.get("olive", answer, "an appeal to answer")
    walk.post("olive", answer, "an appeal, nothing said")
    walk.post("olive", answer, "an appeal answered", {"answer": "«Yes»", "outcome": "reversed"})
    walk.post("olive", answer, "an appeal answered already", {"answer": "«Nor»"})
    walk.get("cleo", "/", "today, an appeal was answered")
    walk.get("cleo", mine, "a removal reversed")
    walk.get("cleo", "/decisions/", "decisions, some")
    Decision.objects.filter(pk=removal.pk).update(reason=None, answer=None, by=None)
    walk.get("cleo", mine, "a removal, words lost")
    organisers = type(walk.people["olive"]).objects.filter(is_organiser=True)
    before = list(organisers.values_list("pk", flat=True))
    organisers.update(is_organiser=False)
    Decision.objects.filter(pk=removal.pk).update(ended_at=None, appealed_at=None)
    walk.get("cleo", mine, "a removal nobody can look at")
    type(walk.people["olive"]).objects.filter(pk__in=before).update(is_organiser=True)
    Decision.objects.filter(pk=removal.pk).update(ended_at=timezone.now())


def walk_to_the_end(walk, group, story, meeting):
    walk.get("ada", f"{AT}leave/", "leave, with a co-facilitator")
    place_of(walk, group, "gwen").give_role(Role.MEMBER)
    walk.get("ada", f"{AT}leave/", "leave, of the last to lead")
    alone = new_group("only", walk.people["ada"])
    alone.name = "«Alone»"
    alone.save()
    walk.get("ada", "/groups/only/leave/", "leave, of nobody else’s group")
    walk.get("cleo", f"{AT}leave/", "leave, of a member")
    walk.get("cleo", f"{AT}leave/words/", "leave, words")
    for words in ("named", "unnamed", "taken"):
        walk.get("cleo", f"{AT}leave/goodbye/?words={words}", f"leave, {words}")
    long = {"words": "named", "goodbye": long_words(1_000)}
    walk.post("cleo", f"{AT}leave/goodbye/", "leave, too long", long)
    walk.post(
        "gwen",
        f"{AT}leave/goodbye/",
        "left, with a goodbye",
        {"words": "named", "goodbye": "«Bye»"},
    )
    walk.get("cleo", f"{AT}people/", "people, with a goodbye")
    end = f"{AT}ending/"
    walk.get("ada", end, "an end to plan")
    walk.post("ada", end, "an end to plan, nothing said")
    soon = {"ends_on": timezone.localdate().isoformat(), "ending": "«Away»"}
    walk.post("ada", end, "an end too soon", soon)
    later = timezone.localdate() + timedelta(days=30)
    walk.post("ada", end, "an end planned", {**soon, "ends_on": later.isoformat()})
    walk.get("cleo", end, "an end, of a member")
    walk.get("cleo", AT, "a group that is to end")
    walk.post("ada", f"{end}call-off/", "an end called off")
    over = timezone.localdate() - timedelta(days=1)
    group.ends_on, group.ending = over, "«Away»"
    group.save(update_fields=["ends_on", "ending"])
    for name, page in {"": AT, "ending": end, "stories": f"{AT}stories/"}.items():
        walk.get("cleo", page, f"a group that is over, {name}")
    walk.get("cleo", f"{AT}stories/share/", "a group that is over, to share", status=403)
    walk.get("cleo", story.get_absolute_url(), "a story of a group that is over")
    walk.get("cleo", meeting.get_absolute_url(), "a meeting of a group that is over")
    walk.get("cleo", "/", "today, with a group that is over")
    too_late = {"words": "named", "goodbye": "«Bye»"}
    walk.post("cleo", f"{AT}leave/goodbye/", "leave, a goodbye too late", too_late)
    Group.objects.filter(slug__in=("parting", "only")).delete()
