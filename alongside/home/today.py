"""Today: the page on which somebody arrives. It asks the database for nothing twice."""

from django.shortcuts import render

from alongside.care.cases.today import told_of_care
from alongside.conversations.holding.today import told_of_holds
from alongside.conversations.models import Move, Story
from alongside.conversations.reading.resuming import left_last, was_reading
from alongside.conversations.reading.views import may_undo_start
from alongside.groups.finding.looking import found_since
from alongside.groups.joining.asking import asked_of_those_who_lead, told_today
from alongside.groups.models import EmergencyReading
from alongside.groups.parting.today import told_of_decisions
from alongside.groups.roles import Act
from alongside.meetings.ahead import asked_of
from alongside.meetings.looking_back.today import told_of_meetings
from alongside.meetings.models import Meeting
from alongside.meetings.schedule.lists import the_next
from alongside.meetings.slow.today import told_of_slow_rounds
from alongside.notices.inbox import has_unread
from alongside.toolkit.stepping.today import told_of_step
from alongside.vault.models import open_many

from .waiting import kinds_there_are, what_waits

A_FEW = 3  # Meetings, and stories: what is new is read in small portions.


def today(request):
    """What is next, where I was, and my groups; then, in one calm list, what else there is."""
    person = request.user
    there = kinds_there_are(person)
    # First: it may be that one of them comes in by it.
    askings = told_today(person) if there["askings"] else []
    asked_of_me = list(asked_of_those_who_lead(person)) if person.leads else []
    places = places_of(person)
    inside = [place for place in places if place.has_agreed and place.may(Act.READ)]
    meetings, stories = next_meetings(person, inside), new_stories(person, inside)
    left = was_reading(person, inside, inside[0].left_last if inside else None)
    waiting = what_waits(person, inside, there)
    decided = told_of_decisions(person, inside, has_some=there["decisions"])
    open_many([person, *places, *meetings, *stories, *askings, *asked_of_me, *waiting["threads"]])
    held = told_of_holds(person, inside, has_some=there["holds"])
    moves = list(Move.objects.for_author(person)) if there["moves"] else []
    open_many([*decided["decided"], *decided["to_confirm"], *filter(None, [left]), *moves])
    open_many([one for some in held.values() if some is not True for one in some or ()])
    context = {
        "places": places,
        "askings": askings,
        "asked_of_me": asked_of_me,
        "meetings": meetings,
        "ahead": asked_of(person, meetings),
        "quick_exit": any(place.has_agreed and place.group.quick_exit for place in places),
        "stories": stories,
        "was_reading": left,
        "may_undo_start": may_undo_start(request),
        **waiting,
        **decided,
        **held,
        "moves": moves,
        **told_of_duties(person),
        **told_of_the_rest(person, there),
    }
    return render(request, "home/today.html", context)


def places_of(person):
    """Their places in groups that are still there, the oldest first."""
    places = person.memberships.current().with_agreed().with_versions().select_related("group")
    places = places.annotate(left_last=left_last(person)).order_by("joined_at")
    return [place for place in places if not place.group.is_gone]


def next_meetings(person, inside):
    groups = [place.group_id for place in inside]
    upcoming = Meeting.objects.filter(group__in=groups).upcoming().select_related("group")
    return the_next(upcoming.with_seat_of(person), A_FEW)


def new_stories(person, inside):
    """Stories by others with something in them that this person has not read."""
    unread = Story.objects.in_places(inside).listed_for(person).with_news()
    unread = unread.exclude(author=person).not_muted_by(person)
    return list(unread.select_related("author", "group")[:A_FEW])


def told_of_duties(person):
    """What waits for an organiser, or for the care team. Others' page asks nothing more."""
    asked = person.is_organiser and EmergencyReading.objects.waiting_for(person).exists()
    return {"asked": asked, **told_of_care(person)}


def told_of_the_rest(person, there):
    """Their small step, how meetings went, slow rounds, notices, and what was changed or found."""
    return {
        "policies_changed": there["policies"],
        "has_notices": there["notices"] and has_unread(person),
        **told_of_step(person, has_some=there["small_steps"]),
        **told_of_meetings(person, there),
        **told_of_slow_rounds(person, there),
        **(found_since(person) if there["wanted"] else {}),
    }
