"""The tour's rows of notices: what somebody chose, and a device that gets some."""

from alongside.notices import tell
from alongside.notices.choices import Choices
from alongside.notices.kinds import kind_called
from alongside.notices.models import Subscription
from tests.browser.pages import Stop
from tests.house.world_notices import PUSHED


class BeingTold:
    """Hana has a notice, has chosen how she is told, and given notices to a device."""

    def be_told(self):
        hana = self.people["hana"]
        Choices.objects.change(hana, usual="push")
        Subscription.objects.keep(hana, **PUSHED)
        tell([hana], kind_called("group_goes_on"), f"group:{self.group.pk}")

    def of_notices(self):
        yield Stop("notices", "hana", "/notices/")
        yield Stop("my choices", "hana", "/notices/choices/")
        yield Stop("my choices in a group", "hana", f"/notices/choices/{self.group.pk}/")
