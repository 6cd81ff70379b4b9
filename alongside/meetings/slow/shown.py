"""What a slow round's page shows its reader: the words in their order, and what is theirs to do."""

from dataclasses import dataclass, field

from alongside.groups.sharing.responses import ResponseKind
from alongside.vault.models import open_many

from ..engine import slow
from .keeping import state_of
from .rounds import SlowTurn


@dataclass
class Shown:
    """A slow round as one person sees it."""

    round: object
    state: slow.State
    mine: SlowTurn | None = None  # Their turn; None for whoever could still join.
    turns: dict = field(default_factory=dict)  # {id: SlowTurn}, opened

    @property
    def place(self):
        """What the engine knows of the reader's turn."""
        return self.state.turns[self.mine.pk] if self.mine else None

    @property
    def words(self):
        """[SlowTurn] with something to read, in the order of the round. Others' words only for
        those who are in it.
        """
        return [turn for turn in self.in_order if self.state.turns[turn.pk].has_words]

    @property
    def reflections(self):
        """[SlowTurn] with an answer in words to the whole, in the same order."""
        return [turn for turn in self.answering if turn.reflection_is_in_words]

    @property
    def responses(self):
        """[(a response, [who gave it])]: named, and never counted."""
        here = [turn for turn in self.answering if turn.author]
        given = [(one.label, [t.author for t in here if t.response == one]) for one in ResponseKind]
        return [(label, people) for label, people in given if people]

    @property
    def answering(self):
        return [turn for turn in self.in_order if self.state.turns[turn.pk].has_reflected]

    @property
    def in_order(self):
        return [self.turns[pk] for pk in self.state.order if pk in self.turns] if self.mine else []

    def people(self, *statuses):
        """[Person] whose turn stands so: for those who lead, as names and never as a number."""
        here = [turn for turn in self.in_order if not self.state.turns[turn.pk].is_gone]
        return [t.author for t in here if t.author and self.state.turns[t.pk].status in statuses]


def shown(round, reader):
    """The round as this person sees it, with everything opened at once."""
    state = state_of(round)
    turns = round.turns.select_related("author").with_folds_of(reader).with_author_here()
    turns = turns.with_holds_for(reader)
    rows = list(turns)
    mine = next((turn for turn in rows if turn.author_id == reader.pk), None)
    if mine and not slow.in_the_round(state, mine.pk):
        mine = None
    open_many([reader, round, *rows] if mine else [reader, round])
    return Shown(round, state, mine, {turn.pk: turn for turn in rows})
