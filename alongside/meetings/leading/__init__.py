"""For whoever leads: what helps before, during and after a meeting, and in hard moments."""
