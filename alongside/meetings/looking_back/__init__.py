"""After a meeting: how it was for those who came."""
