"""The tour comes by small steps, the shelf of a group, and a plan for a flare."""

from alongside.toolkit.models import FlarePlan, SmallStep
from tests.browser.pages import Stop


class Flaring:
    """A step of Cleo's on the shelf, one that was taken off it, and her plan, in the Tour."""

    def try_something_small(self):
        cleo = self.people["cleo"]
        begin = {"by": cleo, "group": self.group, "source": "card:slow-breathing"}
        self.on_shelf = SmallStep.objects.begin(
            what="Soup at noon, whatever happens.", when="Mondays.", **begin
        )
        said = {"outcome": "helped", "group": self.group}
        learned = {"learned": "It is the sitting down.", "caution": "Mind the hot pan."}
        self.on_shelf.look_back(**learned, **said)
        self.taken_off = SmallStep.objects.begin(
            what="A swim in the lido at dawn.", when="In June.", **begin
        )
        learned = {"learned": "Cold. So cold.", "caution": "Never by oneself."}
        self.taken_off.look_back(**learned, **said)
        self.taken_off.take_off_shelf(by=self.people["ada"], because="Not with a weak heart.")
        words = {"signs": "My handwriting goes first.", "message": "Kettle on, phone off."}
        FlarePlan.objects.keep(by=cleo, words=words)

    def what_is_small(self):
        yield Stop("a shelf", "hana", f"{self.group.get_absolute_url()}shelf/")
        for step in SmallStep.objects.filter(person=self.people["cleo"]):
            yield Stop(f"a step, {step.pk}", "cleo", step.get_absolute_url())
        yield Stop("a flare plan", "cleo", "/flare/plan/")
        yield Stop("a flare plan on paper", "cleo", "/flare/plan/print/")
