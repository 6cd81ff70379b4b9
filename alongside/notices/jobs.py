"""What is done beside the pages: by which way a notice leaves, then handing it over.

Everything is asked anew at the last moment: whether it is still so, and what its person wants now.
"""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from alongside.people.models import Person
from alongside.work import TryAgain, job, later

from .choices import EMAIL, INBOX, PUSH, Choices
from .letters.posting import post
from .models import Notice, Sending, Subscription
from .push.pushing import push
from .sendings import DIGEST

# Of these a second one is better than none; a reminder comes once or not at all.
AT_LEAST_ONCE = ("at_once", "on_call")
# Within it a sending that is there already is one that another device of its person has begun.
A_MOMENT = timedelta(minutes=1)


@job("notices.deliver")
def deliver(pk):
    """Send a notice on its way, once its time has come and its person may be reached."""
    notice = Notice.objects.select_related("person").filter(pk=pk, read_at=None).first()
    if notice is None or not notice.is_still_so():
        return
    choices = Choices.objects.of(notice.person)
    way, now = choices.way_for(notice.of_kind, notice.about), timezone.now()
    if way == INBOX:
        return
    if now < notice.due_at:  # Clocks have been set back since.
        raise TryAgain(after=notice.due_at - now)
    hand_on(notice.person, way, str(pk), notice)


def hand_on(person, way, key, notice=None):
    """A sending for their letterbox, or one for each of their devices; the work of each apart."""
    if way == EMAIL:
        begin(person, f"{key}:{EMAIL}", notice=notice)
    if way == PUSH:
        for subscription in Subscription.objects.that_take_pushes(person):
            key_here = f"{key}:{subscription.pk}"
            begin(person, key_here, notice=notice, subscription=subscription)


def begin(person, key, **more):
    sending, _is_new = Sending.objects.begin(person, key, **more)
    work, now = f"sending:{sending.pk}", timezone.now()
    if sending.made_at < now - A_MOMENT:  # Chosen once more: what was to be done then is done.
        work = f"{work}:again:{now:%Y%m%d%H%M}"
    later(send, sending.pk, key=work)


@job("notices.send", tries=10)
def send(pk):
    """Hand one letter or one push over. Raises TryAgain where it surely did not arrive."""
    sending = Sending.objects.select_related("person", "notice", "subscription").filter(pk=pk)
    sending = sending.first()
    if sending is None:
        return
    wanted = ways_wanted(sending)
    if sending.way not in wanted:
        hand_on_anew(sending, wanted - {INBOX})
        return
    kind = sending.notice.of_kind if sending.notice else None
    family = kind.urgency if kind else "digest"
    if family != "on_call" and must_wait(sending):
        return
    if not sending.claim(at_most_once=family not in AT_LEAST_ONCE):
        return
    hand_over = push if sending.subscription_id else post
    hand_over(sending, family, when=recognisable(sending, kind))


def ways_wanted(sending):
    """The ways by which its person wants to hear of it now; none where there is nothing to tell."""
    choices, notice = Choices.objects.of(sending.person), sending.notice
    if sending.is_digest:
        return ways_of_what_is_new(sending.person, choices, but=gathered_as(sending))
    if notice is None or notice.read_at or not notice.is_still_so():
        return set()
    return {choices.way_for(notice.of_kind, notice.about)}


def hand_on_anew(sending, ways):
    """They have chosen another way since: by that one it leaves after all."""
    for way in ways:
        hand_on(sending.person, way, gathered_as(sending), sending.notice)


def gathered_as(sending):
    """What `hand_on` was given as its key: the same for each way and each device."""
    return sending.key.rpartition(":")[0]


def must_wait(sending):
    """Whether nothing leaves for its person now: until the quiet hours end, or not at all."""
    choices, now = Choices.objects.of(sending.person), timezone.now()
    if morning := choices.quiet_until(now):
        key = f"sending:{sending.pk}:{morning:%Y%m%d%H%M}"
        later(send, sending.pk, key=key, at=morning)
    return morning is not None or choices.is_paused(now)


def recognisable(sending, kind):
    """When it begins, for whoever wants reminders they can recognise; else None."""
    if kind is None or kind.urgency != "reminder":
        return None
    wants = Choices.objects.of(sending.person).all["recognisable"]
    return kind.when(sending.notice.about) if wants else None


# -- digests ---------------------------------------------------------------------------------------


def plan_digest(choices, after):
    """Their first digest after this moment, once however many notices are in it."""
    if moment := choices.next_digest(after):
        person = choices.person_id
        key = f"digest:{person}:{moment:%Y%m%d%H%M}"
        later(send_digest, person, int(moment.timestamp()), key=key, at=moment)


@job("notices.digest")
def send_digest(pk, planned=None):
    """One letter for all that is new since the last one, if anything is; it says only that.

    One that was `planned` (in seconds) for a time they do not choose any more comes at another.
    """
    person = Person.objects.filter(pk=pk).first()
    if person is None:
        return
    choices, now = Choices.objects.of(person), timezone.now()
    if planned and not choices.wants_digest_at(datetime.fromtimestamp(planned, UTC)):
        plan_digest(choices, after=now)
        return
    if choices.is_paused(now):
        return
    today = f"{now.astimezone(choices.zone):%Y-%m-%d}"
    for way in sorted(ways_of_what_is_new(person, choices) - {INBOX}):
        hand_on(person, way, f"{DIGEST}{today}")


def ways_of_what_is_new(person, choices, but=None):
    """The ways by which they want to hear of what is unread and in no digest before, `but` one."""
    if choices.all["digest"] == "none":
        return set()
    digests = person.sendings.filter(key__startswith=DIGEST)
    if but:
        digests = digests.exclude(key__startswith=f"{but}:")
    before = digests.order_by("made_at").last()
    since = before.made_at if before else timezone.now() - timedelta(days=8)
    new = person.notices.due().unread().filter(due_at__gt=since)
    told = [notice for notice in new if notice.of_kind and notice.of_kind.urgency == "digest"]
    return {choices.way_for(one.of_kind, one.about) for one in told if one.is_still_so()}
