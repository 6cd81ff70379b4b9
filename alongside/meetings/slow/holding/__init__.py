"""Words of a slow round that are held, and what is decided about it."""
