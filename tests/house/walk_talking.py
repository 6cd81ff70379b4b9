"""The walk comes by the threads with those who lead, a first talk, and the concerns."""

from datetime import timedelta

from django.utils import timezone

from alongside.care.cases.concerns import case_of
from alongside.groups.models import Asking, Concern, Message, ProposedTime, Thread
from alongside.home.models import Host
from alongside.people.models import Block, Person

from .walk import long_words

MINE, ALL = "/groups/morning/thread/", "/groups/morning/threads/"
LIST = "/organise/concerns/"


def walk_through_threads(walk, who, group):
    with_cleo = f"{ALL}{who.cleo.pk}/"
    walk.get("ada", ALL, "threads, none")
    walk.get("cleo", MINE, "a thread, empty")
    walk.post("cleo", MINE, "a thread, no words")
    walk.post("cleo", MINE, "a thread, too long", {"body": long_words(5_000)})
    walk.post("cleo", MINE, "a thread, written", {"body": "«May I come by phone?»"})
    walk.get("ada", "/", "today, somebody wrote")
    walk.get("ada", "/groups/morning/desk/", "desk, somebody wrote")
    walk.get("ada", ALL, "threads, something new")
    walk.get("ada", with_cleo, "a thread, leading")
    walk.post("ada", with_cleo, "a thread, answered", {"body": "«Of course.»"})
    walk.get("cleo", "/", "today, written to")
    Block.objects.block(by=who.cleo, whom=who.ada)
    walk.get("cleo", MINE, "a thread, one of them not read")
    Block.objects.unblock(by=who.cleo, whom=who.ada)
    thread = Thread.objects.get(person=who.cleo)
    Message.objects.filter(author=who.ada).update(author=None, body=None)
    for number in range(30):
        thread.write(by=who.cleo, body=f"«{number}»")
    page = walk.get("cleo", MINE, "a thread, many messages")
    cursor = page.text.split("?page=")[1].split('"')[0]
    walk.get("cleo", f"{MINE}?page={cursor}", "a thread, earlier messages")
    walk_through_many(walk, group)


def walk_through_many(walk, group):
    for number in range(30):
        someone = Person.objects.sign_up(f"many {number}", display_name="«D»")
        group.welcome(someone).accept(group.current_agreement())
        thread = Thread.objects.between(someone, group)
        thread.write(by=someone, body="«x»")
        thread.mark_read("leaders", timezone.now())
    page = walk.get("ada", ALL, "threads, many")
    cursor = page.text.split("?page=")[1].split('"')[0]
    walk.get("ada", f"{ALL}?page={cursor}", "threads, older")


def walk_to_a_first_talk(walk, group):
    """Noor asks to come in, and looks at another clock than the group's."""
    noor = walk.meet("noor")
    noor.display = {**noor.display, "zone": "America/New_York"}
    noor.save()
    asking = Asking.objects.create(group=group, person=noor, number=900)
    address = f"{ALL}{noor.pk}/"
    walk.get("noor", MINE, "a thread, asking")
    walk.get("ada", address, "a thread, with somebody who asks")
    walk.get("ada", f"{address}times/", "times")
    day = timezone.localdate() + timedelta(days=3)
    odd = {"day1": "2001-01-01", "time1": "10:00", "day2": "2999-01-01", "time2": "10:00"}
    walk.post("ada", f"{address}times/", "times, odd", {**odd, "time3": "10:00"})
    half = {"day1": timezone.localdate().isoformat(), "time1": "00:00", "day2": day.isoformat()}
    walk.post("ada", f"{address}times/", "times, half", {**half, "how": "«By phone.»"})
    spring = {"day1": last_sunday_of_march(), "time1": "01:30", "how": "«By phone.»"}
    walk.post("ada", f"{address}times/", "times, an hour left out", spring)
    good = {"day1": day.isoformat(), "time1": "10:00", "how": "«By phone.»"}
    walk.post("ada", f"{address}times/", "times, proposed", good)
    walk.get("ada", f"{address}times/", "times, others")
    walk.get("noor", MINE, "a thread, times")
    one = ProposedTime.objects.open().get()
    walk.post("noor", f"{MINE}times/{one.pk}/take/", "a time taken")
    walk.post("noor", f"{MINE}times/1/take/", "a time that cannot be taken")
    walk.get("noor", "/", "today, a first talk")
    walk.get("ada", "/groups/morning/desk/", "desk, a first talk")
    walk.get("ada", address, "a thread, a talk agreed")
    walk.get("ada", f"{address}times/", "times, a talk agreed")
    walk.post("ada", f"{address}times/", "times, taken already", good)
    walk.get("noor", f"{MINE}times/none/", "no time fits")
    walk.post("noor", f"{MINE}times/none/", "no time fits, no words", {"body": " "})
    walk.post("noor", f"{MINE}times/none/", "no time fits, said", {"body": "«Mornings.»"})
    Asking.objects.filter(pk=asking.pk).update(state="declined", answered_at=timezone.now())
    walk.get("noor", MINE, "a thread, after a no")
    walk.get("ada", address, "a thread, after a no, leading")


