"""The walk comes by the strategy cards. Their words are content, as people's are: quoted."""

from dataclasses import replace
from datetime import date

from alongside.toolkit import cards, finding
from alongside.toolkit.sources import Source

SOURCE = Source("«Ada»", 2026, "«Title»", "«Journal»", "«doi:1»")


def walk_past_the_strategies(walk, monkeypatch):
    quoted = {slug: in_quotes(card) for slug, card in cards.all_cards().items()}
    past, first, *_rest = quoted
    quoted[past] = replace(quoted[past], review_by=date(2020, 1, 1))
    quoted[first] = replace(quoted[first], signed_by="«Dr Gwen»")
    monkeypatch.setattr(cards, "all_cards", lambda: quoted)
    walk.get(None, "/strategies/", "strategies")
    walk.get("cleo", "/strategies/?topic=coping", "strategies of a topic")
    walk.get(None, "/strategies/?topic=exercise&effort=1", "strategies, none")
    walk.get(None, "/strategies/?topic=nothing", "strategies of no topic", status=404)
    walk.get(None, "/strategies/find/", "find a strategy")
    walk.post(None, "/strategies/find/", "find a strategy, empty")
    walk.post(None, "/strategies/find/", "find a strategy, long", {"words": "«" + "я" * 300})
    for fits in (True, False):
        monkeypatch.setattr(finding, "find", lambda words, fits=fits: ([quoted[past]], fits))
        walk.post("cleo", "/strategies/find/", f"strategies found, {fits}", {"words": "«x»"})
    walk.get(None, f"/strategies/{past}/", "a strategy past its date")
    for flag in ("none", "check", "clinician"):
        slug = next(slug for slug, card in quoted.items() if card.flag == flag)
        walk.get("ada", f"/strategies/{slug}/", f"a strategy, {flag}")
    walk.get(None, f"/strategies/{first}/", "a strategy that is signed")


def in_quotes(card):
    """The same card with other words, each of them in quotes."""
    lines = dict.fromkeys(("helps", "care"), ("«x»",))
    words = dict.fromkeys(("title", "what", "in_bed", "shows", "shows_not"), "«x»")
    body = "1. «a»\n2. «b»\n3. «c»"
    return replace(card, body=body, sources=(SOURCE,) * bool(card.sources), **lines, **words)
