"""Prompts to choose from: the open questions of the plans that come along, with their plan."""

from dataclasses import dataclass

from ..plans import shipped

# In the order of the programme, then the others. Each has its sources and its review date there.
PLANS = (
    "slow-circle",
    "programme-meeting-each-other",
    "programme-pacing",
    "programme-flare-plan",
    "programme-moving",
    "programme-sleep",
    "programme-thoughts",
    "programme-people",
    "programme-keeping-going",
)


@dataclass(frozen=True)
class Suggestion:
    """A question, and the plan it is from, which says where that comes from."""

    slug: str
    question: str
    plan: str
    language: str


def suggestions():
    templates = shipped.all_templates()
    found = [templates[slug] for slug in PLANS]
    return [Suggestion(one.slug, one.question, one.title, one.language) for one in found]


def suggested(slug):
    """The question of this suggestion, or an empty string."""
    return next((one.question for one in suggestions() if one.slug == slug), "")
