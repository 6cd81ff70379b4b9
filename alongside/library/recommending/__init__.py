"""Recommending something to read or to try: to a group for a while, or to one of its meetings."""
