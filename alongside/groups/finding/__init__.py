"""Finding a group that fits, and saying so where none does."""