def last_sunday_of_march():
    """Of the next March there is: when London's clocks go forward."""
    today = timezone.localdate()
    year = today.year + (today.month >= 3)
    day = today.replace(year=year, month=3, day=31)
    return (day - timedelta(days=(day.weekday() + 1) % 7)).isoformat()


def walk_through_concerns(walk, who):
    here = "/groups/morning/concern/"
    walk.get("cleo", "/account/concerns/", "my concerns, none")
    walk.get("cleo", here, "a concern about something")
    walk.get("cleo", f"{here}{who.ada.pk}/", "a concern about one who leads")
    walk.get("cleo", f"{here}{who.ben.pk}/", "a concern about a member")
    walk.post("cleo", f"{here}{who.ben.pk}/", "a concern, too long", {"body": long_words(2_000)})
    walk.post("cleo", f"{here}{who.ben.pk}/", "a concern, sent", {"body": "«He shouted.»"})
    walk.post("cleo", here, "a concern, without words")
    walk.get("olive", "/", "today, a concern waits")
    walk.get("olive", LIST, "concerns")
    wordless, spoken = Concern.objects.order_by("-raised_at")[:2]
    for name, one in (("wordless", wordless), ("with words", spoken)):
        walk.get("olive", f"{LIST}{one.pk}/", f"one concern, {name}")
    at = f"{LIST}{spoken.pk}/"
    walk.post("olive", f"{at}take/", "one concern, taken")
    walk.get("cleo", "/account/concerns/", "my concerns")
    in_the_queue = f"/care/{case_of(spoken).pk}/"
    close = {"outcome": "settled", "follow_up_on": str(timezone.localdate()), "debriefed": "on"}
    walk.get("olive", in_the_queue, "a case of a concern")
    walk.post("olive", f"{in_the_queue}close/", "a case of a concern, not answered yet", close)
    walk.post("olive", f"{at}answer/", "one concern, no answer")
    walk.post("olive", f"{at}answer/", "one concern, answered", {"answer": "«We talked.»"})
    walk.get("cleo", "/", "today, an answer")
    walk_with_others_who_organise(walk, who, at)
    walk.post("olive", f"{in_the_queue}close/", "a case of a concern, closed", close)
    walk.get("olive", at, "one concern, after it was closed")
    walk.post("olive", f"{at}answer/", "one concern, closed already", {"answer": "«Late.»"})
    walk.get("cleo", "/account/concerns/", "my concerns, answered")
    Concern.objects.filter(pk=spoken.pk).update(about=None, answered_by=None)
    walk.get("cleo", "/account/concerns/", "my concerns, answered by somebody gone")
    walk_where_nobody_reads_it(walk, who, here)


def walk_with_others_who_organise(walk, who, at):
    walk.meet("oona", is_organiser=True)
    walk.get("oona", LIST, "concerns, another looks after one")
    walk.post("oona", f"{at}take/", "one concern, of another")
    walk.post("oona", f"{at}answer/", "one concern, answered too late", {"answer": "«Mine.»"})
    walk.get("cleo", f"/groups/morning/concern/{who.ben.pk}/", "a concern that more read")


def walk_where_nobody_reads_it(walk, who, here):
    organisers = list(Person.objects.filter(is_organiser=True).values_list("pk", flat=True))
    Person.objects.filter(pk__in=organisers).update(is_organiser=False)
    walk.get("cleo", here, "a concern, nobody organises")
    Host.objects.get_or_create(defaults={"name": "«Two of us»", "contact": "«Knock»"})
    Person.objects.filter(pk=who.ada.pk).update(is_organiser=True)
    walk.get("cleo", f"{here}{who.ada.pk}/", "a concern about the only organiser")
    walk.get("cleo", here, "a concern that one who leads reads")
    walk.get("cleo", f"{here}{who.ben.pk}/", "a concern about a member, one who leads reads")
    walk.get("ada", here, "a concern of the only organiser")
    Person.objects.filter(pk=who.ada.pk).update(is_organiser=False)
    Person.objects.filter(pk__in=organisers).update(is_organiser=True)
