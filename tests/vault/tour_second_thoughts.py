"""The tour's rows of words with a content note, edited, and answered by reference."""

from alongside.conversations.second_thoughts.edits import edit, version_of
from tests.browser.pages import Stop


class SecondThoughts:
    """Hana has shared with a note, and replied with one; both she has edited since."""

    def think_again(self):
        hana, cleo = self.people["hana"], self.people["cleo"]
        first = {"body": "They took blood three times today.", "content_note": "Long needles"}
        share = self.group.stories.share
        self.noted = share(by=hana, group=self.group, wish="listen", **first)
        said = {"body": "And my arm is blue from it now.", "content_note": "Blue bruises"}
        self.noted_reply = self.noted.reply(by=hana, **said)
        source = self.noted.reply(by=cleo, body="I should have turned my head away.")
        self.noted.reply(by=hana, body="Next time I shall do that.", answers=source)
        for one, body, note in (
            (self.noted, "They took blood twice today.", "About needles"),
            (self.noted_reply, "And my arm is green from it now.", "About bruises"),
        ):
            wish = "ideas" if one is self.noted else None
            edit(one, version=version_of(one), body=body, content_note=note, wish=wish)

    def edited_words(self):
        at = self.group.get_absolute_url()
        yield Stop("a noted story", "cleo", self.noted.get_absolute_url())
        yield Stop("a noted story of one's own", "hana", self.noted.get_absolute_url())
        for kind, one in (("stories", self.noted), ("replies", self.noted_reply)):
            yield Stop(f"earlier {kind}", "ada", f"{at}{kind}/{one.pk}/earlier/")
            yield Stop(f"edit {kind}", "hana", f"{at}{kind}/{one.pk}/edit/")
