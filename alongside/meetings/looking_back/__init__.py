"""After a meeting: how it was, what is left over, a few lines for all, and what fades when."""
