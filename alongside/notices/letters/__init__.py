"""Notices by e-mail: a letter that says that there is something, and nothing of what it is."""
