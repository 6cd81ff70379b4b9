"""A small step: one thing somebody would like to try before next time, and what came of it."""
