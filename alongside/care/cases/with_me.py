"""The side of whoever asked for somebody: pressing once, what is so, and writing to each other."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.people.being_here.drafts import done
from alongside.people.models import Draft
from alongside.vault.models import open_many

from . import asking, looking_after
from .calling import call, called_for, key_of
from .case import Case
from .forms import WordsForm
from .news import WROTE, has_no_news, news_for_its_person, tell_of

IS_WITH_THEM = gettext_lazy("It is with them now.")
IS_SENT = gettext_lazy("It is sent. Whoever comes to look after this can read it.")
CALLED_ANEW = gettext_lazy("You asked again, and they were told of it.")
# See asking.AGAIN_AFTER.
TOO_SOON = gettext_lazy(
    "You asked less than five minutes ago, and that still holds. After that, asking again calls "
    "them anew."
)


@require_POST
def ask_for_someone(request):
    """One tap and nothing to fill in. The page of help says then who sees it and when."""
    case, is_heard_again = asking.ask(request.user, now=timezone.now())
    if is_heard_again is not None and not case.is_looked_after and called_for(case):
        messages.info(request, CALLED_ANEW if is_heard_again else TOO_SOON)
    return redirect("help")


def help_context(person):
    """What the page of help says to somebody who is signed in."""
    if not person.is_authenticated:
        return {}
    now = timezone.now()
    case = asking.asked_by(person, now=now)
    waits = case is not None and case.closed_at is None
    # Pressed again, it is the same call; anything else is beside what is there already.
    truth = None if waits and case.is_asked else asking.truth(person, now)
    context = {"my_case": case, "truth": truth, **(how_it_is(case, now) if waits else {})}
    open_many([person, *(truth.named if truth else ())])
    return context


def how_it_is(case, now):
    """What became of an open case: who looks after it and has not looked yet, or who was told."""
    is_looked_after = case.is_looked_after
    heard = None if is_looked_after else asking.truth_of_waiting(case, now)
    open_many([case, *(heard.named if heard else ())])
    return {
        "is_looked_after": is_looked_after,
        "news": news_for_its_person(case) if is_looked_after else None,
        "heard": heard,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def with_me(request, pk):
    """What was done since, and what was written; a POST writes, and can be left out."""
    case = get_object_or_404(Case.objects.filter(person=request.user).for_showing(), pk=pk)
    open_many([request.user, case])
    if not (case.is_asked or case.told_at):
        raise Http404
    begun = {} if request.method == "POST" else Draft.objects.begun(request.user, case.draft_place)
    form = WordsForm(request.POST or None, initial=begun)
    if form.is_valid():
        said = form.cleaned_data
        sent = {"words": said["words"], "pk": said["id"]}
        with transaction.atomic():  # It is not closed or handed on before somebody is told.
            is_sent = looking_after.write_to_them(case, by=request.user, **sent)
            if is_sent:
                tell_whoever_looks_after(case)
        if is_sent:
            done(request, case.draft_place)
            messages.success(request, IS_WITH_THEM if case.is_looked_after else IS_SENT)
            return redirect("with_me", case.pk)
        case.refresh_from_db()
        form.add_error(None, _("This was closed meanwhile. You can ask for somebody again."))
    steps = asking.steps_for(case)
    context = {
        "case": case,
        "steps": steps,
        "form": form,
        "kept": begun.get("words") if case.closed_at else "",
        **({} if case.closed_at else how_it_is(case, timezone.now())),
    }
    answer = render(request, "care/with_me.html", context)
    asking.mark_read(case)
    return answer


def tell_whoever_looks_after(case):
    """Once until they look: of ten messages in a row, of the first. Where nobody looks after it,
    it is called for again, and is red at least.
    """
    if case.is_looked_after:
        tell_of(case, WROTE)
    else:
        case.raise_by_words()
        call([case], now=timezone.now(), again=WROTE)


def has_looked(case, person):
    """What is written from now on is told to this person anew."""
    if case.claimed_by_id == person.pk:
        has_no_news(case)
    else:
        person.notices.filter(key=key_of(case, WROTE)).delete()


@require_safe
def my_cases(request):
    """Whatever the care team did that was about this person, and they were told of."""
    theirs = Case.objects.filter(person=request.user).for_showing().order_by("-opened_at")
    cases = [case for case in theirs.opened() if case.is_asked or case.told_at]
    return render(request, "care/my_cases.html", {"cases": cases})
