"""What somebody of the care team does with a case. Each of these is one step in its history.

Every one gives False where it could not be done, as another was quicker or it is not theirs. Where
it is about a concern, whoever raised that is shown the same.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..hours.staffing import care_team, has_second_readers
from .calling import call_anew
from .case import KEPT, Case
from .concerns import concern_of
from .news import HANDED, WROTE, has_no_news, news_of, tell_of
from .readers import Readers

OUTCOMES = {
    "talked": _("We talked, and they are safe as far as they say"),
    "supported": _("They have support of their own, or found some"),
    "nothing": _("It needed nothing from us"),
    "helped": _("An emergency service or somebody close was called"),
    "gone": _("We did not reach them"),
}
OUTCOMES_OF_CONCERNS = {
    "settled": _("It was looked into, and something has changed"),
    "explained": _("It was looked into, and we explained why it stays"),
    "unclear": _("It was looked into, and what happened stays unclear"),
    **{name: OUTCOMES[name] for name in ("nothing", "helped")},
}


def claim(case, *, by):
    """`by` looks after it from now on. Of two at once, one; who does already goes on with it."""
    free = Case.objects.free().filter(pk=case.pk)
    with transaction.atomic():
        claimed = done(case, free, "claimed", by, claimed_by=by, claimed_at=timezone.now())
        if claimed:
            has_no_news(case)
        if claimed and (concern := concern_of(case)):
            if concern.taken_by_id not in (None, by.pk):  # As of a case that was free: not able.
                concern.put_back(concern.taken_by)
            concern.take(by=by)
    return claimed or Case.objects.open().filter(pk=case.pk, claimed_by=by).exists()


def hand_over(case, *, by, to, words=""):
    """To somebody else of the care team, or back to the queue where `to` is None.

    Whoever it is for is told: the one, or all who are called for it as for something new.
    """
    mine = Case.objects.open().filter(pk=case.pk, claimed_by=by)
    now = timezone.now()
    held = {"claimed_at": now} if to else {"claimed_at": None, "waits_since": now}
    whom = {"to": to.pk} if to else {}
    with transaction.atomic():
        hold(case)
        new = news_of([case]).get(case.pk)
        unread = bool(new and new.has_words)
        handed = done(case, mine, "handed_over", by, words=words, about=whom, claimed_by=to, **held)
        if handed and (concern := concern_of(case)):
            concern.hand_on(to, by=by)
        if handed:
            has_no_news(case)
            if to:
                tell_of(case, WROTE if unread else HANDED)
            else:
                call_anew(case, now=now, by=by, unread=unread)
    return handed or did_just_this(case, "handed_over", by, words, **whom)


def read_as_second(case, *, by, words, pk=None):
    """A second one has read it too, and says what they think. The same `pk` again does nothing."""
    theirs = Case.objects.open().filter(pk=case.pk, claimed_by__isnull=False)
    return done(case, theirs.exclude(claimed_by=by), "seconded", by, words=words, pk=pk, second=by)


def think_through(case, *, by, answers, pk=None):
    """Answers to the four questions, as they were put: see forms.QUESTIONS."""
    return done_as_theirs(case, "thought_through", by, words=answers, pk=pk)


def write_to_them(case, *, by, words, pk=None):
    """To whom it is about, who reads it on a page of theirs; or from them, while it is open.

    The same `pk` again, from a form sent twice, writes it once.
    """
    if case.person_id is None or case.person_has_died:
        return False
    if by.pk == case.person_id:
        there = Case.objects.open().filter(pk=case.pk)
        return done(case, there, "they_wrote", by, words=words, pk=pk)
    return done_as_theirs(case, "wrote", by, words=words, pk=pk, told_at=timezone.now())


def escalate(case, *, by, with_whom, called, used, pk=None):
    """Somebody outside was called: who decided it with `by`, whom they rang, what they told."""
    about = {"with": with_whom.pk} if with_whom else {}
    return done_as_theirs(case, "escalated", by, words=f"{called}\n\n{used}", about=about, pk=pk)


def close(case, *, by, outcome, follow_up_on, words=""):
    """With an outcome, and a day on which `by` asks again. It is kept for a while from now on."""
    now = timezone.now()
    mine = Case.objects.open().filter(pk=case.pk, claimed_by=by)
    values = {"closed_at": now, "keep_until": timezone.localdate(now + KEPT)}
    said = {"words": words, "about": {"outcome": outcome}, "follow_up_on": follow_up_on}
    with transaction.atomic():
        hold(case)
        case.refresh_from_db()
        if case.closed_at:
            is_same = case.follow_up_on == follow_up_on
            return is_same and did_just_this(case, "closed", by, words, outcome=outcome)
        if needs_second(case) or needs_answer(case) or has_news(case, by):
            return False
        closed = done(case, mine, "closed", by, **said, **values)
        if closed and (concern := concern_of(case)):
            concern.close(by=by)
    return closed


def needs_second(case):
    """Whether somebody else has to read it before it is closed: where there is anybody to."""
    urgent = case.level in ("red", "crisis")
    if not urgent or case.is_seconded or not has_second_readers(care_team()):
        return False
    return any(one.pk != case.claimed_by_id for one in Readers([case]).of(case))


def has_news(case, person):
    """Whether there is something new since this person, who looks after it, has looked."""
    return case.claimed_by_id == person.pk and case.pk in news_of([case])


def needs_answer(case):
    """Whether somebody raised a concern and still waits for a word: nobody goes without."""
    concern = concern_of(case)
    return concern is not None and concern.answered_at is None


def outcomes_of(case):
    return OUTCOMES_OF_CONCERNS if case.is_concern else OUTCOMES


def done_as_theirs(case, what, by, **said):
    """Do it where `by` looks after it. Where nobody does any more, `by` does so from now on: it may
    have been put back while they wrote, and nobody loses an answer to that.
    """
    with transaction.atomic():
        claim(case, by=by)
        mine = Case.objects.open().filter(pk=case.pk, claimed_by=by)
        return done(case, mine, what, by, **said)


def done(case, these, what, by, *, words="", about=None, pk=None, **values):
    """Do it where it still can be done, with a line in the access log. Its step, or False."""
    with transaction.atomic():
        hold(case)
        if not (these.update(**values) if values else these.exists()):
            return False
        step = case.step(what, by=by, words=words, pk=pk, **(about or {}))
        case.write_down(f"case_{what}", by=by)
    case.refresh_from_db()
    return step


def did_just_this(case, what, by, words, **said):
    """Whether this is the last that `by` did with it, in the same words: they pressed twice."""
    steps = case.steps.filter(by=by).order_by("at", "pk").opened()
    last = steps[-1] if steps else None
    if last is None or last.what != what or (last.readable("words") or "") != words:
        return False
    return all(last.part(name) == said.get(name, "") for name in ("to", "outcome"))


def hold(case):
    """Until this transaction ends nobody else changes it, and nothing is told of it meanwhile."""
    Case.objects.select_for_update().filter(pk=case.pk).first()
