"""Keeping something for later while a meeting runs."""
