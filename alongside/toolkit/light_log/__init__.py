"""A light log of two weeks that stops by itself: a line a day, and no count of days in a row."""
