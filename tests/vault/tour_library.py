"""The tour comes by the library: what was suggested, decided, and who reviews."""

from alongside.library.models import Resource
from alongside.toolkit.models import CardVersion
from tests.browser.pages import Stop


class Library:
    """A suggestion that was taken in, with words of each kind, in the Tour."""

    def suggest_something(self):
        row = Resource.objects.get(state="shown")
        row.decision = {**row.decided, "why": "My own copy is stained with plum."}
        row.save(update_fields=["decision"])
        self.suggested = row
        version = CardVersion.objects.get()
        version.says = {**version.says, "what": "One record, from the first groove to the last."}
        version.edited_as = "Ada, who sat down with the headphones on"
        version.signed_as = "Ada, who stood up from it once more"
        version.save()

    def what_is_in_the_library(self):
        for row in Resource.objects.all():
            yield Stop(f"a resource, {row.pk}", "ada", f"/library/resources/{row.pk}/")
        yield Stop("a card that was changed", None, "/strategies/music-time/")
        yield Stop("a card, looked over", "ada", "/reviewing/cards/music-time/")
        yield Stop("a card, compared", "ada", "/reviewing/cards/music-time/compare/")
        yield Stop("suggestions of one’s own", "hana", "/library/suggest/")
        yield Stop("suggestions of Ben’s", "ben", "/library/suggest/")
