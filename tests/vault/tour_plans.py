"""The tour's rows of plans that people made."""

from alongside.meetings import plan
from alongside.meetings.models import OwnPlan, SharedPlan
from alongside.meetings.plans.kept import packed
from tests.browser.pages import Stop


class Plans:
    """The morning group keeps a plan, and Ada shares another one."""

    def keep_plans(self):
        steps = plan.simple()
        self.own_plan = OwnPlan.objects.create(
            group=self.group, plan=packed("An hour for grey mornings", "For us.", steps)
        )
        self.shared_plan = SharedPlan.objects.create(
            shared_by=self.people["ada"], plan=packed("An hour for new people", "For all.", steps)
        )

    def of_plans(self):
        at = f"{self.group.get_absolute_url()}plans/"
        yield Stop("plans there are", "ada", at)
        for key in (f"own-{self.own_plan.pk}", f"shared-{self.shared_plan.pk}"):
            yield Stop(f"plan {key}", "ada", f"{at}{key}/")
            yield Stop(f"plan {key}, to print", "ada", f"{at}{key}/print/")
        yield Stop("a plan of our own, changed", "ada", f"{at}own/{self.own_plan.pk}/")
        later = self.group.meetings.upcoming().last()
        yield Stop("the plan of a meeting", "ada", f"/meetings/{later.pk}/plan/")
        yield Stop("the plan of a meeting, to print", "ada", f"/meetings/{later.pk}/plan/print/")

    def plans_shown(self, gone):
        """The names of the pages of those plans that are `gone`."""
        for kind, row in (("own", self.own_plan), ("shared", self.shared_plan)):
            if (f"meetings.{kind}_plan.plan", row.pk) in gone:
                yield f"plan {kind}-{row.pk}"
