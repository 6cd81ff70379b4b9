"""The walk comes by somebody who has died, and somebody of whom it was said by mistake."""

from alongside.people.models import Death
from tests.conftest import new_group

from .walk import browser, long_words

AT = "/groups/remembering/"


def walk_where_somebody_died(walk, who):
    """Gwen has died, in a group of Ada's and another one's; Olive and Omar organise."""
    for name in ("ada", "ben", "olive"):  # What came before has signed some of them out.
        walk.browsers[name] = browser(walk.people[name])
    walk.meet("gina")
    gina = walk.people["gina"]
    group = new_group("remembering", who.ada, who.ben, gina)
    group.name = group.purpose = "«Remembering»"
    group.save()
    group.current_agreement().delete()
    agreement = group.write_agreement("«Passing is fine.»", by=who.ada)
    for place in group.memberships.current():
        place.accept(agreement)
    died = f"{AT}people/{group.memberships.get(person=gina).pk}/died/"
    walk.get("ada", died, "somebody has died")
    walk.post("ada", died, "a death, not said how it was heard", {"how": long_words(1_001)})
    walk.post("ada", died, "a death, told", {"how": "«Her sister rang me»"})
    walk_to_the_organiser(walk, who, died)
    walk.get("ada", died, "a death, confirmed")
    walk.post("ada", f"{died}tell/", "a death, no words for the group")
    walk.post("ada", f"{died}tell/", "a death, the group told", {"body": "«Our Gina has died»"})
    walk.get("ada", died, "a death, the group has been told")
    walk.post("ada", f"{died}tell/", "a death, told twice", {"body": "«Once more»"})
    walk.get("ben", f"{AT}people/", "who is here, and who has died")
    walk_back_from_a_mistake(walk, died)


def walk_to_the_organiser(walk, who, died):
    death = Death.objects.get(ended_at=None)
    page = f"/organise/deaths/{death.pk}/"
    walk.post("olive", f"{page}end/", "a death, set aside")
    walk.get("ada", died, "a death, set aside, who told of it")
    walk.post("ada", died, "a death, told again", {"how": "«Her son wrote»"})
    death = Death.objects.get(ended_at=None)
    page = f"/organise/deaths/{death.pk}/"
    walk.get("olive", "/organise/", "organising, a death")
    Death.objects.filter(pk=death.pk).update(told_by=who.olive)
    walk.get("olive", page, "a death, told by oneself")
    walk_where_an_organiser_heard(walk, death.person)
    Death.objects.filter(pk=death.pk).update(told_by=who.ada)
    walk.get("olive", page, "a death, to be confirmed")
    walk.post("olive", f"{page}confirm/", "a death is confirmed")
    walk.get("olive", f"/organise/people/{death.person_id}/", "an account that rests")
    walk.get(None, "/sign-in/closed/", "an account that is closed, at the door")


def walk_where_an_organiser_heard(walk, gina):
    walk.get("olive", f"/organise/people/{gina.pk}/died/", "a death, told already")
    ben = f"/organise/people/{walk.people['ben'].pk}/"
    walk.get("olive", ben, "an account, which may be of somebody who has died")
    walk.get("olive", f"{ben}died/", "somebody has died, an organiser hears")
    walk.post("olive", f"{ben}died/", "a death, an organiser has not said how")


def walk_back_from_a_mistake(walk, died):
    death = Death.objects.confirmed().get()
    end = f"/organise/deaths/{death.pk}/end/"
    walk.post("olive", end, "a death, a mistake")
    walk.post("olive", end, "a death, a mistake twice")
    walk.get("ada", died, "a death, a mistake, who leads")
