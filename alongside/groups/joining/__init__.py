"""Coming into a group: invited, asking, waiting for a place, and being welcomed."""
