"""For those who lead: stories that wait, a conversation that pauses, the next meeting."""
