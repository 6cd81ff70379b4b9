"""Somebody and those who lead their group: a thread between them, a call, a concern."""
