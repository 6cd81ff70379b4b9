"""The queue of the care team, and the page of one case."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from alongside.lib.access import require
from alongside.people.models import Person
from alongside.vault.models import open_many

from ..contact.contacts import may_open
from ..hours.duties import people_on_call
from ..hours.staffing import care_team, has_second_readers, hours_now, still_able
from ..hours.views import may_see_rota
from ..load.counting import has_enough
from ..load.own_care import OwnCare, is_ready
from . import in_words
from .case import Case
from .concerns import concern_of
from .following_up import is_theirs, who_asks
from .levels import NEVER, in_order
from .looking_after import has_news, needs_second, outcomes_of
from .readers import Readers
from .replies import REPLIES
from .standing import where_it_stands
from .verbs import VERBS
from .watching import LookedOver
from .with_me import has_looked

# More than ever waits: a flood of concerns must not push out of the page what is urgent.
MOST = 2_000
# The verbs whose words whom it is about reads.
TO_THEM = ("write", "follow-up")
# A page that is shown again counts as a look, so it says that there is anything to look at.
SOMETHING_NEW = gettext_lazy(
    "There is something new. Please look at what was done last, and then go on."
)


# -- the queue -------------------------------------------------------------------------------------


@require_safe
def queue(request):
    """What waits, first what cannot wait; what I look after; and what I want to ask about again."""
    person = request.user
    require(may_see_rota(person))
    now = timezone.now()
    still_open = open_for(person)
    again = Case.objects.to_follow_up().filter(follow_up_on__lte=timezone.localdate(now))
    again = list(again.for_showing())
    on_call, team = people_on_call(now), care_team()
    open_many([person, *still_open, *again, *on_call])
    readers = Readers([*still_open, *again])
    mine = [case for case in still_open if readers.reads(person, case)]
    able = {one["pk"] for one in still_able()}
    free = [case for case in mine if case.claimed_by_id not in able]
    rests = has_enough(person, now)
    context = {
        "waiting": waiting(free if not rests else [one for one in free if one.waiting.is_at_once]),
        "rests": rests and any(not one.waiting.is_at_once for one in free),
        "is_ready": is_ready(OwnCare.objects.filter(person=person).first()),
        "mine": [case for case in mine if case.claimed_by_id == person.pk],
        "others": [case for case in mine if case.claimed_by_id in able - {person.pk}],
        "again": [case for case in again if person in who_asks(case, readers, able)],
        "on_call": on_call,
        "now": now,
        "team": team,
        "has_second": has_second_readers(team),
        "without_model": LookedOver.objects.filter(without_model=True).exists(),
        "in_words": in_words,
    }
    return render(request, "care/queue.html", context)


def open_for(person):
    """What is open, oldest first. Where that is too much, what is theirs, and the most urgent."""
    cases = Case.objects.open().for_showing().order_by("opened_at", "pk").opened()
    if len(cases) <= MOST:
        return cases

    def place(case):
        waits = case.waiting
        return case.claimed_by_id != person.pk, not waits.is_at_once, not waits.is_urgent

    return sorted(sorted(cases, key=place)[:MOST], key=lambda case: (case.opened_at, case.pk))


def waiting(free):
    """[(case, by when somebody should look after it, or None)], in the order of the queue."""
    hours, cases = hours_now(), {case.pk: case for case in free}
    ordered = in_order([case.waiting for case in free], hours)
    dues = [(one, one.due(hours)) for one in ordered]
    return [(cases[one.id], None if by_when == NEVER else by_when) for one, by_when in dues]


# -- one case --------------------------------------------------------------------------------------


def case_or_404(request, pk):
    """The case, for somebody who may read it; and all who may."""
    case = Case.objects.for_showing().filter(pk=pk).first()
    if case is None or not may_see_rota(request.user):
        raise Http404
    readers = Readers([case])
    if not readers.reads(request.user, case):
        raise Http404
    return case, readers.of(case)


@require_safe
def a_case(request, pk):
    """Each look is written down before anything is shown."""
    case, able = case_or_404(request, pk)
    case.write_down("case_read", by=request.user)
    return show(request, case, able)


def show(request, case, able, *, name="", form=None):
    person = request.user
    has_looked(case, person)
    steps = list(case.steps.select_related("by").order_by("at", "pk"))
    others, concern = [one for one in able if one != person], concern_of(case)
    open_many([person, case, *([concern] if concern else []), *steps, *others])
    begun = request.GET.get("begin", "")
    forms = {verb: made(verb, None, case, others) for verb in VERBS if VERBS[verb].form}
    if begun in REPLIES:
        forms["write"].initial["words"] = str(REPLIES[begun][1])
    if form is not None:
        forms[name] = form
    is_mine = case.claimed_by_id == person.pk and case.closed_at is None
    asks_again = is_theirs(person, case)
    has_form = shows(name, case, is_mine, asks_again)
    context = {
        "case": case,
        "concern": concern,
        "steps": steps,
        "forms": forms,
        "open_form": name or ("write" if begun in REPLIES else ""),
        "replies": REPLIES,
        "is_mine": is_mine,
        "asks_again": asks_again,
        "may_ring": may_open(case, person),
        # Of a form that is not theirs any more: nothing they wrote is lost.
        "refused": form if form is not None and not has_form else None,
        "needs_second": needs_second(case),
        "has_second": has_second_readers(care_team()),
        "others": others,
        "stands": where_it_stands(case, person),
        "outcomes": outcomes_of(case),
        "names": {one.pk: one for one in Person.objects.filter(pk__in=named_in(steps)).opened()},
        "in_words": in_words,
    }
    return render(request, "care/case.html", context)


def shows(name, case, is_mine, asks_again):
    """Whether the page has the form of this verb for its reader, as the case has become."""
    if name in TO_THEM and (case.person_id is None or case.person_has_died or case.is_concern):
        return False
    if name == "follow-up":
        return asks_again
    return name != "second" if is_mine else name == "second" and case.is_looked_after


def named_in(steps):
    """The ids of the people that steps speak of: to whom it went, who decided with somebody."""
    return {step.part(part) for step in steps for part in ("to", "with") if step.part(part)}


def made(name, sent, case, others):
    """The form of a verb, with what was sent or as it is first seen.

    Its fields have ids of its own: several of these forms ask for words, on one page.
    """
    verb = VERBS[name]
    more = {"people": others} if verb.to_others else {"case": case} if verb.of_case else {}
    return verb.form(sent, auto_id=f"{name}_%s", **more)


@require_POST
def act_on_case(request, pk, verb):
    """Do it; where the form needs another look, the page comes back with all that was written."""
    case, able = case_or_404(request, pk)
    if verb not in VERBS or (verb == "write" and case.is_concern):
        raise Http404  # A concern is answered where it is read.
    asked = VERBS[verb]
    others = [one for one in able if one != request.user]
    open_many(others)
    form = made(verb, request.POST, case, others) if asked.form else None
    if form is not None and not form.is_valid():
        if has_news(case, request.user):
            form.add_error(None, SOMETHING_NEW)
        return show(request, case, able, name=verb, form=form)
    if asked.do(case, request.user, form):
        messages.success(request, asked.told)
        return redirect("care_queue" if verb in ("close", "hand-over") else "a_case", *to(verb, pk))
    if form is not None:
        form.add_error(None, why_not(case, request.user, verb))
        return show(request, case, able, name=verb, form=form)
    messages.warning(request, why_not(case, request.user, verb))
    return redirect("care_queue")


def to(verb, pk):
    return [] if verb in ("close", "hand-over") else [pk]


def why_not(case, person, verb):
    """Why something could not be done just now."""
    case.refresh_from_db()
    if case.followed_up_at:
        return _("It was closed, and somebody has asked again.")
    if case.person_id is None and verb in TO_THEM:
        return _("They have left, so nothing can be written to them here.")
    if case.person_has_died and verb in TO_THEM:
        return _("They have died, so nothing can be written to them here.")
    if case.closed_at:
        return _("It was closed meanwhile.")
    if not case.is_looked_after:
        return _("Nobody looks after it now.")
    if case.claimed_by_id != person.pk:
        return _("Somebody else looks after it.")
    if verb == "second":
        return _("You look after it yourself now: a second reader is somebody else.")
    if has_news(case, person):
        return SOMETHING_NEW
    if needs_second(case):
        return _("A second one has to read it first. You can ask somebody of the care team to.")
    return _("Please answer first: whoever raised it waits for a word.")
