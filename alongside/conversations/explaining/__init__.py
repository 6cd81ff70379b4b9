"""How I explain it: cards that a group writes together, and the sheet that somebody takes along."""
