"""The same evening, as far as it is about words that are held, and a story for another group."""

from alongside.conversations.models import Move, Story
from tests.conftest import new_group
from tests.conversations.held import appealed, held

SAID = {"body": "I wonder how you are since."}
DECIDED = {"outcome": "release", "why": "It reads well.", "version": "held first"}
HELD = {"rule": "identifying", "reason": "It says who somebody is.", "version": "first"}
ASKED = {"asks": "It is my own name.", **DECIDED}
FORMS = {
    **{f"hold_{one}": HELD for one in ("story", "reply")},
    **{f"held_{one}": ASKED for one in ("story", "reply")},
    **{f"word_about_{one}": SAID for one in ("story", "reply")},
    "look_again": DECIDED,
    "move": {"answer": "also"},
}


class Holding:
    """Ben's story and reply, words of Cleo's and of Ben's that are held, and the quiet group."""

    def __init__(self, people, group, story, reply):
        ada, ben, cleo = (people[name] for name in ("ada", "ben", "cleo"))
        self.ref, self.story, self.reply = group.ref, story, reply
        self.quiet = new_group("quiet", ada, cleo)
        self.hers, self.bens, self.heard, asked = (
            Story.objects.share(by=by, group=where, body="Mrs P. again.", wish="listen")
            for by, where in ((cleo, group), (ben, group), (cleo, group), (cleo, self.quiet))
        )
        self.her_reply = story.reply(by=cleo, body="Mrs P. too.")
        for one in (self.hers, self.her_reply, self.bens):
            held(one, ada)
        self.asked = held(asked, ada)
        assert appealed(self.asked, cleo)
        self.move = Move.objects.propose(self.heard, by=ada, group=self.quiet)
        self.free = Story.objects.share(by=cleo, group=group, body="Marking.", wish="listen")

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        held_story = self.bens if kind == "bens" else self.hers
        return {
            **{one: [self.ref, self.story.pk] for one in ("hold_story", "word_about_story")},
            **{one: [self.ref, self.reply.pk] for one in ("hold_reply", "word_about_reply")},
            "held_story": [self.ref, held_story.pk],
            "held_reply": [self.ref, self.her_reply.pk],
            "look_again": [self.asked.pk],
            "a_reply": [self.reply.pk],
            "propose_move": [self.ref, self.free.pk],
            "move": [self.move.pk],
        }.get(name)

    def form(self, name):
        """What is filled in there, or None."""
        return {"group": self.quiet.pk} if name == "propose_move" else FORMS.get(name)
