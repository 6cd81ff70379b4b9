"""The walk comes by the strategy cards that somebody changes, compares and signs. Ada reviews."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from alongside.home.reviewing import cards as pages
from alongside.home.reviewing import desk
from alongside.toolkit import cards
from alongside.toolkit.editing.history import History, place_of
from alongside.toolkit.models import CardVersion
from alongside.toolkit.shipped import shipped_cards

from .walk import long_words
from .walk_strategies import in_quotes

AS_THEY_ARE = cards.all_cards  # Before the walk came by the strategies.

SLUG = "pace-by-time"
HERE = f"/reviewing/cards/{SLUG}/"
# So unlike the shipped words that they are shown whole, as a line that came and one that went.
OURS, OURS_TOO, AND_OURS = "«one of ours»", "«two of ours»", "«three of ours»"
WRITTEN = ("title", "what", "in_bed", "shows", "shows_not", "why", "name", "role")


def walk_through_versions(walk, monkeypatch):
    """The words of the cards are quoted, as what people write is. The desk has nothing else."""
    quoted = {
        slug: replace(in_quotes(card), said=("«x»",)) for slug, card in shipped_cards().items()
    }
    with monkeypatch.context() as there:
        there.setattr(cards, "all_cards", AS_THEY_ARE)
        for where in (cards, pages, desk):
            there.setattr(where, "shipped_cards", lambda: quoted)
        there.setattr(desk, "KINDS", desk.KINDS[:1])
        change_it(walk, quoted[SLUG])


def change_it(walk, card):
    begun = {"version": 0, **History(card).text(0)}
    walk.get("ada", HERE, "a card to look over, as it ships")
    refuse_it(walk, begun)
    form = {**begun, **dict.fromkeys(WRITTEN, OURS)}
    form |= {"care": f"{OURS}\n{OURS_TOO}\n{AND_OURS}", "helps": OURS}
    walk.post("ada", f"{HERE}edit/", "a card, changed and signed alone", form)
    late = {**form, "what": "«another»", "care": f"{OURS}\n«a»\n«b»", "helps": f"{OURS}\n«a»"}
    walk.post("ada", f"{HERE}edit/", "a card, changed meanwhile", late)
    walk.get("ada", f"{HERE}compare/", "a card, compared")
    walk.get("ada", f"{HERE}compare/?from=1", "a card, compared with itself")
    half = {"place": place_of(SLUG), "what": "«Half»", "version": "1"}
    walk.browsers["ada"].post("/drafts/", half)
    walk.get("ada", f"{HERE}edit/", "a card, half changed")
    walk.get(None, f"/strategies/{SLUG}/", "a strategy, signed by the one reviewer")
    wait_for_a_second(walk, CardVersion.objects.of(SLUG).get())


def refuse_it(walk, form):
    """Each thing that may be wrong, once."""
    at = f"{HERE}edit/"
    walk.post("ada", at, "a card, with nothing in it")
    signed = {"name": "«Ada»", "role": "«Nurse»"}
    wrong = {
        "too long": {name: long_words(9000) for name in (*WRITTEN, "care", "helps", "said")},
        "odd": {"sources": "«a»", "see": "«a»", "minutes": "«a»", "review_by": "«a»"},
        "of an odd year": {"sources": "«a | b | c | d | e»"},
        "milder": {"care": "«a»", "flag": "none", "sources": "", "steps": "«a»"},
        "uncertain": {"grade": "A", "sources": "", "minutes": "99", "review_by": "2090-01-01"},
    }
    for name, written in wrong.items():
        walk.post("ada", at, f"a card, {name}", {**form, **signed, **written})


def wait_for_a_second(walk, row):
    """Unsigned, as where two review; behind what ships; past its date; with a name gone."""
    later = {"says": row.says, "why": "«So»", "edited_as": "«Ada, nurse»"}
    row.delete()
    waits = CardVersion.objects.create(slug=SLUG, number=1, shipped="an older text", **later)
    walk.get("ada", HERE, "a card that waits to be signed")
    walk.get("ada", "/reviewing/", "the desk, with a card that waits")
    walk.post("ada", f"{HERE}1/sign/", "a card, signed by nobody")
    past = timezone.localdate() - timedelta(days=1)
    waits.says = {**waits.says, "review_by": past.isoformat()}
    waits.save()
    signed = {"name": "«Ada»", "role": "«Nurse»"}
    walk.post("ada", f"{HERE}1/sign/", "a card past its date, to sign", signed)
    waits.signed_as, waits.signed_at = "", timezone.now()
    waits.save()
    walk.get(None, f"/strategies/{SLUG}/", "a strategy, signed by somebody who has left")
    walk.get("ada", HERE, "a card past its date, looked over")
    walk.get("ada", "/reviewing/", "the desk, with a card that was signed")
    walk.post("ada", f"{HERE}1/sign/", "a card, signed already", signed)
    waits.delete()
