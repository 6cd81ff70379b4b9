"""The walk comes by small steps, a shelf, and the pages of a rough day."""

from alongside.people.models import Draft
from alongside.toolkit.models import SmallStep
from tests.conftest import new_group

from .walk import browser, long_words

SHELF = "/groups/small/shelf/"
NUMBER = "«Ring me on» 07700 900123"


def walk_in_small_steps(walk, who):
    """A group of their own, in which all of it happens."""
    for name in ("ada", "ben", "cleo"):  # What came before has signed some of them out.
        walk.browsers[name] = browser(walk.people[name])
    group = new_group("small", who.ada, who.ben, who.cleo)
    group.name = group.purpose = "«Small»"
    group.save()
    agreement = group.write_agreement("«Nobody is compared.»", by=who.ada)
    for place in group.memberships.current():
        place.accept(agreement)
    walk_and_begin(walk, group)
    walk_past_the_shelf(walk, who, group)
    walk_on_a_rough_day(walk, who)
    group.delete()


def walk_and_begin(walk, group):
    begin = "/steps/begin/"
    walk.get("cleo", "/steps/", "small steps, none")
    walk.get("cleo", f"{begin}?from=card:slow-breathing", "to begin a step, from a card")
    walk.get("cleo", f"{begin}?from=meeting:1", "to begin a step, from a meeting")
    walk.get("cleo", f"{begin}?from=story:1", "to begin a step, from a story")
    walk.post("cleo", begin, "a step, nothing in it")
    long = {"what": long_words(300), "when": long_words(120), "group": "1"}
    walk.post("cleo", begin, "a step, too long", long)
    shared = {"doable": "yes", "group": str(group.pk)}
    walk.post("cleo", begin, "a step, noticed", {"what": NUMBER, **shared})
    big = {"what": "«A mile»", "doable": "no", "group": "me"}
    walk.post("cleo", begin, "a step, too big", big)
    walk.post("cleo", begin, "a step, kept", {"what": "«Ten steps»", "when": "«Noon»", **shared})
    step = SmallStep.objects.get(group=group)
    at = step.get_absolute_url()
    walk.get("cleo", f"{at}how/", "to look back")
    walk.post("cleo", f"{at}how/", "to look back, nothing chosen", {"learned": long_words(1_000)})
    for outcome in ("later", "let_go", "unsure", "not_for_me", "helped"):
        form = {"outcome": outcome, "learned": "«Slowly»", "caution": "«Not uphill»"}
        walk.post("cleo", f"{at}how/", f"looked back, {outcome}", {**form, "group": str(group.pk)})
    walk.get("cleo", "/steps/", "small steps")
    walk.get("cleo", f"{at}remove/", "to remove a step")


def walk_past_the_shelf(walk, who, group):
    step = SmallStep.objects.get(group=group)
    SmallStep.objects.begin(by=who.ben, what="«Nine steps»", group=group)
    walk.get("ben", SHELF, "a shelf")
    walk.post("ben", f"/people/{who.cleo.pk}/mute/", "muted, for a shelf")
    walk.get("ben", SHELF, "a shelf, folded")
    walk.post("ben", f"/people/{who.cleo.pk}/unmute/", "muted no more, for a shelf")
    walk.get("ben", f"{SHELF}find/", "to look on a shelf")
    walk.post("ben", f"{SHELF}find/", "to look on a shelf, nothing typed")
    walk.post("ben", f"{SHELF}find/", "found on a shelf", {"words": "«steps»"})
    walk.get("ada", SHELF, "a shelf, leading")
    off = f"{SHELF}{step.pk}/"
    walk.get("ada", off, "to take off a shelf")
    walk.post("ada", off, "to take off a shelf, no reason")
    walk.post("ada", off, "taken off a shelf", {"because": "«It may harm»"})
    walk.post("ben", f"{SHELF}find/", "found on an empty shelf", {"words": "«steps»"})
    walk.get("cleo", step.get_absolute_url(), "a step, taken off")
    walk.post("cleo", f"{step.get_absolute_url()}keep/", "a step, kept to oneself")
    walk.post("cleo", f"{step.get_absolute_url()}remove/", "a step, removed")


def walk_on_a_rough_day(walk, who):
    walk.get("cleo", "/flare/", "a rough day")
    walk.get("dev", "/flare/", "a rough day of who leads")
    walk.get("cleo", "/flare/tell/", "whom to tell")
    place = who.cleo.memberships.current().first()
    told = {"group": str(place.group_id)}
    walk.post("cleo", "/flare/tell/", "told of a rough day", told)
    walk.get("cleo", "/flare/plan/", "a flare plan, none")
    walk.get("cleo", "/flare/plan/print/", "a flare plan on paper, none")
    write = "/flare/plan/write/"
    walk.get("cleo", write, "to write a flare plan")
    walk.post("cleo", write, "a flare plan, too long", {"signs": long_words(2_000)})
    Draft.objects.keep(who.cleo, "flare_plan:0", signs="«I go qu»")
    walk.get("cleo", "/flare/plan/", "a flare plan, begun")
    walk.post("cleo", write, "a flare plan, kept", {"signs": "«I go quiet»", "whom": "«Gwen»"})
    walk.get("cleo", "/flare/plan/print/?size=large", "a flare plan on paper")
    walk.get("cleo", "/flare/", "a rough day, with a plan")
    walk.get(None, "/flare/offline/", "without a network")
