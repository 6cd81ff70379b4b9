"""Words that are held and looked at again, and a private word, with words that are nobody's."""

from django.urls import reverse

from alongside.conversations.models import Hold, Move, Story
from alongside.groups.models import Group

OF_HOLDING = {
    "held_words": "grimblethorn",
    "held_why": "wattleford",
    "held_asks": "snowdrabble",
    "held_answer": "marrowquist",
    "private_word": "tanglebrook",
}


class Holding:
    """The part of Everything in which words of the member are held, and an organiser looks."""

    def hold_and_look_again(self):
        said, ref = OF_HOLDING, self.group.ref
        words = {"body": f"I met {said['held_words']}.", "wish": "listen"}
        self.post(self.member, reverse("stories", args=[ref]), **words)
        self.held = Story.objects.filter(author=self.story.author).order_by("-shared_at").first()
        at = [ref, self.held.pk]
        because = {"rule": "other", "reason": f"It names {said['held_why']}.", "version": "first"}
        self.post(self.organiser, reverse("hold_story", args=at), **because)
        asks = f"It is {said['held_asks']}."
        self.post(self.member, reverse("held_story", args=at), asks=asks)
        answer = {"outcome": "stays", "why": f"Without {said['held_answer']}."}
        one = [Hold.objects.get().pk]
        self.post(self.other, reverse("look_again", args=one), **answer)
        word = {"body": f"How is {said['private_word']}?"}
        self.post(self.organiser, reverse("word_about_story", args=at), **word)
        self.move_on()

    def move_on(self):
        """To a second group, in which the same two are; the story is shared there as well."""
        leader, member = (self.group.memberships.current().leading().first().person, None)
        member = self.held.author
        second = Group.objects.create(name=self.group.name, purpose=self.group.purpose)
        agreement = second.write_agreement(self.group.current_agreement().body, leader)
        for person, role in ((leader, "facilitator"), (member, "member")):
            second.welcome(person, role=role).accept(agreement)
        at = [self.group.ref, self.story.pk]
        self.post(self.organiser, reverse("propose_move", args=at), group=second.pk)
        self.post(self.member, reverse("move", args=[Move.objects.get().pk]), answer="stay")

    def of_holding(self):
        """Its pages."""
        at = [self.group.ref, self.held.pk]
        names = ("hold_story", "held_story", "word_about_story", "propose_move")
        return [*(reverse(name, args=at) for name in names), reverse("my_held")]
