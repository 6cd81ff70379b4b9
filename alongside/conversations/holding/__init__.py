"""Stories and replies that are held, and what is decided about it."""
