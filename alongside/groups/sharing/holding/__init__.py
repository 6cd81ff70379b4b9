"""Words that are held: read by their author and those who lead alone, and never deleted."""
