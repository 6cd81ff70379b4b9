"""Groups of people who have a part of their lives in common."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from .by_pain import WHAT_FOR, WHAT_HELPS
from .starting_point import StartingPoint

REVIEWED = date(2026, 11, 27)

BY_LIFE = (
    StartingPoint(
        number=6,
        name=_("Working with pain"),
        purpose=_(
            "For people who work with pain, or would like to again. We talk about getting through "
            "the day, what to tell whom at work, and what is left for the evening."
        ),
        themes=("work",),
        in_other_words=(
            _("I get through the shift, and then there is nothing left of me."),
            _("I do not know whether to tell my manager."),
            _("I am off sick, and afraid of going back."),
            _("I had to give up the work I was good at."),
        ),
        format="writing",
        meets_on=3,
        meets_at="19:30",
        meets_every=1,
        capacity=10,
        questions=(_("Which hours can you come, as your work is?"), WHAT_FOR),
        agreed=(
            _("We name no employers and no colleagues."),
            _("Not working is no failure, and working is no proof that it is not so bad."),
        ),
        note=_(
            "Evenings, and an end on time. Two people from one workplace should each be asked "
            "whether that is all right."
        ),
        reviewed=REVIEWED,
    ),
    StartingPoint(
        number=7,
        name=_("Young adults with pain"),
        purpose=_(
            "For people from 18 to about 30 who live with pain while others their age seem to do "
            "everything. Studying, first jobs, going out, flats and friends, with pain along."
        ),
        themes=("young", "any"),
        in_other_words=(
            _("I am twenty-three, and people say I am too young for this."),
            _("My friends go out, and I count what it will cost me."),
            _("I had to take a break from university."),
            _("In the waiting room everybody is older than my parents."),
        ),
        format="mixed",
        meets_on=6,
        meets_at="18:00",
        meets_every=2,
        capacity=10,
        questions=(WHAT_FOR, WHAT_HELPS),
        agreed=(
            _("We do not look for each other on other sites without being asked to."),
            _("Everybody is of age here: if somebody is not, we help them to another group."),
        ),
        note=_(
            "Two who lead, one of them near in age. Decide what happens on somebody's thirty-first "
            "birthday: nothing, as a rule."
        ),
        reviewed=REVIEWED,
    ),
    StartingPoint(
        number=8,
        name=_("Parents and carers"),
        purpose=_(
            "For people who look after somebody who lives with pain, a child or a grown-up, and "
            "for parents who have pain themselves. It is about you, for once."
        ),
        themes=("carers",),
        in_other_words=(
            _("My daughter has been in pain for a year, and I cannot make it go away."),
            _("I look after my husband, and nobody asks how I am."),
            _("I cannot lift my own children any more."),
            _("I am tired, and I feel guilty for being tired."),
        ),
        format="call",
        meets_on=1,
        meets_at="20:15",
        meets_every=2,
        capacity=8,
        questions=(_("Whom do you look after? A word is enough, and no name."), WHAT_FOR),
        agreed=(
            _("We speak of our own part, and leave the other person their secrets."),
            _("Whoever is called away in the middle goes, and is welcome back."),
        ),
        note=_(
            "Late, when others are asleep. Know beforehand whom to tell if a child may be at risk: "
            "the limits say so to everybody."
        ),
        reviewed=REVIEWED,
    ),
    StartingPoint(
        number=9,
        name=_("Newly in pain"),
        purpose=_(
            "For people whose pain began within the last two years, after an accident, an "
            "operation, an illness or out of nothing. Six evenings together, and then we see."
        ),
        themes=("after", "nerves", "any"),
        in_other_words=(
            _("It should have healed by now, and it has not."),
            _("Since the operation nothing is as it was."),
            _("I keep waiting for my old life to come back."),
            _("I do not know yet what I can still do."),
        ),
        format="room",
        meets_on=5,
        meets_at="14:00",
        meets_every=1,
        capacity=8,
        questions=(WHAT_FOR, WHAT_HELPS),
        agreed=(
            _("Nobody here knows how yours will go, and nobody says so."),
            _("We begin together and end together, and a missed week is no reason to stay away."),
        ),
        note=_(
            "Let newcomers come in together on one day. A room needs chairs with arms, a place to "
            "lie down and a step-free door."
        ),
        reviewed=REVIEWED,
    ),
)
