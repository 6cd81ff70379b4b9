"""The strategy cards, to be read by anybody: what there is, and one of them."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.groups.access import places_inside
from alongside.groups.roles import Act
from alongside.people.coming_in.wholly import reader_of

from . import cards, finding
from .forms import FindForm
from .labels import EFFORT, EFFORT_MEANS, FLAGS, GRADES, RED_FLAGS, TOPICS
from .practising.practices import practice_of


@dataclass(frozen=True)
class Way:
    """A link to some of the cards: its words, its address, and whether it is the one chosen."""

    label: str
    address: str
    chosen: bool


@login_not_required
@require_safe
def strategies(request):
    """All cards by topic, or those of one topic, of one effort, or of both."""
    topic = one_of(TOPICS, request.GET.get("topic", ""))
    effort = one_of({str(key): key for key in EFFORT}, request.GET.get("effort", ""))
    found = [
        card
        for card in cards.all_cards().values()
        if (not topic or topic in card.topics) and (not effort or str(card.effort) == effort)
    ]
    context = {
        "shelves": shelves(found, topic),
        "topics": ways("topic", _("All topics"), TOPICS, topic, effort=effort),
        "efforts": ways("effort", _("Any effort"), EFFORT, effort, topic=topic),
        "chosen": topic or effort,
        "form": FindForm(),
        "labels": EFFORT,
        "card_language": cards.LANGUAGE,
    }
    return render(request, "toolkit/strategies.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def find_strategies(request):
    """The few cards that fit what somebody says; their words are never part of an address."""
    form = FindForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "labels": EFFORT, "card_language": cards.LANGUAGE, "chosen": True}
    if form.is_valid():
        context["found"], context["fits"] = finding.find(form.cleaned_data["words"])
    return render(request, "toolkit/found.html", context)


@login_not_required
@require_safe
def strategy(request, slug):
    every = cards.all_cards()
    if slug not in every:
        raise Http404
    card = every[slug]
    places = places_inside(reader_of(request))
    context = {
        "card": card,
        "led": [place.group for place in places if place.may(Act.LEAD_MEETINGS)],
        "topic": TOPICS[card.topics[0]],
        "topic_address": f"{reverse('strategies')}?{urlencode({'topic': card.topics[0]})}",
        "effort": EFFORT_MEANS[card.effort],
        "flag": FLAGS[card.flag],
        "grade": GRADES[card.grade],
        "red_flags": RED_FLAGS,
        "see": [every[other] for other in card.see if other in every],
        "practice": practice_of(card),
        "card_language": cards.LANGUAGE,
        "can_be_read_aloud": True,
    }
    return render(request, "toolkit/strategy.html", context)


def one_of(allowed, asked):
    """What was asked for if there is such a thing, "" if nothing was."""
    if asked and asked not in allowed:
        raise Http404
    return asked


def shelves(found, topic):
    """[(label, cards)] under their own topics; under the chosen one, where one is chosen."""
    if topic:
        found.sort(key=lambda card: (card.effort, card.title))
        return [(TOPICS[topic], found)] if found else []
    grouped = [(label, [c for c in found if c.topics[0] == key]) for key, label in TOPICS.items()]
    return [(label, here) for label, here in grouped if here]


def ways(name, everything, labels, chosen, **kept):
    """The links that choose by `name` and keep the other choice: first the one to everything."""
    said = [("", everything), *((str(key), label) for key, label in labels.items())]
    return [Way(label, address(**kept, **{name: key}), key == chosen) for key, label in said]


def address(**asked):
    query = urlencode({name: value for name, value in sorted(asked.items()) if value})
    return reverse("strategies") + (f"?{query}" if query else "")
