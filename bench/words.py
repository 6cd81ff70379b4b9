"""Made-up posts with the frequencies of real ones: Zipf's law, some stop words, a topic a group."""

import random
from bisect import bisect
from itertools import accumulate

STOP = ["the", "a", "and", "to", "of", "i", "it", "in", "is", "that", "my", "was", "for", "on"]
SYLLABLES = [c + v for c in "bcdfghklmnprstvw" for v in ("a", "e", "i", "o", "u", "ea", "ou")]
VOCABULARY, TOPICAL = 30_000, 300


class Words:
    """Posts of about 80 words. The same seed gives the same posts."""

    def __init__(self, seed=1):
        self.random = random.Random(seed)
        self.words = [self._word() for _ in range(VOCABULARY)]
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))

    def _word(self):
        return "".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 2, 3, 3, 4))))

    def _common(self):
        return self.words[bisect(self.weights, self.random.random() * self.weights[-1])]

    def topic(self):
        """Words that one group uses more than others do."""
        return self.random.sample(self.words, TOPICAL)

    def post(self, topic):
        length = max(8, int(self.random.lognormvariate(4.2, 0.6)))
        found = []
        for _ in range(length):
            chance = self.random.random()
            if chance < 0.45:
                found.append(self.random.choice(STOP))
            elif chance < 0.55:
                found.append(self.random.choice(topic))
            else:
                found.append(self._common())
        return " ".join(found).capitalize() + "."

    def query(self, topic):
        """What somebody might look for: one to three words, some of them common ones."""
        count = self.random.choice((1, 1, 2, 2, 3))
        return " ".join(
            self.random.choice(topic) if self.random.random() < 0.6 else self._common()
            for _ in range(count)
        )
