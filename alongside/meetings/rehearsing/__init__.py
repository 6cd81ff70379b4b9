"""Rehearsals: somebody who leads learns the room with six made-up members, and nobody sees it."""
