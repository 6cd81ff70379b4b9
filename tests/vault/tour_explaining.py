"""The tour comes by a card on which the group explains itself, and a page for paper."""

from alongside.conversations.models import ExplainingCard, ExplainingLine, SheetPart
from tests.browser.pages import Stop


class Explaining:
    """A card, a line of somebody else's on it, and words of one's own, in the Tour."""

    def explain(self):
        hana, cleo = self.people["hana"], self.people["cleo"]
        self.explaining = ExplainingCard.objects.begin(
            by=hana, group=self.group, audience="other", title="For the neighbour with the dog"
        )
        line = ExplainingLine.objects.add(
            by=hana,
            card=self.explaining,
            body="What you can’t see is what the bins cost me on a Monday.",
            printable=True,
        )
        SheetPart.objects.put(cleo, self.explaining, line)
        SheetPart.objects.write(cleo, self.explaining, "Please ring the bell twice and wait a bit.")
        self.explaining_line = line

    def what_is_explained(self):
        at = self.explaining.get_absolute_url()
        yield Stop("cards", "cleo", f"{self.group.get_absolute_url()}explaining/")
        for card in ExplainingCard.objects.filter(group=self.group):
            yield Stop(f"a card, {card.pk}", "cleo", card.get_absolute_url())
        yield Stop("a sheet", "cleo", f"{at}sheet/")
        yield Stop("a sheet on paper", "cleo", f"{at}sheet/print/")
