"""All that a group can begin from, in the order in which it is offered."""

from .by_life import BY_LIFE
from .by_pain import BY_PAIN

POINTS = {point.number: point for point in (*BY_PAIN, *BY_LIFE)}
