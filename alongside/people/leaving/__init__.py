"""Leaving: for a moment, for a while or for good, with one's words, and taking back a yes."""
