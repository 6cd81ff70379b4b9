"""Going well: leaving, being asked to leave, and the ending of a whole group."""
