"""The walk comes by the cards on which a group explains itself, and by a page for paper."""

from alongside.conversations.models import ExplainingCard, ExplainingLine
from tests.conftest import new_group

from .walk import browser, long_words

AT = "/groups/explaining/"
CARDS = f"{AT}explaining/"
NUMBER = "«Ring me on» 07700 900123"


def walk_and_explain(walk, who):
    """A group of their own, in which all of it happens."""
    for name in ("ada", "ben", "cleo"):  # What came before has signed some of them out.
        walk.browsers[name] = browser(walk.people[name])
    group = new_group("explaining", who.ada, who.ben, who.cleo)
    group.name = group.purpose = "«Explaining»"
    group.save()
    agreement = group.write_agreement("«Nobody sells medicines.»", by=who.ada)
    for place in group.memberships.current():
        place.accept(agreement)
    walk_and_begin(walk)
    card = ExplainingCard.objects.get(audience="doctor")
    walk_along_lines(walk, who, card)
    walk_past_a_page_of_ones_own(walk, who, card)
    walk_where_it_is_closed(walk, card)
    group.delete()


def walk_and_begin(walk):
    begin = f"{CARDS}begin/"
    walk.get("cleo", CARDS, "cards, none")
    walk.get("cleo", begin, "to begin a card")
    walk.post("cleo", begin, "to begin a card, nothing chosen", {"body": long_words(80)})
    walk.post("cleo", begin, "to begin, noticed", {"audience": "other", "body": NUMBER})
    for audience in ("family", "manager", "other", "doctor"):
        form = {"audience": audience, "body": f"«{audience}»"}
        walk.post("cleo", begin, f"a card to {audience}", form)
    walk.get("ben", CARDS, "cards")


def walk_along_lines(walk, who, card):
    at = card.get_absolute_url()
    walk.post("ben", at, "a line, nothing in it")
    walk.post("ben", at, "a line, too long", {"body": long_words(280), "printing": "may"})
    walk.post("ben", at, "a line, noticed", {"body": NUMBER, "printing": "may"})
    walk.post("ben", at, "a line, added", {"body": "«Monday»", "printing": "may"})
    line = ExplainingLine.objects.latest("shared_at")
    walk.get("cleo", at, "a card, a line of another's")
    walk.post("cleo", f"/people/{who.ben.pk}/mute/", "muted, for a card")
    walk.get("cleo", at, "a card, folded")
    walk.get("cleo", f"{at}sheet/", "to choose, folded")
    walk.post("cleo", f"/people/{who.ben.pk}/unmute/", "muted no more, for a card")
    edit = f"{AT}lines/{line.pk}/edit/"
    walk.get("ben", edit, "to edit a line")
    walk.post("ben", edit, "a line, nothing left", {"version": line.version})
    form = {"body": "«Sunday»", "printing": "may", "version": line.version}
    walk.post("ben", edit, "a line, edited", form)
    walk.post("ben", edit, "a line, changed meanwhile", {**form, "body": "«Noon»"})
    walk.get("ben", f"{AT}lines/{line.pk}/take-back/", "to take a line back")
    walk.post("ben", f"{AT}lines/{line.pk}/keep-here/", "a line, kept here")
    for _number in range(26):
        add = ExplainingLine.objects.add
        add(by=who.ben, card=card, body="«Warmth»", printable=True)
    older = walk.get("cleo", at, "a card, more than a page").text
    older = older.split("?page=before")[1].split('"')[0]
    walk.get("cleo", f"{at}?page=before{older}", "a card, older lines")
    ExplainingLine.objects.filter(pk=line.pk).update(author=None)
    walk.get("cleo", f"{at}?page=before{older}", "a card, a line of somebody who left")


def walk_past_a_page_of_ones_own(walk, who, card):
    sheet = f"{card.get_absolute_url()}sheet/"
    walk.get("cleo", sheet, "a page of one's own, nothing on it")
    walk.get("cleo", f"{sheet}print/", "on paper, nothing on it")
    walk.post("cleo", sheet, "own words, none")
    walk.post("cleo", sheet, "own words, too long", {"body": long_words(280)})
    walk.post("cleo", sheet, "own words", {"body": "«Dear you»"})
    lines = ExplainingLine.objects.filter(card=card, printable_since__isnull=False)
    for line in lines.order_by("shared_at")[:3]:
        walk.browsers["cleo"].post(f"{sheet}arrange/", {"put": line.pk})
    walk.get("cleo", sheet, "a page of one's own")
    walk.get("cleo", f"{sheet}print/", "on paper")
    walk.get("cleo", f"{sheet}print/?size=large", "on paper, large")
    for number in range(16):
        walk.browsers["cleo"].post(sheet, {"body": f"«{number}»"})
    walk.post("cleo", sheet, "own words, no room", {"body": "«More»"})
    full = {"put": lines.latest("shared_at").pk}
    walk.post("cleo", f"{sheet}arrange/", "a page of one's own, no room", full)


def walk_where_it_is_closed(walk, card):
    at = card.get_absolute_url()
    walk.post("ada", f"{at}steer/", "a card, closed", {"what": "close"})
    walk.post("ada", f"{at}steer/", "a card, for the next meeting", {"what": "park"})
    walk.get("cleo", at, "a card, closed, for who began it")
    walk.get("cleo", CARDS, "cards, one closed")
    walk.post("cleo", f"{at}title-back/", "a card without its title")
