"""Somebody has died: what is said of it, and what becomes of their account."""
