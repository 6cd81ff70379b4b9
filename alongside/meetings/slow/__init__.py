"""Slow rounds: one prompt, some days, a turn for everybody, whenever it suits them."""
