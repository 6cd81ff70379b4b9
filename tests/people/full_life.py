"""Somebody with a row in every table that can have one of theirs, and words that are nobody's."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone

from alongside.conversations.models import Reply, Response, Story
from alongside.groups.models import Concern, Decision, EmergencyReading, Invitation
from alongside.meetings import plan
from alongside.meetings.models import Ahead, Entry, SharedPlan, Support, Today
from alongside.meetings.plans.kept import packed
from alongside.notices.choices import Choices
from alongside.notices.models import Notice, Refusals, Sending, Subscription
from alongside.people.models import (
    Address,
    Block,
    Death,
    Draft,
    Link,
    Mute,
    News,
    Person,
    Profile,
    Readiness,
    Recovery,
    Secret,
    Suspension,
)
from tests.conftest import new_meeting

from .full_life_in_a_group import IN_A_GROUP, takes_part

WORDS = {
    "name": "Plimmerouth",
    "sign-in name": "ostrevandel",
    "address": "quornibbet@elsewhere.example",
    "pronouns": "xe/gristomeny",
    "about": "wexholdern",
    "story": "mirkelanthe",
    "reply": "fennowhistle",
    "draft": "vorpendrake",
    "entry": "jasperquoin",
    "reason": "cresselmoor",
    "appeal": "hallowquint",
    "note": "dunnaverith",
    "device": "brindlewick",
    "secret": "KELPWINDLESECRET",
    "token": "yarrowmelttoken",
    "recovery": "zephromoor",
    "plan": "fernwhistral",
    **IN_A_GROUP,
}


def with_a_full_life(group, ada, cleo):
    """Somebody of whom there is a row in every table that can have one."""
    someone = Person.objects.sign_up(WORDS["sign-in name"], display_name=WORDS["name"])
    someone.accept_limits()
    place = group.welcome(someone)
    place.accept(group.current_agreement())
    place.about = WORDS["about"]
    place.save()
    mine = {"person": someone}
    Profile.objects.create(**mine, pronouns=WORDS["pronouns"], pause={})
    Readiness.objects.create(**mine, note=WORDS["note"], noted_by=ada)
    address = Address.objects.write_down(someone, WORDS["address"])
    Link.objects.make("confirm", person=someone, address=address)
    News.objects.create(**mine, kind="signed_in", holds={"device": WORDS["device"]})
    Recovery.objects.create(**mine, found_by=WORDS["token"], words=WORDS["recovery"])
    Suspension.objects.create(
        **mine, by=ada, reason=WORDS["reason"], appeal=WORDS["appeal"], lifted_at=timezone.now()
    )
    Death.objects.create(**mine, told_by=ada, how=WORDS["reason"], ended_at=timezone.now())
    secret = Secret.objects.create(**mine, text=WORDS["secret"])
    Authenticator.objects.create(
        user=someone, type=Authenticator.Type.TOTP, data={"secret": str(secret.pk)}
    )
    Block.objects.block(by=someone, whom=cleo)
    Mute.objects.create(by=ada, whom=someone)
    Mute.objects.create(by=someone, whom=ada)
    talks_in(group, someone)
    leads(group, someone)
    led(someone, Concern.objects.create(raised_by=cleo, words="Of a group that is gone."))
    was_silenced(group, someone, by=ada)
    takes_part(group, someone, by=ada)
    is_told(someone, address)
    return someone


def is_told(someone, address):
    """Of something, by letter and on a device; their letterbox refused a letter once."""
    mine = {"person": someone}
    notice = Notice.objects.create(**mine, kind="small_step", about="small_step:1", key="once")
    Choices.objects.change(someone, usual="email")
    keys = {"endpoint": "https://push.example/1", "p256dh": "B", "auth": "A"}
    Sending.objects.begin(
        someone, "push", notice=notice, subscription=Subscription.objects.keep(someone, **keys)
    )
    Refusals.objects.count_one(address)


def was_silenced(group, someone, by):
    """For a day, long ago, with a reason that they answered."""
    then = timezone.now() - timedelta(days=30)
    about = {"group": group, "person": someone, "kind": Decision.Kind.SILENCE, "by": by}
    times = {"at": then, "holds_from": then, "until": then + timedelta(days=1)}
    said = {"reason": WORDS["reason"], "appeal": WORDS["appeal"], "appealed_at": then}
    Decision.objects.create(**about, **times, **said)


def leads(group, someone):
    """As somebody has who led it once, and organised: these rows are the group's and stay."""
    agreement = {"version": 9, "body": "Passing is fine.", "written_by": someone}
    place = group.memberships.get(person=someone)
    place.accept(group.agreements.create(**agreement))
    Invitation.objects.make(group, by=someone)
    shared = packed(WORDS["plan"], "For all.", plan.simple())
    SharedPlan.objects.create(shared_by=someone, plan=shared)
    EmergencyReading.objects.create(group=group, asked_by=someone, reason="Nobody answered.")


def led(someone, concern):
    """A group that is gone, of which a concern is left."""
    concern.led_by.add(someone)


def talks_in(group, someone):
    mine = {"group": group, "author": someone}
    story = Story.objects.share(by=someone, group=group, body=WORDS["story"], wish="listen")
    Reply.objects.create(**mine, story=story, body=WORDS["reply"])
    Response.objects.give(by=someone, to=story, kind="hear")
    story.mark_read(someone, timezone.now())
    Draft.objects.keep(someone, f"story:{group.pk}", WORDS["draft"])
    meeting = new_meeting(group)
    seat = meeting.seats.create(person=someone)
    answer = {"today": "few", "rough": True}
    Today.objects.create(seat=seat, group=group, person=someone, answer=answer)
    later = new_meeting(group, starts_in=timedelta(hours=6))
    ahead = {"today": "not", "rough": True, "seen": "me"}
    Ahead.objects.create(meeting=later, group=group, person=someone, answer=ahead)
    Entry.objects.create(**mine, meeting=meeting, seat=seat, phase=0, body=WORDS["entry"])
    Support.objects.ask(by=someone, meeting=meeting, wants="support")
