"""Practices that run: shown and said step by step, or read as a plain page with times."""
