"""What a line of the log can say, in words to choose from; and what fourteen of them say."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.ui.words import comma

DAYS = 14
LONGEST_WORD = 100

# The keys never change, since logs lie sealed; the words may.
SLEEP = {
    "badly": gettext_lazy("I slept badly"),
    "so_so": gettext_lazy("I slept so-so"),
    "well": gettext_lazy("I slept well"),
}
ACTIVITY = {
    "hardly": gettext_lazy("I did hardly anything"),
    "little": gettext_lazy("I did a little"),
    "usual": gettext_lazy("I did about as much as usual"),
    "more": gettext_lazy("I did more than usual"),
}
HELPED = {
    "rest": gettext_lazy("A rest"),
    "moving": gettext_lazy("Moving a little"),
    "warmth": gettext_lazy("Warmth or cold"),
    "company": gettext_lazy("Company"),
    "outside": gettext_lazy("Being outside"),
    "practice": gettext_lazy("A practice"),
    "music": gettext_lazy("Music or a story"),
    "nothing": gettext_lazy("Nothing helped that day"),
}
MORE, BADLY, NOTHING = "more", "badly", "nothing"


@dataclass(frozen=True)
class Line:
    """What somebody noted of one day; anything of it can be missing."""

    day: int  # From 1 to DAYS.
    sleep: str = ""
    activity: str = ""
    helped: tuple[str, ...] = ()
    word: str = ""

    @property
    def said(self):
        """The line in words, a thought each; their own word last."""
        chosen = (SLEEP.get(self.sleep), ACTIVITY.get(self.activity))
        helped = (HELPED.get(one) for one in self.helped)
        return [str(one) for one in (*chosen, *helped, self.word) if one]


def lines(days):
    """[Line] of {day: {what: said}}, by day."""
    found = (Line(int(day), **as_tuples(said)) for day, said in days.items())
    return sorted(found, key=lambda line: line.day)


def as_tuples(said):
    return {name: tuple(one) if isinstance(one, list) else one for name, one in said.items()}


# -- what they say together -----------------------------------------------------------------------


@dataclass(frozen=True)
class Summary:
    """What two weeks say: how many days of each kind, and one pattern to look at, if there is."""

    noted: int
    sleep: list  # [(words, how many days)]
    activity: list
    helped: list
    nights_after_more: int  # Nights after a day with more than usual, of which something is noted.
    bad_nights_after_more: int

    def in_short(self, fits=lambda words: True):
        """A few lines of it for somebody who has little time, as many as `fits` says yes to.

        What is rarest goes first where it does not.
        """
        sleep, activity = list(self.sleep), list(self.activity)
        while (sleep or activity) and not fits(self.told(sleep, activity)):
            longer = max(activity, sleep, key=len)
            longer.remove(min(longer, key=lambda pair: pair[1]))
        return self.told(sleep, activity)

    def told(self, sleep, activity):
        parts = [
            ngettext(
                "In two weeks I noted %(number)s day.",
                "In two weeks I noted %(number)s days.",
                self.noted,
            )
            % {"number": self.noted}
        ]
        for pairs, every in ((sleep, self.sleep), (activity, self.activity)):
            if pairs:
                parts.append(counted(pairs, and_more=len(pairs) < len(every)))
        if self.helped:
            parts.append(_("What helped most often: %(what)s.") % {"what": self.helped[0][0]})
        return "\n".join(parts)


def counted(pairs, and_more=False):
    """Such as: I slept badly: 3, I slept well: 1. It says so where there is more."""
    said = comma().join(f"{words}: {number}" for words, number in pairs)
    return _("%(most_often)s, and more") % {"most_often": said} if and_more else said


def summary(found):
    """The Summary of these lines. A night belongs to the morning after, on which it was noted."""
    nights = {line.day: line.sleep for line in found}
    after = [nights.get(line.day + 1) for line in found if line.activity == MORE]
    after = [night for night in after if night]
    helped = Counter(one for line in found for one in line.helped if one != NOTHING)
    return Summary(
        noted=len(found),
        sleep=in_order(Counter(line.sleep for line in found), SLEEP),
        activity=in_order(Counter(line.activity for line in found), ACTIVITY),
        helped=[(str(HELPED[one]), n) for one, n in helped.most_common() if one in HELPED],
        nights_after_more=len(after),
        bad_nights_after_more=after.count(BADLY),
    )


def in_order(counts, labels):
    return [(str(label), counts[key]) for key, label in labels.items() if counts[key]]
