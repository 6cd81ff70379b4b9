"""Beginning a group, from nothing or from what has served others."""
